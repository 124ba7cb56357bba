"""A store that knows a consultation, a mail server, and the settings that join them."""

from collections.abc import Iterator

import pytest
from asked import CONSULTATION
from databases import SQLite, closing
from mail_server import MailServer, mail_server

from consultation.mail import smtp
from consultation.settings import Settings
from consultation.store.consultations import register
from consultation.store.engine import Store, open_store


@pytest.fixture
def store(sqlite_databases: SQLite) -> Iterator[Store]:
    with closing(sqlite_databases.new()) as url:
        opened = open_store(url)
        register(opened, CONSULTATION)
        yield opened


@pytest.fixture
def server() -> Iterator[MailServer]:
    with mail_server() as running:
        yield running


@pytest.fixture
def settings(server: MailServer) -> Settings:
    """Settings with the mail server."""
    return Settings.from_env(
        {
            "CONSULTATION_SMTP_URL": server.url,
            "CONSULTATION_MAIL_FROM": "Museums <info@museums.example>",
            "CONSULTATION_ADDRESS": "https://museums.example",
        }
    )


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits ten seconds for a slow server in a test."""
    monkeypatch.setattr(smtp, "PATIENCE", 0.3)
