from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from asked import CONSULTATION, NEXT_DAY
from asked import DURING as NOW
from sqlalchemy import text

from consultation.store import invitations, outbox
from consultation.store.engine import Store
from consultation.store.invitations import Addressed, Invited
from consultation.store.outbox import LEASE, PAUSES, Letter, Numbers

MINUTE = timedelta(minutes=1)


def letter(address: str) -> Letter:
    return Letter(address, "en", "Subject", "Body\n", "https://museums.example/unsubscribe/x")


def invited(store: Store, address: str) -> None:
    person, addressed = Invited(address, "en"), Addressed(letter(address), f"hash of {address}")
    assert invitations.invite(store, CONSULTATION, person, addressed, expires_at=NEXT_DAY, now=NOW)


def test_the_oldest_e_mails_are_taken_first_and_not_twice(store: Store) -> None:
    for number in range(3):
        outbox.add_link(store, letter(f"{number}@museum.example"), NOW + number * MINUTE)
    assert [waiting.letter.recipient[0] for waiting in outbox.take(store, NOW + MINUTE, 5)] == ["0", "1"]
    assert [waiting.letter.recipient[0] for waiting in outbox.take(store, NOW + 2 * MINUTE, 5)] == ["2"]


def test_many_processes_take_each_e_mail_once(store: Store) -> None:
    for number in range(20):
        outbox.add_link(store, letter(f"{number}@museum.example"), NOW)
    with ThreadPoolExecutor(4) as processes:
        taken = [each.id for found in processes.map(lambda _: outbox.take(store, NOW, 7), range(4)) for each in found]
    assert len(taken) == len(set(taken)) == 20


def test_what_a_process_took_and_never_spoke_of_is_taken_again(store: Store) -> None:
    id_ = outbox.add_link(store, letter("anna@museum.example"), NOW)
    assert outbox.take_one(store, id_, NOW) is not None
    assert outbox.take_one(store, id_, NOW + LEASE - MINUTE) is None
    again = outbox.take_one(store, id_, NOW + LEASE)
    assert again is not None
    assert again.attempts == 2


def test_an_e_mail_that_was_sent_leaves_nothing(store: Store) -> None:
    outbox.add_link(store, letter("anna@museum.example"), NOW)
    (waiting,) = outbox.take(store, NOW, 1)
    outbox.sent(store, waiting, NOW)
    with store.read() as connection:
        assert connection.execute(text("SELECT count(*) FROM outbox")).scalar_one() == 0
        assert connection.execute(text("SELECT count(*) FROM invitation")).scalar_one() == 0


def test_it_is_tried_ever_less_often_for_a_day(store: Store) -> None:
    invited(store, "anna@museum.example")
    now, tried = NOW, 0
    while found := outbox.take(store, now, 1):
        outbox.postpone(store, found[0], "error.mail.down", now)
        now += PAUSES[min(tried, len(PAUSES) - 1)]
        tried += 1
    assert tried == len(PAUSES) + 1
    assert timedelta(days=1) < now - NOW < timedelta(days=2)
    assert outbox.numbers(store) == Numbers(0, 1, "error.mail.down")


def test_an_invitation_that_was_given_up_can_be_tried_again(store: Store) -> None:
    invited(store, "anna@museum.example")
    _give_up(store)
    assert outbox.take(store, NEXT_DAY, 1) == []
    assert outbox.retry(store, NEXT_DAY) == 1
    (waiting,) = outbox.take(store, NEXT_DAY, 1)
    outbox.sent(store, waiting, NEXT_DAY)
    assert invitations.numbers(store, CONSULTATION)["sent"] == 1


def test_the_address_of_a_personal_link_is_not_kept_longer_than_it_is_tried(store: Store) -> None:
    outbox.add_link(store, letter("anna@museum.example"), NOW)
    _give_up(store)
    assert outbox.numbers(store) == Numbers(0, 0, None)


def test_a_refused_invitation_is_noted(store: Store) -> None:
    invited(store, "anna@museum.example")
    (waiting,) = outbox.take(store, NOW, 1)
    outbox.refused(store, waiting)
    assert invitations.numbers(store, CONSULTATION)["refused"] == 1
    assert outbox.numbers(store).waiting == 0


def _give_up(store: Store) -> None:
    with store.write() as connection:
        connection.execute(text("UPDATE outbox SET attempts = :many"), {"many": len(PAUSES)})
    (waiting,) = outbox.take(store, NOW, 1)
    outbox.postpone(store, waiting, "error.mail.down", NOW)
