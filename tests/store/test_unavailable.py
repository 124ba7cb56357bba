"""What keeps a database from being used is told in words, and nothing that was saved is lost."""

import ast
import re
from pathlib import Path

import pytest
from asked import ANNA, BRUNO, CONSULTATION, FULL, PROFILE, saved
from databases import PostgreSQL, SQLite, postgresql
from sqlalchemy import text

from consultation import store as package
from consultation.errors import StoreUnavailable
from consultation.store import engine, failures
from consultation.store import migrate as migrations
from consultation.store.consultations import register
from consultation.store.engine import Store, open_store
from consultation.store.migrate import migrate
from consultation.store.responses import find
from consultation.text import languages, words


def ready(path: Path) -> Store:
    store = open_store(f"sqlite:///{path}")
    register(store, CONSULTATION)
    return store


def test_a_file_that_is_not_there_is_missing_and_is_not_made(tmp_path: Path) -> None:
    path = tmp_path / "none.db"
    with pytest.raises(StoreUnavailable, match=r"error\.store\.missing"):
        ready(path)
    assert not path.exists()


def test_a_folder_that_cannot_be_made_is_missing() -> None:
    with pytest.raises(StoreUnavailable, match=r"error\.store\.missing"):
        migrate("sqlite:////dev/null/folder/answers.db")


def test_the_folder_of_the_file_is_made(tmp_path: Path) -> None:
    migrate(f"sqlite:///{tmp_path}/a/b/answers.db")

    assert (tmp_path / "a" / "b" / "answers.db").exists()


def test_a_name_with_signs_that_mean_something_in_an_address_is_only_a_name(tmp_path: Path) -> None:
    migrate(f"sqlite:///{tmp_path}/100% é #1.db")

    assert (tmp_path / "100% é #1.db").exists()


def test_a_database_that_only_reads_says_so_and_still_reads(sqlite_file: Path) -> None:
    saved(ready(sqlite_file), ANNA, FULL)
    reading = open_store(f"sqlite:///{sqlite_file}?mode=ro")

    with pytest.raises(StoreUnavailable, match=r"error\.store\.read_only"):
        saved(reading, ANNA, {"R1.agreement": ("1",)})
    found = find(reading, CONSULTATION, ANNA)
    assert found is not None
    assert found.answers == FULL
    reading.close()


def test_a_locked_database_says_so_and_loses_nothing(store: Store, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    saved(store, ANNA, FULL)
    monkeypatch.setattr(engine, "WAIT_SECONDS", 1)
    hasty = Store(engine.engine(url))

    with store.write() as connection:
        connection.execute(text("UPDATE response SET language = 'fr'"))
        with pytest.raises(StoreUnavailable, match=r"error\.store\.locked"):
            saved(hasty, ANNA, {"R1.agreement": ("1",)})
    assert saved(hasty, ANNA, {"R1.agreement": ("1",)}).answers == {**FULL, "R1.agreement": ("1",)}
    hasty.close()


def test_a_migration_gives_up_when_another_never_ends(store: Store, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "WAIT_SECONDS", 1)
    monkeypatch.setattr(migrations, "TRIES", 2)
    monkeypatch.setattr(migrations, "PAUSE_SECONDS", 0)
    with store.write() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text(f"SELECT pg_advisory_xact_lock({migrations.ADVISORY_LOCK})"))
        with pytest.raises(StoreUnavailable, match=r"error\.store\.locked"):
            migrate(url)
    migrate(url)


def test_reading_goes_on_while_somebody_writes(store: Store) -> None:
    saved(store, ANNA, FULL)
    with store.write() as connection:
        connection.execute(text("UPDATE response SET language = 'fr'"))
        found = find(store, CONSULTATION, ANNA)
    assert found is not None
    assert found.language == "en"


def test_a_file_that_is_no_database_is_damaged(tmp_path: Path) -> None:
    (tmp_path / "letter.db").write_text("Dear museums, " * 1000)
    with pytest.raises(StoreUnavailable, match=r"error\.store\.damaged"):
        ready(tmp_path / "letter.db")


def test_a_database_without_tables_is_not_prepared(databases: SQLite | PostgreSQL, tmp_path: Path) -> None:
    if isinstance(databases, SQLite):
        (tmp_path / "empty.db").touch()
        store = open_store(f"sqlite:///{tmp_path}/empty.db")
    else:
        store = open_store(databases.new(migrated=False))
    with pytest.raises(StoreUnavailable, match=r"error\.store\.not_prepared"):
        register(store, CONSULTATION)
    store.close()


def test_nothing_is_written_into_a_file_that_was_deleted(sqlite_file: Path) -> None:
    store = ready(sqlite_file)
    saved(store, ANNA, FULL)
    sqlite_file.unlink()

    with pytest.raises(StoreUnavailable, match=r"error\.store\.missing"):
        saved(store, BRUNO, FULL)


def test_a_disk_without_room_says_so_and_keeps_what_was_saved(sqlite_file: Path) -> None:
    store = ready(sqlite_file)
    saved(store, ANNA, FULL)
    with store.read() as connection:
        pages = connection.execute(text("PRAGMA page_count")).scalar_one()
        connection.execute(text(f"PRAGMA max_page_count = {pages}"))

    with pytest.raises(StoreUnavailable, match=r"error\.store\.full"):
        saved(store, ANNA, {"R1.comment": ("long " * 4000,)})
    found = find(store, CONSULTATION, ANNA)
    assert found is not None
    assert found.answers == FULL


def test_a_server_that_went_away_and_came_back_has_everything() -> None:
    with postgresql() as server:
        store = open_store(server.new())
        register(store, CONSULTATION)
        saved(store, ANNA, FULL)
        server.stop()
        with pytest.raises(StoreUnavailable, match=r"error\.store\.gone"):
            saved(store, ANNA, PROFILE)
        server.start()
        found = find(store, CONSULTATION, ANNA)
        assert found is not None
        assert found.answers == FULL
        store.close()


def test_a_server_that_ended_every_connection_is_met_again_without_an_error(server: PostgreSQL) -> None:
    store = open_store(server.new())
    register(store, CONSULTATION)
    saved(store, ANNA, FULL)
    with store.read() as one, store.read():  # so that several lie ready
        ending = (
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> :me"
        )
        mine = one.execute(text("SELECT pg_backend_pid()")).scalar_one()
        ended = one.execute(text(ending), {"me": mine}).all()
    assert ended

    for words_of_anna in ("One.", "Two.", "Three."):
        assert saved(store, ANNA, {"R1.comment": (words_of_anna,)}).answers["R1.comment"] == (words_of_anna,)
    store.close()


def test_an_error_does_not_tell_the_password() -> None:
    with pytest.raises(StoreUnavailable) as refused:
        migrate("postgresql://museum:secret-word@127.0.0.1:1/answers")
    assert refused.value.key == "error.store.gone"
    assert "secret-word" not in str(refused.value)


@pytest.mark.parametrize("address", ["", "answers.db", "sqlite://", "mysql://localhost/x"])
def test_an_address_of_another_kind_is_refused(address: str) -> None:
    with pytest.raises(StoreUnavailable, match=r"error\.store\.address"):
        open_store(address)


def test_more_people_than_connections_are_told_to_wait(sqlite_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "POOL", {"pool_size": 1, "max_overflow": 0, "pool_timeout": 0.1})
    store = Store(engine.engine(f"sqlite:///{sqlite_file}"))
    with store.read(), pytest.raises(StoreUnavailable, match=r"error\.store\.busy"), store.read():
        pass
    store.close()


def keys() -> set[str]:
    """Every key of a word that the store's code names."""
    found = {f"error.store.{reason}" for reason in (*failures._SQLITE.values(), *failures._POSTGRESQL.values())}  # noqa: SLF001
    for file in Path(str(package.__file__)).parent.glob("*.py"):
        strings = {node.value for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.Constant)}
        found |= {value for value in strings if isinstance(value, str) and re.fullmatch(r"error(\.[a-z_]+)+", value)}
    return found


@pytest.mark.parametrize("language", languages())
def test_every_error_has_words(language: str) -> None:
    said = words(language)
    assert len(keys()) > 15
    assert [key for key in sorted(keys()) if not said.has(key)] == []
