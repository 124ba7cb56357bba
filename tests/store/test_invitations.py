from collections.abc import Mapping
from datetime import timedelta

import pytest
from asked import ANNA, BRUNO, CLOSES, CONSULTATION, PROFILE, submitted
from asked import DURING as NOW
from sqlalchemy import text

from consultation.errors import LinkRefused
from consultation.store import invitations, outbox, suppression
from consultation.store.arrivals import Arrival
from consultation.store.engine import Store
from consultation.store.invitations import Addressed, Invited
from consultation.store.outbox import Letter
from consultation.store.responses import save, submit

DAY = timedelta(days=1)
NAMES = ("anna", "bruno", "carla")


def addressed(name: str, secret: str = "") -> Addressed:
    address = f"{name}@museum.example"
    return Addressed(Letter(address, "en", "Subject", "Body\n", "https://x.example"), f"{secret}hash of {name}")


def invite(store: Store, name: str) -> bool:
    person = Invited(f"{name}@museum.example", "fr", name.title(), "IT")
    return invitations.invite(store, CONSULTATION, person, addressed(name), expires_at=CLOSES, now=NOW)


def send(store: Store) -> None:
    """Let everything that waits be sent."""
    for waiting in outbox.take(store, NOW + DAY, 100):
        outbox.sent(store, waiting, NOW)


def answer(store: Store, name: str, key: str, *, linked: bool = False) -> None:
    """Submit an answer that came by this person's invitation."""
    arrives = Arrival(invitation=f"hash of {name}", linked=linked).submitted(CONSULTATION)
    save(store, CONSULTATION, key, PROFILE, language="en", now=NOW)
    submit(store, CONSULTATION, key, arrives=arrives, now=NOW)


def token_of(store: Store, name: str) -> str:
    return suppression.unsubscribe_token(store, f"{name}@museum.example", NOW)


@pytest.fixture
def three(store: Store) -> Store:
    assert [invite(store, name) for name in NAMES] == [True, True, True]
    send(store)
    return store


def reminded(store: Store, after: timedelta = 4 * DAY) -> list[str]:
    found = invitations.to_remind(store, CONSULTATION, written_before=NOW + after)
    return [person.address.partition("@")[0] for person in found]


def counts(store: Store) -> Mapping[str, int]:
    return {state: n for state, n in invitations.numbers(store, CONSULTATION).items() if n}


def test_a_person_is_invited_once(store: Store) -> None:
    assert invite(store, "anna") is True
    assert invite(store, "ANNA") is False
    assert counts(store) == {"waiting": 1}
    addresses = ["Anna@museum.example", "dora@museum.example"]
    assert invitations.standing(store, CONSULTATION, addresses, NOW) == ["invited", "new"]


def test_a_link_gives_the_language_of_the_person_and_may_be_opened_again(three: Store) -> None:
    for _ in range(2):
        assert invitations.look(three, CONSULTATION, "hash of anna", NOW) == "fr"


def test_every_link_that_leads_nowhere_says_why(three: Store) -> None:
    answer(three, "anna", ANNA)
    for hashed, now, why in (
        ("hash of nobody", NOW, "unknown"),
        ("hash of anna", NOW, "used"),
        ("hash of bruno", CLOSES, "expired"),
    ):
        with pytest.raises(LinkRefused, match=rf"error\.invitation\.{why}"):
            invitations.look(three, CONSULTATION, hashed, now)


def test_only_those_who_have_not_answered_are_reminded(three: Store) -> None:
    assert reminded(three) == ["anna", "bruno", "carla"]
    answer(three, "bruno", BRUNO)
    assert reminded(three) == ["anna", "carla"]
    suppression.suppress(three, token_of(three, "carla"), NOW)
    assert reminded(three) == ["anna"]
    assert reminded(three, after=timedelta()) == []  # written to only now


def test_nobody_is_reminded_twice_at_once(three: Store) -> None:
    (person, *_) = invitations.to_remind(three, CONSULTATION, written_before=NOW + DAY)
    done = [
        invitations.remind(
            three, person.id, addressed("anna", secret), written_before=NOW + DAY, expires_at=CLOSES, now=NOW
        )
        for secret in ("second ", "third ")
    ]
    assert done == [True, False]
    assert invitations.look(three, CONSULTATION, "second hash of anna", NOW) == "fr"
    assert invitations.look(three, CONSULTATION, "hash of anna", NOW) == "fr"  # the first e-mail still works


def test_a_reminder_that_waits_is_dropped_when_the_person_answers(three: Store) -> None:
    (person, *_) = invitations.to_remind(three, CONSULTATION, written_before=NOW + DAY)
    invitations.remind(three, person.id, addressed("anna", "2 "), written_before=NOW + DAY, expires_at=CLOSES, now=NOW)
    answer(three, "anna", ANNA)
    assert outbox.numbers(three).waiting == 0


def test_where_reach_is_anonymous_nothing_leads_from_an_invitation_to_an_answer(three: Store) -> None:
    answer(three, "anna", ANNA)
    assert counts(three) == {"sent": 2, "answered": 1}
    with three.read() as connection:
        row = connection.execute(text("SELECT * FROM invitation WHERE address LIKE 'anna%'")).mappings().one()
        response = connection.execute(text("SELECT * FROM response")).mappings().one()
    assert row["response_id"] is None
    moments = {response[name] for name in ("created_at", "updated_at", "submitted_at")}
    assert not {row[name] for name in ("created_at", "written_at")} & moments or row["written_at"] == row["created_at"]


def test_where_reach_is_linked_the_response_is_noted_and_forgotten_with_it(three: Store) -> None:
    answer(three, "anna", ANNA, linked=True)
    with three.write() as connection:
        linked = text("SELECT response_id FROM invitation WHERE address LIKE 'anna%'")
        assert connection.execute(linked).scalar_one() == 1
        connection.execute(text("DELETE FROM response"))
        assert connection.execute(linked).scalar_one() is None


def test_a_forwarded_link_lets_both_answer_and_counts_one(three: Store) -> None:
    answer(three, "anna", ANNA)
    answer(three, "anna", BRUNO)
    assert counts(three) == {"sent": 2, "answered": 1}
    with three.read() as connection:
        assert connection.execute(text("SELECT count(*) FROM response WHERE state = 'submitted'")).scalar_one() == 2


def test_whoever_unsubscribes_is_erased_and_never_written_to_again(three: Store) -> None:
    suppression.suppress(three, token_of(three, "anna"), NOW)
    suppression.suppress(three, token_of(three, "anna"), NOW)
    assert counts(three) == {"sent": 2, "unsubscribed": 1}
    assert _kept_of(three, "anna") == 0
    assert invite(three, "anna") is False
    assert invitations.standing(three, CONSULTATION, ["ANNA@museum.example"], NOW) == ["suppressed"]
    assert suppression.is_suppressed(three, "anna@museum.example") is True
    assert suppression.is_suppressed(three, "bruno@museum.example") is False


def test_unsubscribing_stops_what_waits(store: Store) -> None:
    invite(store, "anna")
    suppression.suppress(store, token_of(store, "anna"), NOW)
    assert outbox.take(store, NOW + DAY, 5) == []


def test_a_link_to_unsubscribe_cannot_be_guessed(three: Store) -> None:
    for guessed in (token_of(three, "anna")[:-1], token_of(three, "anna")[:64] + "0" * 32, "0" * 96, "é" * 96, ""):
        with pytest.raises(LinkRefused, match=r"error\.mail\.unsubscribe"):
            suppression.suppress(three, guessed, NOW)
    assert counts(three) == {"sent": 3}


def test_erasing_leaves_the_counts_and_no_address(three: Store) -> None:
    answer(three, "anna", ANNA)
    invite(three, "dora")
    suppression.suppress(three, token_of(three, "bruno"), NOW)
    before = counts(three)
    assert invitations.addresses_kept(three, CONSULTATION) == 3
    assert invitations.erase_addresses(three, CONSULTATION) == 3
    assert invitations.erase_addresses(three, CONSULTATION) == 0
    assert counts(three) == before
    assert [_kept_of(three, name) for name in (*NAMES, "dora")] == [0, 0, 0, 0]
    with pytest.raises(LinkRefused, match="unknown"):
        invitations.look(three, CONSULTATION, "hash of carla", NOW)
    assert suppression.is_suppressed(three, "bruno@museum.example") is True


def test_the_answer_of_somebody_who_was_not_invited_changes_nothing(three: Store) -> None:
    submitted(three, ANNA, PROFILE)
    answer(three, "nobody", BRUNO)
    assert counts(three) == {"sent": 3}


def _kept_of(store: Store, name: str) -> int:
    """In how many rows the person's address or name still stands."""
    found = 0
    with store.read() as connection:
        for table, columns in (("invitation", ("address", "name")), ("outbox", ("recipient", "body"))):
            for column in columns:
                query = f"SELECT count(*) FROM {table} WHERE lower({column}) LIKE '%{name}%'"  # noqa: S608
                found += connection.execute(text(query)).scalar_one()
    return found
