"""Priorities: which asks are called important and chosen first, and whether groups agree on the order."""

from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd
import streamlit as st

from consultation import charts
from consultation.answers import ALL, Grouping
from consultation.charts import Dot, DotRow
from consultation.questions.labels import choice_label
from consultation.questions.model import NO_OPINION, Points, Scale, SeveralChoices
from consultation.stats.interval import wilson
from consultation.stats.ranking import agreement_on_ranking, importance, points
from consultation.text import Words
from consultation.ui import context, scales
from consultation.ui.figure import Drawn, figure
from consultation.ui.results import Results
from consultation.ui.view import View

LARGELY, PARTLY = 0.7, 0.3
IMPORTANCE = "importance"


Kind = Literal["importance", "first", "points"]


@dataclass(frozen=True)
class Order:
    """One way to order the asks: label, question, n, share, low, high by row; `kind` finds its words."""

    name: str
    kind: Kind
    table: pd.DataFrame


def show(results: Results, view: View, w: Words) -> None:
    """Draw each order that answers give, then say whether the groups agree on the order of importance."""
    st.header(w("priorities.title"))
    orders = scales.kept(view, f"orders-{view.language}", lambda: _orders(results, view))
    if not orders:
        st.info(w("priorities.none"))
    for order in orders:
        figure(view, f"priorities-{order.name}", lambda order=order: _drawn(order, view), "method.first.means")  # type: ignore[misc]
    for sentence in agreement(results, view, w):
        st.write(sentence)


def agreement(results: Results, view: View, w: Words) -> list[str]:
    """Say for each grouping how far its groups agree on the order; nothing where that cannot be told."""
    said = []
    for by in scales.BY:
        tables = scales.tables(results, view, by)
        value, groups = agreement_on_ranking({name: tables[name] for name in ranked() if name in tables})
        if value is not None:
            word = "strong" if value >= LARGELY else "some" if value >= PARTLY else "little"
            values = {"by": w(f"filter.by.{by}"), "value": w.number(value, 2), "n": w.number(len(groups))}
            said.append(w(f"priorities.agree.{word}", **values))
    return said


def ranked() -> tuple[str, ...]:
    """The columns that ask how important something is."""
    columns = context.questionnaire().columns
    return tuple(
        name
        for name in scales.scales(context.questionnaire())
        if isinstance(question := columns[name], Scale) and question.anchors == IMPORTANCE
    )


def _orders(results: Results, view: View) -> list[Order]:
    w = context.words_in(view.language)
    tables = scales.tables(results, view, Grouping.MUSEUM_TYPE)
    important = importance({name: tables[name] for name in ranked() if name in tables})
    important.insert(0, "label", [scales.label(name, w).split(" · ")[0] for name in important["question"]])
    asked = context.questionnaire().asked.values()
    chosen = [_chosen(question, results, w) for question in asked if isinstance(question, SeveralChoices)]
    given = [_points(question, results, w) for question in asked if isinstance(question, Points)]
    orders = (Order(IMPORTANCE, "importance", important), *chosen, *given)
    return [order for order in orders if len(order.table)]


def _chosen(question: SeveralChoices, results: Results, w: Words) -> Order:
    """Give the share of those who answered that chose each option."""
    questionnaire = context.questionnaire()
    table = results.by_group(question.id, Grouping.MUSEUM_TYPE)
    everyone = table[table["group"] == ALL]
    n = int(everyone[["answered", NO_OPINION]].to_numpy().sum())
    if n == 0:
        return Order(question.id, "first", pd.DataFrame())
    options = list(questionnaire.choices(question))
    k = everyone[options].iloc[0].to_numpy(int)
    low, high = wilson(k, n)
    labels = [choice_label(w, questionnaire, question, option) for option in options]
    found = {"label": labels, "question": options, "n": n, "share": k / n, "low": low, "high": high}
    ordered = pd.DataFrame(found).sort_values(["share", "label"], ascending=[False, True], ignore_index=True)
    return Order(question.id, "first", ordered)


def _points(question: Points, results: Results, w: Words) -> Order:
    """Give the mean share of the points of each option, to staff: how people shared them out is not released."""
    cells = results.cells(question.columns)
    if cells is None:
        return Order(question.id, "points", pd.DataFrame())
    given = cells["value"].astype(int) * cells["n"]
    table = points(cells, question.columns, int(given.sum()) // question.total, question.total)
    codes = [option.removeprefix(f"{question.id}.") for option in table["question"]]
    labels = [choice_label(w, context.questionnaire(), question, code) for code in codes]
    return Order(question.id, "points", table.rename(columns={"mean": "share"}).assign(label=labels))


def _drawn(order: Order, view: View) -> Drawn:
    w, table = context.words_in(view.language), order.table
    kind, listed = order.kind, table.to_dict("records")
    said = [_said(row, w) for row in listed]
    rows = [_row(row, tip, w) for row, tip in zip(listed, said, strict=True)]
    chart = charts.dots(
        rows,
        [w(f"priorities.scale.{kind}")],
        w,
        view.theme,
        heading=w(f"priorities.scale.{kind}"),
        title=w(f"priorities.{kind}", first=table["label"].iloc[0]),
        subtitle=f"{_basis(table, w)} · {scales.note(view, w)}",
        description=". ".join(said),
        narrow=view.narrow,
    )
    return Drawn(chart, table, lambda: _readable(table, kind, w))


def _basis(table: pd.DataFrame, w: Words) -> str:
    least, most = (w.number(n) for n in (table["n"].min(), table["n"].max()))
    return w("chart.n", n=least) if least == most else w("chart.n_from_to", least=least, most=most)


def _row(row: Any, tip: str, w: Words) -> DotRow:
    dot = Dot(0, row["share"], tip, (row["low"], row["high"]))
    return DotRow(row["question"], row["label"], (dot,), w.percent(row["share"]))


def _said(row: Any, w: Words) -> str:
    shares = {name: w.percent(row[name]) for name in ("share", "low", "high")}
    return w("priorities.tip", item=row["label"], n=w.number(row["n"]), **shares)


def _readable(table: pd.DataFrame, kind: Kind, w: Words) -> pd.DataFrame:
    bounds = zip(table["low"], table["high"], strict=True)
    shown: dict[str, Any] = {
        w("filter.question"): table["label"],
        w("table.answered"): table["n"].map(w.number),
        w(f"priorities.scale.{kind}"): table["share"].map(w.percent),
        w("table.range"): [w("table.from_to", low=w.percent(low), high=w.percent(high)) for low, high in bounds],
    }
    if "gave_none" in table:
        shown[w("priorities.gave_none")] = table["gave_none"].map(w.percent)
    return pd.DataFrame(shown)
