"""After submitting: thanks, the reference, copies and proof, the personal link, the ways to change or withdraw."""

import streamlit as st

from consultation.questions.model import Questionnaire
from consultation.store.responses import Response
from consultation.text import Words
from consultation.ui import (
    availability,
    context,
    joint,
    language,
    mail_link,
    navigation,
    own_answer,
    proof,
    respondent,
    review,
)
from consultation.ui.copyable import copyable
from consultation.ui.failures import guarded
from consultation.ui.leave import leave_button


def show() -> None:
    """Show the receipt of this browser's answers, or how to find them."""
    w = language.now()
    respondent.begin_run()
    found = respondent.response()
    if respondent.has_withdrawn():
        _withdrawn(w)
    elif found is None:
        _nothing_yet(w)
    elif found.submitted_at is None:
        _not_submitted(w)
    else:
        _submitted(found, w)
    if found is not None:
        joint.invitations(w)
        _link(w)
        if not joint.is_colleague():
            _withdraw(w)
        _leave(w)


def _nothing_yet(w: Words) -> None:
    st.title(w("receipt.nothing.title"))
    st.write(w("receipt.nothing"))
    if availability.is_open(context.questionnaire()):
        _to_questionnaire(w("welcome.start"))


def _withdrawn(w: Words) -> None:
    st.title(w("receipt.withdrawn.title"))
    st.success(w("receipt.withdrawn"))
    st.write(w("receipt.withdrawn.again"))
    leave_button(w("receipt.withdrawn.button"))


def _not_submitted(w: Words) -> None:
    st.title(w("receipt.draft.title"))
    questionnaire = context.questionnaire()
    why = availability.closed(questionnaire)
    if why is None:
        st.write(w("receipt.draft"))
        _to_questionnaire(w("welcome.go_on"))
        return
    st.info(availability.sentence(questionnaire, w))
    st.write(w("closed.kept") if why == "over" else w("closed.kept_paused"))
    st.header(w("receipt.answers"))
    review.summary(questionnaire, w)
    proof.copies(w)


def _submitted(found: Response, w: Words) -> None:
    assert found.submitted_at  # noqa: S101  told to the type checker; the caller looked
    moment = respondent.local(found.submitted_at)
    st.title(w("receipt.title"))
    aside, is_pilot = joint.is_set_aside(), context.questionnaire().is_pilot
    thanks = "receipt.thanks_pilot" if is_pilot else "receipt.thanks_aside" if aside else "receipt.thanks"
    with st.container(key="slip"):
        st.success(w(thanks, date=w.date(moment), time=w.time(moment)))
        st.metric(w("receipt.reference"), found.reference)
    joint.tell_signed(w)
    if aside:
        st.info(w("duplicates.told"))
    questionnaire = context.questionnaire()
    if found.changing:
        st.warning(w("receipt.changing"))
        if st.button(w("receipt.discard"), key="discard"):
            with guarded(w):
                respondent.discard_changes()
                st.rerun()
    st.write(_until_when(questionnaire, w))
    if availability.is_open(questionnaire):
        _to_questionnaire(w("receipt.change"))
    st.header(w("receipt.answers"))
    review.summary(questionnaire, w)
    own_answer.show(w)
    proof.copies(w)
    if not (aside or is_pilot):
        proof.proof(w)


def _until_when(questionnaire: Questionnaire, w: Words) -> str:
    """Say until when the answers can be changed; deleting them is always possible."""
    closes = questionnaire.closes and respondent.local(questionnaire.closes)
    match availability.closed(questionnaire):
        case None if closes:
            return w("receipt.until", date=w.date(closes), time=w.time(closes))
        case None:
            return w("receipt.while_open")
        case "over" if closes:
            return w("receipt.over", date=w.date(closes))
        case _:
            return w("receipt.unchangeable")


def _to_questionnaire(label: str) -> None:
    st.button(label, type="primary", key="to-questionnaire", on_click=navigation.go, args=("questionnaire",))


def _link(w: Words) -> None:
    st.header(w("receipt.link.title"))
    st.write(w("receipt.link"))
    copyable("personal", respondent.personal_link(), w)
    mail_link.form(w)


def _withdraw(w: Words) -> None:
    st.header(w("receipt.withdraw.title"))
    st.write(w("receipt.withdraw"))
    sure = st.checkbox(w("receipt.withdraw.sure"), key="withdraw-sure")
    if st.button(w("receipt.withdraw.button"), disabled=not sure, key="withdraw"):
        with guarded(w):
            respondent.withdraw()
            st.rerun()


def _leave(w: Words) -> None:
    st.header(w("receipt.leave.title"))
    st.write(w("receipt.leave"))
    leave_button(w("receipt.leave.button"))
