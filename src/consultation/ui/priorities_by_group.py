"""Priorities by group: what every group calls important, chooses first and gives points to, in tables of cells."""

from dataclasses import replace

import pandas as pd

from consultation import charts
from consultation.answers import ALL, Grouping
from consultation.questions.labels import choice_label
from consultation.questions.model import Points, SeveralChoices
from consultation.stats.compare import Order as Sorting
from consultation.stats.compare import largest, ordered
from consultation.stats.ranking import points_by_group
from consultation.text import Words
from consultation.text.labels import group_label
from consultation.ui import all_asks, context, groups, question_figure, scales, wordings
from consultation.ui.figure import Drawn, figure
from consultation.ui.orders import IMPORTANCE, Order
from consultation.ui.results import Results
from consultation.ui.view import View


def show(order: Order, results: Results, view: View, by: Grouping) -> None:
    """Draw what this order is in every group, if there is a group at all."""
    if order.name == IMPORTANCE:
        all_asks.show(results, view, by, choice=False)
        return
    question = context.questionnaire().asked[order.name]
    name = f"priorities-{order.name}-{by}"
    if isinstance(question, SeveralChoices):
        figure(view, name, lambda: _first(question, results, view, by), "figure.about.mentions")
    elif isinstance(question, Points):
        figure(view, name, lambda: _points(question, results, view, by), "figure.about.points")


def _first(question: SeveralChoices, results: Results, view: View, by: Grouping) -> Drawn:
    w = context.words_in(view.language)
    table = ordered(groups.tables(results, (question.id,), by, w)[question.id], Sorting.ANSWERED)
    title, shown = w("priorities.first.by_group"), table[table["group"].isin(largest(table, groups.MOST))]
    drawn = question_figure.drawn(shown, question, title, view, groups=True)
    return replace(drawn, figures=table, readable=lambda: wordings.readable(table, question, w))


def _points(question: Points, results: Results, view: View, by: Grouping) -> Drawn:
    w = context.words_in(view.language)
    table = _shared_out(question, results, by, w)
    options = [
        (column, choice_label(w, context.questionnaire(), question, column.removeprefix(f"{question.id}.")))
        for column in question.columns
    ]
    chart = charts.points(
        table.head(1 + groups.MOST),
        options,
        w,
        view.theme,
        title=w("priorities.points.by_group"),
        subtitle=scales.note(view, w),
        narrow=view.narrow,
    )
    return Drawn(chart, table, lambda: _readable(table, options, w))


def _shared_out(question: Points, results: Results, by: Grouping, w: Words) -> pd.DataFrame:
    """Everybody first, then the groups by how many shared points out."""
    cells = [results.cells(question.columns, each) for each in (Grouping.NONE, by)]
    table = points_by_group(pd.concat([each for each in cells if each is not None]), question.columns, question.total)
    place = (table["group"] != ALL).astype(int)
    table = table.assign(place=place).sort_values(["place", "n", "group"], ascending=[True, False, True])
    table.insert(1, "label", [group_label(w, by, group) for group in table["group"]])
    return table.drop(columns="place").reset_index(drop=True)


def _readable(table: pd.DataFrame, options: list[tuple[str, str]], w: Words) -> pd.DataFrame:
    shown = {w("table.group"): table["label"], w("table.answered"): table["n"].map(w.number)}
    return pd.DataFrame(shown | {words: table[column].map(w.percent) for column, words in options})
