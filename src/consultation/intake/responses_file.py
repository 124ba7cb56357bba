"""Import of responses from a file: everything is checked before anything is written."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from consultation.errors import InvalidFile
from consultation.intake import responses_csv, responses_workbook
from consultation.intake.record import Parsed, Problem, Record
from consultation.questions.model import Questionnaire
from consultation.store.engine import Store
from consultation.store.responses import add, known_references
from consultation.text import Words

_Place = tuple[int, str]  # line and sheet

WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods")


@dataclass(frozen=True)
class Checked:
    """What a file holds: how many responses could be imported, and every problem by line."""

    responses: int
    problems: tuple[Problem, ...]


def records(path: Path, questionnaire: Questionnaire, words_in: Callable[[str], Words]) -> Iterator[Parsed]:
    """Yield each line of a wide CSV file, or of a workbook made from the template, as a record or as its problems.

    words_in: the words of a language. Raises InvalidFile where the file itself is wrong.
    """
    if path.suffix.lower() in WORKBOOKS:
        return responses_workbook.records(path, questionnaire, words_in)
    return responses_csv.records(path, questionnaire)


def left_blank(path: Path, questionnaire: Questionnaire) -> tuple[str, ...]:
    """Name the columns of optional questions that a CSV file lacks; a workbook has all; raises InvalidFile."""
    if path.suffix.lower() in WORKBOOKS:
        return ()
    return responses_csv.columns_left_blank(path, questionnaire)


def said_of_blank(columns: tuple[str, ...], w: Words) -> str:
    """Say which columns are missing and taken as blank."""
    return w("import.left_blank", columns=", ".join(columns))


def check(found: Iterable[Parsed], store: Store, questionnaire: Questionnaire, *, going_on: bool = False) -> Checked:
    """Find every problem of the lines, among them references that stand there twice or are in the database already.

    going_on: an import that broke off is repeated, so those in the database already are passed over.
    """
    problems: list[Problem] = []
    first: dict[str, _Place] = {}
    for record in found:
        problems += _twice(record, first) if isinstance(record, Record) else record
    known = {reference: first.pop(reference) for reference in known_references(store, questionnaire, first)}
    if not going_on:
        problems += [_problem(at, _already_there(at), reference=each) for each, at in known.items()]
    return Checked(len(first), tuple(sorted(problems, key=lambda problem: problem.line)))


def add_records(read: Callable[[], Iterable[Parsed]], file: str, store: Store, questionnaire: Questionnaire) -> int:
    """Write what was checked without a problem and return how many responses; `read` begins to read the file anew.

    Raises InvalidFile if the file was changed after it was checked.
    """
    added = 0
    for synthetic in (False, True):
        found = _unchanged(file, read())
        wanted = (record.response for record in found if record.synthetic is synthetic)
        added += add(store, questionnaire, wanted, synthetic=synthetic)
    return added


def _unchanged(file: str, found: Iterable[Parsed]) -> Iterator[Record]:
    for record in found:
        if not isinstance(record, Record):
            raise InvalidFile("error.import.changed", file=file)
        yield record


def _twice(record: Record, seen: dict[str, _Place]) -> Iterator[Problem]:
    reference, here = record.response.reference, (record.line, record.sheet)
    first = seen.setdefault(reference, here)
    if first != here:
        yield _problem(here, "error.import.twice", reference=reference, first=first[0])


def _already_there(place: _Place) -> str:
    """Nobody has seen the reference of a line in a workbook: it is made from what stands there."""
    return "error.import.line_already_there" if place[1] else "error.import.already_there"


def _problem(place: _Place, key: str, **values: object) -> Problem:
    """Tell of a reference, which has a column in CSV and none in a workbook."""
    line, sheet = place
    return Problem(line, "" if sheet else "reference", InvalidFile(key, **values), sheet)


def said(problem: Problem, w: Words) -> str:
    """Say a problem as one sentence with its sheet, line and column, as far as they are known."""
    key = "import.problem" + ("_in_sheet" if problem.sheet else "") + ("" if problem.column else "_of_line")
    return w(key, sheet=problem.sheet, line=problem.line, column=problem.column, reason=w.error(problem.reason))
