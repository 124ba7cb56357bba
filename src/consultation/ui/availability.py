"""Whether the consultation takes answers now, and the sentence when it does not."""

from datetime import UTC, datetime
from typing import Literal

import streamlit as st

from consultation.errors import NotOpen
from consultation.questions.model import Questionnaire
from consultation.store.pilots import answers_of_pilot
from consultation.text import Words
from consultation.ui import context, navigation, preview, respondent
from consultation.ui.failures import guarded
from consultation.ui.staff_gate import is_admin

Closed = Literal["not_yet", "over", "paused", "not_complete"]


def is_open(questionnaire: Questionnaire) -> bool:
    """Whether answers are taken: between the dates, not paused, somebody named as responsible; in a preview always."""
    return preview.on() or closed(questionnaire) is None


def closed(questionnaire: Questionnaire) -> Closed | None:
    """Say why no answers are taken, as the store would; a date that is not set does not bound."""
    now = datetime.now(UTC)
    if questionnaire.opens and now < questionnaire.opens:
        return "not_yet"
    if questionnaire.closes and now >= questionnaire.closes:
        return "over"
    if context.organiser().paused:
        return "paused"
    return "not_complete" if context.organiser().missing else None


def tell(questionnaire: Questionnaire, w: Words) -> None:
    """Say when the consultation opens, that it is paused or has closed, and what happened to answers."""
    why = closed(questionnaire)
    st.info(sentence(questionnaire, w))
    if why in ("over", "paused"):
        _tell_kept(w, over=why == "over")
    with guarded(w):
        if is_admin():
            _tell_staff(questionnaire, w)


def sentence(questionnaire: Questionnaire, w: Words) -> str:
    """Say in words why no answers are taken."""
    match closed(questionnaire):
        case "not_yet" if questionnaire.opens:
            return w("closed.not_yet", date=w.date(respondent.local(questionnaire.opens)))
        case "over" if questionnaire.closes:
            return w("closed.over", date=w.date(respondent.local(questionnaire.closes)))
        case "paused":
            return w("closed.paused")
        case _:
            return w("closed.not_complete")


def _tell_kept(w: Words, *, over: bool) -> None:
    """Whoever has answered reads what became of it, and where to read, download or erase it."""
    if not respondent.response():
        return
    if any(isinstance(problem, NotOpen) for problem in respondent.problems().values()):
        st.warning(w("closed.too_late"))
    st.write(w("closed.kept") if over else w("closed.kept_paused"))
    st.button(w("closed.see"), key="closed-see", on_click=navigation.go, args=("receipt",))


def _tell_staff(questionnaire: Questionnaire, w: Words) -> None:
    """Administrators read what is missing, and that test answers are left."""
    if missing := context.organiser().missing:
        st.warning(w("closed.missing", missing=", ".join(w(f"settings.{name}") for name in missing)))
    left = answers_of_pilot(context.store(), questionnaire)
    if left and not questionnaire.is_pilot:
        st.warning(w.plural("settings.test_answers", left))
    st.button(w("closed.to_settings"), key="closed-settings", on_click=navigation.go, args=("staff-settings",))
