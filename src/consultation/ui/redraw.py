"""Drawing the whole page although only a part of it runs.

A browser sends what was typed into a field, and the click that took the focus from it, as one message, and Streamlit
then runs only the fragment of the field: whatever the click was to change elsewhere would not be drawn.
"""

import streamlit as st

_WANTED = "redraw_everything"


def everything() -> None:
    """Called by what changes more than its own fragment."""
    st.session_state[_WANTED] = True


def whole_page() -> None:
    """Called where the whole page begins: the wish is being fulfilled."""
    st.session_state[_WANTED] = False


def if_wanted() -> None:
    """Called where a fragment begins: runs the whole page instead if that is wanted."""
    if st.session_state.get(_WANTED):
        whole_page()
        st.rerun()
