"""Everything that was answered, to read once more before it is submitted, and what is missing."""

import streamlit as st

from consultation.questions.labels import choice_label, part_label
from consultation.questions.model import Points, Question, Questionnaire, Text, Wording
from consultation.text import Words
from consultation.ui import respondent, steps, wording_field


def missing(questionnaire: Questionnaire) -> list[Question]:
    """The required questions without an answer."""
    given = respondent.answers()
    return [question for question in questionnaire.asked.values() if question.required and not given.get(question.id)]


def step_of(question: Question, questionnaire: Questionnaire) -> str:
    """The step in which a question is asked."""
    for section in questionnaire.steps:
        if question in tuple(section.every_question()):
            return section.id
    return steps.PROFILE


def summary(questionnaire: Questionnaire, w: Words) -> None:
    """List the answers step by step; words of the person's own are shown as they were typed."""
    _summarise(steps.PROFILE, [*questionnaire.consents, *questionnaire.profile], questionnaire, w)
    for section in questionnaire.steps:
        _summarise(section.id, list(section.every_question()), questionnaire, w)


def _summarise(step: str, questions: list[Question], questionnaire: Questionnaire, w: Words) -> None:
    given = respondent.answers()
    columns = [column for question in questions for column in question.columns]
    answered = [column for column in columns if given.get(column)]
    told, asked = (len(_without_reasons(some, questionnaire)) for some in (answered, columns))
    label = w("review.section", title=steps.title(step, w), answered=told, asked=asked)
    folded = st.expander(label, key=f"review-{step}", on_change="rerun")
    if folded.open:
        with folded:
            for column in answered:
                _answer(column, questionnaire, w)
            st.button(w("review.change"), key=f"change-{step}", on_click=steps.go, args=(step,))


def _without_reasons(columns: list[str], questionnaire: Questionnaire) -> list[str]:
    """A wording and its reason are one question."""
    asked = ((column, questionnaire.question(column)) for column in columns)
    return [column for column, question in asked if not isinstance(question, Wording) or column == question.id]


def _answer(column: str, questionnaire: Questionnaire, w: Words) -> None:
    question = questionnaire.question(column)
    values = respondent.answers()[column]
    st.caption(question_label(column, questionnaire, w))
    if isinstance(question, Wording) and column == question.id:
        wording_field.changes(question, values[0], w)
    elif isinstance(question, Text | Wording | Points):
        st.text(values[0], width="stretch")
    else:
        st.write(", ".join(choice_label(w, questionnaire, question, value) for value in values))


def question_label(column: str, questionnaire: Questionnaire, w: Words) -> str:
    """The question as a person recognises it: what it is about, then what is asked."""
    question = questionnaire.question(column)
    sentence = part_label(w, questionnaire, column) or w(question.words)
    about = column.split(".", maxsplit=1)[0]
    title = w(f"{about}.title") if about in questionnaire.items else ""
    return f"{title} · {sentence}" if title else sentence
