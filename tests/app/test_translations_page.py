"""Administrators put translations live on a page; nobody else may."""

import io
import re
from datetime import UTC, datetime
from html import unescape
from pathlib import Path

import pytest
from app.opening import opened, said
from app.staff import session
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from consultation import application
from consultation.accounts import Role
from consultation.exports.translation import translation
from consultation.intake import own_words
from consultation.text import Words, words
from consultation.text.messages import messages, write_messages
from consultation.ui.staff_gate import COOKIE
from consultation.ui.staff_translations import XLSX

pytestmark = pytest.mark.usefixtures("database")
FILE = "staff/translations.py"
SAID = {"no_opinion": ("Weiß nicht",)}


@pytest.fixture(autouse=True)
def catalogues(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """German words that wait to go live."""
    folder = tmp_path / "catalogues"
    monkeypatch.setenv("CONSULTATION_CATALOGUES", str(folder))
    write_messages(folder / "preview", "de", SAID, set())
    return folder


def _came_back(after: str) -> bytes:
    """The workbook of the German words with another title of the receipt."""
    settings = application.settings()
    english, present = own_words.english(settings, "de"), own_words.present(settings, "de")
    sent = translation("de", english, present, words("en"), datetime.now(UTC).date())
    book = load_workbook(io.BytesIO(sent))
    sheet = book.worksheets[0]
    (row,) = (row for row in sheet.iter_rows() if row[0].value == "receipt.title")
    next(cell for cell in row if cell.value == words("de")("receipt.title")).value = after
    book.save(changed := io.BytesIO())
    return changed.getvalue()


@pytest.fixture
def page(cookies: dict[str, str]) -> AppTest:
    """The page as an administrator sees it."""
    cookies[COOKIE] = session(role=Role.ADMIN)
    return opened(FILE, lang="en")


def test_only_administrators_come_in(cookies: dict[str, str], w: Words) -> None:
    assert said(opened(FILE, lang="en")) == [w("staff.sign_in_first")]
    cookies[COOKIE] = session(role=Role.EDITOR)
    refused = opened(FILE, lang="en")
    assert said(refused) == [w("error.staff.role")]
    assert len(refused.button) == 0


def test_what_waits_is_put_live(page: AppTest, catalogues: Path) -> None:
    assert not page.exception
    page.button(key="live-de").click().run()
    assert "1 text in German is live." in said(page)
    assert messages("de", catalogues / "live") == SAID
    assert application.previewed_languages() == ()


def test_what_waits_can_be_dropped(page: AppTest, catalogues: Path, w: Words) -> None:
    page.button(key="drop-de").click().run()
    assert application.previewed_languages() == ()
    assert not (catalogues / "live").exists()
    assert w("translation.nothing_waits") in [each.value for each in page.markdown]


def test_what_came_back_is_shown_whole_and_only_as_text(page: AppTest, w: Words) -> None:
    after = "**Sehr** lang & breit, " * 40 + "bis hierher."
    page.file_uploader("returned").upload("german.xlsx", _came_back(after), XLSX).run()
    assert not page.exception
    *_, changes = (each.proto.body for each in page.get("html") if 'class="whole"' in each.proto.body)
    cells = [unescape(cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", changes)]
    assert cells == ["receipt.title", words("de")("receipt.title"), after]
    assert w("translation.after") in changes


def test_a_code_that_is_no_language_is_told(page: AppTest) -> None:
    page.text_input(key="send-code").input("zz").run()
    assert said(page) == ["There is no language with the code “zz”."]
