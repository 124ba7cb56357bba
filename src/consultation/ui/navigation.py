"""Every page: where its file lies, its address, its section of the menu, and whether only staff see it there."""

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from consultation.settings import ROOT
from consultation.text import Words
from consultation.ui import language, run

_PAGES = "pages"


@dataclass(frozen=True)
class Place:
    """A page of the application; `name` is also its address, except for the first page, which lives at `/`."""

    name: str
    file: str
    section: str
    staff: bool = False
    wide: bool = False


PLACES = (
    Place("welcome", "respond/welcome.py", "respond"),
    Place("questionnaire", "respond/questionnaire.py", "respond"),
    Place("receipt", "respond/receipt.py", "respond"),
    Place("results", "results/overview.py", "results", wide=True),
    Place("results-findings", "results/findings.py", "results"),
    Place("results-compare", "results/compare.py", "results", wide=True),
    Place("results-differences", "results/differences.py", "results", wide=True),
    Place("results-common-ground", "results/common_ground.py", "results", wide=True),
    Place("results-who-answered", "results/who_answered.py", "results", wide=True),
    Place("results-method", "results/method.py", "results"),
    Place("receipts", "results/receipts.py", "results"),
    Place("privacy", "about/privacy.py", "about"),
    Place("accessibility", "about/accessibility.py", "about"),
    Place("sign-in", "staff/sign_in.py", "staff"),
    Place("staff-live", "staff/live.py", "staff", staff=True, wide=True),
    Place("staff-compare", "staff/compare.py", "staff", staff=True, wide=True),
    Place("staff-analysis", "staff/analysis.py", "staff", staff=True, wide=True),
    Place("staff-wordings", "staff/wordings.py", "staff", staff=True),
    Place("staff-reach", "staff/reach.py", "staff", staff=True),
    Place("staff-invitations", "staff/invitations.py", "staff", staff=True),
    Place("staff-duplicates", "staff/duplicates.py", "staff", staff=True),
    Place("staff-import", "staff/import.py", "staff", staff=True),
    Place("staff-export", "staff/export.py", "staff", staff=True),
    Place("staff-preview", "staff/preview.py", "staff", staff=True),
    Place("staff-translations", "staff/translations.py", "staff", staff=True),
    Place("staff-settings", "staff/settings.py", "staff", staff=True),
)

ADDRESSES = tuple(place.name for place in PLACES[1:])


def menu(w: Words, *, signed_in: bool) -> StreamlitPage:
    """Build the menu and return the page that the address asks for. A hidden page is not a protected page.

    Every page of the menu is sent with every answer that is saved, so others than staff get those of staff only by
    their address.
    """
    asked = _asked()
    known = _pages(w, signed_in)
    places = [place for place in PLACES if signed_in or not place.staff or asked in (None, place.name)]
    pages = {place.name: copy(known[place.name]) for place in places}
    run.keep(_PAGES, value=pages)
    sections: dict[str, list[StreamlitPage]] = {}
    for place in places:
        sections.setdefault(w(f"nav.{place.section}"), []).append(pages[place.name])
    return st.navigation(sections, position="top")


def _asked() -> str | None:
    """The page that the browser's address names; None where the browser does not tell its address."""
    return urlsplit(st.context.url).path.rpartition("/")[-1] if st.context.url else None


@lru_cache(maxsize=64)
def _pages(w: Words, signed_in: bool) -> Mapping[str, StreamlitPage]:  # noqa: FBT001  part of the key of the cache
    """The pages as they are to be copied for each run, which marks the one that it runs."""
    return {place.name: _page(place, w, signed_in=signed_in) for place in PLACES}


def page(name: str) -> StreamlitPage:
    """The page to link or switch to, as the menu of this run has it."""
    found: StreamlitPage = run.kept(_PAGES)[name]
    return found


def go(name: str) -> None:
    """Called by a click: show this page, in the language of the one that it comes from, which is not drawn again.

    A page that runs by itself, without the menu, leads nowhere.
    """
    if run.kept(_PAGES):
        st.switch_page(page(name), query_params={"lang": language.shown()})


def place(chosen: StreamlitPage) -> Place:
    """What is known of the page that is shown."""
    return next(place for place in PLACES if place.name == (chosen.url_path or "welcome"))


def _page(place: Place, w: Words, *, signed_in: bool) -> StreamlitPage:
    hidden = place.staff != signed_in if place.section == "staff" else False
    return st.Page(
        ROOT / "pages" / place.file,
        title=w(f"nav.{place.name}"),
        url_path=place.name,
        default=place.name == "welcome",
        visibility="hidden" if hidden else "visible",
    )
