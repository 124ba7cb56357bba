"""The counted version of a response: what results are made of, from its last submission."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select

from consultation.questions.model import Questionnaire
from consultation.store import lines
from consultation.store import tables as t
from consultation.store.columns import Answers, closed_rows, profile_answers, profile_of, words_of

_CLOSED = (
    select(t.answer.c.question, t.answer.c.value)
    .where(t.answer.c.response_id == bindparam("response"))
    .order_by(t.answer.c.question, t.answer.c.position)
)
_WORDS = select(t.comment.c.question, t.comment.c.text).where(t.comment.c.response_id == bindparam("response"))
_CLEAR_CLOSED = delete(t.answer).where(t.answer.c.response_id == bindparam("response"))
_CLEAR_WORDS = delete(t.comment).where(
    t.comment.c.response_id == bindparam("response"),
    t.comment.c.question.in_(bindparam("questions", expanding=True)),
)


def read(connection: Connection, row: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """Read the counted answers of this row of `response`, profile and consents included."""
    answers = profile_answers(row)
    for question, value in connection.execute(_CLOSED, {"response": row["id"]}):
        answers[question] = (*answers.get(question, ()), value)
    return answers | {question: (text,) for question, text in connection.execute(_WORDS, {"response": row["id"]})}


def kept(questionnaire: Questionnaire, answers: Answers) -> dict[str, tuple[str, ...]]:
    """Give what `read` will give once these answers are the counted ones: without columns that are not asked now."""
    found = profile_answers(profile_of(answers))
    for column, _, value in closed_rows(questionnaire, answers):
        found[column] = (*found.get(column, ()), value)
    return found | {column: (text,) for column, text in words_of(questionnaire, answers).items()}


def replace(
    connection: Connection, questionnaire: Questionnaire, response: int, answers: Answers, language: str
) -> None:
    """Make these answers the counted ones. Words that stay the same keep what was decided about them."""
    connection.execute(_CLEAR_CLOSED, {"response": response})
    closed = closed_answers(questionnaire, response, answers)
    if closed:
        connection.execute(insert(t.answer), closed)
    written = words_of(questionnaire, answers)
    kept = dict(connection.execute(_WORDS, {"response": response}).all())
    gone = [question for question, text in kept.items() if written.get(question) != text]
    if gone:
        connection.execute(_CLEAR_WORDS, {"response": response, "questions": gone})
    lines.keep(connection, questionnaire, {response: answers})
    new = {question: text for question, text in written.items() if kept.get(question) != text}
    if new:
        connection.execute(insert(t.comment), comments(response, new, language))


def closed_answers(questionnaire: Questionnaire, response: int, answers: Answers) -> list[dict[str, object]]:
    """Make the rows of `answer` for one response."""
    return [
        {"response_id": response, "question": column, "position": position, "value": value}
        for column, position, value in closed_rows(questionnaire, answers)
    ]


def comments(response: int, words: Mapping[str, str], language: str) -> list[dict[str, object]]:
    """Make the rows of `comment` for one response."""
    return [
        {"response_id": response, "question": question, "text": text, "language": language}
        for question, text in words.items()
    ]
