"""Translating with others: a language goes out, comes back, is looked at, and goes live."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from unit.cli.command_line import Command

from consultation import application
from consultation.text import words


@pytest.fixture(autouse=True)
def catalogues(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of this test's own for words that are changed or added."""
    folder = tmp_path / "catalogues"
    monkeypatch.setenv("CONSULTATION_CATALOGUES", str(folder))
    return folder


@pytest.fixture
def german(consultation: Command, tmp_path: Path) -> Path:
    """The German catalogue as it goes out."""
    path = tmp_path / "german.xlsx"
    consultation("translate", "export", "de", "--out", path)
    return path


def put(path: Path, **said: str) -> None:
    """Write words into the fourth column, by key with two underscores for a dot."""
    book = load_workbook(path)
    sheet = book["de"]
    lines = {str(row[0].value): line for line, row in enumerate(sheet.iter_rows(min_row=2), 2)}
    for key, text in said.items():
        sheet.cell(lines[key.replace("__", ".")], 4).value = text
    book.save(path)


def test_what_comes_back_unchanged_changes_nothing(consultation: Command, german: Path) -> None:
    assert consultation("translate", "check", german).out == "0 texts change.\n"


def test_a_change_is_told_and_writes_nothing(consultation: Command, german: Path, catalogues: Path) -> None:
    before = words("de")("no_opinion")
    put(german, no_opinion="Weiß nicht")
    said = consultation("translate", "check", german)
    assert (said.code, said.out) == (0, f"no_opinion: “{before}” → “Weiß nicht”\n1 text changes.\n")
    assert not catalogues.exists()


def test_a_mistake_is_told_with_its_place_and_stops_everything(
    consultation: Command, german: Path, catalogues: Path
) -> None:
    put(german, form__saved="Gespeichert", no_opinion="Weiß nicht")
    said = consultation("translate", "preview", german)
    assert said.code == 1
    assert "column D: the placeholder {time} is missing." in said.err
    assert said.err.startswith("To be put right first:\nSheet de, line ")
    assert said.err.endswith("1 mistake must be put right first. Nothing was written.\n")
    assert not catalogues.exists()


def test_a_preview_is_not_live_until_it_is_applied(consultation: Command, german: Path) -> None:
    put(german, no_opinion="Weiß nicht")
    said = consultation("translate", "preview", german)
    assert "?lang=de&preview=1" in said.out
    assert _now("de", previewed=False) != "Weiß nicht"
    assert _now("de", previewed=True) == "Weiß nicht"
    assert consultation("translate", "apply", "de").out == "1 text in de is live.\n"
    assert _now("de", previewed=False) == "Weiß nicht"
    assert application.previewed_languages() == ()


def test_applying_keeps_what_was_applied_before_and_only_what_differs(
    consultation: Command, german: Path, catalogues: Path, tmp_path: Path
) -> None:
    put(german, no_opinion="Weiß nicht")
    consultation("translate", "preview", german)
    consultation("translate", "apply", "de")
    again = tmp_path / "again.xlsx"
    consultation("translate", "export", "de", "--out", again)
    put(again, form__next="Und weiter")
    consultation("translate", "preview", again)
    consultation("translate", "apply", "de")
    assert [_now("de", previewed=False), words("de", catalogues / "live")("form.next")] == ["Weiß nicht", "Und weiter"]
    put(again, no_opinion=words("de")("no_opinion"), form__next=words("de")("form.next"))
    consultation("translate", "preview", again)
    consultation("translate", "apply", "de")
    assert "msgid" not in (catalogues / "live/de/LC_MESSAGES/own.po").read_text("utf-8").split("\n\n", 1)[-1]


def test_a_preview_can_be_dropped(consultation: Command, german: Path) -> None:
    put(german, no_opinion="Weiß nicht")
    consultation("translate", "preview", german)
    assert consultation("translate", "drop", "de").code == 0
    said = consultation("translate", "apply", "de")
    assert (said.code, said.err) == (1, "No words in the language de wait to go live.\n")


def test_an_unfinished_preview_goes_out_again_with_the_next_export(
    consultation: Command, german: Path, tmp_path: Path
) -> None:
    put(german, no_opinion="Weiß nicht")
    consultation("translate", "preview", german)
    again = tmp_path / "again.xlsx"
    consultation("translate", "export", "de", "--out", again)
    assert "Weiß nicht" in {row[3].value for row in load_workbook(again)["de"].iter_rows()}


def test_a_reviewer_is_named_for_the_whole_language(consultation: Command, catalogues: Path) -> None:
    assert not words("es").reviewed
    assert consultation("translate", "apply", "es", "--reviewed-by", "Museo de Prueba").code == 0
    assert words("es", catalogues / "live").reviewed


def test_a_new_language_is_offered_once_all_its_words_are_there(
    consultation: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONSULTATION_DATABASE_URL", consultation.url)
    path = tmp_path / "new.xlsx"
    consultation("translate", "export", "hsb", "--out", path)
    book = load_workbook(path)
    rows = list(book["hsb"].iter_rows(min_row=2))
    assert not [row[0].value for row in rows if str(row[0].value).startswith("cli.")]
    for row in rows[1:]:
        row[3].value = row[2].value
    book.save(path)
    consultation("translate", "preview", path)
    assert consultation("translate", "apply", "hsb").err == (
        f"The language hsb cannot go live yet. Texts without words: 1, such as {rows[0][0].value}\n"
    )
    assert "hsb" not in application.questionnaire().languages
    rows[0][3].value = rows[0][2].value
    book.save(path)
    consultation("translate", "preview", path)
    assert consultation("translate", "apply", "hsb").code == 0
    for kept in (application._languages, application._asked_now):  # noqa: SLF001  otherwise at most a second old
        kept.cache_clear()
    assert application.questionnaire().languages[-1] == "hsb"
    assert application.questionnaire().counted


@pytest.mark.parametrize("code", ["zz", "../de"])
def test_a_language_that_does_not_exist_is_refused(consultation: Command, tmp_path: Path, code: str) -> None:
    said = consultation("translate", "export", code, "--out", tmp_path / "x.xlsx")
    assert (said.code, said.err) == (1, f"There is no language with the code “{code}”.\n")


def test_a_file_that_is_not_there_is_told(consultation: Command, tmp_path: Path) -> None:
    assert "cannot be read" in consultation("translate", "check", tmp_path / "none.xlsx").err
    assert "cannot be written" in consultation("translate", "export", "de", "--out", tmp_path / "no" / "x.xlsx").err


def _now(language: str, *, previewed: bool) -> str:
    """What is said now, read afresh."""
    application._words.cache_clear()  # noqa: SLF001  otherwise at most a second old
    return application.words_in(language, previewed=previewed)("no_opinion")
