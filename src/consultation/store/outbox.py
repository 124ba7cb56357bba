"""E-mails that are not sent yet. Whoever sends takes some, sends them, and says of each what came of it.

An e-mail that was taken and of which nothing was said, because the process ended, is taken again after LEASE: rather
twice than never.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from consultation.store import mail_tables as t
from consultation.store.engine import Store

LEASE = timedelta(minutes=10)
PAUSES = (*(timedelta(minutes=minutes) for minutes in (1, 5, 15, 30)), *[timedelta(hours=1)] * 24)
LINK = "link"


@dataclass(frozen=True)
class Letter:
    """One e-mail: body in plain text, paragraphs parted by blank lines; unsubscribe: the address that ends them."""

    recipient: str
    language: str
    subject: str
    body: str
    unsubscribe: str


@dataclass(frozen=True)
class Waiting:
    """An e-mail that was taken to be sent; attempts: how often, this time included; invitation: whose, by id."""

    id: int
    kind: str
    attempts: int
    invitation: int | None
    letter: Letter


@dataclass(frozen=True)
class Numbers:
    """How many e-mails wait, how many were given up, and the problem of the last attempt (the key of its sentence).

    again_at: when the first of those that were tried in vain is tried again.
    """

    waiting: int
    failed: int
    problem: str | None
    again_at: datetime | None = None


_LETTER = (t.outbox.c.recipient, t.outbox.c.language, t.outbox.c.subject, t.outbox.c.body, t.outbox.c.unsubscribe)
_TAKEN = (t.outbox.c.id, t.outbox.c.kind, t.outbox.c.attempts, t.outbox.c.invitation_id)


def put(connection: Connection, kind: str, letter: Letter, now: datetime, invitation: int | None = None) -> int:
    """Keep an e-mail to be sent, in a transaction that keeps other things too; gives its id."""
    row = {
        "kind": kind,
        "invitation_id": invitation,
        "state": "waiting",
        "attempts": 0,
        "created_at": now,
        "due_at": now,
        **vars(letter),
    }
    id_: int = connection.execute(insert(t.outbox).values(row).returning(t.outbox.c.id)).scalar_one()
    return id_


def add_link(store: Store, letter: Letter, now: datetime) -> int:
    """Keep an e-mail with somebody's personal link; gives its id."""
    with store.write() as connection:
        return put(connection, LINK, letter, now)


def take(store: Store, now: datetime, most: int) -> list[Waiting]:
    """Take up to `most` e-mails that are due, the oldest first; nobody else takes them for the time of LEASE."""
    due = (
        select(t.outbox.c.id)
        .where(t.outbox.c.state == "waiting", t.outbox.c.due_at <= now)
        .order_by(t.outbox.c.due_at, t.outbox.c.id)
        .limit(most)
        .with_for_update(skip_locked=True)
    )
    with store.write() as connection:
        return _taken(connection, list(connection.scalars(due)), now)


def take_one(store: Store, id_: int, now: datetime) -> Waiting | None:
    """Take this e-mail if it is due; None if somebody else has taken or sent it."""
    due = select(t.outbox.c.id).where(t.outbox.c.id == id_, t.outbox.c.due_at <= now).with_for_update(skip_locked=True)
    with store.write() as connection:
        return next(iter(_taken(connection, list(connection.scalars(due)), now)), None)


def sent(store: Store, waiting: Waiting, now: datetime) -> None:
    """Forget an e-mail that was sent, and note it with the invitation."""
    with store.write() as connection:
        connection.execute(delete(t.outbox).where(t.outbox.c.id == waiting.id))
        _note(connection, waiting, state="sent", written_at=now)


def refused(store: Store, waiting: Waiting) -> None:
    """Forget an e-mail whose address does not exist or takes none, and note it with the invitation."""
    with store.write() as connection:
        connection.execute(delete(t.outbox).where(t.outbox.c.id == waiting.id))
        _note(connection, waiting, state="refused")


def drop(store: Store, waiting: Waiting) -> None:
    """Forget an e-mail that is not wanted any more."""
    with store.write() as connection:
        connection.execute(delete(t.outbox).where(t.outbox.c.id == waiting.id))


def postpone(store: Store, waiting: Waiting, problem: str, now: datetime) -> None:
    """Try again later: after a minute at first, then ever less often for a day.

    After that an invitation stays as failed, until `retry`; a personal link is forgotten, since its address is not
    to be kept. problem: the key of the sentence.
    """
    if waiting.attempts <= len(PAUSES):
        later = {"problem": problem, "due_at": now + PAUSES[waiting.attempts - 1]}
    elif waiting.kind == LINK:
        drop(store, waiting)
        return
    else:
        later = {"problem": problem, "due_at": None, "state": "failed"}
    with store.write() as connection:
        connection.execute(update(t.outbox).where(t.outbox.c.id == waiting.id).values(later))


def retry(store: Store, now: datetime) -> int:
    """Make everything that waits or was given up due now; gives how many."""
    again = {"state": "waiting", "due_at": now, "attempts": 0}
    with store.write() as connection:
        return connection.execute(update(t.outbox).values(again)).rowcount


def numbers(store: Store) -> Numbers:
    """Count what is in the outbox."""
    with store.read() as connection:
        counted = connection.execute(select(t.outbox.c.state, func.count()).group_by(t.outbox.c.state))
        counts = {str(row[0]): int(row[1]) for row in counted}
        last = select(t.outbox.c.problem).where(t.outbox.c.problem.is_not(None)).order_by(t.outbox.c.due_at.desc())
        problem, again_at = connection.scalar(last.limit(1)), connection.scalar(_AGAIN_AT)
        return Numbers(counts.get("waiting", 0), counts.get("failed", 0), problem, again_at)


_AGAIN_AT = (
    select(t.outbox.c.due_at)
    .where(t.outbox.c.state == "waiting", t.outbox.c.problem.is_not(None))
    .order_by(t.outbox.c.due_at)
    .limit(1)
)
_LEASED = (
    update(t.outbox)
    .where(t.outbox.c.id.in_(bindparam("ids", expanding=True)))
    .values(due_at=bindparam("until"), attempts=t.outbox.c.attempts + 1)
    .returning(*_TAKEN, *_LETTER)
)


def _taken(connection: Connection, ids: list[int], now: datetime) -> list[Waiting]:
    rows = connection.execute(_LEASED, {"ids": ids, "until": now + LEASE}).all() if ids else []
    return sorted((_waiting(row) for row in rows), key=lambda waiting: waiting.id)


def _waiting(row: Sequence[Any]) -> Waiting:
    return Waiting(row[0], row[1], row[2], row[3], Letter(*row[len(_TAKEN) :]))


def _note(connection: Connection, waiting: Waiting, **values: object) -> None:
    """Somebody may have answered or unsubscribed while the e-mail waited: that stays."""
    here = (t.invitation.c.id == waiting.invitation) & t.invitation.c.state.in_(("waiting", "sent", "refused"))
    if waiting.invitation is not None:
        connection.execute(update(t.invitation).where(here).values(values))
