"""The quiet line that says when the last answer was saved."""

import streamlit as st

from consultation.text import Words
from consultation.ui import preview, respondent


def saved_line(w: Words) -> None:
    """Say when the last change was committed; nothing before the first one, nor in a preview, which saves nothing."""
    if not preview.on() and (found := respondent.response()):
        st.caption(w("form.saved", time=w.time(respondent.local(found.updated_at))))
