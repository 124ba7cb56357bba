"""The e-mail address of a respondent who may be contacted: asked only then, and kept apart from the answers."""

from datetime import UTC, datetime

import streamlit as st

from consultation.errors import ConsultationError
from consultation.mail.address import clean_address
from consultation.store import contacts
from consultation.store.joint_keys import is_invited
from consultation.text import Words
from consultation.ui import context, preview, problem_line, redraw, respondent

LONGEST = 254  # characters, what an address may have
COLUMN = "contact.address"  # of no question: it is no answer
_OUTCOME = "contact_outcome"


def field(w: Words) -> None:
    """Ask for the address, which is saved at once; say that it was, or what is wrong with it.

    Only the owner of a joint answer is asked.
    """
    name = respondent.field_name(COLUMN)
    if is_invited(respondent.key()):
        return
    if respondent.answers().get(contacts.CONSENT) != ("yes",):
        st.session_state.pop(name, None)  # taken back: the store has forgotten it too
        st.session_state.pop(_OUTCOME, None)
        return
    if name not in st.session_state:
        st.session_state[name] = "" if preview.on() else _kept()
    label, optional = w("contact.address"), w("form.optional")
    with st.container():  # so that what follows is not taken for the line below an answer, which has one line's room
        st.text_input(label, key=name, max_chars=LONGEST, placeholder=optional, on_change=_save, args=(name,))
    st.caption(w("contact.apart"))
    outcome = st.session_state.get(_OUTCOME)
    if isinstance(outcome, ConsultationError):
        problem_line.below([name], w.error(outcome))
    elif outcome:
        st.caption(w("contact.saved"))


def problem() -> ConsultationError | None:
    """What is wrong with the address that was typed last."""
    outcome = st.session_state.get(_OUTCOME)
    return outcome if isinstance(outcome, ConsultationError) else None


def _kept() -> str:
    return contacts.address(context.store(), context.questionnaire(), respondent.key())


def _save(name: str) -> None:
    typed = st.session_state[name].strip()
    before = problem()
    try:
        address = clean_address(typed) if typed else ""
        if not preview.on():
            contacts.keep(context.store(), context.questionnaire(), respondent.key(), address, datetime.now(UTC))
        st.session_state[_OUTCOME] = address
    except ConsultationError as error:
        st.session_state[_OUTCOME] = error
    if before or problem():  # the list at the top of the step changes too
        redraw.everything()
