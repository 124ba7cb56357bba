"""Tables in the words of the person who reads them."""

import pandas as pd

from consultation.questions.labels import choice_label
from consultation.questions.model import NO_OPINION, NOT_APPLICABLE, Question, Scale, SeveralChoices
from consultation.text import Words
from consultation.ui import context

COUNTED = ("respondents", "answered", NO_OPINION, NOT_APPLICABLE, "blank", "not_asked")


def about(column: str, w: Words) -> str:
    """What an answer column is about: the title of its item, or the words of its row or question."""
    question = context.questionnaire().question(column)
    name = column.split(".", maxsplit=1)[0]
    if name in context.questionnaire().items:
        return w(f"{name}.title")
    return w(column) if column != question.id else w(question.words)


def named(column: str, w: Words) -> str:
    """A question as it stands in a list to choose from: its code, what it is about, what is asked."""
    question = context.questionnaire().question(column)
    kind = question.anchors if isinstance(question, Scale) else getattr(question, "options", "")
    key = f"kind.{kind}"
    return f"{about(column, w)} · {w(key)}" if w.has(key) else about(column, w)


def subtitle(table: pd.DataFrame, w: Words, *, exact: bool) -> str:
    """How many answered, and what the reader must know of the figures."""
    respondents = int(table["respondents"].max()) if len(table) else 0
    note = w("figure.exact") if exact else w("figure.open_consultation")
    return f"{w.plural('figure.respondents', respondents)} · {note}"


def readable(table: pd.DataFrame, question: Question, w: Words) -> pd.DataFrame:
    """The table of a question with translated headings, whole percentages and the status in words.

    Where several choices are possible each count has its share of those who answered, since the counts add up to more.
    """
    questionnaire = context.questionnaire()
    values = [v for v in questionnaire.choices(question) if v not in (NO_OPINION, NOT_APPLICABLE)]
    shown = {w("table.group"): table["label"]}
    shown |= {w(f"table.{name}"): _whole(table[name], w) for name in COUNTED}
    written = _with_share if isinstance(question, SeveralChoices) else _counts_alone
    shown |= {choice_label(w, questionnaire, question, value): written(table, value, w) for value in values}
    if "top_two" in table:
        shown[w("table.top_two")] = table["top_two"].map(w.percent, na_action="ignore").fillna("–")
        bounds = zip(table["low"], table["high"], strict=True)
        ranges = [_range(low, high, w) for low, high in bounds]
        shown[w("table.range")] = pd.Series(ranges, index=table.index, dtype=str)
    shown[w("table.status")] = table["status"].map(lambda status: w(f"status.{status}"))
    return pd.DataFrame(shown)


def basis(answers: "pd.Series[int]", w: Words) -> str:
    """On how many answers several questions rest: `n = 608 to 634`."""
    least, most = (w.number(int(n)) for n in (answers.min(), answers.max()))
    return w("chart.n", n=least) if least == most else w("chart.n_from_to", least=least, most=most)


def counts(table: pd.DataFrame, w: Words) -> pd.DataFrame:
    """A table of groups and how many answered, with translated headings."""
    return pd.DataFrame({w("table.group"): table["label"], w("table.respondents"): _whole(table["n"], w)})


def _whole(numbers: "pd.Series[int]", w: Words) -> "pd.Series[str]":
    return numbers.map(w.number, na_action="ignore").fillna("–")


def _counts_alone(table: pd.DataFrame, value: str, w: Words) -> "pd.Series[str]":
    return _whole(table[value], w)


def _with_share(table: pd.DataFrame, value: str, w: Words) -> "pd.Series[str]":
    answers = table["answered"] + table[NO_OPINION]
    said = [
        w("table.count_of_answers", n=w.number(k), share=w.percent(k / n)) if n else "–"
        for k, n in zip(table[value], answers, strict=True)
    ]
    return pd.Series(said, index=table.index, dtype=str)


def _range(low: float, high: float, w: Words) -> str:
    return "–" if pd.isna(low) else w("table.from_to", low=w.percent(low), high=w.percent(high))
