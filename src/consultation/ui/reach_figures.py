"""Who answered and from where: Europe on a map and as tiles, the rest of the world, museum types, on whose behalf."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from consultation import charts
from consultation.answers import ALL, Grouping
from consultation.questions.places import REGION
from consultation.release.rules import is_merged
from consultation.text import Words
from consultation.text.labels import group_label
from consultation.ui import context, furniture, groups, scales, wordings
from consultation.ui.figure import Drawn, figure
from consultation.ui.results import Results
from consultation.ui.view import View

MOST = 20  # bars of one chart: the world has many countries with an answer or two
NAMED = 3  # countries that the title of the map names
WORLD = {"africa", "americas", "asia", "oceania"}


def show(results: Results, view: View, w: Words) -> None:
    """Draw every view of who answered."""
    maps(results, view)
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
    maps(results, view)
    _rest(results, view)
    furniture.footnotes(w, a_map=True)


def maps(results: Results, view: View) -> None:
    """Draw Europe on a map and as tiles."""
    if _tells_nothing(results, view, Grouping.COUNTRY, _is_country):
        st.info(context.words_in(view.language)("groups.alone.countries"))
        return
    left, right = st.columns(2)
    with left:
        figure(view, "europe", lambda: _europe(results, view), "figure.about.europe")
    with right:
        figure(view, "tiles", lambda: _tiles(results, view), "figure.about.tiles")


def _museum_types(results: Results, view: View) -> None:
    _groups("museum-types", Grouping.MUSEUM_TYPE, results, view)


def _on_behalf(results: Results, view: View) -> None:
    _groups("on-behalf", Grouping.ON_BEHALF, results, view)


def _groups(name: str, grouping: Grouping, results: Results, view: View) -> None:
    if _tells_nothing(results, view, grouping, lambda group: group != ALL):
        w = context.words_in(view.language)
        st.subheader(w(f"figure.by.{grouping}"))
        st.write(w("groups.alone"))
    else:
        figure(view, name, lambda: _bars(results, view, grouping), "figure.about.bars")


def _rest(results: Results, view: View) -> None:
    if not _tells_nothing(results, view, Grouping.COUNTRY, lambda group: _is_outside(group) or is_merged(group)):
        figure(view, "world", lambda: _world(results, view), "figure.about.bars")


def _tells_nothing(results: Results, view: View, grouping: Grouping, is_told: Callable[[str], bool]) -> bool:
    """Whether the table by a grouping has no row that tells something."""
    table = scales.kept(view, f"respondents-{grouping}", lambda: results.respondents(grouping))
    return not any(is_told(group) for group in groups.without_repetition(table)["group"])


def _is_country(group: str) -> bool:
    return group != ALL and not is_merged(group)


def _is_outside(group: str) -> bool:
    return REGION.get(group) in WORLD


def _europe(results: Results, view: View) -> Drawn:
    w = context.words_in(view.language)
    table = _labelled(results, Grouping.COUNTRY, w)
    chart = charts.europe(table, w, view.theme, title=_most(table, w), banded=_banded(view), narrow=view.narrow)
    return Drawn(chart, table, lambda: wordings.counts(table, w))


def _tiles(results: Results, view: View) -> Drawn:
    w = context.words_in(view.language)
    table = _labelled(results, Grouping.COUNTRY, w)
    title = _how_many(table, view, w)
    chart = charts.tiles(table, w, view.theme, title=title, banded=_banded(view), narrow=view.narrow)
    return Drawn(chart, table, lambda: wordings.counts(table, w))


def _most(table: pd.DataFrame, w: Words) -> str:
    """The countries that most answers come from."""
    listed = zip(table["group"].tolist(), table["label"].tolist(), table["n"].tolist(), strict=True)
    known = [(n, label) for group, label, n in listed if group in REGION and n > 0]
    names = [label for _, label in sorted(known, key=lambda country: -country[0])[:NAMED]]
    return w("figure.europe.answer", names=", ".join(names)) if names else w("figure.europe")


def _how_many(table: pd.DataFrame, view: View, w: Words) -> str:
    """From how many countries there are answers, or for the public enough of them."""
    counted = zip(table["group"].tolist(), table["n"].tolist(), strict=True)
    n, threshold = sum(group in REGION and n > 0 for group, n in counted), context.settings().threshold
    if view.exact:
        return w.plural("figure.tiles.exact", n)
    return w.plural("figure.tiles.public", n, threshold=w.number(threshold))


def _banded(view: View) -> int | None:
    """The public sees two bands only, below the threshold or not; staff see every band."""
    return None if view.exact else context.settings().threshold


def _bars(results: Results, view: View, grouping: Grouping) -> Drawn:
    w = context.words_in(view.language)
    table = _labelled(results, grouping, w)
    return _drawn_bars(table, view, _first(table, w(f"figure.by.{grouping}"), grouping, w), w)


def _first(table: pd.DataFrame, about: str, grouping: Grouping, w: Words) -> str:
    """The group with most answers and its share of all, where the table has one that is no merger of small ones."""
    everyone, named = table[table["group"] == ALL]["n"], table[table["group"] != ALL]
    of = int(everyone.iloc[0]) if len(everyone) else int(named["n"].sum())
    if named.empty or of == 0:
        return about
    first = named.iloc[int(named["n"].argmax())]
    if is_merged(str(first["group"])):
        return about
    share = w.percent(int(first["n"]) / of)
    return w("figure.first", about=about, first=scales.group(grouping, str(first["group"]), w), share=share)


def _world(results: Results, view: View) -> Drawn:
    w = context.words_in(view.language)
    table = _labelled(results, Grouping.COUNTRY, w)
    outside, together = table["group"].map(_is_outside), table["group"].map(is_merged)
    title = "world" if not together.any() else "world.together" if outside.any() else "together"
    return _drawn_bars(table[outside | together], view, w(f"figure.{title}"), w)


def _drawn_bars(table: pd.DataFrame, view: View, title: str, w: Words) -> Drawn:
    """Draw the largest groups; the table has all."""
    listed = table.sort_values("n", ascending=False, kind="stable")
    most = w("figure.most", shown=w.number(MOST), all=w.number(len(listed))) if len(listed) > MOST else ""
    chart = charts.bars(listed.head(MOST), w, view.theme, title=title, subtitle=most, narrow=view.narrow)
    return Drawn(chart, listed, lambda: wordings.counts(listed, w))


def _labelled(results: Results, grouping: Grouping, w: Words) -> pd.DataFrame:
    table = results.respondents(grouping)
    table.insert(1, "label", [group_label(w, grouping, group) for group in table["group"]])
    return table
