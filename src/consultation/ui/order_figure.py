"""The figure of an order of the asks: dots with their ranges, of everybody or of one group beside everybody."""

from typing import Any

import pandas as pd

from consultation import charts
from consultation.answers import Grouping
from consultation.charts import Dot, DotRow
from consultation.release.rules import FEW
from consultation.text import Words
from consultation.text.labels import group_label
from consultation.ui import context, scales, wordings
from consultation.ui.figure import Drawn
from consultation.ui.orders import Order
from consultation.ui.view import View


def drawn(compared: list[Order], by: Grouping, view: View) -> Drawn:
    """Draw the first order; in its rows, and in its colour, what the second says, if there is one."""
    w, order = context.words_in(view.language), compared[0]
    names = [group_label(w, by, each.group) for each in compared]
    scale = w(f"priorities.scale.{order.kind}")
    chart = charts.dots(
        _rows(compared, names, w),
        names if len(compared) > 1 else [scale],
        w,
        view.theme,
        heading=scale,
        title=_title(order, names, w),
        subtitle=f"{_basis(compared, names, w)} · {scales.note(view, w)}",
        description=". ".join(_tips(order, names[0], len(compared) > 1, w)),
        narrow=view.narrow,
    )
    figures = pd.concat([each.table.assign(group=each.group) for each in compared], ignore_index=True)
    return Drawn(chart, figures, lambda: _readable(compared, names, w))


def _title(order: Order, names: list[str], w: Words) -> str:
    said = w(f"priorities.{order.kind}", first=scales.together(_first(order.table), w))
    return said if len(names) == 1 else w("priorities.of_group", group=names[0], said=said)


def _first(table: pd.DataFrame) -> list[str]:
    """What comes first, and what comes first with it."""
    by = table["place"] if "place" in table else table["share"]
    return list(table.loc[by == by.iloc[0], "label"])


def _basis(compared: list[Order], names: list[str], w: Words) -> str:
    """On how many answers each order stands; and whether that is few."""
    said = [_n(order.table, w) for order in compared]
    return said[0] if len(said) == 1 else ", ".join(f"{name}: {n}" for name, n in zip(names, said, strict=True))


def _n(table: pd.DataFrame, w: Words) -> str:
    n = wordings.basis(table["n"], w)
    return f"{n} ({w('chart.few')})" if table["n"].min() < FEW else n


def _rows(compared: list[Order], names: list[str], w: Words) -> list[DotRow]:
    found = [{row["question"]: row for row in order.table.to_dict("records")} for order in compared]
    return [_row([rows[question] for rows in found if question in rows], names, w) for question in found[0]]


def _row(same: list[Any], names: list[str], w: Words) -> DotRow:
    """The row of one ask: a dot for each order, hollow where few answered."""
    made = tuple(
        Dot(
            at,
            row["share"],
            _tip(row, names[at] if len(names) > 1 else "", w),
            (row["low"], row["high"]),
            hollow=row["n"] < FEW,
        )
        for at, row in enumerate(same)
    )
    return DotRow(
        same[0]["question"], same[0]["label"], made, " : ".join(scales.share(row["share"], row["n"], w) for row in same)
    )


def _tips(order: Order, name: str, named: bool, w: Words) -> list[str]:  # noqa: FBT001
    return [_tip(row, name if named else "", w) for row in order.table.to_dict("records")]


def _tip(row: Any, name: str, w: Words) -> str:
    shares = {part: w.percent(row[part]) for part in ("share", "low", "high")}
    said = w("priorities.tip", item=row["label"], n=w.number(row["n"]), **shares)
    return w("priorities.of_group", group=name, said=said) if name else said


def _readable(compared: list[Order], names: list[str], w: Words) -> pd.DataFrame:
    tables = [_read(order, w) for order in compared]
    if len(tables) == 1:
        return tables[0]
    named = [table.assign(**{w("table.group"): name}) for table, name in zip(tables, names, strict=True)]
    both = pd.concat(named, ignore_index=True)
    return both[[w("table.group"), *tables[0].columns]]


def _read(order: Order, w: Words) -> pd.DataFrame:
    table = order.table
    bounds = zip(table["low"], table["high"], strict=True)
    shown: dict[str, Any] = {
        w("filter.question"): table["label"],
        w("table.answered"): table["n"].map(w.number),
        w(f"priorities.scale.{order.kind}"): table["share"].map(w.percent),
        w("table.range"): [w("table.from_to", low=w.percent(low), high=w.percent(high)) for low, high in bounds],
    }
    if "gave_none" in table:
        shown[w("priorities.gave_none")] = table["gave_none"].map(w.percent)
    return pd.DataFrame(shown)
