"""`mail send` on the command line."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from mail_server import MailServer, mail_server
from unit.cli.command_line import Command

from consultation.store import outbox
from consultation.store.engine import open_store
from consultation.store.outbox import Letter, Numbers
from consultation.text import words

w = words("en")


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[MailServer]:
    with mail_server() as running:
        monkeypatch.setenv("CONSULTATION_SMTP_URL", running.url)
        monkeypatch.setenv("CONSULTATION_MAIL_FROM", "info@museums.example")
        monkeypatch.setenv("CONSULTATION_ADDRESS", "https://museums.example")
        yield running


@pytest.fixture
def waiting(consultation: Command) -> Command:
    """Sixty e-mails that wait: more than are sent at once."""
    assert consultation("migrate").code == 0
    for number in range(60):
        letter = Letter(f"{number}@museum.example", "en", "Subject", "Body\n", "https://museums.example/unsubscribe/x")
        outbox.add_link(open_store(consultation.url), letter, datetime.now(UTC))
    return consultation


def open_outbox(waiting: Command) -> Numbers:
    return outbox.numbers(open_store(waiting.url))


def test_everything_that_is_due_is_sent(waiting: Command, server: MailServer) -> None:
    server.refuses = {"7@museum.example": "550 nobody"}
    said = waiting("mail", "send")
    assert (said.code, said.err) == (0, "")
    assert said.out == w("cli.mail.done", sent=59, refused=1, waiting=0, failed=0) + "\n"
    assert len(server.taken) == 59


def test_what_waits_for_the_mail_server_is_told_and_tried_again_on_demand(waiting: Command, server: MailServer) -> None:
    server.answers["MAIL"] = "550 who are you"
    said = waiting("mail", "send")
    again = open_outbox(waiting).again_at
    assert again
    assert timedelta(seconds=30) < again - datetime.now(UTC) <= timedelta(minutes=1)
    local = again.astimezone()
    told = [w("error.mail.sender"), w("mail.again_at", date=w.date(local), time=w.time(local))]
    assert (said.code, said.err.splitlines()) == (1, told)
    server.answers.clear()
    waiting("mail", "send")
    assert len(server.taken) == 40  # those that had not been tried
    said = waiting("mail", "send", "--again")
    assert (said.code, said.err) == (0, "")
    assert len(server.taken) == 60


def test_without_a_mail_server_it_says_so(waiting: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CONSULTATION_SMTP_URL", raising=False)
    said = waiting("mail", "send")
    assert (said.code, said.err) == (1, w("error.mail.off") + "\n")
