"""Addresses that are never written to again.

The link in each e-mail carries the keyed hash of its address and a proof that we made it, so that nothing has to be
kept until somebody uses it.
"""

import hmac
from datetime import datetime

from sqlalchemy import Connection, delete, select, update

from consultation.errors import LinkRefused
from consultation.store import keyed
from consultation.store import mail_tables as t
from consultation.store.engine import Store
from consultation.store.upsert import insert

HASH, PROOF = 64, 32  # characters


def address_hash(connection: Connection, address: str, now: datetime) -> str:
    """Hash an e-mail address; capital letters do not matter."""
    return keyed.lasting(connection, _same(address), now)


def unsubscribe_token(store: Store, address: str, now: datetime) -> str:
    """Give the secret end of the link with which this address unsubscribes; always the same for an address."""
    with store.write() as connection:
        hashed = address_hash(connection, address, now)
        return hashed + _proof(connection, hashed, now)


def refuse_unknown(store: Store, token: str, now: datetime) -> None:
    """Raise LinkRefused (`error.mail.unsubscribe`) for a link that we did not make."""
    with store.write() as connection:
        _hash_in(connection, token, now)


def suppress(store: Store, token: str, now: datetime) -> None:
    """Never write to this address again, and erase it wherever it is kept; doing so twice is the same.

    Raises LinkRefused (`error.mail.unsubscribe`) for a link that we did not make.
    """
    with store.write() as connection:
        hashed = _hash_in(connection, token, now)
        connection.execute(insert(connection, t.suppressed).on_conflict_do_nothing(), [{"address_hash": hashed}])
        _erase(connection, hashed)


def is_suppressed(store: Store, address: str) -> bool:
    """Tell whether the address wants no e-mail."""
    with store.read() as connection:
        hashed = keyed.known_lasting(connection, _same(address))
        return connection.scalar(select(t.suppressed.c.address_hash).filter_by(address_hash=hashed)) is not None


def _same(address: str) -> str:
    return address.strip().casefold()


def _erase(connection: Connection, hashed: str) -> None:
    ours = t.invitation.c.address_hash == hashed
    invited = select(t.invitation.c.id).where(ours)
    connection.execute(delete(t.outbox).where(t.outbox.c.invitation_id.in_(invited)))
    unanswered = t.invitation.c.state != "answered"
    connection.execute(update(t.invitation).where(ours, unanswered).values(state="unsubscribed"))
    connection.execute(update(t.invitation).where(ours).values(address=None, address_hash=None, name=None))


def _hash_in(connection: Connection, token: str, now: datetime) -> str:
    hashed = token[:HASH]
    if not hmac.compare_digest(token.encode(), (hashed + _proof(connection, hashed, now)).encode()):
        raise LinkRefused("error.mail.unsubscribe")
    return hashed


def _proof(connection: Connection, hashed: str, now: datetime) -> str:
    return keyed.lasting(connection, f"unsubscribe {hashed}", now)[:PROOF]
