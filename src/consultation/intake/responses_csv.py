"""Responses in the wide CSV, line by line."""

from collections.abc import Iterator
from pathlib import Path

from consultation.errors import InvalidFile
from consultation.intake.csv_file import Line, lines
from consultation.intake.header import places
from consultation.intake.record import Parsed, Problem, read_record
from consultation.questions.model import Questionnaire
from consultation.store.lines import BEFORE_ANSWERS


def records(path: Path, questionnaire: Questionnaire) -> Iterator[Parsed]:
    """Yield each line as a record or as its problems; raise InvalidFile where the file itself is wrong.

    Columns of optional questions that the file lacks, as one exported before they were asked does, are blank.
    """
    found = lines(path)
    place_of, header = _header(found, path, questionnaire)
    blank = dict.fromkeys(questionnaire.columns, "")
    width = len(header.cells)
    for line in found:
        if len(line.cells) == width:
            cells = blank | {column: line.cells[place] for column, place in place_of.items()}
            yield read_record(line.number, cells, questionnaire)
        else:
            yield [_wrong_width(line, width)]


def columns_left_blank(path: Path, questionnaire: Questionnaire) -> tuple[str, ...]:
    """Name the columns that the file lacks and may lack; raises InvalidFile as `records` does for the first line."""
    place_of, _ = _header(lines(path), path, questionnaire)
    return tuple(column for column in questionnaire.columns if column not in place_of)


def _header(found: Iterator[Line], path: Path, questionnaire: Questionnaire) -> tuple[dict[str, int], Line]:
    header = next(found, None)
    if header is None:
        raise InvalidFile("error.import.empty", file=path.name)
    optional = [column for column, question in questionnaire.columns.items() if not question.required]
    return places(header.cells, (*BEFORE_ANSWERS, *questionnaire.columns), path, optional), header


def _wrong_width(line: Line, width: int) -> Problem:
    return Problem(line.number, "", InvalidFile("error.import.width", found=len(line.cells), wanted=width))
