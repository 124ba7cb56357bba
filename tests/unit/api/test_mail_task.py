"""E-mails leave while the server runs, whatever happens in between."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from mail_server import MailServer, mail_server

from consultation.api import mail_task
from consultation.store import outbox
from consultation.store.engine import Store
from consultation.store.outbox import Letter
from consultation.text import words


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[MailServer]:
    monkeypatch.setattr(mail_task, "EVERY", 0.05)
    with mail_server() as running:
        monkeypatch.setenv("CONSULTATION_SMTP_URL", running.url)
        monkeypatch.setenv("CONSULTATION_MAIL_FROM", "info@museums.example")
        monkeypatch.setenv("CONSULTATION_ADDRESS", "https://museums.example")
        yield running


def put(store: Store, subject: str = "Subject") -> None:
    letter = Letter("anna@museum.example", "en", subject, "Body\n", "https://museums.example/unsubscribe/x")
    outbox.add_link(store, letter, datetime.now(UTC))


def run_until(done: object) -> None:
    """Let the server run until this is so, two minutes at most."""
    assert callable(done)

    async def running() -> None:
        async with mail_task.sending():
            while not done():  # noqa: ASYNC110  nothing tells when
                await asyncio.sleep(0.02)

    asyncio.run(asyncio.wait_for(running(), 120))


def test_what_waits_is_sent_while_the_server_runs(store: Store, server: MailServer) -> None:
    put(store)
    run_until(lambda: outbox.numbers(store).waiting == 0)
    assert [message["Subject"] for message in server.taken] == ["Subject"]


def test_a_problem_of_the_mail_server_is_logged_without_the_address(
    store: Store, server: MailServer, caplog: pytest.LogCaptureFixture
) -> None:
    server.refuses = {"anna@museum.example": "451 later"}
    put(store)
    run_until(lambda: caplog.records)
    assert caplog.messages == [words("en")("error.mail.later")]


def test_a_defect_does_not_end_it(store: Store, server: MailServer, caplog: pytest.LogCaptureFixture) -> None:
    put(store, subject="Two\nlines")
    run_until(lambda: caplog.records)
    assert "anna" not in caplog.messages[0]
    with store.write() as connection:
        connection.exec_driver_sql("DELETE FROM outbox")
    put(store)
    run_until(lambda: server.taken)


def test_without_a_mail_server_nothing_runs(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CONSULTATION_SMTP_URL", raising=False)
    put(store)

    async def tasks() -> int:
        async with mail_task.sending():
            return len(asyncio.all_tasks())

    assert asyncio.run(tasks()) == 1
    assert outbox.numbers(store).waiting == 1
