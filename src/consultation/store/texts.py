"""What respondents wrote in their own words, and what they answered besides: for staff only."""

from collections.abc import Sequence

import pandas as pd
from sqlalchemy import Row, bindparam, func, select

from consultation.questions.model import UNDISCLOSED, Questionnaire, Text
from consultation.store import tables as t
from consultation.store.engine import Store

AT_ONCE = 500  # respondents in one statement; a database takes so many gaps and no more
_COUNTED = (
    t.consultation.c.name == bindparam("name"),
    t.response.c.state == "submitted",
    t.response.c.counted_through.is_(None),
)
_TEXTS = (
    select(
        t.comment.c.response_id,
        func.coalesce(t.response.c.country, UNDISCLOSED),
        func.coalesce(t.response.c.museum_type, UNDISCLOSED),
        t.comment.c.language,
        t.comment.c.text,
    )
    .join(t.response, t.response.c.id == t.comment.c.response_id)
    .join(t.consultation, t.consultation.c.id == t.response.c.consultation_id)
    .where(*_COUNTED, t.comment.c.question.in_(bindparam("questions", expanding=True)))
    .order_by(t.comment.c.response_id, t.comment.c.question)
)
_ANSWERS = (
    select(t.answer.c.question, t.answer.c.value, func.count())
    .where(t.answer.c.response_id.in_(bindparam("respondents", expanding=True)))
    .group_by(t.answer.c.question, t.answer.c.value)
)


def texts(store: Store, questionnaire: Questionnaire) -> pd.DataFrame:
    """Give every text of the counted responses: respondent, country, museum_type, language, text.

    Suggested wordings are left out: they are alike because they begin with the same sentence. Raises StoreUnavailable.
    """
    written = [name for name, question in questionnaire.asked.items() if isinstance(question, Text)]
    with store.read() as connection:
        found = connection.execute(_TEXTS, {"name": questionnaire.id, "questions": written}).all()
    return pd.DataFrame(found, columns=["respondent", "country", "museum_type", "language", "text"])


def answers_of(store: Store, respondents: Sequence[int]) -> pd.DataFrame:
    """Count what these respondents answered: question, value, n. Raises StoreUnavailable."""
    found: list[Row[tuple[str, str, int]]] = []
    with store.read() as connection:
        for first in range(0, len(respondents), AT_ONCE):
            found += connection.execute(_ANSWERS, {"respondents": list(respondents[first : first + AT_ONCE])}).all()
    table = pd.DataFrame(found, columns=["question", "value", "n"])
    return table.groupby(["question", "value"])["n"].sum().reset_index()
