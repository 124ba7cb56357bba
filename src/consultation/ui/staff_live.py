"""The live dashboard of the staff: exact numbers that follow the answers, a view at a time."""

import pandas as pd
import streamlit as st

from consultation import charts
from consultation.answers import Grouping
from consultation.store.frames import Participation
from consultation.text import Words
from consultation.ui import compare as comparison
from consultation.ui import context, filters, glossary, live, overview, reach_figures, scales, staff_data, view
from consultation.ui.figure import Drawn, figure
from consultation.ui.staff_data import Exact
from consultation.ui.staff_pages import heading, tell_empty
from consultation.ui.view import View

OVERVIEW, COUNTRIES = "overview", "countries"


def dashboard() -> None:
    """How many, from where, or what they said to one section; drawn anew when an answer arrives."""
    w = heading("live")
    seen = view.current(w, live.follow(), exact=True)
    chosen = filters.segments("view", views(), OVERVIEW, w, lambda name: _named(name, w))
    glossary.show("overview", exact=True)
    exact = Exact()
    if chosen == OVERVIEW:
        _overview(exact, seen, w)
    elif not scales.kept(seen, "has-answers", staff_data.has_answers):
        tell_empty(w)
    elif chosen == COUNTRIES:
        st.header(_named(chosen, w))
        reach_figures.countries(exact, seen, w)
    else:
        overview.section(chosen, exact, seen, w, alone=True)


def views() -> tuple[str, ...]:
    """What the address may name: two views of who answered, then a view for each section."""
    return OVERVIEW, COUNTRIES, *overview.sections()


def compare() -> None:
    """Any question by any grouping, exact."""
    w = heading("compare")
    seen = view.current(w, live.follow(), exact=True)
    if not scales.kept(seen, "has-answers", staff_data.has_answers):
        tell_empty(w)
        return
    glossary.show("compare", exact=True)
    comparison.show(Exact(), seen)


def _named(name: str, w: Words) -> str:
    return w(f"filter.view.{name}") if name in (OVERVIEW, COUNTRIES) else w(f"{name}.title")


def _overview(exact: Exact, seen: View, w: Words) -> None:
    taking_part = staff_data.participation()
    _numbers(taking_part, exact, w)
    if not taking_part.submitted:
        tell_empty(w)
        return
    figure(seen, "over-time", lambda: _over_time(taking_part.by_day, seen), "figure.about.over_time")
    reach_figures.people(exact, seen)


def _numbers(taking_part: Participation, exact: Exact, w: Words) -> None:
    behalf = exact.respondents(Grouping.ON_BEHALF).set_index("group")["n"]
    persons = int(behalf.get("person", 0))
    organisations = int(behalf.get("museum", 0) + behalf.get("association", 0))
    shown = {
        "submitted": taking_part.submitted,
        "drafts": taking_part.drafts,
        "persons": persons,
        "organisations": organisations,
        "withdrawn": taking_part.withdrawn,
    }
    with st.container(horizontal=True, key="numbers"):
        for name, number in shown.items():
            st.metric(w(f"live.{name}"), w.number(number), help=w(f"live.{name}.help"), width=150)


def _over_time(table: pd.DataFrame, seen: View) -> Drawn:
    w = context.words_in(seen.language)
    chart = charts.over_time(table, w, seen.theme, title=w("figure.over_time"), narrow=seen.narrow)
    return Drawn(chart, table, lambda: _by_day(table, w))


def _by_day(table: pd.DataFrame, w: Words) -> pd.DataFrame:
    headings = {"day": w("table.day"), "n": w("table.respondents")}
    return table.assign(day=table["day"].map(w.date)).rename(columns=headings)
