from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import openpyxl
import pytest
from unit.intake.wide_files import stored
from unit.intake.workbooks import ANNA, FILE, Cells, filled

from consultation.errors import InvalidFile
from consultation.exports.template import field_labels
from consultation.exports.template_fields import fields
from consultation.intake.record import Parsed, Record
from consultation.intake.responses_file import Checked, add_records, check, records, said
from consultation.intake.simulate import simulate
from consultation.intake.workbook import column_letters
from consultation.questions.model import Points, Questionnaire, SeveralChoices
from consultation.store.engine import Store
from consultation.store.responses import NewResponse
from consultation.text import words

EN = words("en")
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
MINIMAL = {name: ANNA[name] for name in ("consent.process", "country", "museum_type")}


def read(path: Path, questionnaire: Questionnaire) -> Iterator[Parsed]:
    return records(path, questionnaire, words)


def checked(path: Path, store: Store, questionnaire: Questionnaire) -> Checked:
    return check(read(path, questionnaire), store, questionnaire)


def add(path: Path, store: Store, questionnaire: Questionnaire) -> int:
    return add_records(partial(read, path, questionnaire), path.name, store, questionnaire)


def problems(path: Path, questionnaire: Questionnaire) -> list[str]:
    found = [record for record in read(path, questionnaire) if isinstance(record, list)]
    return [said(problem, EN) for each in found for problem in each]


def refused(path: Path, questionnaire: Questionnaire) -> InvalidFile:
    with pytest.raises(InvalidFile) as caught:
        list(read(path, questionnaire))
    return caught.value


def test_a_line_becomes_a_submitted_response(tmp_path: Path, questionnaire: Questionnaire, store: Store) -> None:
    path = filled(tmp_path / FILE, questionnaire, [ANNA])

    assert checked(path, store, questionnaire) == Checked(1, ())
    assert add(path, store, questionnaire) == 1
    (anna,) = stored(store, questionnaire)
    assert (anna.state, anna.language, anna.synthetic) == ("submitted", "en", False)
    assert anna.answers == {
        "consent.process": ("yes",),
        "country": ("IT",),
        "museum_type": ("art",),
        "on_behalf": ("museum",),
        "organisation": ("=Museo",),
        "R1.agreement": ("4",),
        "P.first": ("R1a", "R1b"),
        "U.security": ("piloting",),
        "P.points.R1a": ("70",),
        "P.points.R1b": ("30",),
        "R1.comment": ("-1: “no”,\nsaid 'she'",),
    }


@pytest.mark.parametrize("day", [date(2026, 3, 28), "2026-03-28", " 2026-03-28T09:00 "])
def test_a_line_counts_on_the_day_of_its_workshop(
    tmp_path: Path, questionnaire: Questionnaire, day: date | str
) -> None:
    (record,) = read(filled(tmp_path / FILE, questionnaire, [{**MINIMAL, "day": day}]), questionnaire)
    assert isinstance(record, Record)
    noon = datetime(2026, 3, 28, 12, tzinfo=UTC)
    assert (record.response.submitted_at, record.response.created_at) == (noon, noon)


@pytest.mark.parametrize("day", ["28.3.2026", "soon", "2999-01-01", "1999-12-31", 46000])
def test_what_is_no_day_or_still_to_come_is_told_at_its_place(
    tmp_path: Path, questionnaire: Questionnaire, day: str | int
) -> None:
    path = filled(tmp_path / FILE, questionnaire, [{**MINIMAL, "day": day}])
    column = column_letters(len(fields(questionnaire)) + 1)
    reason = EN("error.import.day", value=day)
    assert problems(path, questionnaire) == [f"Sheet “Answers”, line 3, column {column} (day): {reason}"]


def test_a_workbook_from_before_there_was_a_day_is_read_too(tmp_path: Path, questionnaire: Questionnaire) -> None:
    def without(book: openpyxl.Workbook) -> None:
        book.worksheets[1].delete_cols(len(fields(questionnaire)) + 1)

    before = datetime.now(UTC)
    (record,) = read(filled(tmp_path / FILE, questionnaire, [MINIMAL], change=without), questionnaire)
    assert isinstance(record, Record)
    assert record.response.submitted_at
    assert before <= record.response.submitted_at <= datetime.now(UTC)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_whatever_can_be_answered_comes_back_from_a_workbook(
    tmp_path: Path, questionnaire: Questionnaire, language: str
) -> None:
    people = [one for one in simulate(questionnaire, 60, 3, NOW) if one.state == "submitted"]
    typed = [cells(one, questionnaire, language) for one in people]
    found = list(read(filled(tmp_path / FILE, questionnaire, typed, language), questionnaire))

    assert [dict(each.response.answers) for each in found if isinstance(each, Record)] == [
        dict(one.answers) for one in people
    ]


def cells(person: NewResponse, questionnaire: Questionnaire, language: str) -> Cells:
    """What a facilitator types for these answers."""
    labels = field_labels(questionnaire, words(language))
    typed: dict[str, str | int] = {}
    for field in fields(questionnaire):
        values = person.answers.get(field.column, ())
        place = int(field.name.partition(":")[2]) - 1 if isinstance(field.question, SeveralChoices) else 0
        if place < len(values):
            text = labels.get(field.column, {}).get(values[place], values[place])
            typed[field.name] = int(text) if isinstance(field.question, Points) else text
    return typed


def test_codes_and_words_in_other_letters_are_understood(tmp_path: Path, questionnaire: Questionnaire) -> None:
    person = MINIMAL | {"country": " italy ", "museum_type": "art", "R1.agreement": "STRONGLY  agree"}
    (found,) = read(filled(tmp_path / FILE, questionnaire, [person]), questionnaire)

    assert isinstance(found, Record)
    assert found.response.answers["country"] == ("IT",)
    assert found.response.answers["R1.agreement"] == ("5",)


def test_every_problem_is_told_with_sheet_line_and_column(tmp_path: Path, questionnaire: Questionnaire) -> None:
    wrong = MINIMAL | {"country": "Atlantis", "P.points.R1a": 40, "P.points.R1b": "a lot"}
    path = filled(tmp_path / FILE, questionnaire, [MINIMAL, wrong, {"museum_type": "Art"}])

    assert problems(path, questionnaire) == [
        "Sheet “Answers”, line 4, column C (country): “Atlantis” is not one of the choices.",
        "Sheet “Answers”, line 4, column R (P.points.R1b): “a lot” is not a whole number.",
        "Sheet “Answers”, line 5, column A (consent.process): a submitted response needs an answer here.",
        "Sheet “Answers”, line 5, column C (country): a submitted response needs an answer here.",
    ]


def test_nothing_is_written_while_one_line_is_wrong(tmp_path: Path, questionnaire: Questionnaire, store: Store) -> None:
    path = filled(tmp_path / FILE, questionnaire, [MINIMAL, MINIMAL | {"country": "Atlantis"}])

    with pytest.raises(InvalidFile, match=r"error\.import\.changed"):
        add(path, store, questionnaire)
    assert stored(store, questionnaire) == []


def test_the_wrong_language_is_recognised(tmp_path: Path, questionnaire: Questionnaire) -> None:
    path = filled(tmp_path / FILE, questionnaire, [MINIMAL | {"R1.agreement": "D’accord"}])

    (found,) = problems(path, questionnaire)
    assert found == (
        "Sheet “Answers”, line 3, column G (R1.agreement): “D’accord” is français, "
        "but this workbook is in English. Choose from the list of the cell."
    )


def test_a_workbook_that_is_imported_twice_is_refused_and_its_new_lines_can_be_added(
    tmp_path: Path, questionnaire: Questionnaire, store: Store
) -> None:
    path = filled(tmp_path / FILE, questionnaire, [MINIMAL, MINIMAL])
    add(path, store, questionnaire)

    twice = checked(path, store, questionnaire).problems
    assert [(p.line, p.reason.key) for p in twice] == [(line, "error.import.line_already_there") for line in (3, 4)]
    assert said(twice[0], EN).startswith("Sheet “Answers”, line 3: this line was imported before.")
    filled(path, questionnaire, [ANNA, MINIMAL, MINIMAL])
    going_on = check(read(path, questionnaire), store, questionnaire, going_on=True)
    assert (going_on.responses, going_on.problems) == (1, ())
    assert add(path, store, questionnaire) == 1


def rename(book: openpyxl.Workbook) -> None:
    book.worksheets[1].title = "Mine"


def other_name(place: int, text: str) -> object:
    def change(book: openpyxl.Workbook) -> None:
        book["codes"].cell(place, 2).value = text

    return change


@pytest.mark.parametrize(
    ("change", "key", "named"),
    [
        (lambda book: book.remove(book["codes"]), "error.workbook.sheet_missing", {"sheet": "codes"}),
        (rename, "error.workbook.sheet_missing", {"sheet": "Answers", "found": "Read me first, Mine, codes"}),
        (lambda book: book["codes"].delete_rows(1), "error.workbook.not_template", {}),
        (other_name(1, "birds"), "error.workbook.other_consultation", {"found": "birds"}),
        (other_name(2, "fi"), "error.workbook.language", {"language": "fi"}),
        (lambda book: book.worksheets[1].delete_cols(3), "error.import.columns_missing", {"columns": "country"}),
        (lambda book: book.worksheets[1].delete_rows(1, 9), "error.import.empty", {}),
    ],
)
def test_a_workbook_that_is_not_the_template_is_refused(
    tmp_path: Path, questionnaire: Questionnaire, change: object, key: str, named: dict[str, object]
) -> None:
    assert callable(change)
    found = refused(filled(tmp_path / FILE, questionnaire, [], change=change), questionnaire)

    assert found.key == key
    assert found.values.items() >= ({"file": FILE} | named).items()


def test_a_workbook_that_is_not_there(tmp_path: Path, questionnaire: Questionnaire) -> None:
    assert refused(tmp_path / FILE, questionnaire).key == "error.import.unreadable"


def test_a_sheet_that_is_refused_is_refused_before_its_lines_are_checked(
    tmp_path: Path, questionnaire: Questionnaire
) -> None:
    def far_down(book: openpyxl.Workbook) -> None:
        book.worksheets[1].cell(20_002, 4, "=A1")

    path = filled(tmp_path / FILE, questionnaire, [ANNA], change=far_down)
    with pytest.raises(InvalidFile) as caught:
        next(read(path, questionnaire))
    assert caught.value.key == "error.workbook.formula"
