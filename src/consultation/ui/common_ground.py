"""Common ground: how many agree and how far apart answers stand, what every group shares, what splits the groups."""

from math import ceil
from typing import Any

import pandas as pd
import streamlit as st

from consultation import charts
from consultation.answers import Grouping
from consultation.stats.consensus import common_ground
from consultation.stats.findings import HALF, Finding, Kind, findings
from consultation.text import Words
from consultation.text.labels import group_label
from consultation.ui import context, filters, glossary, priorities, scales, told
from consultation.ui.figure import Drawn, figure
from consultation.ui.results import Results
from consultation.ui.view import View

TOLD = 8
KEY_COLUMNS = 3
ABOUT = "figure.about.common"


def show(results: Results, view: View, w: Words) -> None:
    """Draw all questions, list what is shared and what splits, then the priorities."""
    if not scales.any_scale(w):
        return
    glossary.heading(w("common.title"), "common", exact=view.exact)
    by = Grouping(filters.segments("by", scales.BY, scales.BY[1], w, lambda name: w(f"filter.by.{name}")))
    found = _found(results, view, by)
    if found.empty:
        st.info(w("figure.nobody" if view.exact else "figure.withheld"))
        return
    figure(view, f"common-{by}", lambda: _drawn(found, by, view), ABOUT)
    if not _in_rows(found, view):
        _key(found.to_dict("records"), w)
    if (found["groups"] > 1).any():
        _groups(found, results, view, by, w)
    else:
        st.info(w("pairs.none"))
    priorities.show(results, view, by, w)


def _groups(found: pd.DataFrame, results: Results, view: View, by: Grouping, w: Words) -> None:
    """List what every group agrees on, and what splits them."""
    left, right = st.columns(2)
    with left:
        _listed("agreed", [_agreed(row, by, w) for row in shared(found)], w)
    with right:
        _listed("splits", [told.sentence(one, w) for one in _splitting(results, view, by)], w)


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
    st.markdown("\n".join(f"- {told.plain(sentence)}" for sentence in sentences[:TOLD]))


def _agreed(row: Any, by: Grouping, w: Words) -> str:
    return w(
        "common.agreed.one",
        item=scales.topic(row["question"], w),
        what=scales.high(row["question"], w),
        share=w.percent(row["share"]),
        group=scales.group(by, row["lowest_group"], w),
        lowest=w.percent(row["lowest_share"]),
    )


def _drawn(found: pd.DataFrame, by: Grouping, view: View) -> Drawn:
    w = context.words_in(view.language)
    chart = (_ranked if _in_rows(found, view) else _scattered)(found.to_dict("records"), view, w)
    return Drawn(chart, found, lambda: _readable(found, by, w))


def _in_rows(found: pd.DataFrame, view: View) -> bool:
    """Whether there is no room for a plain, or most points would lie on one another, as those of one answer do."""
    places = found[["share", "polarisation"]].round(2).drop_duplicates()
    return view.narrow or 2 * len(places) < len(found)


def _title(rows: list[Any], w: Words) -> str:
    """What most agree on, and where the answers stand furthest apart, if they do not all stand alike."""
    most = _first(rows, "share", w)
    if len({row["polarisation"] for row in rows}) == 1:
        return w("common.answer.most", most=most)
    return w("common.answer", most=most, apart=_first(rows, "polarisation", w))


def _first(rows: list[Any], by: str, w: Words) -> str:
    """The question that has most of it, or how many have alike."""
    most = max(row[by] for row in rows)
    return scales.together([scales.label(row["question"], w) for row in rows if row[by] == most], w)


def _scattered(rows: list[Any], view: View, w: Words) -> charts.Spec:
    return charts.scatter(
        [_point(row, name, w) for row, name in zip(rows, _short(rows, w), strict=True)],
        w,
        view.theme,
        across=w("common.share"),
        upwards=w("common.polarisation"),
        title=_title(rows, w),
        subtitle=f"{w('common.hollow')} {scales.note(view, w)}",
        description=". ".join(_said(row, w) for row in rows),
    )


def _ranked(rows: list[Any], view: View, w: Words) -> charts.Spec:
    """The same as a row for each question, what most agree on first."""
    ordered = sorted(rows, key=lambda row: (-row["share"], row["polarisation"]))
    return charts.dots(
        [_row(row, w) for row in ordered],
        [w("common.share"), w("common.apart")],
        w,
        view.theme,
        heading=w("common.apart.scale"),
        title=_title(rows, w),
        subtitle=scales.note(view, w),
        description=". ".join(_said(row, w) for row in ordered),
        joined=True,
        narrow=view.narrow,
    )


def _row(row: Any, w: Words) -> charts.DotRow:
    tip = _said(row, w)
    made = tuple(charts.Dot(at, row[name], tip) for at, name in enumerate(("share", "polarisation")))
    figure_ = f"{scales.share(row['share'], row['n'], w)} · {w.percent(row['polarisation'])}"
    return charts.DotRow(row["question"], scales.label(row["question"], w), made, figure_)


def _point(row: Any, name: str, w: Words) -> charts.Point:
    question = context.questionnaire().question(row["question"])
    return charts.Point(row["share"], row["polarisation"], name, _said(row, w), hollow=not question.core)


def _short(rows: list[Any], w: Words) -> list[str]:
    """Give each question its code, and what is asked where several questions have the same."""
    codes = [_code(row["question"]) for row in rows]
    labels = [scales.label(row["question"], w) for row in rows]
    return [
        code if codes.count(code) == 1 else f"{code} {label.split(' · ')[-1]}"
        for code, label in zip(codes, labels, strict=True)
    ]


def _key(rows: list[Any], w: Words) -> None:
    """Show what the codes stand for, each once, in the order of the questionnaire."""
    named = {_code(row["question"]): scales.label(row["question"], w).split(" · ")[0] for row in rows}
    listed = [told.plain(name) for name in named.values()]
    long = ceil(len(listed) / KEY_COLUMNS)
    for at, place in enumerate(st.columns(KEY_COLUMNS)):
        place.caption("  \n".join(listed[at * long : (at + 1) * long]))


def _code(question: str) -> str:
    return question.split(".", maxsplit=1)[0]


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
