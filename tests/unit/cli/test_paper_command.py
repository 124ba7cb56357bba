"""`paper`: the questionnaire to print, with or without a database."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from unit.cli.command_line import Command
from unit.reports.pdf import catalogue, text_of

from consultation.questions.load import load
from consultation.settings import SHIPPED_QUESTIONNAIRE
from consultation.store.engine import open_store
from consultation.store.organisers import change
from consultation.text import words


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_questionnaire_is_written_in_the_language_of_the_call(
    consultation: Command, tmp_path: Path, language: str
) -> None:
    out = tmp_path / "paper.pdf"
    said = consultation("paper", "--language", language, "--out", out)

    assert (said.code, said.out, said.err) == (0, words(language)("cli.paper.done", file=out) + "\n", "")
    assert catalogue(out.read_bytes())["/Lang"] == language
    assert words(language)("paper.thanks") in text_of(out.read_bytes())
    assert not consultation.file.exists()


def test_what_the_organiser_has_set_stands_on_it(consultation: Command, tmp_path: Path) -> None:
    assert consultation("migrate").code == 0
    store = open_store(consultation.url)
    change(store, load(SHIPPED_QUESTIONNAIRE), {"controller": "Museums of Today"}, datetime.now(UTC))
    out = tmp_path / "paper.pdf"
    assert consultation("paper", "--language", "en", "--out", out).code == 0
    assert "Museums of Today" in text_of(out.read_bytes())


def test_settings_that_cannot_be_read_are_not_passed_over(consultation: Command, tmp_path: Path) -> None:
    consultation.file.write_bytes(b"not a database, but long enough to be taken for one" * 20)
    out = tmp_path / "paper.pdf"
    assert consultation("paper", "--out", out).code == 1
    assert not out.exists()


def test_a_place_that_cannot_be_written_is_told_in_a_sentence(consultation: Command, tmp_path: Path) -> None:
    said = consultation("paper", "--language", "en", "--out", tmp_path / "nowhere" / "paper.pdf")
    assert (said.code, said.out) == (1, "")
    assert "nowhere" in said.err


def test_it_needs_a_place(consultation: Command) -> None:
    assert consultation("paper").code == 2
