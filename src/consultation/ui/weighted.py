"""Whether weighting would change the story: every question counted in several ways, and what is said about it."""

from collections import Counter

import streamlit as st

from consultation.answers import Grouping
from consultation.stats.classes import ByClass
from consultation.stats.weights import Conclusion, Headline, Scheme, Usable, conclusion, headlines
from consultation.text import Words
from consultation.ui import background, context, glossary, live, museum_classes, scales, weights_figure
from consultation.ui.figure import figure
from consultation.ui.results import Results
from consultation.ui.view import View
from consultation.ui.weights_figure import Headlines, shown

LOOK_AGAIN = 1.0  # seconds


def show(results: Results, view: View, w: Words) -> None:
    """Draw the ways of counting, then the verdict, then what is not shown and why."""
    if not scales.scales(context.questionnaire()):
        return
    glossary.heading(w("weights.title"), "weights", exact=view.exact)
    classes = museum_classes.counted(results, view)
    if view.exact and classes is None:
        st.info(w("like.computing"))
        _wait(museum_classes.key(view))
        return
    found = scales.kept(view, "headlines", lambda: _computed(results, view, classes))
    told = sentences(found, w)
    if any(len(shown(row)) > 1 for row in found.values()):
        figure(view, "weights", lambda: weights_figure.drawn(found, " ".join(told), view), "method.weights.means")
    for sentence in told:
        st.write(sentence.replace("*", r"\*"))


@st.fragment(run_every=LOOK_AGAIN)
def _wait(key: str) -> None:
    if background.shared.is_done(key):
        live.draw_again()


def sentences(found: Headlines, w: Words) -> list[str]:
    """Say whether the conclusion changes; of each way of counting how often it is refused and why, what it lacks."""
    return [_verdict(found, w), *_refused(found, w), *_left_out(found, w)]


def _computed(results: Results, view: View, classes: ByClass | None) -> Headlines:
    """Weight by class of museum too where the answers by country and class may be seen."""
    by_class = classes.answers if classes else {}
    tables = scales.tables(results, view, Grouping.COUNTRY)
    found = {column: headlines(table, by_class.get(column)) for column, table in tables.items()}
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


def _left_out(found: Headlines, w: Words) -> list[str]:
    """Of the ways that are shown, how many answers they cannot count."""
    listed = [one for row in found.values() for one in shown(row)]
    most = {scheme: max((_lacking(one) for one in listed if one.scheme is scheme), default=0.0) for scheme in Scheme}
    return [
        w("weights.lacking", scheme=w(f"weights.{scheme}"), share=w.percent(share))
        for scheme, share in most.items()
        if share
    ]


def _lacking(one: Headline) -> float:
    return one.left_out / (one.n + one.left_out)
