"""Pages of plain sentences: a title, and paragraphs with a heading each."""

import streamlit as st

from consultation.ui import context, language

PARTS = {
    "privacy": ("kept", "why", "seen", "how_long", "rights", "cookies"),
    "accessibility": ("works", "short", "tell"),
}


def show(name: str) -> None:
    """Show the page called `name`."""
    w = language.now()
    st.title(w(f"{name}.title"))
    for part in PARTS[name]:
        st.header(w(f"{name}.{part}.title"))
        st.write(w(f"{name}.{part}"))
    organiser = context.organiser()
    st.header(w("about.contact.title"))
    st.write(" · ".join(filter(None, (organiser.controller, organiser.contact))))
