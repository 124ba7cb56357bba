"""Pages run without a browser, each test with a database and a copy of the questionnaire of its own."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from app.opening import SECONDS, open_now
from databases import SQLite
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest

from consultation import application
from consultation.settings import ROOT
from consultation.text import Words, words


@pytest.fixture
def database(sqlite_databases: SQLite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An open consultation in an SQLite file, known to the process."""
    path = Path(shutil.move(sqlite_databases.new().removeprefix("sqlite:///"), tmp_path / "consultation.db"))
    monkeypatch.setenv("CONSULTATION_DATABASE_URL", f"sqlite:///{path}")
    monkeypatch.setenv("CONSULTATION_QUESTIONNAIRE", str(_questionnaire(tmp_path)))
    monkeypatch.delenv("CONSULTATION_RESULTS_PUBLIC", raising=False)
    application.prepare()
    yield path
    application.store().close()


@pytest.fixture(autouse=True)
def cookies(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """What the browser sends, to be filled by the test: AppTest has no way to say it."""
    held: dict[str, str] = {}
    monkeypatch.setattr(ContextProxy, "cookies", property(lambda _: held))
    return held


@pytest.fixture
def app(database: Path) -> AppTest:  # noqa: ARG001
    """The whole application, at its first page."""
    return AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=SECONDS)


@pytest.fixture
def w() -> Words:
    return words("en")


def _questionnaire(folder: Path) -> Path:
    path = folder / "questionnaire.yaml"
    path.write_text(open_now(), "utf-8")
    return path
