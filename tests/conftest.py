"""What holds for every test, and the databases that all folders share."""

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from consultation import application

if TYPE_CHECKING:
    from databases import PostgreSQL, SQLite

# A shared machine is slow now and then; how long an example takes says nothing about a law.
# The same examples each time: a change is refused for what it does; `--hypothesis-profile=exploring` draws others.
settings.register_profile("exploring", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("laws", settings.get_profile("exploring"), derandomize=True)
settings.load_profile("laws")

# Words that somebody put live on this machine are none of the tests'.
os.environ["CONSULTATION_CATALOGUES"] = str(Path(tempfile.gettempdir()) / "consultation-tests-without-own-words")


@pytest.fixture(scope="session")
def sqlite_databases(tmp_path_factory: pytest.TempPathFactory) -> "SQLite":
    """Makes SQLite files, prepared once for each process."""
    from databases import SQLite  # noqa: PLC0415  only tests of databases need what it brings

    return SQLite(tmp_path_factory.mktemp("databases"))


@pytest.fixture(scope="session")
def postgresql_databases() -> "Iterator[PostgreSQL]":
    """Makes databases on the one PostgreSQL server of this process."""
    from databases import postgresql  # noqa: PLC0415

    with postgresql() as running:
        yield running


@pytest.fixture(autouse=True)
def _settings_are_read_anew() -> None:
    """A process reads its settings once; each test has its own."""
    application.settings.cache_clear()


@pytest.fixture
def monkeypatch(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Change the environment as pytest does, and have the change count at once."""
    for name in ("setenv", "delenv"):
        setattr(monkeypatch, name, _then_read_anew(getattr(monkeypatch, name)))
    return monkeypatch


def _then_read_anew(change: Callable[..., None]) -> Callable[..., None]:
    def changed(*named: object, **options: object) -> None:
        change(*named, **options)
        application.settings.cache_clear()

    return changed
