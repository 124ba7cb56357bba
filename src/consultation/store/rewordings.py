"""Suggested wordings of submitted responses, for staff to read: who of which kind wrote what, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, and_, bindparam, func, select

from consultation.questions.model import Questionnaire, Wording
from consultation.store import tables as t
from consultation.store.engine import Store
from consultation.store.sentences_seen import Sentence
from consultation.store.wording_tables import sentence_seen as seen

Same = tuple[str, str, str | None, str | None]  # the wording and its language, the sentence's language and the sentence


@dataclass(frozen=True)
class Suggester:
    """One respondent who wrote a wording; what they did not say is None."""

    country: str | None
    museum_type: str | None
    reason: str | None


@dataclass(frozen=True)
class Rewording:
    """A wording, the language of the responses it stands in, and those who wrote it, letter by letter the same.

    seen: the sentence that they read as they began; None where that is not known, as in responses from files.
    """

    text: str
    language: str
    people: tuple[Suggester, ...]
    seen: Sentence | None = None


_REASON = t.comment.alias("reason")
_SEEN = and_(seen.c.response_id == t.comment.c.response_id, seen.c.question == t.comment.c.question, seen.c.counted)
_SAME = (t.comment.c.text, t.comment.c.language, seen.c.language, seen.c.text)
_OF = (t.consultation.c.name == bindparam("name"), t.response.c.state == "submitted")
_COUNTS = (
    select(t.comment.c.question, func.count())
    .join(t.response, t.response.c.id == t.comment.c.response_id)
    .join(t.consultation, t.consultation.c.id == t.response.c.consultation_id)
    .where(*_OF, t.comment.c.question.in_(bindparam("questions", expanding=True)))
    .group_by(t.comment.c.question)
)
_TEXTS = (
    select(*_SAME)
    .join(t.response, t.response.c.id == t.comment.c.response_id)
    .join(t.consultation, t.consultation.c.id == t.response.c.consultation_id)
    .outerjoin(seen, _SEEN)
    .where(*_OF, t.comment.c.question == bindparam("question"))
    .group_by(*_SAME)
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
        people = _people(connection, named, question, [text for text, *_ in texts])
    return tuple(_rewording(tuple(same), people[tuple(same)]) for same in texts)


def _rewording(same: Same, people: Sequence[Suggester]) -> Rewording:
    text, language, read_in, read = same
    return Rewording(text, language, tuple(people), Sentence(read_in, read) if read_in and read else None)


def _people(
    connection: Connection, named: Mapping[str, str], question: Wording, texts: Sequence[str]
) -> dict[Same, list[Suggester]]:
    found: dict[Same, list[Suggester]] = {}
    for text, language, read_in, read, *person in connection.execute(_wrote(question, texts), named):
        found.setdefault((text, language, read_in, read), []).append(Suggester(*person))
    return found


def _wrote(question: Wording, texts: Sequence[str]) -> Select[Any]:
    why = and_(_REASON.c.response_id == t.comment.c.response_id, _REASON.c.question == question.reason)
    return (
        select(*_SAME, t.response.c.country, t.response.c.museum_type, _REASON.c.text)
        .join(t.response, t.response.c.id == t.comment.c.response_id)
        .join(t.consultation, t.consultation.c.id == t.response.c.consultation_id)
        .outerjoin(_REASON, why)
        .outerjoin(seen, _SEEN)
        .where(*_OF, t.comment.c.question == bindparam("question"), t.comment.c.text.in_(texts))
        .order_by(t.response.c.submitted_at, t.response.c.id)
    )
