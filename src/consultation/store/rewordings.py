"""Suggested wordings of submitted responses, for staff to read: who of which kind wrote what, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, and_, bindparam, func, select

from consultation.questions.model import Questionnaire, Wording
from consultation.store import tables as t
from consultation.store.engine import Store


@dataclass(frozen=True)
class Suggester:
    """One respondent who wrote a wording; what they did not say is None."""

    country: str | None
    museum_type: str | None
    reason: str | None


@dataclass(frozen=True)
class Rewording:
    """A wording, the language of the responses it stands in, and those who wrote it, letter by letter the same."""

    text: str
    language: str
    people: tuple[Suggester, ...]


_REASON = t.comment.alias("reason")
_OF = (t.consultation.c.name == bindparam("name"), t.response.c.state == "submitted")
_COUNTS = (
    select(t.comment.c.question, func.count())
    .join(t.response, t.response.c.id == t.comment.c.response_id)
    .join(t.consultation, t.consultation.c.id == t.response.c.consultation_id)
    .where(*_OF, t.comment.c.question.in_(bindparam("questions", expanding=True)))
    .group_by(t.comment.c.question)
)
_TEXTS = (
    select(t.comment.c.text, t.comment.c.language)
    .join(t.response, t.response.c.id == t.comment.c.response_id)
    .join(t.consultation, t.consultation.c.id == t.response.c.consultation_id)
    .where(*_OF, t.comment.c.question == bindparam("question"))
    .group_by(t.comment.c.text, t.comment.c.language)
    .order_by(func.count().desc(), func.max(t.response.c.submitted_at).desc(), func.max(t.response.c.id).desc())
    .limit(bindparam("most"))
)


def rewording_counts(store: Store, questionnaire: Questionnaire) -> Mapping[str, int]:
    """Count the wordings of each question that has any, in the order they are asked."""
    asked = [name for name, question in questionnaire.asked.items() if isinstance(question, Wording)]
    with store.read() as connection:
        found: dict[str, int] = dict(connection.execute(_COUNTS, {"name": questionnaire.id, "questions": asked}).all())
    return {name: found[name] for name in asked if name in found}


def rewordings(store: Store, questionnaire: Questionnaire, question: Wording, most: int) -> tuple[Rewording, ...]:
    """Give at most so many different wordings: those that most people wrote first, then the latest."""
    named = {"name": questionnaire.id, "question": question.id}
    with store.read() as connection:
        texts = connection.execute(_TEXTS, {**named, "most": most}).all()
        people = _people(connection, named, question, [text for text, _ in texts])
    return tuple(Rewording(text, language, tuple(people[text, language])) for text, language in texts)


def _people(
    connection: Connection, named: Mapping[str, str], question: Wording, texts: Sequence[str]
) -> dict[tuple[str, str], list[Suggester]]:
    found: dict[tuple[str, str], list[Suggester]] = {}
    for text, language, *person in connection.execute(_wrote(question, texts), named):
        found.setdefault((text, language), []).append(Suggester(*person))
    return found


def _wrote(question: Wording, texts: Sequence[str]) -> Select[Any]:
    why = and_(_REASON.c.response_id == t.comment.c.response_id, _REASON.c.question == question.reason)
    return (
        select(t.comment.c.text, t.comment.c.language, t.response.c.country, t.response.c.museum_type, _REASON.c.text)
        .join(t.response, t.response.c.id == t.comment.c.response_id)
        .join(t.consultation, t.consultation.c.id == t.response.c.consultation_id)
        .outerjoin(_REASON, why)
        .where(*_OF, t.comment.c.question == bindparam("question"), t.comment.c.text.in_(texts))
        .order_by(t.response.c.submitted_at, t.response.c.id)
    )
