"""The quiet line that says when the last answer was saved."""

import streamlit as st

from consultation.text import Words
from consultation.ui import respondent


def saved_line(w: Words) -> None:
    """Say when the last change was committed; nothing before the first one."""
    if found := respondent.response():
        st.caption(w("form.saved", time=w.time(respondent.local(found.updated_at))))
