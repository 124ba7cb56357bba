"""Words that are not live yet: staff see them on the real pages, marked; nobody else does."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from app.staff import session
from streamlit.testing.v1 import AppTest

from consultation import application
from consultation.text.messages import write_messages
from consultation.ui.staff_gate import COOKIE

TITLE = "Museen und KI: ein Versuch"


@pytest.fixture(autouse=True)
def catalogues(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """German words that wait to go live, and a language that is not live at all."""
    folder = tmp_path / "catalogues"
    monkeypatch.setenv("CONSULTATION_CATALOGUES", str(folder))
    for language in ("de", "hsb"):
        write_messages(folder / "preview", language, {"nemo_ai.title": (TITLE,)}, set())
    yield folder
    application._words.cache_clear()  # noqa: SLF001  otherwise at most a second old


@pytest.fixture
def signed_in(database: Path, cookies: dict[str, str]) -> None:  # noqa: ARG001
    """A member of the staff."""
    cookies[COOKIE] = session()


def asked(app: AppTest, **query: str) -> AppTest:
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def title(app: AppTest) -> str:
    return str(app.title[0].value)


@pytest.mark.usefixtures("signed_in")
def test_staff_see_it_marked_until_they_end_it(app: AppTest) -> None:
    live = application.words_in("de")("nemo_ai.title")
    page = asked(app, lang="de", preview="1")
    assert title(page) == TITLE
    assert any("Vorschau (Deutsch)" in each.value for each in page.info)
    page.button(key="end-word-preview").click().run()
    assert title(page) == live
    assert "preview" not in page.query_params


@pytest.mark.usefixtures("signed_in")
def test_it_stays_on_when_the_address_loses_it(app: AppTest) -> None:
    page = asked(app, lang="de", preview="1")
    del page.query_params["preview"]
    assert title(page.run()) == TITLE


@pytest.mark.usefixtures("signed_in")
def test_a_language_that_is_not_live_is_offered_in_the_preview_alone(app: AppTest) -> None:
    page = asked(app, lang="hsb", preview="1")
    assert title(page) == TITLE
    assert "hsb" in page.selectbox[0].options or "Hornjoserbšćina" in page.selectbox[0].options
    page.button(key="end-word-preview").click().run()
    assert title(page) == application.words_in("en")("nemo_ai.title")
    assert "lang=hsb" not in str(page.query_params)


def test_nobody_else_sees_it(app: AppTest) -> None:
    page = asked(app, lang="de", preview="1")
    assert title(page) == application.words_in("de")("nemo_ai.title")
    assert title(page) != TITLE
    assert "preview" not in page.query_params
    assert title(asked(app, lang="hsb", preview="1")) != TITLE


def test_what_is_kept_for_everyone_is_kept_apart_from_the_preview(database: Path) -> None:  # noqa: ARG001
    assert application.edition_key() != application.edition_key(previewed=True)
