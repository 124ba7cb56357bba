"""Which language a person reads: chosen, asked for in the address, or the browser's."""

from functools import lru_cache

import streamlit as st
from babel import Locale

from consultation.text import Words
from consultation.text.catalogues import FALLBACK
from consultation.text.preferred import preferred
from consultation.ui import context, redraw, run, word_preview

CHOSEN = "lang"
PICKER = "language_picker"
COOKIE = "lang"
_REFUSED = "language_refused"


def offered() -> tuple[str, ...]:
    """The languages of the questionnaire, and for staff those of the preview of a translation."""
    return (*context.questionnaire().languages, *word_preview.added())


def current() -> str:
    """The language to show; keeps the address in step, so that a reload or a shared link keeps it."""
    asked = st.query_params.get("lang")
    chosen = next((each for each in (asked, run.kept(CHOSEN)) if each in offered()), None) or _of_browser()
    run.keep(CHOSEN, value=chosen)
    if asked != chosen:
        if asked is not None:
            run.keep(_REFUSED, value=True)
        st.query_params["lang"] = chosen
    return str(chosen)


def was_refused() -> bool:
    """Whether the address asked for a language that there is not; to be told once."""
    return bool(run.taken(_REFUSED))


def now() -> Words:
    """The words of the language to show."""
    return context.words_in(shown())


def shown() -> str:
    """The language that the page is drawn in."""
    return str(run.kept(CHOSEN) or current())


def picker(w: Words) -> None:
    """Let the person choose; always in view."""
    languages = list(offered())
    st.selectbox(
        w("nav.language"),
        languages,
        index=languages.index(w.language),
        format_func=_own_name,
        key=f"{PICKER}:{w.language}",
        on_change=_choose,
        args=(w.language,),
        label_visibility="collapsed",
        width=160,
    )


def review_note(w: Words) -> None:
    """Say quietly that nobody has reviewed the translation; a click shows the same page and step in English."""
    if w.reviewed:
        return
    with st.container(key="unreviewed", horizontal=True, gap="small", vertical_alignment="center"):
        st.caption(w("nav.unreviewed"), width="content")
        if FALLBACK in offered():
            st.button(w("nav.in_english"), type="tertiary", key="in-english", on_click=_show, args=(FALLBACK,))


@lru_cache(maxsize=64)
def _own_name(code: str) -> str:
    """What the language calls itself."""
    return (Locale.parse(code).get_display_name(code) or code).capitalize()


def _choose(shown: str) -> None:
    _show(st.session_state[f"{PICKER}:{shown}"])


def _show(chosen: str) -> None:
    if chosen in offered():
        st.query_params["lang"] = run.keep(CHOSEN, value=chosen)
        redraw.everything()


def _of_browser() -> str:
    """The language of the last visit, which the server keeps in a cookie, or else what the browser prefers."""
    kept = st.context.cookies.get(COOKIE)
    if kept in offered():
        return str(kept)
    wanted = st.context.headers.get("Accept-Language") or st.context.locale or ""
    return preferred(wanted, offered()) or offered()[0]
