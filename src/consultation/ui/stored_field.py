"""A field and the column behind it: it starts from the stored answer and then keeps what the person types."""

from collections.abc import Callable

import streamlit as st

from consultation.ui import respondent


def first(column: str) -> str | None:
    """The first stored value of a column; None for a blank one."""
    values = respondent.answers().get(column, ())
    return values[0] if values else None


def remember(column: str, value: Callable[[], object]) -> str:
    """Name the widget of a column; `value` gives what it holds before anything was typed."""
    name = respondent.field_name(column)
    if name not in st.session_state:
        st.session_state[name] = value()
    return name


def typed(column: str) -> object:
    """What the field of a column holds now; the stored answer where the field is not on the page."""
    return st.session_state.get(respondent.field_name(column), first(column))
