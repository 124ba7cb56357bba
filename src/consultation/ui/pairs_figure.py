"""One group against everybody else, told in people: of 100 random pairs, who rates each question higher."""

from typing import Any

import pandas as pd
import streamlit as st

from consultation import charts
from consultation.answers import ALL, Grouping
from consultation.charts import Dot, DotRow
from consultation.stats.pairs import HUNDRED, against_the_rest
from consultation.text import Words
from consultation.text.labels import group_label
from consultation.ui import context, filters, glossary, scales, wordings
from consultation.ui.figure import Drawn, figure
from consultation.ui.results import Results
from consultation.ui.view import View

TOLD = 5


def show(results: Results, view: View, w: Words) -> None:
    """Let the person choose a group, draw how it differs from the rest, and tell the largest differences."""
    glossary.heading(w("pairs.title"), "pairs", exact=view.exact)
    by = Grouping(filters.segments("by", scales.BY, scales.BY[0], w, lambda name: w(f"filter.by.{name}")))
    groups = _groups(results, view, by, w)
    if not groups:
        st.info(w("pairs.none"))
        return
    group = filters.select(by, groups, _largest(results, view, by, groups), w, lambda name: group_label(w, by, name))
    figure(view, f"pairs-{by}-{group}", lambda: _drawn(results, view, by, group), "method.pairs.means")
    largest = _pairs(results, view, by, group).head(TOLD).to_dict("records")
    name = scales.group(by, group, w).replace("*", r"\*")
    st.markdown("\n".join(f"- {said(row, name, w)}" for row in largest))


def said(row: Any, group: str, w: Words) -> str:
    """Tell one question of one group."""
    counts = {name: w.number(row[name]) for name in ("higher", "lower", "same")}
    return w("pairs.said", item=scales.label(row["question"], w), group=group, **counts)


def _groups(results: Results, view: View, by: Grouping, w: Words) -> tuple[str, ...]:
    tables = scales.tables(results, view, by).values()
    named = {group for table in tables for group in table.loc[table["answered"] > 0, "group"] if group != ALL}
    comparable = named if len(named) > 1 else set()
    return tuple(sorted(comparable, key=lambda name: (":" in name, group_label(w, by, name))))


def _largest(results: Results, view: View, by: Grouping, groups: tuple[str, ...]) -> str:
    """The group with the most answers, which says most."""
    every = pd.concat([table[["group", "answered"]] for table in scales.tables(results, view, by).values()])
    answers = every[every["group"].isin(groups)].groupby("group")["answered"].sum()
    return str(answers.idxmax())


def _pairs(results: Results, view: View, by: Grouping, group: str) -> pd.DataFrame:
    return scales.kept(view, f"pairs-{by}-{group}", lambda: _computed(results, view, by, group))


def _computed(results: Results, view: View, by: Grouping, group: str) -> pd.DataFrame:
    """Give the row of the group in each question that has one, the largest difference first."""
    every = [against_the_rest(table).assign(question=name) for name, table in scales.tables(results, view, by).items()]
    found = pd.concat(every, ignore_index=True)
    own = found[(found["group"] == group) & (found["others"] > 0)]
    return own.sort_values("delta", key=abs, ascending=False, kind="stable", ignore_index=True)


def _drawn(results: Results, view: View, by: Grouping, group: str) -> Drawn:
    w, found = context.words_in(view.language), _pairs(results, view, by, group)
    name = group_label(w, by, group)
    rows = found.sort_values("delta", ascending=False, kind="stable").to_dict("records")
    chart = charts.dots(
        [_row(row, name, w) for row in rows],
        [w("pairs.higher", group=name), w("pairs.lower", group=name)],
        w,
        view.theme,
        heading=w("pairs.scale"),
        title=_title(found, name, w),
        subtitle=f"{_basis(found, name, w)} · {w('compare.without_no_opinion')} · {scales.note(view, w)}",
        description=" ".join(said(row, name, w) for row in found.head(TOLD).to_dict("records")),
        joined=True,
        narrow=view.narrow,
    )
    return Drawn(chart, found, lambda: _readable(found, w))


def _title(found: pd.DataFrame, group: str, w: Words) -> str:
    higher, lower = int((found["delta"] > 0).sum()), int((found["delta"] < 0).sum())
    return w("pairs.answer", group=group, higher=w.number(higher), lower=w.number(lower), of=w.number(len(found)))


def _basis(found: pd.DataFrame, group: str, w: Words) -> str:
    """On how many answers the comparison rests, on both sides."""
    return w("pairs.basis", group=group, **{side: wordings.basis(found[side], w) for side in ("n", "others")})


def _row(row: Any, group: str, w: Words) -> DotRow:
    tip = said(row, group, w)
    made = tuple(Dot(series, row[name] / HUNDRED, tip) for series, name in enumerate(("higher", "lower")))
    figure_ = f"{w.number(row['higher'])} : {w.number(row['lower'])}"
    return DotRow(group, scales.label(row["question"], w), made, figure_)


def _readable(found: pd.DataFrame, w: Words) -> pd.DataFrame:
    shown: dict[str, Any] = {w("filter.question"): [scales.label(question, w) for question in found["question"]]}
    shown |= {w(f"pairs.column.{name}"): found[name].map(w.number) for name in ("higher", "same", "lower")}
    return pd.DataFrame(shown | {w("table.answered"): found["n"].map(w.number)})
