"""Drawing the whole page although only a part of it runs.

A browser sends what was typed into a field, and the click that took the focus from it, as one message, and Streamlit
then runs only the fragment of the field: whatever the click was to change elsewhere would not be drawn.
"""

import streamlit as st

from consultation.ui import run

_WANTED = "redraw_everything"


def everything() -> None:
    """Called by what changes more than its own fragment."""
    run.keep(_WANTED, value=True)


def whole_page() -> None:
    """Called where the whole page begins: the wish is being fulfilled."""
    run.keep(_WANTED, value=False)


def if_wanted() -> None:
    """Called where a fragment begins: runs the whole page instead if that is wanted."""
    if run.kept(_WANTED):
        whole_page()
        st.rerun()
