"""Common ground: how many agree and how far apart answers stand, what every group shares, what splits the groups."""

from typing import Any

import pandas as pd
import streamlit as st

from consultation import charts
from consultation.answers import Grouping
from consultation.stats.consensus import common_ground
from consultation.stats.findings import HALF, Finding, Kind, findings
from consultation.text import Words
from consultation.text.labels import group_label
from consultation.ui import context, filters, glossary, priorities, scales
from consultation.ui.figure import Drawn, figure
from consultation.ui.results import Results
from consultation.ui.view import View

TOLD = 8
ABOUT = "figure.about.common"


def show(results: Results, view: View, w: Words) -> None:
    """Draw all questions, list what is shared and what splits, then the priorities."""
    if not scales.any_scale(w):
        return
    glossary.heading(w("common.title"), "common", exact=view.exact)
    by = Grouping(filters.segments("by", scales.BY, scales.BY[1], w, lambda name: w(f"filter.by.{name}")))
    found = _found(results, view, by)
    if found.empty:
        st.info(w("chart.no_answers"))
        return
    figure(view, f"common-{by}", lambda: _drawn(found, by, view), ABOUT)
    left, right = st.columns(2)
    with left:
        _listed("agreed", [_agreed(row, by, w) for row in shared(found)], w)
    with right:
        _listed("splits", [_split(one, by, w) for one in _splitting(results, view, by)], w)
    priorities.show(results, view, by, w)


def shared(found: pd.DataFrame) -> list[Any]:
    """The rows of `common_ground` in which every group agrees, what is shared most first; of one family of groups."""
    agreed = found[(found["groups"] > 1) & (found["lowest_share"] > HALF)]
    order = agreed.sort_values(["family", "place"], kind="stable")
    rows: list[Any] = order.to_dict("records")
    return rows


def _found(results: Results, view: View, by: Grouping) -> pd.DataFrame:
    return scales.kept(view, f"common-{by}", lambda: common_ground(scales.tables(results, view, by)))


def _splitting(results: Results, view: View, by: Grouping) -> list[Finding]:
    def computed() -> list[Finding]:
        tables = scales.both(results, view)
        return [one for one in findings(tables) if one.kind is Kind.SPLITS and one.grouping == by]

    return scales.kept(view, f"splits-{by}", computed)


def _listed(name: str, sentences: list[str], w: Words) -> None:
    st.subheader(w(f"common.{name}"))
    if not sentences:
        st.write(w(f"common.{name}.none"))
        return
    st.caption(w(f"common.{name}.about"))
    st.markdown("\n".join(f"- {sentence}" for sentence in sentences[:TOLD]))


def _agreed(row: Any, by: Grouping, w: Words) -> str:
    return w(
        "common.agreed.one",
        item=scales.label(row["question"], w),
        share=w.percent(row["share"]),
        group=group_label(w, by, row["lowest_group"]),
        lowest=w.percent(row["lowest_share"]),
    )


def _split(one: Finding, by: Grouping, w: Words) -> str:
    return w(
        "common.splits.one",
        item=scales.label(one.question, w),
        group=group_label(w, by, one.group),
        share=w.percent(one.share),
        other=group_label(w, by, one.other),
        lowest=w.percent(one.other_share),
    )


def _drawn(found: pd.DataFrame, by: Grouping, view: View) -> Drawn:
    w = context.words_in(view.language)
    rows = found.to_dict("records")
    chart = charts.scatter(
        [_point(row, w) for row in rows],
        w,
        view.theme,
        across=w("common.share"),
        upwards=w("common.polarisation"),
        title=w("common.question"),
        subtitle=f"{w('common.hollow')} {scales.note(view, w)}",
        description=". ".join(_said(row, w) for row in rows),
        narrow=view.narrow,
    )
    return Drawn(chart, found, lambda: _readable(found, by, w))


def _point(row: Any, w: Words) -> charts.Point:
    question = context.questionnaire().question(row["question"])
    code = row["question"].split(".", maxsplit=1)[0]
    return charts.Point(row["share"], row["polarisation"], code, _said(row, w), hollow=not question.core)


def _said(row: Any, w: Words) -> str:
    shares = {name: w.number(row[name], 2) for name in ("polarisation", "consensus")}
    return w(
        "common.tip",
        item=scales.label(row["question"], w),
        share=w.percent(row["share"]),
        n=w.number(row["n"]),
        **shares,
    )


def _readable(found: pd.DataFrame, by: Grouping, w: Words) -> pd.DataFrame:
    lowest = zip(found["lowest_group"], found["lowest_share"], strict=True)
    return pd.DataFrame(
        {
            w("filter.question"): [scales.label(question, w) for question in found["question"]],
            w("table.answered"): found["n"].map(w.number),
            w("common.share"): found["share"].map(w.percent),
            w("common.consensus"): [w.number(value, 2) for value in found["consensus"]],
            w("common.polarisation"): [w.number(value, 2) for value in found["polarisation"]],
            w("common.lowest"): [f"{group_label(w, by, g)}: {w.percent(s)}" if g else "–" for g, s in lowest],
        }
    )
