"""What a window says when the same answers were opened in another one since."""

import streamlit as st

from consultation.ui import language, preview, redraw, respondent, wake, windows


@st.fragment
def tell() -> None:
    """Say so, with the way to go on here; nothing where this is the latest window.

    It has a place of its own on the page: when it is told in a window that was woken, what is being typed stays.
    """
    if wake.drawn_alone():
        st.rerun()  # the whole page, which also ends the waking
    key = respondent.key()
    if preview.on() or not respondent.response():
        return
    windows.tells(key, wake.this_part())
    if windows.is_older(key):
        w = language.now()
        st.warning(w("form.older_window"))
        st.button(w("form.go_on_here"), key="go-on-here", on_click=_go_on_here)


def _go_on_here() -> None:
    respondent.read_again()
    respondent.response()
    redraw.everything()
