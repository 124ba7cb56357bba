"""One record of the wide layout as a response to add, or the reasons why not."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from consultation.errors import ConsultationError, InvalidAnswer, InvalidFile
from consultation.questions.clean import clean
from consultation.questions.model import YES, Consent, Grid, Points, Question, Questionnaire, SeveralChoices, Wording
from consultation.store.columns import is_words
from consultation.store.lines import SEPARATOR
from consultation.store.responses import NewResponse
from consultation.text.csv_safe import unguard

REFERENCE = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{2,39}")
STATES = ("draft", "submitted")
SYNTHETIC = {"1": True, "0": False}
WHOLE_NUMBER = re.compile(r"[0-9]{1,6}")
YEARS = range(2000, 2200)


@dataclass(frozen=True)
class Problem:
    """Why a line cannot be imported; the column is empty where it is the whole line, the sheet in CSV."""

    line: int
    column: str
    reason: ConsultationError
    sheet: str = ""


@dataclass(frozen=True)
class Record:
    """A response as it stood in the file."""

    line: int
    response: NewResponse
    synthetic: bool
    sheet: str = ""


Parsed = Record | list[Problem]


def read_record(line: int, cells: Mapping[str, str], questionnaire: Questionnaire) -> Parsed:
    """Give the response in these cells (by column), or every problem of the line.

    Codes must be the questionnaire's; what the profile and the consents require must be there once submitted.
    """
    problems = list(_problems_before_answers(line, cells, questionnaire))
    answers = dict(_answers(line, cells, questionnaire, problems))
    state, began = cells["state"], _moment_or_none(cells["created_at"])
    if state == "submitted":
        problems += _missing(line, cells, questionnaire)
    if problems or began is None:
        return problems
    response = NewResponse(
        reference=cells["reference"],
        language=cells["language"],
        state="submitted" if state == "submitted" else "draft",
        submitted_at=_moment_or_none(cells["submitted_at"]),
        created_at=began,
        answers=answers,
    )
    return Record(line, response, SYNTHETIC[cells["synthetic"]])


def _problems_before_answers(line: int, cells: Mapping[str, str], questionnaire: Questionnaire) -> Iterator[Problem]:
    if not REFERENCE.fullmatch(cells["reference"]):
        yield Problem(line, "reference", InvalidFile("error.import.reference", value=cells["reference"]))
    for column, allowed in (
        ("state", STATES),
        ("language", questionnaire.languages),
        ("synthetic", tuple(SYNTHETIC)),
    ):
        if cells[column] not in allowed:
            reason = InvalidFile("error.import.not_one_of", value=cells[column], allowed=", ".join(allowed))
            yield Problem(line, column, reason)
    yield from _problems_of_times(line, cells)


def _problems_of_times(line: int, cells: Mapping[str, str]) -> Iterator[Problem]:
    for column in ("created_at", "submitted_at"):
        wanted = column == "created_at" or cells["state"] == "submitted"
        if cells[column] and not _moment_or_none(cells[column]):
            yield Problem(line, column, InvalidFile("error.import.time", value=cells[column]))
        elif wanted and not cells[column]:
            yield Problem(line, column, InvalidFile("error.import.time_missing"))
        elif cells[column] and not wanted and cells["state"] == "draft":
            yield Problem(line, column, InvalidFile("error.import.time_of_draft"))


def _missing(line: int, cells: Mapping[str, str], questionnaire: Questionnaire) -> Iterator[Problem]:
    for question in (*questionnaire.consents, *questionnaire.profile):
        if question.required and not any(cells[column] for column in question.columns):
            yield Problem(line, question.id, InvalidFile("error.import.required"))


def _answers(
    line: int, cells: Mapping[str, str], questionnaire: Questionnaire, problems: list[Problem]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what is answered by column; blanks cost nothing, as most cells are blank."""
    for question in questionnaire.asked.values():
        for columns in _together(question):
            filled = {column: cells[column] for column in columns if cells[column]}
            if not filled:
                continue
            try:
                found = clean(questionnaire, question, _raw(question, filled))
            except InvalidAnswer as error:
                column = str(error.values.get("column", columns[0]))
                problems.append(Problem(line, column, error))
            else:
                yield from ((column, values) for column, values in found.items() if values)


def _together(question: Question) -> Iterator[tuple[str, ...]]:
    """Group the columns that are right or wrong together: each row of a grid stands alone."""
    if isinstance(question, Grid):
        yield from ((column,) for column in question.columns)
    else:
        yield question.columns


def _raw(question: Question, cells: Mapping[str, str]) -> object:
    """Give the cells as the form would give them."""
    match question:
        case Grid():
            return {column.removeprefix(f"{question.id}."): value for column, value in cells.items()}
        case Points():
            return {column.removeprefix(f"{question.id}."): _whole(column, cell) for column, cell in cells.items()}
        case SeveralChoices():
            return cells[question.id].split(SEPARATOR)
        case Consent():
            return _ticked(cells[question.id])
        case Wording():
            return _wording(question, cells)
        case _:
            return unguard(cells[question.id]) if is_words(question) else cells[question.id]


def _wording(question: Wording, cells: Mapping[str, str]) -> dict[str, str]:
    if question.id not in cells:
        raise InvalidAnswer("error.import.reason_alone", column=question.reason, wording=question.id)
    return {column: unguard(cell) for column, cell in cells.items()}


def _whole(column: str, cell: str) -> int:
    if not WHOLE_NUMBER.fullmatch(cell):
        raise InvalidAnswer("error.import.whole_number", column=column, value=cell)
    return int(cell)


def _ticked(cell: str) -> bool:
    if cell != YES:
        raise InvalidAnswer("error.import.not_one_of", value=cell, allowed=YES)
    return True


def _moment_or_none(cell: str) -> datetime | None:
    """Read an ISO 8601 cell; None without an offset too, because it would mean another hour elsewhere."""
    try:
        moment = datetime.fromisoformat(cell)
    except ValueError:
        return None
    return moment if moment.tzinfo and moment.year in YEARS else None
