"""Which response a key opens, and whether it may be changed now."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, bindparam, exists, or_, select, update

from consultation.errors import ChangedElsewhere, InvalidAnswer, LinkRefused, NotAllowed, NotOpen
from consultation.questions.model import Questionnaire
from consultation.store import joint_tables, references
from consultation.store import tables as t
from consultation.store.columns import Answers
from consultation.store.consultations import fingerprint, gate
from consultation.store.joint_keys import hashed, is_invited
from consultation.store.upsert import insert

ResponseRow = Mapping[str, Any]
Condition = ColumnElement[bool]
ALWAYS_REQUIRED = ("consent.process", "country", "museum_type")

SHOWN = ("id", "reference", "state", "language", "version", "changing", "created_at", "updated_at", "submitted_at")

_OURS = (
    select(t.response)
    .join(t.consultation, t.consultation.c.id == t.response.c.consultation_id)
    .where(t.consultation.c.name == bindparam("name"))
)
_FIND = _OURS.where(t.response.c.key_hash == bindparam("key_hash"))
_FIND_TO_CHANGE = _FIND.with_for_update(of=t.response)
_now = bindparam("now", type_=t.Moment())
_IS_OPEN = exists().where(
    t.consultation.c.id == t.response.c.consultation_id,
    t.consultation.c.name == bindparam("name"),
    or_(t.consultation.c.opens_at.is_(None), t.consultation.c.opens_at <= _now),
    or_(t.consultation.c.closes_at.is_(None), t.consultation.c.closes_at > _now),
    ~t.consultation.c.paused,
    t.consultation.c.complete,
    t.edition.c.consultation_id == t.consultation.c.id,
    t.edition.c.fingerprint == bindparam("fingerprint"),
)
MOVE_ON = update(t.response).where(
    t.response.c.key_hash == bindparam("key"),
    t.response.c.id == bindparam("response"),
    t.response.c.version == bindparam("held"),
    _IS_OPEN,
)
_invitation = joint_tables.colleague
_FIND_INVITED = _OURS.join(_invitation, _invitation.c.response_id == t.response.c.id).where(
    _invitation.c.secret_hash == bindparam("key_hash"), _invitation.c.revoked_at.is_(None)
)
_FIND_INVITED_TO_CHANGE = _FIND_INVITED.with_for_update(of=t.response)


def found(connection: Connection, questionnaire: Questionnaire, key: str) -> ResponseRow | None:
    """Find the row of `response` that belongs to this key."""
    return _row(connection, _FIND_INVITED if is_invited(key) else _FIND, _named(questionnaire, key))


def known(connection: Connection, questionnaire: Questionnaire, key: str) -> ResponseRow:
    """Find the response to change it; nobody else changes it meanwhile. Raises LinkRefused for an unknown key."""
    statement = _FIND_INVITED_TO_CHANGE if is_invited(key) else _FIND_TO_CHANGE
    row = _row(connection, statement, _named(questionnaire, key))
    if row is None:
        raise LinkRefused("error.joint.refused" if is_invited(key) else "error.answer.unknown")
    return row


def existing(connection: Connection, questionnaire: Questionnaire, key: str) -> ResponseRow:
    """Find the response to change it. Raises LinkRefused for an unknown key and after a withdrawal."""
    return _still_there(known(connection, questionnaire, key))


def open_to_save(
    connection: Connection, questionnaire: Questionnaire, key: str, *, language: str, now: datetime
) -> ResponseRow:
    """Find the response to change it, or begin it; if two windows begin it at once, both find it.

    Raises NotOpen, LinkRefused after a withdrawal, and UnknownName for a questionnaire that was not registered.
    """
    consultation = gate(connection, questionnaire)
    refuse_closed(consultation, now)
    if not is_invited(key):
        _begin(connection, consultation["id"], hashed(key), language, now)
    return existing(connection, questionnaire, key)


def as_held(questionnaire: Questionnaire, key: str, response: int, version: int, now: datetime) -> dict[str, Any]:
    """What MOVE_ON asks for by name: a response that is still at this version, and may be changed now."""
    found = {"key": hashed(key), "response": response, "held": version}
    return found | {"name": questionnaire.id, "fingerprint": fingerprint(questionnaire), "now": now}


def moves_on(connection: Connection, found: Mapping[str, Any], values: Mapping[str, Any]) -> bool:
    """Write these values over the response that `as_held` names, if it is there.

    One statement, for nearly every save; where it finds nothing, `open_to_save` says why.
    """
    return bool(connection.execute(MOVE_ON, {**found, **values}).rowcount)


def refuse_invited(key: str, reason: str) -> None:
    """Raise NotAllowed with this reason for the secret of an invitation: only the owner of an answer may do that."""
    if is_invited(key):
        raise NotAllowed(reason)


def refuse_closed(consultation: Mapping[str, Any], now: datetime) -> None:
    """Raise NotOpen before the opening, from the closing on, while it is paused, and while nobody is responsible."""
    if consultation["opens_at"] and now < consultation["opens_at"]:
        raise NotOpen("error.answer.not_yet_open")
    if consultation["closes_at"] and now >= consultation["closes_at"]:
        raise NotOpen("error.answer.closed")
    if consultation["paused"]:
        raise NotOpen("error.answer.paused")
    if not consultation["complete"]:
        raise NotOpen("error.answer.not_complete")


def refuse_unread(row: ResponseRow, seen: int | None) -> None:
    """Raise ChangedElsewhere if the response has moved on since the version that its reader has seen."""
    if seen is not None and row["version"] > seen:
        raise ChangedElsewhere("error.answer.changed_since")


def refuse_incomplete(questionnaire: Questionnaire, answers: Answers) -> None:
    """Raise InvalidAnswer with the first question that must be answered and is not."""
    for name, question in questionnaire.asked.items():
        needed = question.required or name in ALWAYS_REQUIRED
        if needed and not all(answers.get(column) for column in question.columns):
            raise InvalidAnswer("error.answer.required", question=name)


def _begin(connection: Connection, consultation: int, key_hash: str, language: str, now: datetime) -> None:
    new = {
        "consultation_id": consultation,
        "reference": references.drawn(),
        "key_hash": key_hash,
        "state": "draft",
        "language": language,
        "version": 1,
        "created_at": now,
        "updated_at": now,
    }
    same_key = ["consultation_id", "key_hash"]
    connection.execute(insert(connection, t.response).on_conflict_do_nothing(index_elements=same_key), [new])


def _still_there(row: ResponseRow) -> ResponseRow:
    if row["state"] == "withdrawn":
        raise LinkRefused("error.answer.withdrawn")
    return row


def _row(connection: Connection, statement: Select[Any], named: Mapping[str, str]) -> ResponseRow | None:
    row = connection.execute(statement, named).mappings().one_or_none()
    return dict(row) if row else None


def _named(questionnaire: Questionnaire, key: str) -> dict[str, str]:
    return {"name": questionnaire.id, "key_hash": hashed(key)}
