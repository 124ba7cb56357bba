"""`paper`: the questionnaire to print, without a database."""

from pathlib import Path

import pytest
from unit.cli.command_line import Command
from unit.reports.pdf import catalogue, text_of

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


def test_a_place_that_cannot_be_written_is_told_in_a_sentence(consultation: Command, tmp_path: Path) -> None:
    said = consultation("paper", "--language", "en", "--out", tmp_path / "nowhere" / "paper.pdf")
    assert (said.code, said.out) == (1, "")
    assert "nowhere" in said.err


def test_it_needs_a_place(consultation: Command) -> None:
    assert consultation("paper").code == 2
