"""Administrators put translations live on a page; nobody else may."""

from pathlib import Path

import pytest
from app.opening import opened, said
from app.staff import session
from streamlit.testing.v1 import AppTest

from consultation import application
from consultation.accounts import Role
from consultation.text import Words
from consultation.text.messages import messages, write_messages
from consultation.ui.staff_gate import COOKIE

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


def test_a_code_that_is_no_language_is_told(page: AppTest) -> None:
    page.text_input(key="send-code").input("zz").run()
    assert said(page) == ["There is no language with the code “zz”."]
