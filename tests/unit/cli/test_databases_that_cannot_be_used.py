import sqlite3
from pathlib import Path

import pytest
from unit.cli.command_line import Command, Said

from consultation.store.migrate import migrate

READING = ("results", "--question", "R1.agreement")


def sentence(said: Said) -> str:
    """The one sentence of an error, after checking that it is one."""
    assert (said.code, said.out) == (1, "")
    assert said.err.count("\n") == 1
    assert "error." not in said.err
    return said.err


def test_a_database_that_is_not_there_is_not_made_by_reading(consultation: Command) -> None:
    assert "cannot be found or opened" in sentence(consultation(*READING))
    assert not consultation.file.exists()


def test_an_empty_database_is_told_to_be_migrated(consultation: Command, tmp_path: Path) -> None:
    sqlite3.connect(consultation.file).close()
    assert "no tables yet" in sentence(consultation(*READING))
    assert "no tables yet" in sentence(consultation("export", "--out", tmp_path / "answers.csv"))
    assert not (tmp_path / "answers.csv").exists()


def test_a_file_that_is_no_database(consultation: Command) -> None:
    consultation.file.write_bytes(b"this is a letter, not a database" * 100)
    assert "damaged" in sentence(consultation(*READING))
    assert "damaged" in sentence(consultation("migrate"))
    assert consultation.file.read_bytes().startswith(b"this is a letter")


@pytest.mark.parametrize("command", [("migrate",), ("simulate", "--responses", "3"), READING])
def test_a_database_of_a_newer_version(consultation: Command, command: tuple[str, ...]) -> None:
    assert consultation("migrate").code == 0
    with sqlite3.connect(consultation.file) as newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
    assert "newer version" in sentence(consultation(*command))


def test_results_that_were_never_published_cannot_be_read_from_a_database_that_cannot_be_written(
    crowded: Command,
) -> None:
    only_read = Command(f"{crowded.url}?mode=ro", crowded.capsys)
    assert "can be read but not changed" in sentence(only_read(*READING))


def test_a_locked_database(crowded: Command, tmp_path: Path) -> None:
    published = crowded(*READING)
    holder = sqlite3.connect(crowded.file, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        assert crowded(*READING).out == published.out
        assert "busy" in sentence(crowded("export", "--out", tmp_path / "answers.csv"))
    finally:
        holder.close()
    assert not (tmp_path / "answers.csv").exists()
    assert crowded("export", "--out", tmp_path / "answers.csv").code == 0


def test_a_database_elsewhere_that_does_not_answer(consultation: Command) -> None:
    elsewhere = Command("postgresql://nobody@127.0.0.1:9/none", consultation.capsys)
    assert "does not answer" in sentence(elsewhere(*READING))


@pytest.mark.parametrize("url", ["mysql://localhost/x", "nonsense", "sqlite://"])
def test_an_address_of_something_else(consultation: Command, url: str) -> None:
    assert "sqlite:///" in sentence(Command(url, consultation.capsys)("migrate"))


@pytest.mark.parametrize("command", [READING, ("export", "--out", "nowhere.csv")])
def test_a_database_of_an_older_version(consultation: Command, command: tuple[str, ...]) -> None:
    migrate(consultation.url, "0001")
    assert "Run the command migrate" in sentence(consultation(*command))
    assert consultation("migrate").code == 0
    assert consultation(*READING).code == 0


def test_a_database_that_can_only_be_read(crowded: Command, tmp_path: Path) -> None:
    only_read = Command(f"{crowded.url}?mode=ro", crowded.capsys)
    published = crowded(*READING)
    assert only_read(*READING).out == published.out
    assert only_read(*READING).code == 0
    assert "can be read but not changed" in sentence(only_read("export", "--out", tmp_path / "answers.csv"))
    assert not (tmp_path / "answers.csv").exists()
