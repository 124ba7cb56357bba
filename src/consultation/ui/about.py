"""Pages of plain sentences: a title, and paragraphs with a heading each."""

from datetime import date

import streamlit as st

from consultation.ui import context, language

PARTS = {
    "accessibility": ("works", "tested", "short", "tell"),
}
CHANGED = date(2026, 11, 21)  # when somebody last looked whether these pages are still true


def show(name: str) -> None:
    """Show the page called `name`."""
    w = language.now()
    st.title(w(f"{name}.title"))
    for part in PARTS[name]:
        st.header(w(f"{name}.{part}.title"))
        st.write(w(f"{name}.{part}", date=w.date(CHANGED)))
    organiser = context.organiser()
    st.header(w("about.contact.title"))
    st.write(" · ".join(filter(None, (organiser.controller, organiser.contact))))
