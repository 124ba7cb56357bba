"""Texts that several people have in the same words: shown, and every figure with and without those people."""

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from consultation.questions.model import NO_OPINION
from consultation.stats.campaigns import Degree, clusters, with_and_without
from consultation.text import Words
from consultation.ui import context, scales, staff_data
from consultation.ui.results import Results
from consultation.ui.view import View

AT_ONCE = 10
TOP_TWO = ("4", "5")
STEPS = ("1", "2", "3", "4", "5", NO_OPINION)

Sides = Mapping[Any, Mapping[Any, Any]]  # by who (`with`, `without`): n and share


def show(texts: pd.DataFrame, results: Results, view: View, w: Words) -> None:
    """Show the texts, most people first, and what the figures are with and without those who wrote them."""
    st.header(w("same_words.title"))
    st.write(w("same_words.intro"))
    found = scales.kept(view, "same-words", lambda: clusters(texts))
    if found.empty:
        st.info(w("same_words.none"))
        return
    listed = found["cluster"].nunique()
    st.write(w.plural("same_words.people", found["respondent"].nunique()))
    for _, members in found[found["cluster"] <= AT_ONCE].groupby("cluster"):
        _cluster(members, texts, w)
    if listed > AT_ONCE:
        st.caption(w.plural("same_words.more", listed - AT_ONCE))
    _figures(found, results, view, w)


def _cluster(members: pd.DataFrame, texts: pd.DataFrame, w: Words) -> None:
    """One text of those that are alike; people's words are shown as text."""
    sure = bool((members["degree"] == Degree.SURE).any())
    first = texts[texts["respondent"] == members["respondent"].iloc[0]]["text"]
    with st.container(border=True):
        st.caption(w.plural("same_words.sure" if sure else "same_words.look", len(members)))
        st.text("\n\n".join(first), width="stretch")


def _figures(found: pd.DataFrame, results: Results, view: View, w: Words) -> None:
    rows = scales.kept(view, "with-and-without", lambda: list(_with_and_without(found, results)))
    if not rows:
        return
    st.subheader(w("same_words.figures"))
    st.write(_verdict(rows, w))
    table = pd.DataFrame([_row(column, both, w) for column, both in rows])
    st.table(table, hide_index=True, border="horizontal")


def _with_and_without(found: pd.DataFrame, results: Results) -> Iterator[tuple[str, Sides]]:
    """Every scale with both figures; those are left out that nobody else answered."""
    columns = scales.scales(context.questionnaire())
    if not columns:
        return
    everybody: Mapping[Any, Any] = results.overall(columns).set_index("group")[list(STEPS)].to_dict("index")
    counted = staff_data.answers_of([int(one) for one in found["respondent"].unique()])
    for column in columns:
        theirs = counted[counted["question"] == column]
        members = dict(zip(theirs["value"], theirs["n"], strict=True))
        both = with_and_without(everybody[column], members, TOP_TWO)
        if len(both) > 1:
            yield column, both.set_index("who").to_dict("index")


def _verdict(rows: list[tuple[str, Sides]], w: Words) -> str:
    """The question whose share moves most."""
    column, both = max(rows, key=lambda row: abs(_difference(row[1])))
    points = round(abs(_difference(both)) * 100)
    if not points:
        return w("same_words.no_change")
    return w("same_words.change", item=scales.topic(column, w), points=w.number(points))


def _difference(both: Sides) -> float:
    return float(both["without"]["share"] - both["with"]["share"])


def _row(column: str, both: Sides, w: Words) -> dict[str, str]:
    return {w("same_words.question"): scales.label(column, w)} | {
        w(f"same_words.{who}"): w("same_words.share", share=w.percent(side["share"]), n=w.number(side["n"]))
        for who, side in both.items()
    }
