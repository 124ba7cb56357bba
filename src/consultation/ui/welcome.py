"""The first page: what the consultation is, and the way in."""

from functools import lru_cache

import streamlit as st

from consultation.questions.labels import source_label
from consultation.questions.model import Questionnaire
from consultation.questions.timing import answering_minutes
from consultation.text import Words
from consultation.ui import availability, context, language, navigation, respondent
from consultation.ui.links import file_links

PARTS = ("who", "how_long", "what_happens")


def show() -> None:
    """Say what this is and offer to start, to go on, or to see what was submitted."""
    w, questionnaire = language.now(), context.questionnaire()
    st.title(w(f"{questionnaire.name}.title"))
    with st.container(key="why"):
        st.write(w(f"{questionnaire.name}.why"))
    if problem := st.query_params.get("problem"):
        st.error(_problem(problem, w))
    if availability.is_open(questionnaire):
        _way_in(w)
    else:
        availability.tell(questionnaire, w)
    with st.container(key="facts"):
        _parts(questionnaire, w)


def _problem(name: str, w: Words) -> str:
    """What went wrong on the way here, as the address says."""
    match name:
        case "link":
            return w("error.link.refused")
        case "joint":
            return w("error.link.joint")
        case _:
            return w("error.unknown_filter")


def _way_in(w: Words) -> None:
    respondent.begin_run()
    found = respondent.response()
    if respondent.has_withdrawn():
        target, label = "receipt", "welcome.withdrawn"
    elif found is None:
        target, label = "questionnaire", "welcome.start"
    elif found.submitted_at:
        target, label = "receipt", "welcome.see"
    else:
        target, label = "questionnaire", "welcome.go_on"
    st.button(w(label), type="primary", key="start", on_click=navigation.go, args=(target,))


def _parts(questionnaire: Questionnaire, w: Words) -> None:
    minutes = _minutes(w, context.edition_key())
    for part in PARTS:
        st.header(w(f"welcome.{part}"))
        st.write(w(f"{questionnaire.name}.{part}", minutes=w.number(round(minutes))))
    organiser = context.organiser()
    if organiser.controller:
        st.header(w("welcome.controller"))
        st.write(w("welcome.responsible", controller=organiser.controller, contact=organiser.contact))
    if questionnaire.closes:
        st.header(w("welcome.until"))
        st.write(w("welcome.closes", date=w.date(questionnaire.closes)))
    st.html(file_links({w("paper.link"): f"/paper/{w.language}.pdf"}))
    _sources(questionnaire, w)


@lru_cache(maxsize=64)
def _minutes(w: Words, _edition: str) -> float:
    """How long the core takes: hundreds of words are counted for it."""
    return answering_minutes(context.questionnaire(), w).core


def _sources(questionnaire: Questionnaire, w: Words) -> None:
    if not questionnaire.sources:
        return
    st.header(w("welcome.sources"))
    listed = (f"- [{source_label(w, source)}](https://{source.address})" for source in questionnaire.sources.values())
    st.markdown("\n".join(listed))
