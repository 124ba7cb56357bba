"""The questionnaire as a person meets it: one step at a time, saved as they go."""

import streamlit as st

from consultation.errors import ConsultationError
from consultation.questions.model import Questionnaire
from consultation.text import Words
from consultation.ui import (
    availability,
    context,
    furniture,
    gate,
    joint,
    language,
    mail_link,
    navigation,
    older_window,
    preview,
    problem_list,
    questions_of,
    respondent,
    review,
    steps,
)
from consultation.ui.saved import saved_line

_REFUSED = "submission_refused"


def show() -> None:
    """Show the step that the address asks for, or why there is none now."""
    w, questionnaire = language.now(), context.questionnaire()
    respondent.begin_run()
    if not availability.is_open(questionnaire):
        st.title(w("nav.questionnaire"))
        availability.tell(questionnaire, w)
        return
    if respondent.has_withdrawn():
        st.switch_page(navigation.page("receipt"), query_params={"lang": w.language})
    step = steps.current(questionnaire)
    if steps.is_unknown(questionnaire):
        st.info(w("form.unknown_step"))
    if step != steps.PROFILE and not questions_of.has_consent(questionnaire):
        step = st.query_params["step"] = steps.PROFILE
    steps.heading(step, questionnaire, w)
    older_window.tell()
    _tell_changing(w)
    if joint.above(step, w):
        problem_list.tell(step, questionnaire, w)
        _body(step, questionnaire, w)
    if respondent.response() and not preview.on():
        mail_link.way(w)


def _body(step: str, questionnaire: Questionnaire, w: Words) -> None:
    if step == steps.PROFILE:
        if questions_of.profile(questionnaire, w):
            _saved_before(w)
            steps.buttons(step, questionnaire, w)
            furniture.footnotes(w, a_map=False)
    elif step == steps.REVIEW:
        _review(questionnaire, w)
    else:
        chosen = next(section for section in questionnaire.steps if section.id == step)
        questions_of.section(chosen, w)
        _saved_before(w)
        steps.buttons(step, questionnaire, w)


def _saved_before(w: Words) -> None:
    """In a window where nothing was saved yet; then each question says it itself."""
    if respondent.last_saved() is None:
        saved_line(w)


def _review(questionnaire: Questionnaire, w: Words) -> None:
    st.write(w("form.review.intro"))
    problem_list.tell_missing(questionnaire, w)
    review.summary(questionnaire, w)
    saved_line(w)
    gate.trap(w)
    joint.tell_signed(w)
    incomplete = bool(review.missing(questionnaire)) or not joint.may_sign_off()
    st.button(joint.submit_label(w), type="primary", key="submit", disabled=incomplete, on_click=_submit)
    if problem := st.session_state.pop(_REFUSED, None):
        st.error(w.error(problem))
    if st.session_state.pop(preview.DONE, False):
        st.success(w("preview.done"))
    steps.buttons(steps.REVIEW, questionnaire, w)


def _submit() -> None:
    if preview.on():
        st.session_state[preview.DONE] = True
        return
    try:
        respondent.submit()
        navigation.go("receipt")
    except ConsultationError as error:
        st.session_state[_REFUSED] = error


def _tell_changing(w: Words) -> None:
    found = respondent.response()
    if found and found.submitted_at:
        key = "form.changing" if found.changing else "form.may_change"
        st.info(w(key, date=w.date(respondent.local(found.submitted_at))))
