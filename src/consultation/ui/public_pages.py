"""The result pages for everyone: shown when the organiser allows it, from released tables only."""

from collections.abc import Callable

import streamlit as st

from consultation.answers import Grouping
from consultation.release.published import Shown
from consultation.text import Words
from consultation.ui import common_ground as shared
from consultation.ui import compare as comparison
from consultation.ui import context, furniture, glossary, groups, headline, language, live, told, view, watcher
from consultation.ui import differences as differing
from consultation.ui import overview as glance
from consultation.ui import who_answered as reached
from consultation.ui.public_data import Public, visibility
from consultation.ui.results import Results
from consultation.ui.view import View

FOR_STAFF = ("exact", "part", "view")  # what the addresses of staff pages choose


def overview() -> None:
    """Who answered and what they said."""
    w = language.now()
    st.title(w("results.title"))
    if _may_show(w):
        headline.show(Public(), w)
        glossary.show("overview", exact=False)
        glance.show(Public(), view.current(w, live.follow(watcher.release), exact=False))


def compare() -> None:
    """One question by country or museum type."""
    w = language.now()
    st.title(w("results.compare.title"))
    if _may_show(w):
        glossary.show("compare", exact=False)
        comparison.show(Public(), view.current(w, live.follow(watcher.release), exact=False))


def differences() -> None:
    """What differs between groups, and how sure that is."""
    _analysis("differences", differing.show)


def who_answered() -> None:
    """Who answered, who is missing, and whether weighting would change the story."""
    _analysis("who_answered", reached.show)


def common_ground() -> None:
    """What all groups share, what splits them, and which asks come first."""
    _analysis("common_ground", shared.show)


def findings() -> None:
    """The sentences that the released numbers support."""
    _analysis("findings", told.show)


def _analysis(name: str, show: Callable[[Results, View, Words], None]) -> None:
    w = language.now()
    st.title(w(f"results.{name}.title"))
    if _may_show(w):
        show(Public(), view.current(w, live.follow(watcher.release), exact=False), w)
        furniture.footnotes(w, a_map=False)


def _refuse_staff_views(w: Words) -> None:
    """Say so where the address asks for what only staff see; what is published is shown instead."""
    wanted = [name for name in FOR_STAFF if name in st.query_params]
    wanted += ["by"] if groups.for_staff(st.query_params.get("by", "")) else []
    for name in wanted:
        del st.query_params[name]
    if wanted:
        st.info(w("error.staff_view"))


def _may_show(w: Words) -> bool:
    """Whether there is something to show; a sentence where there is not."""
    _refuse_staff_views(w)
    seen = visibility()
    until = context.organiser().embargo_in_brussels
    if seen.shown is Shown.EMBARGO and until:
        st.info(w("results.embargo", date=w.date(until), time=w.time(until)))
        return False
    if seen.shown is not Shown.SHOWN:
        st.info(w("results.not_yet", date=w.date(seen.closes)) if seen.closes else w("results.never"))
        return False
    if Public().respondents(Grouping.NONE).empty:
        st.info(w("results.too_few"))
        return False
    st.caption(w("results.note"))
    return True
