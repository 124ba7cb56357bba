"""A fresh database for each test, of each kind; `store` is one that is open and knows the consultation."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from asked import CONSULTATION
from databases import PostgreSQL, SQLite, closing

from consultation.store.consultations import register
from consultation.store.engine import Store, open_store

KINDS = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def files(sqlite_databases: SQLite) -> SQLite:
    return sqlite_databases


@pytest.fixture(scope="session")
def server(postgresql_databases: PostgreSQL) -> PostgreSQL:
    return postgresql_databases


@pytest.fixture(params=KINDS)
def databases(request: pytest.FixtureRequest) -> SQLite | PostgreSQL:
    """Makes databases of one kind; a test that takes it runs once for each kind."""
    found: SQLite | PostgreSQL = request.getfixturevalue({"sqlite": "files", "postgresql": "server"}[request.param])
    return found


@pytest.fixture
def url(databases: SQLite | PostgreSQL) -> Iterator[str]:
    """The address of a database with tables and nothing in them."""
    with closing(databases.new()) as address:
        yield address


@pytest.fixture
def store(url: str) -> Store:
    opened = open_store(url)
    register(opened, CONSULTATION)
    return opened


@pytest.fixture
def sqlite_file(files: SQLite) -> Iterator[Path]:
    """A file with tables and nothing in them."""
    with closing(files.new()) as address:
        yield Path(address.removeprefix("sqlite:///"))
