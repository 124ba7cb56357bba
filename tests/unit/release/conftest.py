from collections.abc import Iterator

import pytest
from databases import PostgreSQL, SQLite, closing

from consultation.store.engine import Store, open_store


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    databases: SQLite | PostgreSQL = request.getfixturevalue(f"{request.param}_databases")
    with closing(databases.new()) as address:
        yield open_store(address)
