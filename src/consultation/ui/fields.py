"""One form field for each kind of question; every change is saved at once."""

from collections.abc import Mapping, Sequence
from functools import lru_cache, partial
from typing import assert_never

import streamlit as st

from consultation.questions.labels import choice_label, shown_choices
from consultation.questions.model import (
    Consent,
    Grid,
    Points,
    Question,
    Scale,
    SeveralChoices,
    SingleChoice,
    Text,
    Wording,
)
from consultation.text import Words
from consultation.ui import context, points_field, problem_line, respondent, wording_field
from consultation.ui.stored_field import first, remember

FEW_OPTIONS = 7


def ask(question: Question, w: Words, label: str | None = None) -> None:
    """Show the question with what was answered so far, and any problem with it below."""
    label = label or w(question.words)
    match question:
        case Scale():
            _one_of(question, label, w)
        case SingleChoice():
            _one_of(question, label, w)
        case SeveralChoices():
            _several(question, label, w)
        case Grid():
            _grid(question, label, w)
        case Points():
            points_field.ask(question, label, w)
        case Text():
            _text(question, label, w)
        case Wording():
            wording_field.ask(question, _marked(question, label), w)
        case Consent():
            _consent(question, label)
        case _:
            assert_never(question)
    if problem := respondent.problems().get(question.id):
        problem_line.below([respondent.field_name(column) for column in question.columns], w.error(problem))


def _one_of(question: Scale | SingleChoice, label: str, w: Words) -> None:
    labels = _labels(question.id, w, context.edition_key())
    name = remember(question.id, lambda: first(question.id))
    if len(labels) > FEW_OPTIONS:
        st.selectbox(
            _marked(question, label),
            list(labels),
            index=None,
            key=name,
            placeholder=w("form.choose"),
            format_func=labels.__getitem__,
            on_change=_save,
            args=(question, name),
        )
        return
    st.pills(
        _marked(question, label),
        list(labels),
        key=name,
        format_func=labels.__getitem__,
        on_change=_save,
        args=(question, name),
        wrap=True,
    )


def _several(question: SeveralChoices, label: str, w: Words) -> None:
    labels = _labels(question.id, w, context.edition_key())
    name = remember(question.id, lambda: list(respondent.answers().get(question.id, ())))
    st.pills(
        _marked(question, label),
        list(labels),
        selection_mode="multi",
        key=name,
        format_func=labels.__getitem__,
        on_change=_save,
        args=(question, name),
        wrap=True,
    )
    if question.limit:
        chosen = len(st.session_state[name] or ())
        kept = [labels[value] for value in respondent.answers().get(question.id, ())]
        with st.container(key=f"chosen-{question.id}"):  # apart from the field: beside it only “saved” has its place
            st.caption(_chosen_of(question.limit, chosen, kept, w))


def _chosen_of(limit: int, chosen: int, kept: Sequence[str], w: Words) -> str:
    """How many are chosen, and of too many which are kept: the last ones that were not."""
    if chosen > limit and kept:
        return w("form.kept_choices", choices=", ".join(kept))
    return w("form.chosen_of", chosen=chosen, limit=limit)


def _grid(question: Grid, label: str, w: Words) -> None:
    st.markdown(f"**{label}**")
    labels = _labels(question.id, w, context.edition_key())
    for row, column in zip(question.rows, question.columns, strict=True):
        name = remember(column, partial(first, column))
        st.pills(
            w(column),
            list(labels),
            key=name,
            format_func=labels.__getitem__,
            on_change=_save_part,
            args=(question, row, name),
            wrap=True,
        )


def _text(question: Text, label: str, w: Words) -> None:
    name = remember(question.id, lambda: first(question.id) or "")
    field = st.text_area if question.long else st.text_input
    field(
        _marked(question, label),
        key=name,
        placeholder=w("form.optional"),
        on_change=_save,
        args=(question, name),
    )


def _consent(question: Consent, label: str) -> None:
    name = remember(question.id, lambda: first(question.id) == "yes")
    st.checkbox(_marked(question, label), key=name, on_change=_save, args=(question, name))


@lru_cache(maxsize=1024)
def _labels(name: str, w: Words, _edition: str) -> Mapping[str, str]:
    """The choices of a question in the order to show, with their words; there are hundreds of countries."""
    questionnaire = context.questionnaire()
    question = questionnaire.question(name)
    shown = shown_choices(w, questionnaire, question)
    return {value: choice_label(w, questionnaire, question, value) for value in shown}


def _marked(question: Question, label: str) -> str:
    return f"{label} *" if question.required else label


def _save(question: Question, name: str) -> None:
    respondent.save(question, st.session_state[name])


def _save_part(question: Grid, row: str, name: str) -> None:
    respondent.save(question, {row: st.session_state[name]})
