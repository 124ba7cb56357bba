"""How many answered, with persons and organisations told apart, before any chart."""

import streamlit as st

from consultation.answers import Grouping
from consultation.text import Words
from consultation.ui.results import Results

ORGANISATIONS = ("museum", "association")


def numbers(results: Results) -> dict[str, int]:
    """Count who submitted, the persons and the organisations among them; what is not released has no entry."""
    n = results.respondents(Grouping.ON_BEHALF).set_index("group")["n"]
    groups = {"submitted": ("all",), "persons": ("person",), "organisations": ORGANISATIONS}
    return {name: int(n.loc[list(parts)].sum()) for name, parts in groups.items() if set(parts) <= set(n.index)}


def show(results: Results, w: Words) -> None:
    """Set the numbers side by side."""
    with st.container(horizontal=True, key="headline"):
        for name, number in numbers(results).items():
            st.metric(w(f"live.{name}"), w.number(number), width=150)
