"""One form field for each kind of question; every change is saved at once."""

from collections.abc import Callable, Mapping
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
from consultation.ui import context, respondent

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
            _points(question, label, w)
        case Text():
            _text(question, label, w)
        case Wording():
            _wording(question, label, w)
        case Consent():
            _consent(question, label)
        case _:
            assert_never(question)
    if problem := respondent.problems().get(question.id):
        st.error(w.error(problem))


def _one_of(question: Scale | SingleChoice, label: str, w: Words) -> None:
    labels = _labels(question.id, w, context.edition_key())
    name = _remember(question.id, lambda: _first(question.id))
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
    name = _remember(question.id, lambda: list(respondent.answers().get(question.id, ())))
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
        st.caption(w("form.at_most", limit=question.limit))


def _grid(question: Grid, label: str, w: Words) -> None:
    st.markdown(f"**{label}**")
    labels = _labels(question.id, w, context.edition_key())
    for row, column in zip(question.rows, question.columns, strict=True):
        name = _remember(column, partial(_first, column))
        st.pills(
            w(column),
            list(labels),
            key=name,
            format_func=labels.__getitem__,
            on_change=_save_part,
            args=(question, row, name),
            wrap=True,
        )


def _points(question: Points, label: str, w: Words) -> None:
    st.markdown(f"**{label}**")
    given = {option: _first(column) for option, column in zip(question.over, question.columns, strict=True)}
    left = question.total - sum(int(points) for points in given.values() if points)
    st.caption(w("form.points_left", left=left, total=question.total))
    for option, column in zip(question.over, question.columns, strict=True):
        points = given[option]
        name = _remember(column, partial(_whole, points))
        st.number_input(
            choice_label(w, context.questionnaire(), question, option),
            min_value=0,
            max_value=question.total,
            value=None,
            step=5,
            key=name,
            on_change=_save_points,
            args=(question,),
        )


def _text(question: Text, label: str, w: Words) -> None:
    name = _remember(question.id, lambda: _first(question.id) or "")
    field = st.text_area if question.long else st.text_input
    field(
        _marked(question, label),
        key=name,
        placeholder=w("form.optional"),
        on_change=_save,
        args=(question, name),
    )


def _wording(question: Wording, label: str, w: Words) -> None:
    name = _remember(question.id, lambda: _first(question.id) or w(question.of))
    st.text_area(_marked(question, label), key=name, on_change=_save_wording, args=(question, name, w(question.of)))


def _consent(question: Consent, label: str) -> None:
    name = _remember(question.id, lambda: _first(question.id) == "yes")
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


def _first(column: str) -> str | None:
    values = respondent.answers().get(column, ())
    return values[0] if values else None


def _whole(points: str | None) -> int | None:
    return int(points) if points else None


def _remember(column: str, value: Callable[[], object]) -> str:
    """Name the widget of a column; it starts from the stored answer and then keeps what the person types."""
    name = respondent.field_name(column)
    if name not in st.session_state:
        st.session_state[name] = value()
    return name


def _save(question: Question, name: str) -> None:
    respondent.save(question, st.session_state[name])


def _save_part(question: Grid, row: str, name: str) -> None:
    respondent.save(question, {row: st.session_state[name]})


def _save_points(question: Points) -> None:
    given = {
        option: st.session_state.get(respondent.field_name(column))
        for option, column in zip(question.over, question.columns, strict=True)
    }
    respondent.save(question, {option: points for option, points in given.items() if points is not None})


def _save_wording(question: Wording, name: str, shown: str) -> None:
    written = st.session_state[name]
    respondent.save(question, None if written.strip() == shown.strip() else written)
