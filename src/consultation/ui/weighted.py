"""Whether weighting would change the story: every question counted in three ways, and what is said about it."""

from collections import Counter
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from consultation import charts
from consultation.answers import Grouping
from consultation.charts import Dot, DotRow
from consultation.stats.weights import HALF, Conclusion, Headline, Scheme, Usable, conclusion, headlines
from consultation.text import Words
from consultation.ui import context, glossary, scales
from consultation.ui.figure import Drawn, figure
from consultation.ui.results import Results
from consultation.ui.view import View

SCHEMES = (Scheme.RAW, Scheme.COUNTRY, Scheme.MUSEUMS)
Headlines = dict[str, list[Headline]]


def show(results: Results, view: View, w: Words) -> None:
    """Draw the three ways of counting, then the verdict, then what is not shown and why."""
    if not scales.scales(context.questionnaire()):
        return
    glossary.heading(w("weights.title"), "weights", exact=view.exact)
    found = scales.kept(view, "headlines", lambda: _computed(results, view))
    if any(len(_shown(row)) > 1 for row in found.values()):
        figure(view, "weights", lambda: _drawn(found, view), "method.weights.means")
    for sentence in sentences(found, w):
        st.write(sentence)


def sentences(found: Headlines, w: Words) -> list[str]:
    """Say whether the conclusion changes, then for each way of counting how often it is refused, and why."""
    return [_verdict(found, w), *_refused(found, w)]


def _computed(results: Results, view: View) -> Headlines:
    tables = scales.tables(results, view, Grouping.COUNTRY)
    found = {column: headlines(table) for column, table in tables.items()}
    return {column: row for column, row in found.items() if row[0].share is not None}


def _verdict(found: Headlines, w: Words) -> str:
    told = {column: conclusion(row) for column, row in found.items()}
    known = [column for column in told if told[column] is not Conclusion.CANNOT_TELL]
    changing = [scales.label(column, w) for column in known if told[column] is Conclusion.CHANGES]
    if not known:
        return w("weights.cannot_tell")
    of = w.number(len(known))
    if not changing:
        return w("weights.same", of=of)
    return w("weights.changes", n=w.number(len(changing)), of=of, items="; ".join(changing))


def _refused(found: Headlines, w: Words) -> list[str]:
    why = Counter((one.scheme, one.usable) for row in found.values() for one in row if one.usable is not Usable.SHOWN)
    return [
        w(f"weights.refused.{usable}", scheme=w(f"weights.{scheme}"), n=w.number(n), of=w.number(len(found)))
        for (scheme, usable), n in why.items()
    ]


def _shown(row: Sequence[Headline]) -> list[Headline]:
    return [one for one in row if one.share is not None]


def _drawn(found: Headlines, view: View) -> Drawn:
    w = context.words_in(view.language)
    chart = charts.dots(
        [_row(column, row, w) for column, row in found.items()],
        [w(f"weights.{scheme}") for scheme in SCHEMES],
        w,
        view.theme,
        heading=w("weights.scale"),
        title=_title(found, w),
        subtitle=scales.note(view, w),
        description=" ".join(sentences(found, w)),
        reference=HALF,
        narrow=view.narrow,
    )
    return Drawn(chart, _figures(found), lambda: _readable(found, w))


def _title(found: Headlines, w: Words) -> str:
    told = [conclusion(row) for row in found.values()]
    known = len(told) - told.count(Conclusion.CANNOT_TELL)
    return w("weights.answer", n=w.number(told.count(Conclusion.CHANGES)), of=w.number(known))


def _row(column: str, row: Sequence[Headline], w: Words) -> DotRow:
    name = scales.label(column, w)
    made = tuple(Dot(SCHEMES.index(one.scheme), one.share, _tip(name, one, w)) for one in row if one.share is not None)
    return DotRow(column, name, made, w.percent(row[0].share or 0.0))


def _tip(name: str, one: Headline, w: Words) -> str:
    counts = {"n": w.number(one.n), "effective": w.number(one.effective), "left_out": w.number(one.left_out)}
    return w("weights.tip", item=name, scheme=w(f"weights.{one.scheme}"), share=w.percent(one.share or 0.0), **counts)


def _figures(found: Headlines) -> pd.DataFrame:
    columns = ["scheme", "usable", "share", "n", "left_out", "effective", "countries"]
    rows = [[column, *(getattr(one, name) for name in columns)] for column, row in found.items() for one in row]
    return pd.DataFrame(rows, columns=["question", *columns])


def _readable(found: Headlines, w: Words) -> pd.DataFrame:
    rows = [
        (
            scales.label(column, w), w(f"weights.{one.scheme}"), "–" if one.share is None else w.percent(one.share),
            w.number(one.n), w.number(one.effective), w.number(one.left_out),
        )
        for column, row in found.items()
        for one in row
    ]  # fmt: skip
    headings = [
        "filter.question",
        "weights.way",
        "weights.scale",
        "table.answered",
        "weights.effective",
        "weights.left_out",
    ]
    return pd.DataFrame(rows, columns=[w(heading) for heading in headings])
