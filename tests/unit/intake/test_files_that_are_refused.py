from pathlib import Path

import pytest
from unit.intake.wide_files import GOOD, header, write

from consultation.errors import InvalidFile
from consultation.intake.responses_csv import records
from consultation.questions.model import Questionnaire


def refused(path: Path, questionnaire: Questionnaire) -> InvalidFile:
    with pytest.raises(InvalidFile) as caught:
        list(records(path, questionnaire))
    return caught.value


@pytest.fixture
def good(tmp_path: Path, questionnaire: Questionnaire) -> Path:
    return write(tmp_path / "answers.csv", header(questionnaire), [GOOD | {"organisation": "Città"}])


def test_a_file_that_is_not_there(tmp_path: Path, questionnaire: Questionnaire) -> None:
    assert refused(tmp_path / "none.csv", questionnaire).key == "error.import.unreadable"


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b"\r\n\r\n"])
def test_a_file_without_a_line(good: Path, questionnaire: Questionnaire, content: bytes) -> None:
    good.write_bytes(content)
    assert refused(good, questionnaire).key == "error.import.empty"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_file_in_utf_16(good: Path, questionnaire: Questionnaire, encoding: str) -> None:
    text = good.read_text("utf-8-sig")
    good.write_bytes(text.encode(encoding) if encoding == "utf-16" else ("\ufeff" + text).encode(encoding))
    assert refused(good, questionnaire).key == "error.import.utf_16"


def test_a_file_in_latin_1_is_refused_with_the_line(good: Path, questionnaire: Questionnaire) -> None:
    good.write_text(good.read_text("utf-8-sig"), "latin-1")
    found = refused(good, questionnaire)
    assert (found.key, found.values) == ("error.import.encoding", {"file": "answers.csv", "line": 2})


@pytest.mark.parametrize(("delimiter", "name"), [(";", "semicolon"), ("\t", "tab")])
def test_a_file_with_another_delimiter(good: Path, questionnaire: Questionnaire, delimiter: str, name: str) -> None:
    good.write_text(good.read_text("utf-8-sig").replace(",", delimiter), "utf-8")
    assert refused(good, questionnaire).key == f"error.import.delimiter_{name}"


def test_a_quotation_mark_that_does_not_close(good: Path, questionnaire: Questionnaire) -> None:
    good.write_text(good.read_text("utf-8-sig") + '"AAAAA-22222', "utf-8")
    found = refused(good, questionnaire)
    assert (found.key, found.values["line"]) == ("error.import.broken_line", 3)


@pytest.mark.parametrize(
    ("key", "columns", "named"),
    [
        ("error.import.columns_missing", lambda known: [*{*known} - {"country", "state", "U.security"}],
         "state, country"),
        ("error.import.columns_unknown", lambda known: [*known, "R9.agreement"], "R9.agreement"),
        ("error.import.columns_twice", lambda known: [*known, "country"], "country"),
    ],
)  # fmt: skip
def test_other_columns_than_the_questionnaires(
    tmp_path: Path, questionnaire: Questionnaire, key: str, columns: object, named: str
) -> None:
    assert callable(columns)
    path = write(tmp_path / "answers.csv", columns(header(questionnaire)), [])
    found = refused(path, questionnaire)
    assert (found.key, found.values) == (key, {"file": "answers.csv", "columns": named})


def test_a_file_of_something_else_names_some_of_the_missing_columns(
    tmp_path: Path, questionnaire: Questionnaire
) -> None:
    path = tmp_path / "other.csv"
    path.write_text("name,age\nAnna,40\n", "utf-8")
    assert str(refused(path, questionnaire).values["columns"]).endswith("consent.process, country, …")


def test_a_file_without_byte_order_mark_is_read_too(good: Path, questionnaire: Questionnaire) -> None:
    good.write_text(good.read_text("utf-8-sig"), "utf-8")
    assert len(list(records(good, questionnaire))) == 1
