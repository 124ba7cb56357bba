"""The steps of the questionnaire: the profile, a step for each section, the review; where one is, back and forth."""

import streamlit as st

from consultation.questions.model import Questionnaire
from consultation.text import Words
from consultation.ui import redraw

PROFILE = "profile"
REVIEW = "review"


def names(questionnaire: Questionnaire) -> tuple[str, ...]:
    """The steps in order, as the address names them."""
    return (PROFILE, *(section.id for section in questionnaire.steps), REVIEW)


def current(questionnaire: Questionnaire) -> str:
    """The step that the address asks for; the first where it asks for one that does not exist."""
    asked = st.query_params.get("step", PROFILE)
    return asked if asked in names(questionnaire) else PROFILE


def is_unknown(questionnaire: Questionnaire) -> bool:
    """Whether the address asks for a step that does not exist."""
    return st.query_params.get("step", PROFILE) not in names(questionnaire)


def title(step: str, w: Words) -> str:
    """The heading of a step."""
    return w(f"form.{step}.title") if step in (PROFILE, REVIEW) else w(f"{step}.title")


def heading(step: str, questionnaire: Questionnaire, w: Words) -> None:
    """Where one is: the bar, the number of the step, its title."""
    listed = names(questionnaire)
    at = listed.index(step)
    st.progress(at / (len(listed) - 1), text=w("form.step_of", step=at + 1, steps=len(listed)))
    named = title(step, w)
    st.set_page_config(page_title=w("nav.page_title", page=named, consultation=w(f"{questionnaire.name}.title")))
    st.title(named, anchor=f"step-{step.replace('_', '-')}")


def buttons(step: str, questionnaire: Questionnaire, w: Words) -> None:
    """Go back and on; the review has its own way on."""
    listed = names(questionnaire)
    at = listed.index(step)
    with st.container(key="steps", horizontal=True, horizontal_alignment="distribute"):
        if at:
            st.button(w("form.back"), on_click=go, args=(listed[at - 1],), key="back")
        if step != REVIEW:
            st.button(w("form.next"), on_click=go, args=(listed[at + 1],), key="next", type="primary")


def go(step: str) -> None:
    """Show another step."""
    st.query_params["step"] = step
    redraw.everything()
