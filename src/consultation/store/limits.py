"""How often something may be tried in a time, counted in the database so that it holds for every process."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address

from sqlalchemy import Connection, delete, func, insert, select

from consultation.store import keyed
from consultation.store import staff_tables as t
from consultation.store.engine import Store

KEPT = timedelta(days=1)


@dataclass(frozen=True)
class Limit:
    """`most` attempts of one subject within the time `within`, a day at most; counting begins anew at midnight UTC."""

    name: str
    most: int
    within: timedelta


def note(store: Store, limit: Limit, subject: str, now: datetime) -> bool:
    """Remember an attempt and tell whether the limit is passed with it; of many at the same moment none escapes.

    The subject is kept for a day at most, and only as a hash that cannot be made again after the day.
    """
    with store.write() as connection:
        connection.execute(delete(t.attempt).where(t.attempt.c.tried_at < now - KEPT))
        hashed = keyed.of_day(connection, _named(limit, subject), now)
        connection.execute(insert(t.attempt).values(subject_hash=hashed, tried_at=now))
    # Counted after it was kept: those that come at once would not see each other before.
    with store.read() as connection:
        return _tried(connection, hashed, now - limit.within) > limit.most


def is_passed(store: Store, limit: Limit, subject: str, now: datetime) -> bool:
    """Tell whether more was tried than the limit allows, without trying."""
    with store.read() as connection:
        hashed = keyed.known_of_day(connection, _named(limit, subject), now)
        return hashed is not None and _tried(connection, hashed, now - limit.within) > limit.most


def network(host: str) -> str:
    """Give what one visitor cannot change at will: an IPv4 address, of IPv6 the network of 64 bits."""
    try:
        parsed = ip_address(host)
    except ValueError:
        return host
    return parsed.exploded[:19] if isinstance(parsed, IPv6Address) and not parsed.ipv4_mapped else host


def _named(limit: Limit, subject: str) -> str:
    return f"{limit.name} {subject}"


def _tried(connection: Connection, hashed: str, since: datetime) -> int:
    tried = (t.attempt.c.subject_hash == hashed) & (t.attempt.c.tried_at >= since)
    return connection.execute(select(func.count()).select_from(t.attempt).where(tried)).scalar_one()
