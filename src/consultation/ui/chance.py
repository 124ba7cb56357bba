"""Could it be chance: how much of the differences goes with country or museum type, for every question."""

from typing import Any

import pandas as pd
import streamlit as st

from consultation import charts
from consultation.charts import Dot, DotRow
from consultation.stats.association import Verdict, associations, size
from consultation.text import Words
from consultation.ui import context, glossary, scales, wordings
from consultation.ui.figure import Drawn, figure
from consultation.ui.results import Results
from consultation.ui.view import View

TOLD = 8  # differences told in words, the largest first


def show(results: Results, view: View, w: Words) -> None:
    """Draw all questions by both groupings, then tell the differences that are unlikely to be chance."""
    glossary.heading(w("chance.title"), "chance", exact=view.exact)
    found = _found(results, view)
    if (found["verdict"] == Verdict.CANNOT_TELL).all():
        st.info(w("chance.nothing"))
        return
    figure(view, "chance", lambda: _drawn(results, view), "method.chance.means")
    told = sentences(found, w)
    st.write(w("chance.largest") if told else w("chance.none"))
    st.markdown("\n".join(f"- {sentence}" for sentence in told))


def sentences(found: pd.DataFrame, w: Words) -> list[str]:
    """Tell the largest differences that are unlikely to be chance."""
    unlikely = found[found["verdict"] == Verdict.UNLIKELY_CHANCE].sort_values("eta_squared", ascending=False)
    return [
        w(
            f"chance.said.{row['grouping']}",
            item=scales.label(row["question"], w),
            size=_size(row, w),
            share=w.percent(row["eta_squared"]),
            n=w.number(row["n"]),
        )
        for row in unlikely.head(TOLD).to_dict("records")
    ]


def _size(row: Any, w: Words) -> str:
    return w(f"chance.size.{size(row['eta_squared'])}")


def _found(results: Results, view: View) -> pd.DataFrame:
    return scales.kept(view, "associations", lambda: associations(scales.both(results, view)))


def _drawn(results: Results, view: View) -> Drawn:
    w, found = context.words_in(view.language), _found(results, view)
    tested = found[found["verdict"] != Verdict.CANNOT_TELL]
    unlikely = int((tested["verdict"] == Verdict.UNLIKELY_CHANCE).sum())
    answer = "chance.answer" if unlikely else "chance.answer.none"
    title = w(answer, n=w.number(unlikely), of=w.number(len(tested)))
    order = tested.groupby("question")["eta_squared"].max().sort_values(ascending=False, kind="stable").index
    chart = charts.dots(
        [_row(question, tested[tested["question"] == question], w) for question in order],
        [w(f"filter.by.{grouping}") for grouping in scales.BY],
        w,
        view.theme,
        heading=w("chance.scale"),
        title=title,
        subtitle=_subtitle(tested, view, w),
        description=" ".join(sentences(found, w)) or w("chance.none"),
        narrow=view.narrow,
    )
    return Drawn(chart, found, lambda: _readable(found, w))


def _subtitle(tested: pd.DataFrame, view: View, w: Words) -> str:
    basis = f"{wordings.basis(tested['n'], w)} · {w('compare.without_no_opinion')}"
    return f"{w('chance.filled')} {basis} · {scales.note(view, w)}"


def _row(question: str, tested: pd.DataFrame, w: Words) -> DotRow:
    name = scales.label(question, w)
    made = tuple(
        Dot(
            series=scales.BY.index(row["grouping"]),
            at=row["eta_squared"],
            hollow=row["verdict"] != Verdict.UNLIKELY_CHANCE,
            tip=w("chance.tip", item=name, by=w(f"filter.by.{row['grouping']}"), size=_size(row, w),
                  share=w.percent(row["eta_squared"], 1), verdict=w(f"chance.{row['verdict']}")),
        )
        for row in tested.to_dict("records")
    )  # fmt: skip
    return DotRow(question, name, made)


def _readable(found: pd.DataFrame, w: Words) -> pd.DataFrame:
    return pd.DataFrame(
        {
            w("filter.question"): [scales.label(question, w) for question in found["question"]],
            w("filter.by"): [w(f"filter.by.{grouping}") for grouping in found["grouping"]],
            w("chance.groups"): found["groups"].map(w.number),
            w("table.answered"): found["n"].map(w.number),
            w("chance.scale"): [w.percent(share, 1) for share in found["eta_squared"]],
            w("chance.size"): [_size(row, w) for row in found.to_dict("records")],
            w("chance.verdict"): [w(f"chance.{verdict}") for verdict in found["verdict"]],
        }
    )
