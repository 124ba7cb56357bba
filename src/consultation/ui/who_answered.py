"""Who answered, who is missing, and whether weighting would change what is read from the answers."""

import streamlit as st

from consultation.text import Words
from consultation.ui import furniture, missing, reach_figures, weighted
from consultation.ui.results import Results
from consultation.ui.view import View


def show(results: Results, view: View, w: Words) -> None:
    """Draw where the answers come from, answers beside museums, then the ways of counting."""
    st.header(w("overview.reach"))
    reach_figures.maps(results, view)
    furniture.map_footnote(w)
    missing.show(results, view, w)
    weighted.show(results, view, w)
