"""The command line on a database of its own."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from databases import closing
from unit.cli.command_line import Command

from consultation.cli import main


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (
        "LC_ALL",
        "LC_MESSAGES",
        "LANG",
        "LANGUAGE",
        "CONSULTATION_DATABASE_URL",
        "CONSULTATION_QUESTIONNAIRE",
    ):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def consultation(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Command]:
    """Commands on a database that does not exist yet."""
    with closing(f"sqlite:///{tmp_path / 'consultation.db'}") as url:
        yield Command(url, capsys)


@pytest.fixture
def crowded(consultation: Command, with_700: Path) -> Command:
    """Commands on a database with 700 made-up respondents."""
    shutil.copy(with_700, consultation.file)
    return consultation


@pytest.fixture(scope="session")
def with_700(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file with 700 made-up respondents."""
    path = tmp_path_factory.mktemp("prepared") / "with_700.db"
    with closing(f"sqlite:///{path}") as url:
        assert main(["simulate", "--responses", "700", "--seed", "1", "--database", url]) == 0
    return path


@pytest.fixture(scope="session")
def published_700(tmp_path_factory: pytest.TempPathFactory, with_700: Path) -> Path:
    """The same, after the first results were asked for."""
    path = tmp_path_factory.mktemp("prepared") / "published_700.db"
    shutil.copy(with_700, path)
    with closing(f"sqlite:///{path}") as url:
        assert main(["results", "--question", "R1.agreement", "--database", url]) == 0
    return path
