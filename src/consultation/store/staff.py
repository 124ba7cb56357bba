"""Staff accounts, their sessions and one-time links, and the log of what staff did.

Every hash comes in ready-made. All raise StoreUnavailable.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, Select, bindparam, delete, insert, select, update

from consultation.errors import LinkRefused, UnknownName
from consultation.store import staff_tables as t
from consultation.store.engine import Store
from consultation.store.upsert import insert as upsert

TOUCH = timedelta(minutes=1)


@dataclass(frozen=True)
class StaffMember:
    """An account; password_hash is None until its owner has set a password."""

    id: int
    name: str
    role: str
    password_hash: str | None


_MEMBER: Select[tuple[int, str, str, str | None]] = select(
    t.staff.c.id, t.staff.c.name, t.staff.c.role, t.staff.c.password_hash
)
_BY_SESSION = (
    _MEMBER.add_columns(t.staff_session.c.last_seen)
    .join(t.staff_session, t.staff_session.c.staff_id == t.staff.c.id)
    .where(t.staff_session.c.token_hash == bindparam("token_hash"), t.staff_session.c.last_seen > bindparam("since"))
)


def add_staff(store: Store, name: str, role: str) -> None:
    """Make an account without a password, or give an existing one this role (analyst, editor, admin)."""
    with store.write() as connection:
        statement = upsert(connection, t.staff).values(name=name, role=role)
        connection.execute(statement.on_conflict_do_update(index_elements=["name"], set_={"role": role}))


def staff(store: Store, name: str) -> StaffMember | None:
    """Find the account of this name."""
    with store.read() as connection:
        row = connection.execute(_MEMBER.where(t.staff.c.name == name)).mappings().one_or_none()
    return StaffMember(**row) if row else None


def any_staff(store: Store) -> bool:
    """Tell whether anybody can sign in: an account with a password exists."""
    with store.read() as connection:
        found = connection.execute(select(t.staff.c.id).where(t.staff.c.password_hash.is_not(None)).limit(1))
        return found.first() is not None


def set_password_hash(store: Store, name: str, password_hash: str) -> None:
    """Change the password, and sign the account out everywhere. Raises UnknownName."""
    with store.write() as connection:
        id_ = _id(connection, name)
        connection.execute(update(t.staff).where(t.staff.c.id == id_).values(password_hash=password_hash))
        connection.execute(delete(t.staff_session).where(t.staff_session.c.staff_id == id_))


def add_setup_link(store: Store, name: str, token_hash: str, expires_at: datetime) -> None:
    """Keep a link with which this account sets its password; earlier unused ones stop working. Raises UnknownName."""
    with store.write() as connection:
        id_ = _id(connection, name)
        earlier = (t.setup_link.c.staff_id == id_) & t.setup_link.c.used_at.is_(None)
        connection.execute(delete(t.setup_link).where(earlier))
        connection.execute(insert(t.setup_link).values(token_hash=token_hash, staff_id=id_, expires_at=expires_at))


def peek_setup_link(store: Store, token_hash: str, now: datetime) -> StaffMember:
    """Tell whose link this is without using it. Raises LinkRefused if it is unknown, used or expired."""
    valid = (
        (t.setup_link.c.token_hash == token_hash) & t.setup_link.c.used_at.is_(None) & (t.setup_link.c.expires_at > now)
    )
    with store.read() as connection:
        row = connection.execute(_MEMBER.join(t.setup_link).where(valid)).mappings().one_or_none()
    if row is None:
        raise LinkRefused("error.staff.link")
    return StaffMember(**row)


def use_setup_link(store: Store, token_hash: str, now: datetime) -> StaffMember:
    """Use a link, which works once even if two windows try. Raises LinkRefused if it is unknown, used or expired."""
    with store.write() as connection:
        used = (
            update(t.setup_link)
            .where(t.setup_link.c.token_hash == token_hash)
            .where(t.setup_link.c.used_at.is_(None), t.setup_link.c.expires_at > now)
            .values(used_at=now)
            .returning(t.setup_link.c.staff_id)
        )
        id_ = connection.execute(used).scalar_one_or_none()
        if id_ is None:
            raise LinkRefused("error.staff.link")
        return StaffMember(**connection.execute(_MEMBER.where(t.staff.c.id == id_)).mappings().one())


def open_session(store: Store, staff_id: int, token_hash: str, now: datetime) -> None:
    """Remember that someone signed in."""
    with store.write() as connection:
        opened = {"token_hash": token_hash, "staff_id": staff_id, "opened_at": now, "last_seen": now}
        connection.execute(insert(t.staff_session).values(opened))


def session(
    store: Store, token_hash: str, now: datetime, idle: timedelta, *, active: bool = True
) -> StaffMember | None:
    """Tell who is signed in with this token, unless it was not used for `idle`.

    active: whether a person did something now, which is noted once a minute at most, and not a page by itself.
    """
    with store.read() as connection:
        row = connection.execute(_BY_SESSION, {"token_hash": token_hash, "since": now - idle}).one_or_none()
    if row is None:
        return None
    *member, last_seen = row
    if active and now - last_seen >= TOUCH:
        _touch(store, token_hash, now)
    return StaffMember(*member)


def _touch(store: Store, token_hash: str, now: datetime) -> None:
    with store.write() as connection:
        earlier = (t.staff_session.c.token_hash == token_hash) & (t.staff_session.c.last_seen < now)
        connection.execute(update(t.staff_session).where(earlier).values(last_seen=now))


def close_session(store: Store, token_hash: str) -> None:
    """Sign out; nothing happens if nobody was signed in."""
    with store.write() as connection:
        connection.execute(delete(t.staff_session).where(t.staff_session.c.token_hash == token_hash))


def log(store: Store, staff_name: str, action: str, detail: str, now: datetime) -> None:
    """Write one line into the log of what staff did; it has no function that changes or deletes it."""
    with store.write() as connection:
        line = {"done_at": now, "staff_name": staff_name, "action": action, "detail": detail}
        connection.execute(insert(t.audit).values(line))


def _id(connection: Connection, name: str) -> int:
    id_: int | None = connection.scalar(select(t.staff.c.id).where(t.staff.c.name == name))
    if id_ is None:
        raise UnknownName("error.staff.unknown", name=name)
    return id_
