"""The one door to the database: a store to read from and to write to, and its errors in words."""

import os
import select
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from functools import cache, cached_property
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Dialect, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, DisconnectionError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from consultation.errors import StoreUnavailable
from consultation.store.failures import told

WAIT_SECONDS = 5
POOL = {"pool_size": 10, "max_overflow": 20, "pool_timeout": WAIT_SECONDS}
FEW = {"pool_size": 5, "max_overflow": 5}  # for single statements, each of which takes a millisecond


class Store:
    """One database: `read()` and `write()` give a connection in a transaction of its own."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._writing = engine.execution_options(writes="FULL")
        self._noting = engine.execution_options(writes="NORMAL")
        self.is_postgresql = engine.dialect.name == "postgresql"

    def read(self) -> AbstractContextManager[Connection]:
        """Lend a connection that sees one state of the database; raises StoreUnavailable."""
        return _transaction(self.engine)

    def write(self) -> AbstractContextManager[Connection]:
        """Lend a connection whose changes are kept together at the end, or not at all; raises StoreUnavailable."""
        return _transaction(self._writing)

    def note(self) -> AbstractContextManager[Connection]:
        """Write what the death of any process cannot undo, but a power cut in the next moment could, on SQLite.

        A third of what saving an answer costs is waiting for the disk (docs/adr/0006).
        """
        return _transaction(self._noting)

    def at_once(self) -> AbstractContextManager[Connection]:
        """Lend a connection to PostgreSQL where each statement is a transaction of its own; raises StoreUnavailable."""
        return _transaction(self._each_alone)

    @cached_property
    def _each_alone(self) -> Engine:
        """Connections of their own: to switch one there and back costs as much as the transaction that is saved."""
        return _postgresql(self.engine.url, POOL | FEW | {"isolation_level": "AUTOCOMMIT"})

    def close(self) -> None:
        """Give back every connection; the next use opens new ones."""
        self.engine.dispose()
        if self.is_postgresql:
            self._each_alone.dispose()


@cache
def open_store(url: str) -> Store:
    """Open the store at `sqlite:///<file>` or `postgresql://…`, once per process; else raise StoreUnavailable."""
    return Store(engine(url))


def engine(url: str, *, create: bool = False) -> Engine:
    """Make an engine for this address; `create` lets SQLite begin a file and folder that do not exist."""
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise StoreUnavailable("error.store.address") from error
    match parsed.get_backend_name():
        case "sqlite" if parsed.database:
            return _sqlite(parsed, create=create)
        case "postgresql" | "postgres":
            return _postgresql(parsed)
        case _:
            raise StoreUnavailable("error.store.address")


@contextmanager
def _transaction(source: Engine) -> Iterator[Connection]:
    try:
        with source.begin() as connection:
            yield connection
    except DBAPIError as error:
        raise told(error) from error
    except PoolTimeout as error:
        raise StoreUnavailable("error.store.busy") from error


def _postgresql(url: URL, options: Mapping[str, Any] = POOL) -> Engine:
    """Bound every wait, and speak UTC so that a date means the same everywhere."""
    settings = f"-c timezone=UTC -c lock_timeout={WAIT_SECONDS}s"
    made = create_engine(
        url.set(drivername="postgresql+psycopg"),
        **options,
        connect_args={"options": settings, "connect_timeout": WAIT_SECONDS},
    )
    dialect = made.dialect
    event.listen(made, "checkout", lambda connection, *_: _same_server(dialect, connection))
    return made


def _sqlite(url: URL, *, create: bool) -> Engine:
    path = Path(url.database or "").absolute()
    address = URL.create(
        "sqlite",
        database=f"file:{quote(str(path))}",
        query={"mode": "rwc" if create else "rw", **url.query, "uri": "true"},
    )
    made = create_engine(
        address,
        **POOL,
        # Python would otherwise begin transactions of its own, and only at the first write.
        connect_args={"isolation_level": None, "timeout": WAIT_SECONDS, "check_same_thread": False},
    )
    event.listen(made, "connect", _prepare)
    if create:
        _make_folder(path.parent)
        event.listen(made, "connect", _use_write_ahead_log)
    event.listen(made, "begin", _begin)
    event.listen(made, "checkout", lambda connection, record, _: _same_file(path, connection, record))
    return made


def _prepare(connection: sqlite3.Connection, record: Any) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")
    record.info["synchronous"] = "NORMAL"


def _use_write_ahead_log(connection: sqlite3.Connection, record: Any) -> None:  # noqa: ARG001
    """Readers and the writer then do not wait for each other; the file remembers it."""
    connection.execute("PRAGMA journal_mode = WAL")


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreUnavailable("error.store.missing") from error


def _begin(connection: Connection) -> None:
    """Take the write lock at once: a transaction that reads first and then writes would fail under load."""
    writes = connection.get_execution_options().get("writes")
    if writes and connection.info["synchronous"] != writes:
        _by_driver(connection, f"PRAGMA synchronous = {writes}")
        connection.info["synchronous"] = writes
    _by_driver(connection, "BEGIN IMMEDIATE" if writes else "BEGIN")


def _by_driver(connection: Connection, statement: str) -> None:
    """Run a statement by the driver itself: with what SQLAlchemy does for any other it costs as much as a save."""
    driver: Any = connection.connection.dbapi_connection
    try:
        driver.execute(statement)
    except sqlite3.Error as error:
        raise OperationalError(statement, None, error) from error


def _same_server(dialect: Dialect, connection: Any) -> None:
    """Refuse a connection that the server has ended, as it does when it is restarted: then something waits to be read.

    Looking whether anything does takes 5 µs; asking the server, as the pool would each time, 150.
    """
    if connection.closed:
        raise DisconnectionError
    waiting = select.poll()  # not select(2), which knows 1,024 files only
    waiting.register(connection.fileno(), select.POLLIN)
    if waiting.poll(0):
        try:
            dialect.do_ping(connection)
        except dialect.loaded_dbapi.Error as error:
            raise DisconnectionError from error


def _same_file(path: Path, connection: Any, record: Any) -> None:  # noqa: ARG001
    """Refuse to go on writing into a file that was deleted or replaced: SQLite itself would not notice."""
    try:
        found = os.stat(path)  # noqa: PTH116 — Path.stat costs twice as much, on every transaction
        inode = (found.st_dev, found.st_ino)
    except FileNotFoundError:
        inode = (0, 0)
    if record.info.setdefault("inode", inode) != inode:
        raise DisconnectionError
