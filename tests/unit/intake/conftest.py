"""A small questionnaire with every kind of question, and a fresh database of each kind that knows it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from databases import PostgreSQL, SQLite, closing

from consultation.questions.load import load
from consultation.questions.model import Questionnaire
from consultation.store.consultations import register
from consultation.store.engine import Store, open_store

EVERY_KIND = Path(__file__).parents[1] / "exports" / "every_kind.yaml"


@pytest.fixture(scope="session")
def questionnaire() -> Questionnaire:
    return load(EVERY_KIND)


@pytest.fixture
def store(sqlite_databases: SQLite, questionnaire: Questionnaire) -> Iterator[Store]:
    with closing(sqlite_databases.new()) as url:
        register(open_store(url), questionnaire)
        yield open_store(url)


@pytest.fixture(params=["sqlite", "postgresql"])
def stores(request: pytest.FixtureRequest, questionnaire: Questionnaire) -> Iterator[tuple[Store, Store]]:
    """Two databases, of each kind in turn."""
    databases: SQLite | PostgreSQL = request.getfixturevalue(f"{request.param}_databases")
    with closing(databases.new()) as one, closing(databases.new()) as other:
        for url in (one, other):
            register(open_store(url), questionnaire)
        yield open_store(one), open_store(other)
