"""Which browsers have solved the challenge against programs; forgotten after a day."""

import hashlib
from datetime import datetime, timedelta

from sqlalchemy import delete, select

from consultation.store import keyed
from consultation.store import reach_tables as t
from consultation.store.engine import Store
from consultation.store.upsert import insert

LASTS = timedelta(days=1)


def secret(store: Store, now: datetime) -> str:
    """Give the secret with which challenges are signed; it lasts as long as the database."""
    with store.write() as connection:
        return keyed.lasting(connection, "challenge", now)


def add(store: Store, key: str, now: datetime) -> None:
    """Remember that the browser with this key has solved it."""
    row = {"key_hash": _hash(key), "proved_at": now}
    with store.write() as connection:
        connection.execute(delete(t.proof).where(t.proof.c.proved_at <= now - LASTS))
        again = insert(connection, t.proof).values(row)
        connection.execute(again.on_conflict_do_update(index_elements=["key_hash"], set_={"proved_at": now}))


def is_there(store: Store, key: str, now: datetime) -> bool:
    """Tell whether it solved one within the last day."""
    recent = (t.proof.c.key_hash == _hash(key)) & (t.proof.c.proved_at > now - LASTS)
    with store.read() as connection:
        return connection.scalar(select(t.proof.c.key_hash).where(recent)) is not None


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
