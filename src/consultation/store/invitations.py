"""People who were invited by e-mail: who is written to, who has answered, without saying what."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, delete, exists, func, insert, select, update
from sqlalchemy import Row as Found

from consultation.errors import LinkRefused
from consultation.questions.model import Questionnaire
from consultation.store import mail_tables as t
from consultation.store import outbox
from consultation.store.engine import Store
from consultation.store.outbox import Letter
from consultation.store.registered import consultation_id, ours
from consultation.store.suppression import address_hash
from consultation.store.upsert import insert as upsert

Standing = Literal["new", "invited", "suppressed"]
STATES = ("waiting", "sent", "refused", "answered", "unsubscribed")


@dataclass(frozen=True)
class Invited:
    """Somebody to be invited; country: ISO 3166-1 alpha-2 or XK."""

    address: str
    language: str
    name: str | None = None
    country: str | None = None


@dataclass(frozen=True)
class ToRemind:
    """Somebody who was written to and has not answered."""

    id: int
    address: str
    language: str
    name: str | None
    written_at: datetime | None


@dataclass(frozen=True)
class Addressed:
    """An e-mail for one person and the hash of the secret in it."""

    letter: Letter
    token_hash: str


def standing(store: Store, questionnaire: Questionnaire, addresses: Iterable[str], now: datetime) -> list[Standing]:
    """Tell of each address, in order, whether it is new, was invited before, or wants no e-mail."""
    with store.write() as connection:
        hashes = [address_hash(connection, address, now) for address in addresses]
        consultation = consultation_id(connection, questionnaire)
        invited = set(connection.scalars(select(t.invitation.c.address_hash).filter_by(consultation_id=consultation)))
        suppressed = set(connection.scalars(select(t.suppressed.c.address_hash)))
    return ["suppressed" if h in suppressed else "invited" if h in invited else "new" for h in hashes]


def invite(
    store: Store,
    questionnaire: Questionnaire,
    invited: Invited,
    addressed: Addressed,
    *,
    expires_at: datetime,
    now: datetime,
) -> bool:
    """Keep one person and their e-mail; False, and nothing is kept, if they were invited before or want no e-mail."""
    with store.write() as connection:
        hashed = address_hash(connection, invited.address, now)
        if connection.scalar(select(exists().where(t.suppressed.c.address_hash == hashed))):
            return False
        row = {
            **vars(invited),
            "consultation_id": consultation_id(connection, questionnaire),
            "address_hash": hashed,
            "state": "waiting",
            "reminders": 0,
            "created_at": now,
        }
        fresh = upsert(connection, t.invitation).on_conflict_do_nothing(
            index_elements=["consultation_id", "address_hash"]
        )
        id_ = connection.execute(fresh.returning(t.invitation.c.id), row).scalar_one_or_none()
        if id_ is None:
            return False
        _write(connection, "invitation", id_, addressed, expires_at=expires_at, now=now)
        return True


def to_remind(store: Store, questionnaire: Questionnaire, *, written_before: datetime) -> list[ToRemind]:
    """List whoever was last written to before this moment and has neither answered nor unsubscribed."""
    columns = (t.invitation.c[name] for name in ("id", "address", "language", "name", "written_at"))
    unanswered = select(*columns).where(ours(t.invitation, questionnaire), _is_unanswered(written_before))
    with store.read() as connection:
        rows = connection.execute(unanswered.order_by(t.invitation.c.id)).all()
    return [ToRemind(*row) for row in rows]


def remind(
    store: Store,
    invitation: int,
    addressed: Addressed,
    *,
    written_before: datetime,
    expires_at: datetime,
    now: datetime,
) -> bool:
    """Keep a reminder; False, and nothing is kept, if meanwhile the person answered, unsubscribed or was reminded."""
    still = (t.invitation.c.id == invitation) & _is_unanswered(written_before)
    with store.write() as connection:
        more = update(t.invitation).where(still).values(reminders=t.invitation.c.reminders + 1)
        if connection.execute(more).rowcount == 0:
            return False
        _write(connection, "reminder", invitation, addressed, expires_at=expires_at, now=now)
        return True


def look(store: Store, questionnaire: Questionnaire, token_hash: str, now: datetime) -> str:
    """Give the language of the person that a link was sent to.

    Raises LinkRefused: `error.invitation.unknown`, `used` when it has led to a submission, or `expired`.
    """
    with store.read() as connection:
        found = _of_token(connection, questionnaire, token_hash)
    if found is None:
        raise LinkRefused("error.invitation.unknown")
    if found.state == "answered":
        raise LinkRefused("error.invitation.used")
    if now >= found.expires_at:
        raise LinkRefused("error.invitation.expired")
    return str(found.language)


def answered(connection: Connection, questionnaire: Questionnaire, token_hash: str, response: int | None) -> None:
    """Note in a submission's transaction that the person invited has answered, so that nobody reminds them.

    response: its id where reach is linked, None where it is anonymous. Without effect for an unknown or used link.
    """
    found = _of_token(connection, questionnaire, token_hash)
    if found is None or found.state == "answered":
        return
    now_answered = {"state": "answered", "response_id": response}
    connection.execute(update(t.invitation).where(t.invitation.c.id == found.id).values(now_answered))
    connection.execute(delete(t.outbox).where(t.outbox.c.invitation_id == found.id))


def numbers(store: Store, questionnaire: Questionnaire) -> Mapping[str, int]:
    """Count the people invited by state; every state is named."""
    counted = select(t.invitation.c.state, func.count()).group_by(t.invitation.c.state)
    with store.read() as connection:
        found = connection.execute(counted.where(ours(t.invitation, questionnaire))).all()
    return {**dict.fromkeys(STATES, 0), **{str(state): int(n) for state, n in found}}


def people(store: Store, questionnaire: Questionnaire) -> Sequence[Found[tuple[str, str, str, str, str, int]]]:
    """List address, name, country, language, state and reminders of everybody whose address is kept."""
    columns = (t.invitation.c[name] for name in ("address", "name", "country", "language", "state", "reminders"))
    kept = select(*columns).where(ours(t.invitation, questionnaire), t.invitation.c.address.is_not(None))
    with store.read() as connection:
        return connection.execute(kept.order_by(t.invitation.c.address)).all()


def addresses_kept(store: Store, questionnaire: Questionnaire) -> int:
    """Count the addresses that `erase_addresses` would erase."""
    return len(people(store, questionnaire))


def erase_addresses(store: Store, questionnaire: Questionnaire) -> int:
    """Erase every address and name, what waits to be sent to them, and their links; the counts stay.

    Gives how many addresses there were. What suppressed addresses leave behind, a hash, stays.
    """
    invited = select(t.invitation.c.id).where(ours(t.invitation, questionnaire))
    blank = {"address": None, "address_hash": None, "name": None}
    with store.write() as connection:
        for table in (t.outbox, t.invitation_token):
            connection.execute(delete(table).where(table.c.invitation_id.in_(invited)))
        kept = t.invitation.c.address.is_not(None) & ours(t.invitation, questionnaire)
        return connection.execute(update(t.invitation).where(kept).values(blank)).rowcount


def move_end(connection: Connection, consultation: int, before: datetime | None, after: datetime | None) -> None:
    """Let the links that were to end with the consultation end when it ends now."""
    if before is None or after is None or before == after:
        return
    invited = select(t.invitation.c.id).filter_by(consultation_id=consultation)
    links = t.invitation_token.c.invitation_id.in_(invited) & (t.invitation_token.c.expires_at == before)
    connection.execute(update(t.invitation_token).where(links).values(expires_at=after))


def _write(
    connection: Connection, kind: str, invitation: int, addressed: Addressed, *, expires_at: datetime, now: datetime
) -> None:
    token = {"token_hash": addressed.token_hash, "invitation_id": invitation, "expires_at": expires_at}
    connection.execute(insert(t.invitation_token).values(token))
    outbox.put(connection, kind, addressed.letter, now, invitation)


def _is_unanswered(before: datetime) -> ColumnElement[bool]:
    on_its_way = exists().where(t.outbox.c.invitation_id == t.invitation.c.id)
    written = (t.invitation.c.state == "sent") & (t.invitation.c.written_at < before)
    return written & t.invitation.c.address.is_not(None) & ~on_its_way


def _of_token(connection: Connection, questionnaire: Questionnaire, token_hash: str) -> Any:
    columns = (t.invitation.c.id, t.invitation.c.state, t.invitation.c.language, t.invitation_token.c.expires_at)
    found = select(*columns).join(t.invitation_token, t.invitation_token.c.invitation_id == t.invitation.c.id)
    return connection.execute(
        found.where(t.invitation_token.c.token_hash == token_hash, ours(t.invitation, questionnaire)).with_for_update(
            of=t.invitation
        )
    ).one_or_none()
