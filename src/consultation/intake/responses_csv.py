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
    """Yield each line as a record or as its problems; raise InvalidFile where the file itself is wrong."""
    found = lines(path)
    header = next(found, None)
    if header is None:
        raise InvalidFile("error.import.empty", file=path.name)
    place_of = places(header.cells, (*BEFORE_ANSWERS, *questionnaire.columns), path)
    width = len(header.cells)
    for line in found:
        if len(line.cells) == width:
            cells = {column: line.cells[place] for column, place in place_of.items()}
            yield read_record(line.number, cells, questionnaire)
        else:
            yield [_wrong_width(line, width)]


def _wrong_width(line: Line, width: int) -> Problem:
    return Problem(line.number, "", InvalidFile("error.import.width", found=len(line.cells), wanted=width))
