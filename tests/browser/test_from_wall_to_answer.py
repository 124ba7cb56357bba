"""From a share link on a wall to a submitted answer, with everything switched on that keeps programs out."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from browser.serving import Server, serving
from browser.visiting import MAIN, begin, go, settle, submit
from browser.visitors import Visitors
from mail_server import MailServer, mail_server, plain
from playwright.sync_api import expect

from consultation.application import questionnaire
from consultation.store import share_links
from consultation.store.engine import open_store
from consultation.text import Words

PROFILE = {"country": "Italy", "museum_type": "Art"}


@pytest.fixture(scope="module")
def mails() -> Iterator[MailServer]:
    with mail_server() as running:
        yield running


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, mails: MailServer) -> Iterator[Server]:
    settings = {
        "CONSULTATION_PROOF_OF_WORK": "1",
        "CONSULTATION_SMTP_URL": mails.url,
        "CONSULTATION_MAIL_FROM": "info@museums.example",
        "CONSULTATION_ADDRESS": "https://museums.example",
    }
    with serving(tmp_path_factory.mktemp("reached"), settings=settings) as running:
        yield running


def test_from_a_qr_code_in_a_room_to_the_link_in_an_e_mail(
    visitors: Visitors, server: Server, mails: MailServer, w: Words
) -> None:
    _make_link(server, "room-2")
    phone = visitors.arrive(width=390, height=844)
    page = phone.new_page()
    page.goto(f"{server.address}/qr/room-2?lang=en")
    code = page.get_by_role("img", name=w("reach.qr.alt"))
    expect(code).to_have_js_property("complete", value=True)
    assert code.evaluate("image => image.naturalWidth > 100 && image.clientWidth > 250")
    go(page, f"{server.address}/?via=room-2")
    begin(page, server.address, w, PROFILE)
    submit(page, server.address, w)
    assert _counts(server) == [("room-2", 1, 1, 1)]
    page.get_by_label(w("mail_link.address")).fill("anna@museum.example")
    page.get_by_role("button", name=w("mail_link.send")).click()
    settle(page)
    expect(page.locator(MAIN)).to_contain_text(w("mail_link.sent"))
    key = next(cookie["value"] for cookie in phone.cookies() if cookie["name"] == "consultation_key")
    assert f"https://museums.example/answer/{key}" in plain(mails.taken[0]).splitlines()


def _make_link(server: Server, code: str) -> None:
    store = open_store(f"sqlite:///{server.database}")
    share_links.add(store, questionnaire(), code, "Room", datetime.now(UTC))
    store.close()


def _counts(server: Server) -> list[tuple[str, int, int, int]]:
    with closing(sqlite3.connect(Path(server.database))) as connection:
        return list(connection.execute("SELECT code, visits, started, submitted FROM share_link"))
