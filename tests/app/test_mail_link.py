"""“E-mail me my link”: offered, sent, limited, and nothing of the address kept."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from app.opening import opened, said
from mail_server import END, MailServer, mail_server, plain
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest

from consultation import application
from consultation.store import responses
from consultation.store.limits import Limit
from consultation.text import Words
from consultation.ui import mail_link

FILE = "respond/receipt.py"
KEY = "k" * 43
FIELD = "mail-link-0"


@pytest.fixture(autouse=True)
def answered(database: Path, cookies: dict[str, str]) -> None:  # noqa: ARG001  the database has to be there
    cookies["consultation_key"] = KEY
    responses.save(application.store(), application.questionnaire(), KEY, {"country": ("IT",)}, language="en")


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[MailServer]:
    with mail_server() as running:
        monkeypatch.setenv("CONSULTATION_SMTP_URL", running.url)
        monkeypatch.setenv("CONSULTATION_MAIL_FROM", "info@museums.example")
        monkeypatch.setenv("CONSULTATION_ADDRESS", "https://museums.example")
        yield running


def send(page: AppTest, address: str, field: str = FIELD) -> list[str]:
    """Write an address and press the button; what the page says then."""
    page.text_input(key=field).set_value(address)
    next(button for button in page.button if button.label == "E-mail me my link").click()
    return said(page.run())


def traces(database: Path, text: str) -> list[str]:
    """Every table in which a text stands."""
    with closing(sqlite3.connect(database)) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        rows = {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in tables}  # noqa: S608
    return [name for name, found in rows.items() if any(text in str(value) for row in found for value in row)]


def test_it_is_not_offered_without_a_mail_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CONSULTATION_SMTP_URL", raising=False)
    assert len(opened(FILE, lang="en").text_input) == 0


def test_the_link_arrives_and_nothing_of_the_address_stays(server: MailServer, database: Path, w: Words) -> None:
    page = opened(FILE, lang="en")
    assert w("mail_link.sent") in send(page, " anna@museum.example ")
    (message,) = server.taken
    assert message["To"] == "anna@museum.example"
    assert f"https://museums.example/answer/{KEY}" in plain(message).splitlines()
    assert traces(database, "anna") == []
    assert traces(database, KEY) == []
    assert page.text_input(key="mail-link-1").value == ""


@pytest.mark.parametrize(
    "address", ["anna", "anna@", "", "![x](http://evil.example/x)", "a@b.example\nBcc: c@d.example"]
)
def test_what_is_no_address_is_told_and_nothing_is_sent(server: MailServer, w: Words, address: str) -> None:
    assert w("error.mail.address") in send(opened(FILE, lang="en"), address)
    assert server.taken == []


def test_a_refused_address_is_told_and_not_kept(server: MailServer, database: Path, w: Words) -> None:
    server.refuses = {"nobody@museum.example": "550 no such person"}
    page = opened(FILE, lang="en")
    assert w("error.mail.refused") in send(page, "nobody@museum.example")
    assert page.text_input(key=FIELD).value == "nobody@museum.example"  # to be put right
    assert traces(database, "nobody@") == []


def test_while_the_server_is_away_the_e_mail_waits_and_that_is_said(
    server: MailServer, database: Path, w: Words
) -> None:
    server.answers[END] = "451 try later"
    assert w("mail_link.waits") in send(opened(FILE, lang="en"), "anna@museum.example")
    assert traces(database, "anna@museum.example") == ["outbox"]


def test_one_person_cannot_send_to_many(server: MailServer, w: Words) -> None:
    page = opened(FILE, lang="en")
    for number in range(mail_link.OF_ONE.most):
        send(page, f"{number}@museum.example", f"mail-link-{number}")
    last = send(page, "more@museum.example", f"mail-link-{mail_link.OF_ONE.most}")
    assert w("error.mail_link.often") in last
    assert len(server.taken) == mail_link.OF_ONE.most


def test_nor_can_many_behind_one_address(
    server: MailServer, w: Words, cookies: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ContextProxy, "ip_address", "203.0.113.7")
    monkeypatch.setattr(mail_link, "FROM_ADDRESS", Limit("mail from address", 1, mail_link.OF_ONE.within))
    send(opened(FILE, lang="en"), "anna@museum.example")
    cookies["consultation_key"] = "b" * 43
    responses.save(application.store(), application.questionnaire(), "b" * 43, {"country": ("IT",)}, language="en")
    assert w("error.mail_link.often") in send(opened(FILE, lang="en"), "bruno@museum.example")
    assert len(server.taken) == 1
