"""Points to share out: what is left stays in view, nothing blocks, and only the person makes them add up."""

from functools import partial
from html import escape

import streamlit as st

from consultation.questions.labels import choice_label
from consultation.questions.model import Points
from consultation.questions.shares import normalised
from consultation.text import Words
from consultation.ui import context, respondent
from consultation.ui.stored_field import first, remember, typed

STEP = 5


def ask(question: Points, label: str, w: Words) -> None:
    """A field for each option, under a line that says how many points are left or too many."""
    with st.container(key=f"points-{question.id}"):
        st.markdown(f"**{label}**")
        given = _given(question)
        shared = sum(given.values())
        st.html(f'<p class="points-left" role="status">{escape(_left(question, shared, w))}</p>')
        for option, column in zip(question.over, question.columns, strict=True):
            st.number_input(
                choice_label(w, context.questionnaire(), question, option),
                min_value=0,
                max_value=question.total,
                step=STEP,
                key=remember(column, partial(_stored, column)),
                on_change=_save,
                args=(question,),
            )
        if shared not in (0, question.total):
            _adding_up(question, w)


def _left(question: Points, shared: int, w: Words) -> str:
    left = question.total - shared
    if left > 0:
        return w("form.points_left", left=w.number(left), total=w.number(question.total))
    return w("form.points_all", total=w.number(question.total)) if left == 0 else w.plural("form.points_over", -left)


def _adding_up(question: Points, w: Words) -> None:
    label = w("form.points_make", total=w.number(question.total))
    with st.container(key=f"adding-up-{question.id}"):  # apart from the field: beside it only “saved” has its place
        st.caption(w("form.points_any", total=w.number(question.total)))
        st.button(label, key=f"make-{question.id}", on_click=_make_them_add_up, args=(question,))


def _given(question: Points) -> dict[str, int]:
    """The points in the fields, by column; an option without any is one that was given none."""
    found = {column: int(str(typed(column) or 0)) for column in question.columns}
    return {column: points for column, points in found.items() if points}


def _stored(column: str) -> int:
    """A field shows 0 where nothing is stored: from a blank field its two buttons would lead nowhere."""
    return int(first(column) or 0)


def _save(question: Points) -> None:
    """All of them at once, whatever they add up to."""
    respondent.save(question, {column.removeprefix(f"{question.id}."): n for column, n in _given(question).items()})


def _make_them_add_up(question: Points) -> None:
    for column, points in normalised(_given(question), question.total).items():
        st.session_state[respondent.field_name(column)] = points
    _save(question)
