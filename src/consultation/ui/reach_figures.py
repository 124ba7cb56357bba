"""Who answered and from where: Europe on a map and as tiles, the rest of the world, museum types, on whose behalf."""

import pandas as pd
import streamlit as st

from consultation import charts
from consultation.answers import Grouping
from consultation.questions.places import REGION
from consultation.release.rules import is_merged
from consultation.text import Words
from consultation.text.labels import group_label
from consultation.ui import context, furniture, wordings
from consultation.ui.figure import Drawn, figure
from consultation.ui.results import Results
from consultation.ui.view import View

WORLD = {"africa", "americas", "asia", "oceania"}


def show(results: Results, view: View, w: Words) -> None:
    """Draw every view of who answered."""
    _maps(results, view)
    left, right = st.columns(2)
    with left:
        _museum_types(results, view)
    with right:
        _on_behalf(results, view)
        _rest(results, view)
    furniture.footnotes(w, a_map=True)


def people(results: Results, view: View) -> None:
    """Draw the museum types, and on whose behalf."""
    left, right = st.columns(2)
    with left:
        _museum_types(results, view)
    with right:
        _on_behalf(results, view)


def countries(results: Results, view: View, w: Words) -> None:
    """Draw Europe and the rest of the world."""
    _maps(results, view)
    _rest(results, view)
    furniture.footnotes(w, a_map=True)


def _maps(results: Results, view: View) -> None:
    left, right = st.columns(2)
    with left:
        figure(view, "europe", lambda: _europe(results, view), "figure.about.europe")
    with right:
        figure(view, "tiles", lambda: _tiles(results, view), "figure.about.tiles")


def _museum_types(results: Results, view: View) -> None:
    figure(view, "museum-types", lambda: _bars(results, view, Grouping.MUSEUM_TYPE), "figure.about.bars")


def _on_behalf(results: Results, view: View) -> None:
    figure(view, "on-behalf", lambda: _bars(results, view, Grouping.ON_BEHALF), "figure.about.bars")


def _rest(results: Results, view: View) -> None:
    figure(view, "world", lambda: _world(results, view), "figure.about.bars")


def _europe(results: Results, view: View) -> Drawn:
    w = context.words_in(view.language)
    table = _labelled(results, Grouping.COUNTRY, w)
    chart = charts.europe(table, w, view.theme, title=w("figure.europe"), banded=_banded(view), narrow=view.narrow)
    return Drawn(chart, table, lambda: wordings.counts(table, w))


def _tiles(results: Results, view: View) -> Drawn:
    w = context.words_in(view.language)
    table = _labelled(results, Grouping.COUNTRY, w)
    chart = charts.tiles(table, w, view.theme, title=w("figure.tiles"), banded=_banded(view), narrow=view.narrow)
    return Drawn(chart, table, lambda: wordings.counts(table, w))


def _banded(view: View) -> int | None:
    """The public sees two bands only, below the threshold or not; staff see every band."""
    return None if view.exact else context.settings().threshold


def _bars(results: Results, view: View, grouping: Grouping) -> Drawn:
    w = context.words_in(view.language)
    return _drawn_bars(_labelled(results, grouping, w), view, w(f"figure.by.{grouping}"), w)


def _world(results: Results, view: View) -> Drawn:
    w = context.words_in(view.language)
    table = _labelled(results, Grouping.COUNTRY, w)
    outside = table["group"].map(lambda group: REGION.get(group) in WORLD or is_merged(group))
    return _drawn_bars(table[outside], view, w("figure.world" if view.exact else "figure.together"), w)


def _drawn_bars(table: pd.DataFrame, view: View, title: str, w: Words) -> Drawn:
    listed = table.sort_values("n", ascending=False, kind="stable")
    chart = charts.bars(listed, w, view.theme, title=title, narrow=view.narrow)
    return Drawn(chart, listed, lambda: wordings.counts(listed, w))


def _labelled(results: Results, grouping: Grouping, w: Words) -> pd.DataFrame:
    table = results.respondents(grouping)
    table.insert(1, "label", [group_label(w, grouping, group) for group in table["group"]])
    return table
