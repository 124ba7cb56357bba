"""From a list of people to e-mails, answers and reminders."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from asked import CONSULTATION
from mail_server import MailServer, plain

from consultation.accounts import token_hash
from consultation.mail import inviting
from consultation.mail.inviting import BETWEEN_REMINDERS, Host
from consultation.mail.sending import send_waiting
from consultation.settings import Settings
from consultation.store import invitations
from consultation.store.arrivals import Arrival
from consultation.store.engine import Store
from consultation.store.invitations import Invited
from consultation.text import words

ANNA = Invited("anna@museum.example", "en", "Anna", "IT")
BRUNO = Invited("bruno@museum.example", "fr")
NOW = datetime.now(UTC)
LATER = NOW + BETWEEN_REMINDERS + timedelta(hours=12)  # the mails are sent when the tests run, a while after NOW
OPEN_ENDED = CONSULTATION.model_copy(update={"closes": None})


@pytest.fixture
def host(store: Store, settings: Settings) -> Host:
    return Host(store, settings, OPEN_ENDED, sender="NEMO", linked=False, words_in=words)


def secret(server: MailServer, number: int) -> str:
    """The secret in the link of an e-mail."""
    (found,) = re.findall(r"(?m)^https://museums\.example/invitation/(\S{43})$", plain(server.taken[number]))
    return str(found)


def test_everybody_gets_a_link_of_their_own_in_their_language(host: Host, server: MailServer) -> None:
    assert inviting.invite(host, [ANNA, BRUNO, ANNA], NOW) == 2
    send_waiting(host.store, host.settings)
    english, french = server.taken
    assert plain(english).startswith(words("en")("mail.greeting.name", name="Anna"))
    assert plain(french).startswith(words("fr")("mail.greeting"))
    assert words("fr")("mail.invitation.anonymous") in plain(french)
    assert secret(server, 0) != secret(server, 1)
    for number, language in enumerate(("en", "fr")):
        assert invitations.look(host.store, OPEN_ENDED, token_hash(secret(server, number)), NOW) == language
    assert inviting.invite(host, [ANNA, BRUNO], NOW) == 0


def test_an_invitation_says_until_when_one_can_answer(host: Host, server: MailServer) -> None:
    closing = replace(host, questionnaire=OPEN_ENDED.model_copy(update={"closes": LATER + timedelta(days=5)}))
    until = words("en")("welcome.closes", date=words("en").date(LATER + timedelta(days=5)))
    inviting.invite(closing, [ANNA], NOW)
    inviting.invite(host, [BRUNO], NOW)
    send_waiting(host.store, host.settings)
    closing_soon, open_ended = (plain(message) for message in server.taken)
    assert until in closing_soon.splitlines()
    assert "\n\n\n" not in open_ended


def test_a_linked_invitation_says_so(host: Host, server: MailServer) -> None:
    inviting.invite(replace(host, linked=True), [ANNA], NOW)
    send_waiting(host.store, host.settings)
    assert words("en")("mail.invitation.linked") in plain(server.taken[0])


def test_a_reminder_goes_to_those_who_have_not_answered_after_three_days(host: Host, server: MailServer) -> None:
    inviting.invite(host, [ANNA, BRUNO], NOW)
    assert inviting.remind(host, LATER) == 0  # nothing was sent yet
    send_waiting(host.store, host.settings)
    assert inviting.remind(host, NOW + timedelta(days=1)) == 0
    with host.store.write() as connection:
        Arrival(invitation=token_hash(secret(server, 0))).submitted(OPEN_ENDED)(connection, 1)
    assert [person.address for person in inviting.waiting_for(host, LATER)] == ["bruno@museum.example"]
    assert [inviting.remind(host, LATER), inviting.remind(host, LATER)] == [1, 0]
    send_waiting(host.store, host.settings)


def test_the_link_of_a_reminder_is_a_new_one_and_the_first_still_works(host: Host, server: MailServer) -> None:
    inviting.invite(host, [BRUNO], NOW)
    send_waiting(host.store, host.settings)
    inviting.remind(host, LATER)
    with host.store.write() as connection:
        connection.exec_driver_sql("UPDATE outbox SET due_at = '2020-01-01 00:00:00'")
    send_waiting(host.store, host.settings)
    assert server.taken[1]["Subject"] == words("fr")("mail.reminder.subject", title="museums.title")
    first, second = (secret(server, number) for number in (0, 1))
    assert first != second
    assert {invitations.look(host.store, OPEN_ENDED, token_hash(each), LATER) for each in (first, second)} == {"fr"}


def test_a_link_ends_with_the_consultation(host: Host, server: MailServer) -> None:
    closes = NOW + timedelta(days=2)
    inviting.invite(replace(host, questionnaire=CONSULTATION.model_copy(update={"closes": closes})), [ANNA], NOW)
    send_waiting(host.store, host.settings)
    hashed = token_hash(secret(server, 0))
    assert invitations.look(host.store, CONSULTATION, hashed, closes - timedelta(seconds=1)) == "en"
    with pytest.raises(Exception, match="expired"):
        invitations.look(host.store, CONSULTATION, hashed, closes)
