"""The floor: a bare Streamlit page with the fields of the core form, step by step, that saves nothing.

An answer draws the step again, as Streamlit does, or its own field alone, as the application does.
"""

import gc
import os

import streamlit as st

from benchmarks.core_steps import IN_FRAGMENTS, Block, Field, Step, core_steps
from consultation.api.boot import COLLECT_AFTER
from consultation.api.send_at_once import send_at_once
from consultation.api.theme_once import theme_once
from consultation.questions.load import load
from consultation.settings import SHIPPED_QUESTIONNAIRE


@st.cache_resource(show_spinner=False)
def steps() -> tuple[Step, ...]:
    """Read the steps once, and do for the process what the application does for its own: the floor is to be fair."""
    found = core_steps(load(SHIPPED_QUESTIONNAIRE))
    send_at_once()
    theme_once()
    gc.collect()
    gc.freeze()
    gc.set_threshold(COLLECT_AFTER)
    return found


def ask(field: Field) -> None:
    """Show one field, empty."""
    match field.kind:
        case "tick":
            st.checkbox(field.name, key=field.key)
        case "pills":
            st.pills(field.name, field.options, key=field.key, wrap=True)
        case "list":
            st.selectbox(field.name, field.options, index=None, key=field.key)
        case "line":
            st.text_input(field.name, key=field.key)
        case "area":
            st.text_area(field.name, key=field.key)


def block(shown: Block) -> None:
    """Show one block under its heading."""
    st.header(shown.name)
    drawn = st.fragment(ask) if IN_FRAGMENTS in os.environ else ask
    for field in shown.fields:
        drawn(field)


def go(place: int) -> None:
    """Show another step."""
    st.session_state["place"] = place


def page() -> None:
    """Show the welcome, a step, the review or the receipt."""
    place, last = st.session_state.get("place", 0), len(steps()) + 1
    st.title(str(place))
    if 0 < place < last:
        for shown in steps()[place - 1].blocks:
            block(shown)
    label = {0: "start", last: "submit"}.get(place, "next")
    if place <= last:
        st.button(label, key=label, on_click=go, args=(place + 1,))


page()
