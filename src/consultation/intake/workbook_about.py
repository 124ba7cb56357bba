"""What a facilitator's workbook says of itself on its sheet of codes."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from consultation.errors import InvalidFile
from consultation.exports.template_fields import ABOUT, CODES
from consultation.intake.workbook import Workbook
from consultation.questions.model import Questionnaire


@dataclass(frozen=True)
class About:
    """language: in which it was made; sheet: where the answers stand; workbook: its name among all templates; codes: by
    column, the code of each of its words.
    """  # noqa: D205 — a list of fields

    language: str
    sheet: str
    workbook: str
    codes: Mapping[str, Mapping[str, str]]


def about(book: Workbook, file: str, questionnaire: Questionnaire) -> About:
    """Read the sheet of codes.

    Raises InvalidFile: no such sheet, not a template, of another consultation, in a language that it does not have.
    """
    named: dict[str, str] = {}
    codes: dict[str, dict[str, str]] = defaultdict(dict)
    for line in book.lines(CODES):
        cells = [*line.cells, "", "", ""][:3]
        if line.number <= len(ABOUT):
            named[cells[0]] = cells[1]
        elif line.number > len(ABOUT) + 1:
            codes[cells[0]][folded(cells[2])] = cells[1]
    if set(named) != set(ABOUT):
        raise InvalidFile("error.workbook.not_template", file=file)
    if named["questionnaire"] != questionnaire.name:
        raise InvalidFile("error.workbook.other_consultation", file=file, found=named["questionnaire"])
    if named["language"] not in questionnaire.languages:
        raise InvalidFile("error.workbook.language", file=file, language=named["language"])
    return About(named["language"], named["sheet"], named["workbook"], codes)


def folded(words: str) -> str:
    """Give words as they are compared: without regard to case and spaces."""
    return " ".join(words.split()).casefold()
