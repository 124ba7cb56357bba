"""A window that was open while the consultation closed; the rest is in tests/app/test_open_and_closed.py."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from browser.people import answering
from browser.serving import RESTARTED, Server, questionnaire, serving
from browser.visiting import go, heading, option_of, settle
from browser.visitors import Visitors
from playwright.sync_api import expect

from consultation.text import Words


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A consultation that will have closed by the end."""
    with serving(tmp_path) as running:
        yield running


def test_when_it_has_closed_answers_stay_and_no_more_are_taken(visitors: Visitors, server: Server, w: Words) -> None:
    one = visitors.arrive().new_page()
    answering(one.context, server, submitted=True)
    other = visitors.arrive().new_page()
    answering(other.context, server)
    go(other, f"{server.address}/questionnaire?lang=en&step=concerns")
    # The window was left open; its next answer is not taken, and the page says so.
    with other.expect_event("load", timeout=RESTARTED):
        _close(server)
    settle(other)
    if heading(other).inner_text() == w("concerns.title"):
        option_of(other, "C1.seriousness", w("seriousness.4")).click()
    expect(other.get_by_text(re.compile("is closed|closed on")).first).to_be_visible()
    assert _kept(server) == []
    for address in ("", "questionnaire"):
        go(other, f"{server.address}/{address}?lang=en")
        expect(other.get_by_text(w("closed.over", date=_today(w)))).to_be_visible()
        expect(other.get_by_text(w("closed.kept"))).to_be_visible()
        assert other.locator(".st-key-start, .st-key-next, .st-key-submit").count() == 0
    go(one, f"{server.address}/receipt?lang=en")
    expect(heading(one)).to_have_text([w("receipt.title")])
    assert one.locator(".st-key-to-questionnaire").count() == 0
    go(one, f"{server.address}/results?lang=en")
    expect(one.get_by_text(w("results.too_few"))).to_be_visible()


def _close(server: Server) -> None:
    """Let the consultation end an hour ago, as an organiser would: by its file."""
    server.stop()
    questionnaire(server.database.parent, -1, 0)
    server.start()


def _kept(server: Server) -> list[str]:
    with closing(sqlite3.connect(server.database)) as connection:
        return [
            value for (value,) in connection.execute("SELECT value FROM draft_answer WHERE question = 'C1.seriousness'")
        ]


def _today(w: Words) -> str:
    return w.date(datetime.now(UTC))
