"""The server's own routes over a fresh database, asked as a browser asks."""

from collections.abc import Iterator

import pytest
from databases import PostgreSQL, SQLite, closing
from starlette.applications import Starlette
from unit.api.visitor import Visitor

from consultation import application
from consultation.api import exception_handlers, middleware, routes
from consultation.store.engine import Store
from consultation.ui.navigation import ADDRESSES


@pytest.fixture(scope="session")
def sqlite(sqlite_databases: SQLite) -> SQLite:
    return sqlite_databases


@pytest.fixture(scope="session")
def postgres(postgresql_databases: PostgreSQL) -> PostgreSQL:
    return postgresql_databases


@pytest.fixture
def store(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """The application's store: a new database with the shipped consultation, SQLite unless `on_both` says otherwise."""
    kind = getattr(request, "param", "sqlite")
    with closing(request.getfixturevalue(kind).new()) as url:
        monkeypatch.setenv("CONSULTATION_DATABASE_URL", url)
        monkeypatch.delenv("CONSULTATION_QUESTIONNAIRE", raising=False)
        application.prepare()
        yield application.store()


@pytest.fixture(scope="session")
def app() -> Starlette:
    return Starlette(routes=routes(ADDRESSES), middleware=middleware(), exception_handlers=exception_handlers())


@pytest.fixture
def visitor(app: Starlette, store: Store) -> Visitor:  # noqa: ARG001  the application reads it
    return Visitor(app)
