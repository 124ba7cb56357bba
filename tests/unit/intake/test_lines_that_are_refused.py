from pathlib import Path

import pytest
from unit.intake.wide_files import GOOD, header, write

from consultation.intake.record import Problem
from consultation.intake.responses_csv import records
from consultation.intake.responses_file import Checked, check
from consultation.questions.model import Questionnaire
from consultation.store.engine import Store
from consultation.store.frames import Chosen, rows
from consultation.text import words


@pytest.fixture
def checked(tmp_path: Path, questionnaire: Questionnaire, store: Store) -> "Check":
    return Check(tmp_path / "answers.csv", questionnaire, store)


class Check:
    """Checks a file made of these lines."""

    def __init__(self, path: Path, questionnaire: Questionnaire, store: Store) -> None:
        self.path, self.questionnaire, self.store = path, questionnaire, store

    def __call__(self, *lines: dict[str, str]) -> Checked:
        write(self.path, header(self.questionnaire), lines)
        return check(records(self.path, self.questionnaire), self.store, self.questionnaire)


def told(problems: tuple[Problem, ...]) -> list[tuple[int, str, str]]:
    return [(problem.line, problem.column, problem.reason.key) for problem in problems]


@pytest.mark.parametrize(
    ("column", "cell", "key"),
    [
        ("reference", "", "error.import.reference"),
        ("reference", "=1+1", "error.import.reference"),
        ("reference", "A" * 41, "error.import.reference"),
        ("state", "withdrawn", "error.import.not_one_of"),
        ("language", "de", "error.import.not_one_of"),
        ("synthetic", "yes", "error.import.not_one_of"),
        ("created_at", "", "error.import.time_missing"),
        ("created_at", "20/11/2026 09:30", "error.import.time"),
        ("created_at", "2026-11-20T09:30:00", "error.import.time"),
        ("submitted_at", "", "error.import.time_missing"),
        ("submitted_at", "9999-12-31T23:59:59-10:00", "error.import.time"),
        ("consent.process", "", "error.import.required"),
        ("consent.process", "no", "error.import.not_one_of"),
        ("country", "", "error.import.required"),
        ("country", "it", "error.answer.not_a_choice"),
        ("country", "Italy", "error.answer.not_a_choice"),
        ("museum_type", "musem", "error.answer.not_a_choice"),
        ("on_behalf", "=museum", "error.answer.not_a_choice"),
        ("organisation", "x" * 201, "error.answer.too_long"),
        ("R1.agreement", "6", "error.answer.not_a_choice"),
        ("R1.agreement", "4.0", "error.answer.not_a_choice"),
        ("R1.support", "Support", "error.answer.not_a_choice"),
        ("P.first", "R1a|R9z", "error.answer.not_a_choice"),
        ("P.first", "R1a;R1b", "error.answer.not_a_choice"),
        ("U.collections", "often", "error.answer.not_a_choice"),
        ("P.points.R1b", "many", "error.import.whole_number"),
        ("P.points.R1b", "-5", "error.import.whole_number"),
        ("P.points.R1a", "101", "error.answer.points"),
    ],
)
def test_a_bad_cell_is_named_by_line_column_and_reason(checked: Check, column: str, cell: str, key: str) -> None:
    found = checked(GOOD, GOOD | {"reference": "BBBBB-22222"} | {column: cell})
    assert told(found.problems) == [(3, column, key)]
    assert found.responses == 1


def test_points_that_do_not_add_up_are_taken_as_they_were_given(checked: Check) -> None:
    assert checked(GOOD | {"P.points.R1a": "60", "P.points.R1b": "41"}).problems == ()


def test_a_reason_without_a_wording_is_refused(checked: Check) -> None:
    found = checked(GOOD | {"R1a.wording": "", "R1a.wording.reason": "It is shorter."})
    assert told(found.problems) == [(2, "R1a.wording.reason", "error.import.reason_alone")]


def test_a_draft_has_no_moment_of_submission_and_need_not_be_complete(checked: Check) -> None:
    draft = {**GOOD, "state": "draft", "consent.process": "", "country": ""}
    assert told(checked(draft).problems) == [(2, "submitted_at", "error.import.time_of_draft")]
    assert checked(draft | {"submitted_at": ""}) == Checked(responses=1, problems=())


def test_every_problem_of_every_line_is_reported(checked: Check) -> None:
    bad = {**GOOD, "reference": "BBBBB-22222", "state": "lost", "country": "XX", "R1.agreement": "0"}
    worse = {**GOOD, "reference": "?", "created_at": "yesterday"}
    assert told(checked(bad, GOOD, worse).problems) == [
        (2, "state", "error.import.not_one_of"),
        (2, "country", "error.answer.not_a_choice"),
        (2, "R1.agreement", "error.answer.not_a_choice"),
        (4, "reference", "error.import.reference"),
        (4, "created_at", "error.import.time"),
    ]


def test_lines_are_counted_as_an_editor_counts_them(checked: Check) -> None:
    two_lines = GOOD | {"R1.comment": "first\nsecond"}
    assert told(checked(two_lines, {**GOOD, "reference": ""}).problems) == [(4, "reference", "error.import.reference")]


def test_a_reference_twice_in_the_file_is_named_with_the_first_line(checked: Check) -> None:
    found = checked(GOOD, GOOD | {"country": "FR"})
    assert told(found.problems) == [(3, "reference", "error.import.twice")]
    assert found.problems[0].reason.values == {"reference": "AAAAA-11111", "first": 2}


def test_a_line_with_too_few_or_too_many_cells(tmp_path: Path, questionnaire: Questionnaire, store: Store) -> None:
    path = write(tmp_path / "answers.csv", header(questionnaire), [GOOD])
    path.write_bytes(path.read_bytes() + b"BBBBB-22222,submitted\r\n" + b"," * 30 + b"\r\n")
    found = check(records(path, questionnaire), store, questionnaire)
    assert told(found.problems) == [(3, "", "error.import.width"), (4, "", "error.import.width")]
    assert found.problems[0].reason.values == {"found": 2, "wanted": 22}


def test_checking_writes_nothing(checked: Check, questionnaire: Questionnaire, store: Store) -> None:
    assert checked(GOOD).responses == 1
    assert list(rows(store, questionnaire, Chosen(state="all"))) == []


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_reason_has_words(checked: Check, language: str) -> None:
    bad = {
        "reference": "?", "state": "lost", "synthetic": "", "created_at": "", "submitted_at": "noon", "country": "XX",
        "P.points.R1a": "x",
    }  # fmt: skip
    w = words(language)
    for problem in checked(GOOD | bad, GOOD, GOOD).problems:
        sentence = w.error(problem.reason)
        assert sentence != problem.reason.key
        assert "{" not in sentence
