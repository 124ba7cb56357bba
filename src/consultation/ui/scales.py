"""The tables that the analyses start from: every question with five steps by one grouping, made once for everyone."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import pandas as pd
import streamlit as st

from consultation.answers import Grouping
from consultation.charts.sheet import top_two_words
from consultation.questions.model import Questionnaire, Scale
from consultation.text import Words
from consultation.text.labels import ON_THEIR_OWN, group_label
from consultation.ui import context, wordings
from consultation.ui.results import Results
from consultation.ui.view import View

T = TypeVar("T")
Tables = dict[str, pd.DataFrame]
BY = (Grouping.COUNTRY, Grouping.MUSEUM_TYPE)
KEPT = 256
NAMED = 3  # that come first together and are still named


def scales(questionnaire: Questionnaire) -> tuple[str, ...]:
    """The columns that are answered on five steps, in the order they are asked."""
    return tuple(name for name in questionnaire.counted if isinstance(questionnaire.columns[name], Scale))


def tables(results: Results, view: View, grouping: Grouping) -> Tables:
    """Every scale's table by one grouping; whoever gets it must not change it."""
    columns = scales(context.questionnaire())
    return kept(view, f"scales-{grouping}", lambda: results.by_groups(columns, grouping) if columns else {})


def both(results: Results, view: View) -> dict[tuple[str, str], pd.DataFrame]:
    """Every scale's tables by (column, grouping)."""
    listed = [(grouping, tables(results, view, grouping)) for grouping in BY]
    return {(column, str(grouping)): table for grouping, found in listed for column, table in found.items()}


def kept(view: View, name: str, make: Callable[[], T]) -> T:
    """What was computed under this name for the revision of the view, whatever its language and look."""
    # By name, as in `figure`: of what stands in its place Streamlit looks up the name, each time.
    found: T = _kept(key=f"{name}|{view.exact}|{view.revision}|{view.edition}", _make=make)
    return found


@st.cache_resource(max_entries=KEPT, show_spinner=False)
def _kept(key: str, _make: Callable[[], Any]) -> Any:  # noqa: ARG001  of any kind; the key keeps it
    return _make()


def any_scale(w: Words) -> bool:
    """Whether the questionnaire has a scale; a sentence where it has none."""
    if scales(context.questionnaire()):
        return True
    st.info(w("analysis.no_scales"))
    return False


def label(column: str, w: Words) -> str:
    """A question as a row of a chart: its code, what it is about, what is asked."""
    code = column.split(".", maxsplit=1)[0]
    named = wordings.named(column, w)
    return f"{code} {named}" if code in context.questionnaire().items else named


def topic(column: str, w: Words) -> str:
    """What a question is about, with its code, in a sentence that says what was answered."""
    code, about = column.split(".", maxsplit=1)[0], wordings.about(column, w)
    return f"{code} {about}" if code in context.questionnaire().items else about


def high(column: str, w: Words) -> str:
    """The top two steps of a scale as they were to be read, between quotation marks; in general where it has none."""
    question = context.questionnaire().question(column)
    anchors = question.anchors if isinstance(question, Scale) else ""
    words = top_two_words(anchors, w)
    return words if words == w("chart.top_two.other") else w("said.quoted", name=words)


def group(by: str, name: str, w: Words) -> str:
    """A group within a sentence: places by their name, others between quotation marks."""
    named = group_label(w, by, name)
    return named if by == Grouping.COUNTRY and name not in ON_THEIR_OWN else w("said.quoted", name=named)


def share(share: float, n: int, w: Words) -> str:
    """A share as it stands alone; never a bare 0%: of how many nobody did."""
    return w.percent(share) if share else w("chart.k_of_n", k=w.number(0), n=w.number(n))


def together(labels: Sequence[str], w: Words) -> str:
    """What comes first: by name, or, of more than three that are equal, how many there are."""
    return "; ".join(labels) if len(labels) <= NAMED else w("said.alike", n=w.number(len(labels)))


def note(view: View, w: Words) -> str:
    """What the reader must know of the figures."""
    return w("figure.exact") if view.exact else w("figure.open_consultation")
