"""What stands around every page: the language, the menu, the mark of simulated answers, the page itself."""

import streamlit as st

from consultation.errors import StoreUnavailable
from consultation.text import Words
from consultation.ui import context, furniture, language, live, navigation, preview, redraw, watcher, word_preview
from consultation.ui.staff_gate import signed_in


def run() -> None:
    """Draw the frame and run the page that the address asks for."""
    redraw.whole_page()
    live.begin_run()
    member = _signed_in()
    word_preview.begin_run(staff=member)
    language.current()
    w = language.now()
    chosen = navigation.menu(w, signed_in=member)
    known = navigation.place(chosen)
    preview.begin_run(known.name)
    st.set_page_config(
        page_title=w("nav.page_title", page=chosen.title, consultation=w(f"{context.questionnaire().name}.title")),
        page_icon="🏛️",
        layout="wide" if known.wide else "centered",
    )
    _above(w)
    chosen.run()
    furniture.footer(w, results=known.section != "respond")


def _signed_in() -> bool:
    try:
        return signed_in() is not None
    except StoreUnavailable:
        return False


def _above(w: Words) -> None:
    language.picker(w)
    word_preview.mark(w)
    language.review_note(w)
    if language.was_refused():
        st.info(w("nav.language_refused"))
    if context.questionnaire().is_pilot:
        st.warning(w("nav.pilot"))
    _tell_synthetic(w)


def _tell_synthetic(w: Words) -> None:
    try:
        present = watcher.synthetic()
    except StoreUnavailable:
        return
    if present:
        st.warning(w("nav.synthetic"), icon="⚠️")
