"""What the figure of a question answers, in a sentence: how many of all, and where most and fewest."""

import pandas as pd

from consultation.answers import ALL
from consultation.questions.labels import choice_label
from consultation.questions.model import NO_OPINION, Question, Scale
from consultation.release.rules import FEW, is_merged
from consultation.text import Words
from consultation.ui import context, scales


def answer(table: pd.DataFrame, question: Question, w: Words, *, groups: bool, count_no_opinion: bool = True) -> str:
    """Say what a labelled distribution tells; rows are groups of respondents (`groups`) or items. Else nothing.

    count_no_opinion: whether no opinion is in the denominator, as it is in the shares of the table.
    """
    if not groups:
        return _of_items(table, question, w) if isinstance(question, Scale) else ""
    counted = ["answered", NO_OPINION] if count_no_opinion else ["answered"]
    everyone = table[table["group"] == ALL]
    n = int(everyone[counted].to_numpy().sum())
    if not n:
        return ""
    if isinstance(question, Scale):
        return _of_scale(table, float(everyone["top_two"].item()), n, question, w)
    return _chosen(everyone if count_no_opinion else everyone.drop(columns=NO_OPINION), n, question, w)


def _of_scale(table: pd.DataFrame, share: float, n: int, question: Scale, w: Words) -> str:
    """The share of all, and the groups with most and fewest: of those with enough answers, by themselves."""
    said = w.plural("figure.answer.all", n, what=scales.high(question.id, w), share=w.percent(share))
    named = table[(table["group"] != ALL) & ~table["group"].map(is_merged) & (table["answered"] >= FEW)]
    ends = _ends(named, w)
    return f"{said} {w('figure.answer.groups', few=w.number(FEW), **ends)}" if ends else said


def _of_items(table: pd.DataFrame, question: Scale, w: Words) -> str:
    ends = _ends(table[table["answered"] > 0], w)
    return w("figure.answer.items", what=scales.high(question.id, w), **ends) if ends else ""


def _ends(table: pd.DataFrame, w: Words) -> dict[str, str]:
    """The rows with most and with fewest; nothing where all have the same share."""
    share, label = table["top_two"], table["label"]
    high, low = share.max(), share.min()
    if table.empty or low == high:
        return {}
    most, least = (scales.together(label[share == end].tolist(), w) for end in (high, low))
    return {"most": most, "high": w.percent(high), "least": least, "low": w.percent(low)}


def _chosen(everyone: pd.DataFrame, n: int, question: Question, w: Words) -> str:
    """The option that most chose; nothing where nobody chose any."""
    asked, chosen = context.questionnaire(), everyone.iloc[0]
    listed = [each for each in asked.choices(question) if each in everyone]
    most = max(int(chosen[each]) for each in listed)
    if not most:
        return ""
    first = [choice_label(w, asked, question, each) for each in listed if chosen[each] == most]
    return w.plural("figure.answer.choice", n, option=scales.together(first, w), share=w.percent(most / n))
