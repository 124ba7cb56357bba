"""Bring a database to the tables that this code expects."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

from consultation.errors import StoreUnavailable
from consultation.settings import ROOT
from consultation.store.engine import Store, engine
from consultation.store.failures import told

SCRIPTS = ROOT / "db"
TRIES = 6
PAUSE_SECONDS = 1.0
ADVISORY_LOCK = 7_020_241_120  # any number, as long as every process of ours takes the same


def migrate(url: str, revision: str = "head") -> None:
    """Create the database's file and tables or bring them up to date, in one transaction and one process at a time.

    Two processes may start at once: the first takes the lock (PostgreSQL: an advisory one, SQLite: that of the file),
    the second waits for it and then finds nothing to do. No wait is longer than the engine's lock timeout of 5 s,
    because a migration that queues for a busy table makes everybody else queue behind it; it gives up, lets them pass,
    and is tried again, six times in all.

    Raises StoreUnavailable: `error.store.newer` when the database was made by newer code, and whatever keeps it from
    being opened, written or locked.
    """
    opened = engine(url, create=True)
    try:
        for attempt in range(1, TRIES + 1):
            if _attempt(opened, revision, last=attempt == TRIES):
                return
            time.sleep(PAUSE_SECONDS)
    finally:
        opened.dispose()


def refuse_other_version(store: Store) -> None:
    """Raise StoreUnavailable unless the tables are those of this code: `error.store.newer`, `older`, `not_prepared`."""
    with store.read() as connection:
        found = _found(connection)
    if found != set(_scripts().get_heads()):
        raise StoreUnavailable("error.store.older" if found else "error.store.not_prepared")


def _attempt(opened: Engine, revision: str, *, last: bool) -> bool:
    try:
        with _locked(opened) as connection:
            _upgrade(connection, revision)
    except DBAPIError as error:
        reason = told(error)
        if isinstance(reason, StoreUnavailable) and reason.key == "error.store.locked" and not last:
            return False
        raise reason from error
    return True


@contextmanager
def _locked(opened: Engine) -> Iterator[Connection]:
    with opened.execution_options(writes=True).begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": ADVISORY_LOCK})
        yield connection


def _upgrade(connection: Connection, revision: str) -> None:
    if _found(connection) == set(_scripts().get_heads()) and revision == "head":
        return
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    return config


@cache
def _scripts() -> ScriptDirectory:
    """Read once by a process: to read them takes longer than to ask a database which it has seen."""
    return ScriptDirectory.from_config(_config())


def _found(connection: Connection) -> set[str]:
    """The newest migrations that the database has seen; raises StoreUnavailable when the code does not know one."""
    found = set(MigrationContext.configure(connection).get_current_heads())
    if not found <= {script.revision for script in _scripts().walk_revisions()}:
        raise StoreUnavailable("error.store.newer")
    return found
