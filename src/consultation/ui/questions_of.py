"""One step of the questionnaire: the profile, or a section with its items, their asks, and what goes further."""

import streamlit as st

from consultation.questions.model import Item, Question, Questionnaire, Section, Wording
from consultation.questions.official import official_text
from consultation.text import Words
from consultation.ui import contact, context, joint, redraw, respondent
from consultation.ui.fields import ask
from consultation.ui.saved import saved_line

ORGANISATION = ("organisation", "town")
CONTACT = "consent.contact"


def profile(questionnaire: Questionnaire, w: Words) -> bool:
    """Ask for the consents and the profile; say whether the consent without which nothing goes on is given."""
    st.write(w("form.profile.intro"))
    for consent in questionnaire.consents:
        if consent.required:  # it decides what else the page shows
            _ask(consent, w)
        else:
            _one(consent, w)
    if not has_consent(questionnaire):
        if not respondent.problems():  # whoever ticked it and was refused is told why
            st.info(w("form.consent_first"))
        return False
    _profile_questions(questionnaire, w)
    return True


def has_consent(questionnaire: Questionnaire) -> bool:
    """Whether every required consent is given."""
    given = respondent.answers()
    return all(given.get(consent.id) == ("yes",) for consent in questionnaire.consents if consent.required)


def _profile_questions(questionnaire: Questionnaire, w: Words) -> None:
    organisation = tuple(question for question in questionnaire.profile if question.id in ORGANISATION)
    for question in questionnaire.profile:
        if question.id == "on_behalf":
            _on_behalf(question, organisation, w)
        elif question.core and question not in organisation:
            _one(question, w)
    _further("profile", tuple(question for question in questionnaire.profile if not question.core), w)


@st.fragment
def _on_behalf(question: Question, organisation: tuple[Question, ...], w: Words) -> None:
    """The name and town of an organisation are asked only of those who answer for one."""
    redraw.if_wanted()
    _ask(question, w)
    if respondent.answers().get("on_behalf", ()) in (("museum",), ("association",)):
        for asked in organisation:
            _ask(asked, w)
        joint.invitations(w)


def section(chosen: Section, w: Words) -> None:
    """Ask everything of one section."""
    if w.has(f"{chosen.id}.intro"):
        st.write(w(f"{chosen.id}.intro"))
    st.caption(w("form.take_back"))
    for item in chosen.items:
        _item(item, w)
    for question in chosen.questions:
        if question.core:
            _one(question, w)
    _further(chosen.id, tuple(question for question in chosen.questions if not question.core), w)


def _ask(question: Question, w: Words, label: str | None = None) -> None:
    ask(question, w, label)
    if respondent.last_saved() == question.id and question.id not in respondent.problems():
        saved_line(w)


@st.fragment
def _one(question: Question, w: Words, label: str = "") -> None:
    """Ask one question; `label` is the key of its words where its own do not say what it is about.

    Each question is a fragment: an answer draws its own field again and no other.
    """
    redraw.if_wanted()
    _ask(question, w, w(label) if label else None)
    if question.id == CONTACT:
        contact.field(w)


def _item(item: Item, w: Words) -> None:
    with st.container(key=f"item-{item.id}"):  # the questions stand beside it: each layer costs each of them
        st.header(w(f"{item.id}.title"))
        _body(item, w)
    for question in item.questions:
        if question.core:
            _one(question, w)
    _asks(item, w)
    _further(item.id, tuple(question for question in item.every_question() if not question.core), w)


def _asks(item: Item, w: Words) -> None:
    """The question once, then each ask in a sentence with its choices."""
    core = [(part, question) for part in item.asks for question in part.questions if question.core]
    for sentence in dict.fromkeys(question.words for _, question in core):
        st.subheader(w(sentence))
        for part, question in core:
            if question.words == sentence:
                _one(question, w, f"{part.id}.body")


def _body(item: Item, w: Words) -> None:
    if w.has(f"{item.id}.body"):
        st.write(w(f"{item.id}.body"))
    official = official_text(context.questionnaire(), item, w.language)
    if official:
        with st.expander(w("form.official_text")):
            if official.language != w.language:
                st.caption(w("wording.official_in", language=w.language_name(official.language)))
            st.text(official.text, width="stretch")


def _further(name: str, questions: tuple[Question, ...], w: Words) -> None:
    """What is optional stays folded away, under words of its own if it has them; it costs nothing until opened."""
    if not questions:
        return
    label = f"{name}.further" if w.has(f"{name}.further") else "form.further"
    folded = st.expander(w(label), key=f"further-{name}", on_change="rerun")
    if folded.open:
        with folded:
            _optional(questions, w)


def _optional(questions: tuple[Question, ...], w: Words) -> None:
    """Ask them; the question for other wordings is put once, then the sentences stand under their titles."""
    said = ""
    for question in questions:
        if isinstance(question, Wording):
            if question.words != said:
                said = question.words
                st.subheader(w(said))
            _one(question, w, f"{question.of.rpartition('.')[0]}.title")
        else:
            _one(question, w)
