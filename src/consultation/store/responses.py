"""What a respondent does: begin, save, submit, change, withdraw. The key is a secret of which only the hash is kept.

A response is a draft until it is submitted; from then on its counted version stays counted while the person changes the
working copy, until that is submitted too. Every function is one transaction, and doing the same again changes nothing.
All raise StoreUnavailable, and UnknownName for a questionnaire that was not registered.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, update

from consultation.questions.model import Questionnaire
from consultation.store import (
    access,
    contacts,
    counted,
    erasure,
    in_one,
    receipts,
    sentences_seen,
    set_aside,
    tallies,
    working_copy,
)
from consultation.store import tables as t
from consultation.store.arrivals import Note
from consultation.store.bulk import NewResponse, add, known_references, remove_synthetic
from consultation.store.columns import Answers, profile_of
from consultation.store.consultations import SLOTS, gate
from consultation.store.engine import Store
from consultation.store.signing import refuse_signed_by_another, sign, signatory

__all__ = [
    "NewResponse", "Response", "add", "discard_changes", "find", "known_references", "remove_synthetic", "save",
    "submit", "withdraw",
]  # fmt: skip

_UPDATE = update(t.response).where(t.response.c.id == bindparam("response"))


@dataclass(frozen=True)
class Response:
    """A response as its owner sees it. state: draft, submitted or withdrawn; version: moves with every change;
    changing: submitted, with changes that are not submitted yet; answers: the working copy by column, profile and
    consents included, blank columns left out. Moments are in UTC.
    """  # noqa: D205 — a list of fields

    id: int
    reference: str
    state: str
    language: str
    version: int
    changing: bool
    answers: Mapping[str, tuple[str, ...]]
    created_at: datetime
    updated_at: datetime
    submitted_at: datetime | None


def find(store: Store, questionnaire: Questionnaire, key: str) -> Response | None:
    """Find the response that belongs to this key."""
    with store.read() as connection:
        row = access.found(connection, questionnaire, key)
        return _response(row, working_copy.read(connection, row["id"]).answers) if row else None


def save(
    store: Store,
    questionnaire: Questionnaire,
    key: str,
    changes: Answers,
    *,
    language: str,
    seen: int | None = None,
    held: Response | None = None,
    begins: Note | None = None,
    now: datetime | None = None,
) -> Response:
    """Replace the named columns of the working copy (empty: blank again) and leave all others; begins the response.

    seen: the version that the page had read. ChangedElsewhere if a named column has been changed to something else
    since then. held: what the page shows; while nobody else has changed it, it is not read again. begins: what else to
    write if this begins the response. NotOpen outside the consultation's dates; LinkRefused after a withdrawal.
    """
    now = now or datetime.now(UTC)
    if held and (seen is None or seen >= held.version):
        saved = _moved_on(store, questionnaire, key, held, changes, language=language, now=now)
        if saved:
            return saved
    with store.note() as connection:
        row = access.open_to_save(connection, questionnaire, key, language=language, now=now)
        copy = working_copy.read(connection, row["id"])
        differing = copy.differing(changes)
        if not differing and row["language"] == language:
            return _response(row, copy.answers)
        copy.refuse_stale(differing, seen)
        if begins and row["version"] == 1:
            begins(connection, row["id"])
        changed = _moves(row["state"], row["version"], language, now)
        _write(connection, row["id"], copy, differing, changed["version"])
        return _changed(connection, row, changed, copy.with_changes(differing))


def submit(
    store: Store,
    questionnaire: Questionnaire,
    key: str,
    *,
    seen: int | None = None,
    arrives: Note | None = None,
    now: datetime | None = None,
) -> Response:
    """Make the working copy the counted version; submitting an unchanged one again changes nothing.

    seen: the version that the page shows; ChangedElsewhere if something was changed since, so that nobody submits what
    they have not read. arrives: what else to write if it is submitted for the first time.
    InvalidAnswer (`error.answer.required`) names the first required question without answer; NotOpen; LinkRefused.
    """
    now = now or datetime.now(UTC)
    with store.write() as connection:
        consultation = gate(connection, questionnaire)
        row = access.existing(connection, questionnaire, key)
        signing = signatory(connection, row, key)
        answers = working_copy.read(connection, row["id"]).answers
        if row["state"] == "submitted" and not row["changing"]:
            refuse_signed_by_another(connection, row, signing)
            return _response(row, answers)
        access.refuse_closed(consultation, now)
        access.refuse_unread(row, seen)
        access.refuse_incomplete(questionnaire, answers)
        slot = _start_counting(connection, row)
        counted.replace(connection, questionnaire, row["id"], answers, row["language"])
        sentences_seen.count(connection, questionnaire, row["id"], answers)
        receipts.give(connection, questionnaire, row, answers, now)
        sign(connection, row, signing, now)
        submitted = {
            **profile_of(answers),
            "state": "submitted",
            "changing": False,
            "edition_id": consultation["edition"],
            "version": row["version"] + 1,
            "updated_at": now,
            "submitted_at": row["submitted_at"] or now,
        }
        response = _changed(connection, row, submitted, answers)
        tallies.count(connection, tallies.Scope.ONE, 1, slot, response=row["id"])
        if arrives and row["submitted_at"] is None:
            arrives(connection, row["id"])
        return response


def discard_changes(store: Store, questionnaire: Questionnaire, key: str, *, now: datetime | None = None) -> Response:
    """Go back to the counted version; a draft stays as it is. Raises LinkRefused, and NotAllowed as `submit` does."""
    now = now or datetime.now(UTC)
    with store.write() as connection:
        row = access.existing(connection, questionnaire, key)
        signatory(connection, row, key)
        copy = working_copy.read(connection, row["id"])
        if not row["changing"]:
            return _response(row, copy.answers)
        before = counted.read(connection, row)
        back = copy.differing({**dict.fromkeys(copy.answers, ()), **before})
        version = row["version"] + 1
        working_copy.write(connection, row["id"], copy.answers, back, version)
        sentences_seen.go_back(connection, row["id"])
        return _changed(connection, row, {"changing": False, "version": version, "updated_at": now}, before)


def withdraw(store: Store, questionnaire: Questionnaire, key: str, *, now: datetime | None = None) -> None:
    """Delete everything that was answered, at any time, also after the end; only the number of withdrawals stays.

    Raises LinkRefused for an unknown key, NotAllowed for a colleague in a joint answer. What was counted through this
    response counts by itself again.
    """
    now = now or datetime.now(UTC)
    with store.write() as connection:
        access.refuse_invited(key, "error.joint.may_not_withdraw")
        set_aside.one_at_a_time(connection, gate(connection, questionnaire)["id"])
        row = access.known(connection, questionnaire, key)
        if row["state"] == "withdrawn":
            return
        others = set_aside.lock_others(connection, [row["id"]])
        slot = _start_counting(connection, row)
        set_aside.count_again(connection, others, slot)
        erasure.erase(connection, row, key, now)


def _moved_on(
    store: Store,
    questionnaire: Questionnaire,
    key: str,
    held: Response,
    changes: Answers,
    *,
    language: str,
    now: datetime,
) -> Response | None:
    """Save what changes a response that nobody else has changed: every change moves its version. Else None."""
    copy = working_copy.WorkingCopy(held.answers, {})
    differing = copy.differing(changes)
    changed = _moves(held.state, held.version, language, now)
    if not differing and held.language == language:
        return None
    found = access.as_held(questionnaire, key, held.id, held.version, now)
    if in_one.can(store, held.answers, differing) and contacts.CONSENT not in differing:
        moved = in_one.save(store, found, changed, held.id, differing)
    else:
        with store.note() as connection:
            moved = access.moves_on(connection, found, changed)
            if moved:
                _write(connection, held.id, copy, differing, changed["version"])
    return replace(held, answers=copy.with_changes(differing), **changed) if moved else None


def _moves(state: str, version: int, language: str, now: datetime) -> dict[str, Any]:
    return {"changing": state == "submitted", "language": language, "version": version + 1, "updated_at": now}


def _write(
    connection: Connection, response: int, copy: working_copy.WorkingCopy, differing: Answers, version: int
) -> None:
    working_copy.write(connection, response, copy.answers, differing, version)
    if contacts.CONSENT in differing:
        contacts.forget(connection, response)


def _start_counting(connection: Connection, row: access.ResponseRow) -> int:
    """Take the response out of the counts if it is in them; the slot in which to count it again."""
    slot = int(row["id"] % SLOTS[connection.dialect.name])
    tallies.lock_slot(connection, row["consultation_id"], slot)
    if row["state"] == "submitted":
        tallies.count(connection, tallies.Scope.ONE, -1, slot, response=row["id"])
    return slot


def _changed(connection: Connection, row: access.ResponseRow, values: Mapping[str, Any], answers: Answers) -> Response:
    connection.execute(_UPDATE, {"response": row["id"], **values})
    return _response({**row, **values}, answers)


def _response(row: access.ResponseRow, answers: Answers) -> Response:
    return Response(answers=answers, **{name: row[name] for name in access.SHOWN})
