"""Every ask by group in one table of coloured cells, or one for each recommendation where they are too many."""

from collections import Counter

import pandas as pd

from consultation import charts
from consultation.answers import ALL, POOLED
from consultation.charts.asks import MOST
from consultation.charts.shares import SOLID
from consultation.questions.model import NO_OPINION, Questionnaire, Scale
from consultation.text import Words
from consultation.ui import context, groups, scales, wordings
from consultation.ui.figure import Drawn, figure
from consultation.ui.results import Results
from consultation.ui.view import View

Tables = dict[str, pd.DataFrame]


def columns(questionnaire: Questionnaire) -> tuple[tuple[str, ...], ...]:
    """Give the scales that asks are rated on, together where one table can hold them, else by item."""
    by_item = [
        tuple(column for ask in item.asks for column in _scales(ask.questions))
        for section in questionnaire.steps
        for item in section.items
    ]
    asked = tuple(each for each in by_item if each)
    together = tuple(column for each in asked for column in each)
    return (together,) if 0 < len(together) <= MOST else asked


def show(results: Results, view: View, by: str, *, choice: bool = True) -> None:
    """Draw the tables; choice: of very many groups the person may ask for all, else the largest are drawn."""
    w, listed = context.words_in(view.language), columns(context.questionnaire())
    tables = [_tables(each, results, view, by) for each in listed]
    groups.tell_alone((table for each in tables for table in each.values()), w)
    few = groups.only_largest(max((len(_rows(each)) - 1 for each in tables), default=0), w, choice=choice)
    for each in listed:
        _figure(each, results, view, by, few=few)


def _figure(listed: tuple[str, ...], results: Results, view: View, by: str, *, few: bool) -> None:
    name = f"asks-{by}-{listed[0]}{'-largest' if few else ''}"
    figure(view, name, lambda: _drawn(listed, results, view, by, few=few), "figure.about.asks")


def _tables(listed: tuple[str, ...], results: Results, view: View, by: str) -> Tables:
    w = context.words_in(view.language)
    return scales.kept(view, f"asks-{by}-{listed[0]}-{w.language}", lambda: groups.tables(results, listed, by, w))


def _drawn(listed: tuple[str, ...], results: Results, view: View, by: str, *, few: bool) -> Drawn:
    w = context.words_in(view.language)
    tables = _tables(listed, results, view, by)
    rows = _rows(tables)
    options = [(column, wordings.about(column, w)) for column in listed]
    chart = charts.asks(
        tables,
        _largest(rows) if few else rows,
        options,
        w,
        view.theme,
        title=w("figure.asks"),
        subtitle=f"{leading(tables, rows, options, w)} {scales.note(view, w)}".strip(),
        narrow=view.narrow,
    )
    figures = pd.concat([table.assign(question=column) for column, table in tables.items()], ignore_index=True)
    return Drawn(chart, figures, lambda: _readable(tables, rows, options, w))


def leading(tables: Tables, rows: list[str], options: list[tuple[str, str]], w: Words) -> str:
    """Say which ask most groups rate highest, of the groups with enough answers to each; nothing where there are none.

    An ask that shares the first place in a group has it too.
    """
    shares = {column: _solid(table) for column, table in tables.items()}
    complete = [group for group in rows if group != ALL and all(group in each for each in shares.values())]
    first = Counter(
        words
        for group in complete
        for column, words in options
        if shares[column][group] == max(each[group] for each in shares.values())
    )
    if not first:
        return ""
    ((ask, n),) = first.most_common(1)
    return w("figure.asks.answer", ask=ask, n=w.number(n), of=w.number(len(complete)))


def _solid(table: pd.DataFrame) -> dict[str, float]:
    """The shares by group that are of enough answers."""
    enough = table[table["answered"] + table[NO_OPINION] >= SOLID]
    return dict(zip(enough["group"], enough["top_two"], strict=True))


def _rows(tables: Tables) -> list[str]:
    """Order the rows: everybody first, then by the number of respondents, what remains of small groups last."""
    most: dict[str, int] = {}
    for table in tables.values():
        for group, n in zip(table["group"].tolist(), table["respondents"].tolist(), strict=True):
            most[group] = max(n, most.get(group, 0))
    return sorted(most, key=lambda group: (group != ALL, group == POOLED, -most[group], group))


def _largest(rows: list[str]) -> list[str]:
    """Everybody, the first of the groups, and what remains of small ones."""
    return [*rows[: 1 + groups.MOST], *(row for row in rows[1 + groups.MOST :] if row == POOLED)]


def _readable(tables: Tables, rows: list[str], options: list[tuple[str, str]], w: Words) -> pd.DataFrame:
    labels: dict[str, str] = {}
    for table in tables.values():
        labels |= dict(zip(table["group"], table["label"], strict=True))
    shown: dict[str, list[str]] = {w("table.group"): [labels[group] for group in rows]}
    for column, words in options:
        shown[words] = _shares(tables[column], rows, w)
    return pd.DataFrame(shown)


def _shares(table: pd.DataFrame, rows: list[str], w: Words) -> list[str]:
    known = table[table["answered"] + table[NO_OPINION] > 0]
    share = dict(zip(known["group"], known["top_two"], strict=True))
    return [w.percent(share[group]) if group in share else "–" for group in rows]


def _scales(questions: tuple[object, ...]) -> list[str]:
    return [question.id for question in questions if isinstance(question, Scale)]
