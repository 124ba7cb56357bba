"""Responses one after the other, for exports: streamed, so that memory stays flat however many there are."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Any, Literal, NamedTuple

from sqlalchemy import ColumnElement, Connection, ScalarSelect, Select, bindparam, exists, func, select
from sqlalchemy import Row as Found

from consultation.questions.model import Questionnaire
from consultation.store import tables as t
from consultation.store.columns import CONSENTS, PROFILE, YES, Answers
from consultation.store.engine import Store

AT_ONCE = 500
_BETWEEN, _HALVES = ",", "|"  # neither is ever in the name of a column, nor the first in a counted value
_SHOWN = ("reference", "state", "language", "synthetic", "created_at", "updated_at", "submitted_at")
_CONSENTS = tuple(CONSENTS.values())

_WORDS = select(t.comment.c.response_id, t.comment.c.question, t.comment.c.text).where(
    t.comment.c.response_id.in_(bindparam("responses", expanding=True))
)
_DRAFTED = (
    select(t.draft_answer.c.response_id, t.draft_answer.c.question, t.draft_answer.c.value)
    .where(
        t.draft_answer.c.response_id.in_(bindparam("responses", expanding=True)), t.draft_answer.c.value.is_not(None)
    )
    .order_by(t.draft_answer.c.response_id, t.draft_answer.c.question, t.draft_answer.c.position)
)


@dataclass(frozen=True)
class Chosen:
    """Which responses: of one country or museum type, in a state, from the day `since` to the day `until` (both
    included, UTC; of the first submission, for drafts of the last change).
    """  # noqa: D205 — a list of fields

    country: str | None = None
    museum_type: str | None = None
    state: Literal["submitted", "draft", "all"] = "submitted"
    since: date | None = None
    until: date | None = None


class Row(NamedTuple):
    """One response: answers by column, profile and consents included; moments in UTC."""

    reference: str
    state: str
    language: str
    synthetic: bool
    created_at: datetime
    updated_at: datetime
    submitted_at: datetime | None
    answers: Answers


def rows(store: Store, questionnaire: Questionnaire, chosen: Chosen) -> Iterator[Row]:
    """Give the chosen responses, read while they are used: submitted before drafts, in the order they were begun.

    A submitted response is given as it is counted, without changes that were not submitted; a withdrawn one never,
    nor one that is counted through another.
    """
    with store.read() as connection:
        for state in states(chosen):
            statement = narrowed(_select(connection.dialect.name), questionnaire, chosen, state)
            with connection.execution_options(yield_per=AT_ONCE).execute(statement) as found:
                for part in found.partitions():
                    yield from _complete(connection, part)


def rows_of(connection: Connection, responses: Sequence[int], state: str) -> dict[int, Row]:
    """Give the responses with these ids that are in this state, by id."""
    if not responses:
        return {}
    chosen = _select(connection.dialect.name).where(t.response.c.id.in_(responses), t.response.c.state == state)
    found = connection.execute(chosen).all()
    return dict(zip([row[0] for row in found], _complete(connection, found), strict=True))


def states(chosen: Chosen) -> tuple[str, ...]:
    """List the states that are chosen, in the order in which they are given."""
    return ("submitted", "draft") if chosen.state == "all" else (chosen.state,)


def narrowed(statement: Select[Any], questionnaire: Questionnaire, chosen: Chosen, state: str) -> Select[Any]:
    """Let a statement on `response` give the chosen ones of one state, in the order they were begun."""
    return (
        statement.join(t.consultation, t.consultation.c.id == t.response.c.consultation_id)
        .where(t.consultation.c.name == questionnaire.id, t.response.c.state == state, *_within(chosen))
        .where(t.response.c.counted_through.is_(None))
        .order_by(t.response.c.id)
    )


def _select(dialect: str) -> Select[Any]:
    return select(*(t.response.c[name] for name in ("id", *_SHOWN, *PROFILE, *_CONSENTS)), _joined(dialect))


def _joined(dialect: str) -> ScalarSelect[str]:
    """Join a response's columns, then its values in the same order, in one text: a third of the cost of rows."""
    columns, values = (func.aggregate_strings(t.answer.c[name], _BETWEEN) for name in ("question", "value"))
    joined: tuple[ColumnElement[str], ColumnElement[str]] = (columns, values)
    if dialect == "postgresql":  # SQLite reads them in this order, which is that of its table
        order = (t.answer.c.question, t.answer.c.position)
        joined = (columns.aggregate_order_by(*order), values.aggregate_order_by(*order))
    text = joined[0] + _HALVES + joined[1]
    return select(text).where(t.answer.c.response_id == t.response.c.id).scalar_subquery()


def _within(chosen: Chosen) -> Iterator[ColumnElement[bool]]:
    for column in ("country", "museum_type"):
        value = getattr(chosen, column)
        if value is not None:
            yield (t.response.c[column] == value) | _drafted(column, value)
    moment = func.coalesce(t.response.c.submitted_at, t.response.c.updated_at, type_=t.Moment)
    if chosen.since is not None:
        yield moment >= _midnight(chosen.since)
    if chosen.until is not None:
        yield moment < _midnight(chosen.until + timedelta(days=1))


def _drafted(column: str, value: str) -> ColumnElement[bool]:
    said = (t.draft_answer.c.question == column) & (t.draft_answer.c.value == value)
    mine = t.draft_answer.c.response_id == t.response.c.id
    return (t.response.c.state == "draft") & exists().where(mine, said)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _complete(connection: Connection, part: Sequence[Found[Any]]) -> Iterator[Row]:
    """Add the words and the drafts, which are few, to the answers that came with the responses."""
    written: dict[int, dict[str, tuple[str, ...]]] = defaultdict(dict)
    ids = {"responses": [found[0] for found in part]}
    for id_, question, text in connection.execute(_WORDS, ids):
        written[id_][question] = (text,)
    drafts = {"responses": [found[0] for found in part if found.state == "draft"]}
    for id_, question, value in connection.execute(_DRAFTED, drafts):
        written[id_][question] = (*written[id_].get(question, ()), value)
    profile_from = 1 + len(_SHOWN)
    for row in part:
        answers = _profile(row[profile_from:-1]) | _closed(row[-1]) | written.get(row[0], {})
        yield Row._make((*row[1:profile_from], answers))


def _profile(values: Sequence[Any]) -> dict[str, tuple[str, ...]]:
    named = zip(PROFILE, values, strict=False)
    answers: dict[str, tuple[str, ...]] = {name: (value,) for name, value in named if value is not None}
    return answers | {column: (YES,) for column, ticked in zip(CONSENTS, values[len(PROFILE) :], strict=True) if ticked}


def _closed(text: str | None) -> dict[str, tuple[str, ...]]:
    if text is None:
        return {}
    named, _, valued = text.partition(_HALVES)
    columns, several = _columns(named)
    values = valued.split(_BETWEEN)
    if not several:
        return dict(zip(columns, zip(values, strict=True), strict=True))
    answers: dict[str, tuple[str, ...]] = {}
    for column, value in zip(columns, values, strict=True):
        answers[column] = (*answers.get(column, ()), value)
    return answers


@lru_cache(maxsize=1024)
def _columns(named: str) -> tuple[list[str], bool]:
    """Split the names, and tell whether one of them has several values; most people answer the same questions."""
    columns = named.split(_BETWEEN)
    return columns, len(set(columns)) < len(columns)
