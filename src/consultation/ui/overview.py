"""What was answered: who and from where, then every question over all respondents, section by section."""

import streamlit as st

from consultation.text import Words
from consultation.ui import context, item_figures, language, reach_figures
from consultation.ui.panels import Panel, panels
from consultation.ui.results import Results
from consultation.ui.view import View


def show(results: Results, view: View) -> None:
    """Draw everything at one glance: who answered, then each section."""
    w = language.now()
    st.header(w("overview.reach"))
    reach_figures.show(results, view, w)
    for name in sections():
        section(name, results, view, w)


def sections() -> tuple[str, ...]:
    """The sections that have something to draw, in the order of the questionnaire."""
    return tuple(dict.fromkeys(panel.section for panel in panels(context.questionnaire())))


def section(name: str, results: Results, view: View, w: Words, *, alone: bool = False) -> None:
    """Draw the core questions of a section; the others when they are unfolded.

    alone: nothing else is on the page, so that questions are folded away only where there are core ones before them.
    """
    drawn = [panel for panel in panels(context.questionnaire()) if panel.section == name]
    core = [panel for panel in drawn if panel.core]
    further = [panel for panel in drawn if not panel.core]
    st.header(w(f"{name}.title"))
    _panels(core, results, view)
    if further and (core or not alone):
        _folded(name, further, results, view, w)
    else:
        _panels(further, results, view)


def _folded(name: str, further: list[Panel], results: Results, view: View, w: Words) -> None:
    folded = st.expander(w("overview.further"), key=f"results-further-{name}", on_change="rerun")
    if folded.open:
        with folded:
            _panels(further, results, view)


def _panels(drawn: list[Panel], results: Results, view: View) -> None:
    for panel in drawn:
        item_figures.show(panel, results, view)
