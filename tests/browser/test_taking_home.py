"""Files that a respondent saves: the links work in a real browser, with our content security policy."""

import hashlib
from pathlib import Path

from browser.people import answering
from browser.serving import Server
from browser.visiting import go
from playwright.sync_api import Page

from consultation.text import Words


def test_the_links_of_the_receipt_save_files_and_the_page_stays(page: Page, server: Server, w: Words) -> None:
    answering(page.context, server, submitted=True)
    go(page, f"{server.address}/receipt?lang=en")
    address = page.url
    for name, start in {"pdf": b"%PDF-", "txt": b"\xef\xbb\xbf", "data": b"{\n"}.items():
        assert _saved(page, w(f"receipt.copy.{name}")).startswith(start)
    fingerprint = hashlib.sha256(_saved(page, w("receipt.copy.proof"))).hexdigest()
    assert page.get_by_text(fingerprint, exact=True).is_visible()
    assert page.url == address


def test_the_first_page_gives_the_questionnaire_on_paper(page: Page, server: Server, french: Words) -> None:
    go(page, f"{server.address}/?lang=fr")
    assert _saved(page, french("paper.link")).startswith(b"%PDF-")


def _saved(page: Page, link: str) -> bytes:
    with page.expect_download() as saving:
        page.get_by_role("link", name=link, exact=True).click()
    return Path(saving.value.path()).read_bytes()
