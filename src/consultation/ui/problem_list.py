"""What could not be saved, listed at the top of a step and of the review, each with the way to its field.

The script of the page moves the keyboard to the field: in the step at once, from the review once its step is shown.
"""

from collections.abc import Iterator
from html import escape

import streamlit as st

from consultation.errors import ConsultationError
from consultation.questions.model import Question, Questionnaire
from consultation.text import Words
from consultation.ui import contact, problem_line, respondent, review, steps

Problem = tuple[str, str, str, ConsultationError]  # the step, the column of the field, what is asked, what is wrong


def tell(step: str, questionnaire: Questionnaire, w: Words) -> None:
    """List the problems of this step; on the review those of every step."""
    listed = [each for each in _problems(questionnaire, w) if step in (each[0], steps.REVIEW)]
    if not listed:
        return
    title = w.plural("form.problems", len(listed))
    if step == steps.REVIEW:
        st.error(title)
        for where, column, label, _ in listed:
            to_field(w("review.go_to", question=label), where, column)
    else:
        rows = "".join(_row(column, label, w.error(problem)) for _, column, label, problem in listed)
        st.html(f'<div class="problems" role="alert"><p>{escape(title)}</p><ul>{rows}</ul></div>')


def to_field(label: str, step: str, column: str) -> None:
    """A button that shows another step with the keyboard on the field of a column."""
    key = f"to-{respondent.field_name(column)}"
    st.button(label, key=key, type="tertiary", on_click=steps.go, args=(step,))


def tell_missing(questionnaire: Questionnaire, w: Words) -> None:
    """Name what is still needed before submitting, with the way to it."""
    lacking = review.missing(questionnaire)
    if lacking:
        st.error(w.plural("review.missing", len(lacking)))
    for question in lacking:
        label = w("review.go_to", question=w(question.words))
        to_field(label, review.step_of(question, questionnaire), question.columns[0])


def _problems(questionnaire: Questionnaire, w: Words) -> Iterator[Problem]:
    for name, problem in respondent.problems().items():
        question: Question = questionnaire.question(name)
        step, column = review.step_of(question, questionnaire), question.columns[0]
        yield step, column, review.question_label(column, questionnaire, w), problem
    if refused := contact.problem():
        yield steps.PROFILE, contact.COLUMN, w("contact.address"), refused


def _row(column: str, label: str, problem: str) -> str:
    name = problem_line.css_name(respondent.field_name(column))
    return f'<li><a href="#{escape(name)}">{escape(label)}</a> {escape(problem)}</li>'
