"""`template` and `import` of what comes back, on the command line."""

from pathlib import Path

import openpyxl
import pytest
from unit.cli.command_line import Command
from unit.intake.workbooks import write_line

from consultation.questions.load import load
from consultation.settings import SHIPPED_QUESTIONNAIRE

GUT = {"consent.process": "Ja", "country": "Österreich", "museum_type": "Kunst", "R1.agreement": "Stimme zu"}


@pytest.fixture
def filled(consultation: Command, tmp_path: Path) -> Path:
    """The German template with one line."""
    path = tmp_path / "vorlage.xlsx"
    assert consultation("template", "--language", "de", "--out", path).code == 0
    fill(path, GUT)
    return path


def fill(path: Path, *people: dict[str, str]) -> None:
    book = openpyxl.load_workbook(path)
    for number, person in enumerate(people, 3):
        write_line(book.worksheets[1], number, person, load(SHIPPED_QUESTIONNAIRE))
    book.save(path)


def test_a_dry_run_says_what_would_be_added_and_the_import_adds_it(consultation: Command, filled: Path) -> None:
    tried = consultation("import", filled, "--dry-run")
    assert (tried.code, tried.out) == (0, "The file is correct: 1 response can be added. Nothing was written.\n")
    done = consultation("import", filled)
    assert (done.code, done.out) == (0, "1 response was added.\n")

    results = consultation("results", "--question", "R1.agreement", "--by", "country", "--exact").data["groups"]
    assert [(group["group"], group["counts"]["4"]) for group in results if group["respondents"]] == [
        ("all", 1),
        ("AT", 1),
    ]


def test_every_bad_cell_is_told_with_its_place(consultation: Command, filled: Path) -> None:
    fill(filled, GUT, GUT | {"country": "Österreich-Ungarn", "R1.agreement": "Agree"})
    said = consultation("import", filled)

    assert (said.code, said.out) == (1, "")
    country, agreement, summary = said.err.splitlines()
    assert country == "Sheet “Antworten”, line 4, column D (country): “Österreich-Ungarn” is not one of the choices."
    assert agreement.startswith("Sheet “Antworten”, line 4, column K (R1.agreement): “Agree” is English, but ")
    assert summary == "2 problems were found. Nothing was written."


def test_a_place_that_cannot_be_written_is_told(consultation: Command, tmp_path: Path) -> None:
    said = consultation("template", "--out", tmp_path / "nowhere" / "template.xlsx")
    assert said.code == 1
    assert said.err.startswith("The file ")
