"""What arrives in one moment is all dealt with.

Said in Streamlit's own protocol, to a server whose database is kept waiting: a browser cannot be so exact.
"""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest
from browser.people import answering
from browser.serving import Server
from playwright.sync_api import BrowserContext

from benchmarks.core_steps import Act
from benchmarks.visitor import Visitor
from consultation.store import responses

ASKED = ("R1.agreement", "R2.agreement")
TAKEN = 1.0  # seconds until the server has taken up what it was sent
SOON = 30.0
PICKS = [Act("pick", f"field:{name}", 1) for name in ASKED]


@pytest.fixture
def key(window: BrowserContext, server: Server) -> str:
    return answering(window, server)


@contextmanager
def answerer(server: Server, key: str) -> Iterator[Visitor]:
    """Somebody at the recommendations."""
    with Visitor(server.address, "questionnaire", {"consultation_key": key}, "lang=en&step=recommendations") as opened:
        yield opened


@contextmanager
def waiting(server: Server) -> Iterator[None]:
    """Let whatever the server wants to store wait meanwhile."""
    with closing(sqlite3.connect(server.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def stored(server: Server, key: str) -> set[str]:
    with server.store() as store:
        found = responses.find(store, server.asked, key)
    return set(found.answers) & set(ASKED) if found else set()


def test_a_click_does_not_end_the_storing_of_what_was_sent_before(server: Server, key: str) -> None:
    with answerer(server, key) as visitor:
        with waiting(server):
            visitor.send(*PICKS)
            time.sleep(TAKEN)
            visitor.send(Act("press", "next"))
            time.sleep(TAKEN)
        visitor.wait()
        assert stored(server, key) == set(ASKED)
        visitor.do(Act("press", "next"))


def test_what_was_sent_is_stored_although_the_page_is_closed(server: Server, key: str) -> None:
    with answerer(server, key) as visitor, waiting(server):
        visitor.send(PICKS[0])
        time.sleep(TAKEN)
        visitor.send(PICKS[1])
        visitor.close()
        time.sleep(TAKEN)
    until = time.monotonic() + SOON
    while stored(server, key) != set(ASKED):
        assert time.monotonic() < until
        time.sleep(0.1)
