"""What becomes of e-mails with a mail server that works, is down, is slow, or refuses."""

import re
import socket
import ssl
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import trustme
from mail_server import BREAK_OFF, END, GREETING, MailServer, mail_server, plain

from consultation.errors import AddressRefused, ConsultationError, MailUnavailable
from consultation.mail.letters import of_link
from consultation.mail.sending import Outcome, send_now, send_waiting
from consultation.settings import Settings
from consultation.store import outbox, suppression
from consultation.store.engine import Store
from consultation.store.outbox import Letter
from consultation.text import words


@pytest.fixture
def trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ssl.SSLContext:
    """A server's certificate, by an authority that this process trusts."""
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    authority.cert_pem.write_to_path(tmp_path / "authority.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    return context


def told(store: Store) -> tuple[int, int, str | None]:
    """What waits, what was given up, and why."""
    found = outbox.numbers(store)
    return found.waiting, found.failed, found.problem


LINK = "https://museums.example/answer/" + "k" * 43


def kept(store: Store, settings: Settings, *addresses: str) -> list[int]:
    """Put a personal link for each address into the outbox."""
    w = words("fr")
    letters = [of_link(store, settings, w, title="Titre", address=each, link=LINK) for each in addresses]
    return [outbox.add_link(store, letter, datetime.now(UTC)) for letter in letters]


def later(store: Store, minutes: int) -> list[outbox.Waiting]:
    """What would be due in some minutes."""
    return outbox.take(store, datetime.now(UTC) + timedelta(minutes=minutes), 100)


def test_an_e_mail_is_plain_text_and_html_in_the_persons_language(
    store: Store, settings: Settings, server: MailServer
) -> None:
    send_now(store, settings, kept(store, settings, "anna@museum.example")[0])
    (message,) = server.taken
    assert message["To"] == "anna@museum.example"
    assert message["From"] == "Museums <info@museums.example>"
    assert message["Subject"] == words("fr")("mail.link.subject", title="Titre")
    assert message["Content-Language"] == "fr"
    assert message["Auto-Submitted"] == "auto-generated"
    assert LINK in plain(message).splitlines()
    html = message.get_body(("html",))
    assert html is not None
    assert f'<a href="{LINK}">{LINK}</a>' in html.get_content()
    assert '<html lang="fr">' in html.get_content()


def test_an_e_mail_can_be_unsubscribed_from_with_one_click(
    store: Store, settings: Settings, server: MailServer
) -> None:
    send_now(store, settings, kept(store, settings, "anna@museum.example")[0])
    (message,) = server.taken
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    found = re.search(rb"\r\nList-Unsubscribe: <https://museums\.example/unsubscribe/(\w{96})>\r\n", server.raw[0])
    assert found is not None
    suppression.suppress(store, found[1].decode(), datetime.now(UTC))
    with pytest.raises(AddressRefused, match=r"error\.mail\.suppressed"):
        send_now(store, settings, kept(store, settings, "Anna@Museum.example")[0])
    assert len(server.taken) == 1


def test_nothing_is_left_of_an_e_mail_that_was_sent(store: Store, settings: Settings) -> None:
    kept(store, settings, "anna@museum.example", "bruno@museum.example")
    assert send_waiting(store, settings) == Outcome(sent=2)
    assert outbox.numbers(store) == outbox.Numbers(0, 0, None)
    assert send_waiting(store, settings) == Outcome()


def test_of_several_only_the_refused_address_gets_nothing(store: Store, settings: Settings, server: MailServer) -> None:
    server.refuses = {"nobody@museum.example": "550 no such person", "later@museum.example": "451 greylisted"}
    kept(store, settings, "nobody@museum.example", "later@museum.example", "anna@museum.example")
    assert send_waiting(store, settings) == Outcome(sent=1, refused=1, waiting=1, problem="error.mail.later")
    assert [message["To"] for message in server.taken] == ["anna@museum.example"]
    server.refuses = {}
    (waiting,) = later(store, 2)
    assert waiting.letter.recipient == "later@museum.example"


def test_a_refused_address_is_told_at_once(store: Store, settings: Settings, server: MailServer) -> None:
    server.refuses = {"nobody@museum.example": "550 no such person"}
    with pytest.raises(AddressRefused, match=r"error\.mail\.refused"):
        send_now(store, settings, kept(store, settings, "nobody@museum.example")[0])
    assert outbox.numbers(store).waiting == 0


def test_while_the_server_is_down_everything_waits(store: Store, settings: Settings) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        down = replace(settings, smtp_url=f"smtp://127.0.0.1:{closed.getsockname()[1]}")
        kept(store, settings, "anna@museum.example", "bruno@museum.example")
        assert send_waiting(store, down) == Outcome(waiting=2, problem="error.mail.down")
    assert told(store) == (2, 0, "error.mail.down")
    assert send_waiting(store, settings) == Outcome()  # not again within a minute
    outbox.retry(store, datetime.now(UTC))
    assert send_waiting(store, settings) == Outcome(sent=2)


@pytest.mark.usefixtures("impatient")
def test_a_slow_server_keeps_nobody_waiting(store: Store, settings: Settings, server: MailServer) -> None:
    server.slow = 2
    with pytest.raises(MailUnavailable, match=r"error\.mail\.slow"):
        send_now(store, settings, kept(store, settings, "anna@museum.example")[0])
    assert told(store) == (1, 0, "error.mail.slow")


@pytest.mark.usefixtures("impatient")
def test_a_server_that_says_nothing_is_slow_too(store: Store, settings: Settings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        slow = replace(settings, smtp_url=f"smtp://127.0.0.1:{silent.getsockname()[1]}")
        kept(store, settings, "anna@museum.example")
        assert send_waiting(store, slow) == Outcome(waiting=1, problem="error.mail.slow")


BUSY, LATER, BROKEN_OFF = "error.mail.busy", "error.mail.later", "error.mail.broken_off"
NOT_TAKEN, SENDER, LOGIN = "error.mail.not_taken", "error.mail.sender", "error.mail.login"


@pytest.mark.parametrize(
    ("asked", "said", "problem"),
    [
        (GREETING, "421 too many connections", BUSY),
        (GREETING, "450 come back", BUSY),
        (GREETING, "554 no service here", NOT_TAKEN),
        (GREETING, BREAK_OFF, BROKEN_OFF),
        ("EHLO", "421 going down", BUSY),
        ("EHLO", "451 not now", BUSY),
        ("EHLO", BREAK_OFF, BROKEN_OFF),
        ("MAIL", "421 going down", BUSY),
        ("MAIL", "450 wait", BUSY),
        ("MAIL", "452 no room", BUSY),
        ("MAIL", "530 5.7.0 authentication required", LOGIN),
        ("MAIL", "550 who are you", SENDER),
        ("MAIL", "553 sender is not yours", SENDER),
        ("MAIL", BREAK_OFF, BROKEN_OFF),
        ("RCPT", "421 going down", BUSY),
        ("RCPT", "450 greylisted", LATER),
        ("RCPT", "452 mailbox is full", LATER),
        ("RCPT", "530 5.7.0 authentication required", NOT_TAKEN),
        ("RCPT", "550 5.7.1 relaying denied", NOT_TAKEN),
        ("RCPT", "503 MAIL first", NOT_TAKEN),
        ("RCPT", BREAK_OFF, BROKEN_OFF),
        ("DATA", "421 going down", BUSY),
        ("DATA", "451 not now", LATER),
        ("DATA", "554 no", NOT_TAKEN),
        ("DATA", BREAK_OFF, BROKEN_OFF),
        (END, "421 going down", BUSY),
        (END, "451 not now", LATER),
        (END, "554 looks like spam", NOT_TAKEN),
        (END, BREAK_OFF, BROKEN_OFF),
    ],
)
def test_whatever_the_server_says_nothing_is_lost_and_the_sentence_is_right(
    store: Store, settings: Settings, server: MailServer, *, asked: str, said: str, problem: str
) -> None:
    server.answers[asked] = said
    kept(store, settings, "anna@museum.example", "bruno@museum.example")
    assert send_waiting(store, settings) == Outcome(waiting=2, problem=problem)
    assert told(store) == (2, 0, problem)
    server.answers.clear()
    outbox.retry(store, datetime.now(UTC))
    assert send_waiting(store, settings) == Outcome(sent=2)
    assert [message["To"] for message in server.taken] == ["anna@museum.example", "bruno@museum.example"]


@pytest.mark.parametrize("said", ["550 5.1.1 no such person", "550 no such person", "551 gone", "553 no address"])
def test_only_what_is_said_of_the_address_gives_it_up(
    store: Store, settings: Settings, server: MailServer, said: str
) -> None:
    server.answers["RCPT"] = said
    kept(store, settings, "nobody@museum.example")
    assert send_waiting(store, settings) == Outcome(refused=1)


def test_an_old_server_is_greeted_as_it_knows(store: Store, settings: Settings, server: MailServer) -> None:
    server.answers["EHLO"] = "502 what"
    kept(store, settings, "anna@museum.example")
    assert send_waiting(store, settings) == Outcome(sent=1)


def test_an_e_mail_at_which_the_server_breaks_off_does_not_hold_up_the_others(
    store: Store, settings: Settings, server: MailServer
) -> None:
    server.breaks_off_at = "anna@museum.example"
    kept(store, settings, "anna@museum.example", "bruno@museum.example")
    assert send_waiting(store, settings) == Outcome(sent=1, waiting=1, problem=BROKEN_OFF)
    assert [message["To"] for message in server.taken] == ["bruno@museum.example"]


def test_a_password_is_never_sent_in_the_clear(store: Store, settings: Settings) -> None:
    with mail_server(auth_require_tls=False) as open_server:
        clear = replace(settings, smtp_url=open_server.url.replace("//", "//me:right%3A%20%40%2F@"))
        kept(store, settings, "anna@museum.example")
        assert send_waiting(store, clear) == Outcome(waiting=1, problem="error.mail.secure")
        assert open_server.logins == []


@pytest.mark.parametrize(
    ("password", "outcome"),
    [
        ("right%3A%20%40%2F", Outcome(sent=1)),
        ("wrong", Outcome(waiting=1, problem="error.mail.login")),
    ],
)
def test_a_login_is_encrypted(
    store: Store, settings: Settings, trusted: ssl.SSLContext, password: str, outcome: Outcome
) -> None:
    with mail_server(tls_context=trusted, require_starttls=True) as secure:
        kept(store, settings, "anna@museum.example")
        with_login = replace(settings, smtp_url=secure.url.replace("//", f"//me:{password}@"))
        assert send_waiting(store, with_login) == outcome
        assert secure.encrypted == [True] * outcome.sent


@pytest.mark.parametrize(
    ("asked", "said", "problem"),
    [
        ("STARTTLS", "454 not now", BUSY),
        ("STARTTLS", "502 what", "error.mail.secure"),
        ("STARTTLS", BREAK_OFF, BROKEN_OFF),
        ("AUTH", "454 4.7.0 not now", BUSY),
        ("AUTH", "535 5.7.8 wrong", LOGIN),
        ("AUTH", "504 no such way", LOGIN),
        ("AUTH", BREAK_OFF, BROKEN_OFF),
    ],
)
def test_a_login_that_fails_says_whose_fault_it_is(
    store: Store, settings: Settings, trusted: ssl.SSLContext, *, asked: str, said: str, problem: str
) -> None:
    with mail_server(tls_context=trusted, require_starttls=True) as secure:
        secure.answers[asked] = said
        kept(store, settings, "anna@museum.example", "bruno@museum.example")
        with_login = replace(settings, smtp_url=secure.url.replace("//", "//me:right%3A%20%40%2F@"))
        assert send_waiting(store, with_login) == Outcome(waiting=2, problem=problem)
        secure.answers.clear()
        outbox.retry(store, datetime.now(UTC))
        assert send_waiting(store, with_login) == Outcome(sent=2)


def test_a_server_without_a_login_is_told_as_such(store: Store, settings: Settings, trusted: ssl.SSLContext) -> None:
    with mail_server(tls_context=trusted, auth_exclude_mechanism=["LOGIN", "PLAIN"]) as secure:
        kept(store, settings, "anna@museum.example")
        with_login = replace(settings, smtp_url=secure.url.replace("//", "//me:right@"))
        assert send_waiting(store, with_login) == Outcome(waiting=1, problem=LOGIN)


def test_a_certificate_that_nobody_vouches_for_is_not_trusted(store: Store, settings: Settings) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(context)
    with mail_server(tls_context=context) as secure:
        kept(store, settings, "anna@museum.example")
        found = send_waiting(store, replace(settings, smtp_url=secure.url))
    assert found == Outcome(waiting=1, problem="error.mail.secure")
    assert secure.taken == []


def test_without_a_mail_server_the_sentence_says_which_setting(store: Store) -> None:
    with pytest.raises(ConsultationError, match=r"error\.mail\.off"):
        send_waiting(store, Settings.from_env({}))


def test_a_letter_cannot_smuggle_in_a_header(store: Store, settings: Settings) -> None:
    letter = Letter(
        "anna@museum.example", "en", "Subject\nBcc: everybody@museum.example", "text\n", "https://x.example"
    )
    with pytest.raises(ValueError, match="linefeed"):
        send_now(store, settings, outbox.add_link(store, letter, datetime.now(UTC)))
