"""What a window says when the same answers were opened in another one since."""

import streamlit as st

from consultation.text import Words
from consultation.ui import redraw, respondent, windows


def tell(w: Words) -> None:
    """Say so, with the way to go on here; nothing where this is the latest window."""
    if windows.is_older(respondent.key()):
        st.warning(w("form.older_window"))
        st.button(w("form.go_on_here"), key="go-on-here", on_click=_go_on_here)


def _go_on_here() -> None:
    respondent.read_again()
    respondent.response()
    redraw.everything()
