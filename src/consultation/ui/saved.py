"""The quiet line that says when an answer was saved, below the question that it belongs to."""

import streamlit as st

from consultation.questions.model import Question
from consultation.text import Words
from consultation.ui import respondent


def saved_line(w: Words, *questions: Question) -> None:
    """Say when the last change was committed, if it was one to these questions; without any, whatever it was."""
    found = respondent.response()
    if found and (not questions or respondent.last_saved() in {question.id for question in questions}):
        st.caption(w("form.saved", time=w.time(respondent.local(found.updated_at))))
