"""The orders that answers give to the asks, of everybody or of one group: by importance, first choices and points."""

from dataclasses import dataclass
from typing import Literal, TypeVar

import pandas as pd

from consultation.answers import ALL, Grouping
from consultation.questions.labels import choice_label
from consultation.questions.model import Points, Question, Scale, SeveralChoices
from consultation.stats import ranking
from consultation.stats.compare import shared
from consultation.text import Words
from consultation.ui import context, scales
from consultation.ui.results import Results
from consultation.ui.view import View

IMPORTANCE = "importance"
Q = TypeVar("Q", SeveralChoices, Points)
Kind = Literal["importance", "first", "points"]


@dataclass(frozen=True)
class Order:
    """One way to order the asks: label, question, n, share, low, high by row, first first; `kind` finds its words.

    name: of the question, or `importance` where many questions make the order. group: whose order it is.
    """

    name: str
    kind: Kind
    group: str
    table: pd.DataFrame


def orders(results: Results, view: View, by: Grouping, group: str) -> dict[str, Order]:
    """Give the orders of one group, or of ALL, by name; one that nobody in the group gave an answer to is not there."""
    w = context.words_in(view.language)

    def computed() -> dict[str, Order]:
        first = [_chosen(each, results, by, group, w) for each in asked(SeveralChoices)]
        given = [_points(each, results, by, group, w) for each in asked(Points)]
        found = [_important(results, view, by, group, w), *first, *given]
        return {order.name: order for order in found if len(order.table)}

    return scales.kept(view, f"orders-{by}-{group}-{view.language}", computed)


def ranked() -> tuple[str, ...]:
    """The columns that ask how important something is."""
    columns = context.questionnaire().columns
    return tuple(
        name
        for name in scales.scales(context.questionnaire())
        if isinstance(question := columns[name], Scale) and question.anchors == IMPORTANCE
    )


def rated(results: Results, view: View, by: Grouping) -> dict[str, pd.DataFrame]:
    """The tables of what is ranked by importance."""
    tables = scales.tables(results, view, by)
    return {name: tables[name] for name in ranked() if name in tables}


def groups(results: Results, view: View, by: Grouping) -> list[str]:
    """The groups that rated everything, in the order of the tables: only these have an order of their own."""
    tables = rated(results, view, by)
    answered = [set(table.loc[table["answered"] > 0, "group"]) for table in tables.values()]
    named = shared(tables) if tables else []
    return [group for group in named if group != ALL and all(group in each for each in answered)]


def asked(kind: type[Q]) -> list[Q]:
    """The questions of one kind, in the order they are asked."""
    return [question for question in context.questionnaire().asked.values() if isinstance(question, kind)]


def _important(results: Results, view: View, by: Grouping, group: str, w: Words) -> Order:
    table = ranking.importance(rated(results, view, by), group)
    labels = [scales.label(name, w).split(" · ")[0] for name in table["question"]]
    return Order(IMPORTANCE, "importance", group, table.assign(label=labels))


def _chosen(question: SeveralChoices, results: Results, by: Grouping, group: str, w: Words) -> Order:
    options = context.questionnaire().choices(question)
    table = ranking.chosen(results.by_group(question.id, by), options, group)
    return Order(question.id, "first", group, _labelled(table, question, w))


def _points(question: Points, results: Results, by: Grouping, group: str, w: Words) -> Order:
    """By the mean share of the points, for staff: how people shared them out is not released."""
    cells = results.cells(question.columns, Grouping.NONE if group == ALL else by)
    own = pd.DataFrame(columns=["question", "value", "n"]) if cells is None else cells[cells["group"] == group]
    people = int((own["value"].astype(int) * own["n"]).sum()) // question.total
    table = ranking.points(own, question.columns, people, question.total).rename(columns={"mean": "share"})
    table["question"] = [column.removeprefix(f"{question.id}.") for column in table["question"]]
    return Order(question.id, "points", group, _labelled(table, question, w))


def _labelled(table: pd.DataFrame, question: Question, w: Words) -> pd.DataFrame:
    questionnaire = context.questionnaire()
    return table.assign(label=[choice_label(w, questionnaire, question, option) for option in table["question"]])
