from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from asked import DURING as NOW
from sqlalchemy import text

from consultation.store import keyed, limits
from consultation.store.engine import Store
from consultation.store.limits import Limit

HOUR = timedelta(hours=1)
LIMIT = Limit("links", 3, HOUR)
OTHER = Limit("names", 3, HOUR)


def test_one_more_than_the_limit_passes_it(store: Store) -> None:
    assert [limits.note(store, LIMIT, "somebody", NOW) for _ in range(4)] == [False, False, False, True]
    assert limits.is_passed(store, LIMIT, "somebody", NOW) is True
    assert limits.is_passed(store, LIMIT, "another", NOW) is False
    assert limits.is_passed(store, OTHER, "somebody", NOW) is False


def test_looking_is_no_attempt(store: Store) -> None:
    assert [limits.is_passed(store, LIMIT, "somebody", NOW) for _ in range(9)] == [False] * 9
    assert limits.note(store, LIMIT, "somebody", NOW) is False


def test_of_many_at_the_same_moment_none_escapes(store: Store) -> None:
    with ThreadPoolExecutor(6) as tried:
        passed = list(tried.map(lambda _: limits.note(store, LIMIT, "somebody", NOW), range(12)))
    assert passed.count(False) <= 3
    assert limits.is_passed(store, LIMIT, "somebody", NOW) is True


def test_a_limit_is_over_with_its_time(store: Store) -> None:
    for _ in range(4):
        limits.note(store, LIMIT, "somebody", NOW)
    assert limits.is_passed(store, LIMIT, "somebody", NOW + HOUR) is True
    assert limits.is_passed(store, LIMIT, "somebody", NOW + HOUR + timedelta(seconds=1)) is False


def test_what_is_older_than_a_day_is_forgotten_and_so_is_the_key_of_its_hash(store: Store) -> None:
    limits.note(store, LIMIT, "somebody", NOW)
    with store.write() as connection:
        keyed.lasting(connection, "something", NOW)
    limits.note(store, LIMIT, "somebody", NOW + timedelta(days=3))
    with store.read() as connection:
        assert connection.execute(text("SELECT count(*) FROM attempt")).scalar_one() == 1
        kept = connection.execute(text("SELECT name FROM hash_key ORDER BY name")).scalars().all()
    assert kept == [(NOW + timedelta(days=3)).date().isoformat(), "lasting"]


def test_nothing_of_an_address_can_be_read_or_compared_with_another_day(store: Store) -> None:
    with store.write() as connection:
        one, two = (keyed.of_day(connection, "192.0.2.1", NOW + days * timedelta(days=1)) for days in (0, 1))
        again = keyed.of_day(connection, "192.0.2.1", NOW)
        lasting = {keyed.lasting(connection, "192.0.2.1", NOW + days * timedelta(days=9)) for days in (0, 1)}
    assert again == one
    assert len({one, two, *lasting}) == 3


@pytest.mark.parametrize(
    ("host", "network"),
    [
        ("192.0.2.17", "192.0.2.17"),
        ("2001:db8:1:2:3:4:5:6", "2001:0db8:0001:0002"),
        ("2001:db8:1:2::9", "2001:0db8:0001:0002"),
        ("::ffff:192.0.2.17", "::ffff:192.0.2.17"),
        ("unix", "unix"),
    ],
)
def test_one_visitor_has_one_network(host: str, network: str) -> None:
    assert limits.network(host) == network
