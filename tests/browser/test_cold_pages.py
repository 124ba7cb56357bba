"""The first request that a process ever gets is a deep link."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser.serving import Server, prepare, serving, status_of
from browser.visiting import becomes, go, text_of
from browser.visitors import Visitors
from playwright.sync_api import Page, expect

from consultation.text import Words

HELD = 1234  # responses, a number that stands nowhere else but, by chance, within a longer one or a name for one run
NUMBER = re.compile(rb"(?<![0-9a-f-])1,?234(?![0-9a-f-])")
STAFF_PAGES = ("staff-compare?by=museum_type&lang=en", "staff-live?lang=en", "staff-export?lang=en")


@pytest.fixture
def server(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Server]:
    """A process that has served nothing yet, with as many answers in its database as the test says."""
    held = getattr(request, "param", 0)
    if held:
        prepare(tmp_path, held)
    with serving(tmp_path, public="while_open") as running:
        yield running


@pytest.mark.parametrize("server", [HELD], indirect=True)
def test_a_staff_page_asks_to_sign_in_and_shows_no_number(page: Page, server: Server, w: Words) -> None:
    received: list[bytes] = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: received.append(_bytes(frame))))
    for address in STAFF_PAGES:
        received.clear()
        go(page, f"{server.address}/{address}")
        expect(page.get_by_text(w("staff.sign_in_first"), exact=True)).to_be_visible()
        assert page.get_by_role("dialog").count() == 0
        assert page.locator(".stVegaLiteChart, table, [data-testid=stMetric]").count() == 0
        sent = b"".join(received)
        assert w("staff.sign_in_first").encode() in sent
        assert not NUMBER.search(sent)
        assert not NUMBER.search(text_of(page).encode())
        assert b"datasets" not in sent
    for file in ("wide", "long", "codebook"):
        assert status_of(server.address, f"/staff/export/{file}.csv") == 401


def test_a_page_for_everyone_is_found(visitors: Visitors, server: Server, french: Words) -> None:
    page = visitors.arrive(language="fr-FR").new_page()
    for address, key, title in (
        ("questionnaire", "form.profile.title", "form.profile.title"),
        ("privacy", "privacy.kept.title", "nav.privacy"),
    ):
        go(page, f"{server.address}/{address}")
        expect(page.get_by_text(french(key), exact=True)).to_be_visible()
        assert page.get_by_role("dialog").count() == 0
        expect(page).to_have_title(re.compile(f"^{re.escape(french(title))}"))
        becomes(page, "document.documentElement.lang", "fr")


def _bytes(frame: str | bytes) -> bytes:
    return frame.encode() if isinstance(frame, str) else frame
