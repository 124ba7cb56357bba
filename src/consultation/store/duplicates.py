"""Responses of organisations that may be of one museum, and what staff decide about them.

Decided in the transaction that changes the counts, reversible, and written into the log of what staff did. All raise
StoreUnavailable.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from consultation.errors import ChangedElsewhere
from consultation.questions.model import Questionnaire
from consultation.store import access, set_aside, tallies
from consultation.store import joint_tables as j
from consultation.store import staff_tables as s
from consultation.store import tables as t
from consultation.store.consultations import SLOTS
from consultation.store.engine import Store
from consultation.store.upsert import insert as upsert


@dataclass(frozen=True)
class Organisation:
    """A submitted response that names an organisation. counted_through: the response that counts in its place."""

    id: int
    reference: str
    country: str | None
    on_behalf: str
    name: str
    town: str | None
    submitted_at: datetime
    counted_through: int | None


@dataclass(frozen=True)
class Known:
    """The organisations of a consultation, and the pairs of ids that staff have told apart, the smaller first."""

    organisations: tuple[Organisation, ...]
    told_apart: frozenset[tuple[int, int]]


def known(store: Store, questionnaire: Questionnaire) -> Known:
    """Read every submitted response of an organisation that gave its name."""
    r = t.response.c
    named = (
        select(r.id, r.reference, r.country, r.on_behalf, r.organisation, r.town, r.submitted_at, r.counted_through)
        .join(t.consultation, t.consultation.c.id == r.consultation_id)
        .where(t.consultation.c.name == questionnaire.id, r.state == "submitted", r.organisation.is_not(None))
        .where(r.on_behalf.in_(("museum", "association")))
        .order_by(r.id)
    )
    with store.read() as connection:
        found = connection.execute(named).all()
        apart = connection.execute(select(j.told_apart.c.first_id, j.told_apart.c.second_id)).all()
    return Known(tuple(Organisation(*row) for row in found), frozenset((first, second) for first, second in apart))


def keep_both(store: Store, staff_name: str, first: int, second: int, *, now: datetime | None = None) -> None:
    """Remember that two responses are of two museums; both count by themselves from now on.

    Raises ChangedElsewhere if one of them is not submitted any more.
    """
    with store.write() as connection:
        rows = _locked(connection, first, second)
        through = [row["id"] for row in rows if row["counted_through"] in (first, second)]
        set_aside.count_again(connection, through, _slot(connection, rows[0]))
        pair = dict(zip(("first_id", "second_id"), sorted((first, second)), strict=True))
        connection.execute(upsert(connection, j.told_apart).on_conflict_do_nothing(), [pair])
        _log(connection, staff_name, "duplicate keep both", rows, now)


def count_only(store: Store, staff_name: str, counted: int, aside: int, *, now: datetime | None = None) -> None:
    """Let one response count in the place of another; those that counted through the other do so through it too.

    Raises ChangedElsewhere if one of them is not submitted any more, or somebody else has decided meanwhile.
    """
    with store.write() as connection:
        kept, other = rows = _locked(connection, counted, aside)
        if kept["counted_through"] not in (None, aside) or other["counted_through"] is not None:
            raise ChangedElsewhere("error.duplicates.decided")
        followers = [follower for follower in set_aside.lock_others(connection, [aside]) if follower != counted]
        slot = _slot(connection, kept)
        if kept["counted_through"] is not None:
            set_aside.count_again(connection, [counted], slot)
        set_aside.count_through(connection, aside, counted, slot)
        if followers:
            moved = update(t.response).where(t.response.c.id.in_(followers)).values(counted_through=counted)
            connection.execute(moved)
        _forget_pair(connection, counted, aside)
        _log(connection, staff_name, "duplicate count one", rows, now)


def undo(store: Store, staff_name: str, aside: int, *, now: datetime | None = None) -> None:
    """Let a response that was set aside count by itself again; nothing happens where it does."""
    with store.write() as connection:
        row, _ = _locked(connection, aside, aside)
        if row["counted_through"] is not None:
            set_aside.count_again(connection, [aside], _slot(connection, row))
            _log(connection, staff_name, "duplicate undo", (row,), now)


def is_set_aside(store: Store, questionnaire: Questionnaire, key: str) -> bool:
    """Tell a respondent whether their museum's answer is counted through another one."""
    with store.read() as connection:
        row = access.found(connection, questionnaire, key)
        return row is not None and row["counted_through"] is not None


def _locked(connection: Connection, first: int, second: int) -> tuple[access.ResponseRow, access.ResponseRow]:
    """Find two submitted responses, which nobody changes meanwhile."""
    ids = (first, second)
    ours = connection.scalar(select(t.response.c.consultation_id).where(t.response.c.id == first))
    set_aside.one_at_a_time(connection, ours or 0)
    submitted = t.response.c.id.in_(ids) & (t.response.c.state == "submitted")
    found = connection.execute(select(t.response).where(submitted).order_by(t.response.c.id).with_for_update())
    by_id: dict[int, access.ResponseRow] = {row["id"]: dict(row) for row in found.mappings()}
    if not by_id.keys() >= set(ids):
        raise ChangedElsewhere("error.duplicates.gone")
    return by_id[first], by_id[second]


def _slot(connection: Connection, row: access.ResponseRow) -> int:
    """Lock the place where the counts of a response are kept."""
    slot = int(row["id"] % SLOTS[connection.dialect.name])
    tallies.lock_slot(connection, row["consultation_id"], slot)
    return slot


def _forget_pair(connection: Connection, first: int, second: int) -> None:
    one, other = sorted((first, second))
    connection.execute(delete(j.told_apart).where(j.told_apart.c.first_id == one, j.told_apart.c.second_id == other))


def _log(
    connection: Connection, staff_name: str, action: str, rows: tuple[access.ResponseRow, ...], now: datetime | None
) -> None:
    """Write who decided what, by reference: the names of museums stay with the answers."""
    line: dict[str, Any] = {
        "done_at": now or datetime.now(UTC),
        "staff_name": staff_name,
        "action": action,
        "detail": " ".join(row["reference"] for row in rows),
    }
    connection.execute(insert(s.audit).values(line))
