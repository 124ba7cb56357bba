"""Hashes that only this database can make: under a key that is random and kept in it.

A hash of a day cannot be made again once the day's key is forgotten. A lasting one can, for as long as the database
exists: it hides an address from whoever reads the table, not from whoever has the whole database and guesses.
"""

import hashlib
import hmac
import secrets
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, select

from consultation.store import mail_tables as t
from consultation.store.upsert import insert

LASTING = "lasting"
FORGOTTEN_AFTER = timedelta(days=2)


def of_day(connection: Connection, subject: str, now: datetime) -> str:
    """Hash under the key of this day (UTC); keys of earlier days are deleted when the day's key is made."""
    name = now.date().isoformat()
    key = _found(connection, name)
    if key is None:
        over = (t.hash_key.c.name != LASTING) & (t.hash_key.c.made_at < now - FORGOTTEN_AFTER)
        connection.execute(delete(t.hash_key).where(over))
        key = _made(connection, name, now)
    return _hash(key, subject)


def known_of_day(connection: Connection, subject: str, now: datetime) -> str | None:
    """Do the same without writing; None while nothing was hashed on this day."""
    return _known(connection, now.date().isoformat(), subject)


def lasting(connection: Connection, subject: str, now: datetime) -> str:
    """Hash under the key that lasts as long as the database."""
    return _hash(_found(connection, LASTING) or _made(connection, LASTING, now), subject)


def known_lasting(connection: Connection, subject: str) -> str | None:
    """Do the same without writing; None while nothing was hashed at all."""
    return _known(connection, LASTING, subject)


def _known(connection: Connection, name: str, subject: str) -> str | None:
    key = _found(connection, name)
    return None if key is None else _hash(key, subject)


def _found(connection: Connection, name: str) -> str | None:
    key: str | None = connection.scalar(select(t.hash_key.c.value).where(t.hash_key.c.name == name))
    return key


def _made(connection: Connection, name: str, now: datetime) -> str:
    """Of two processes that make it at once, one does and both find it."""
    new = {"name": name, "value": secrets.token_hex(32), "made_at": now}
    connection.execute(insert(connection, t.hash_key).on_conflict_do_nothing(), [new])
    found = _found(connection, name)
    assert found is not None  # noqa: S101  it was just written, by us or by somebody else
    return found


def _hash(key: str, subject: str) -> str:
    return hmac.new(bytes.fromhex(key), subject.encode(), hashlib.sha256).hexdigest()
