"""What a line of the facilitator's workbook holds: the fields, and the sheet by which they are read back."""

from collections.abc import Iterator
from dataclasses import dataclass

from consultation.questions.model import Question, Questionnaire, SeveralChoices

CODES = "codes"
CODES_HEADER = ("column", "code", "label")
ABOUT = ("questionnaire", "language", "sheet", "workbook")
LINES_BEFORE_ANSWERS = 2
DAY = "day"  # the last column: when the answers were given; empty for the day of the import


@dataclass(frozen=True)
class Field:
    """One column of the workbook: `name` stands in its first line, `column` is that of the answers."""

    name: str
    column: str
    question: Question


def fields(questionnaire: Questionnaire) -> tuple[Field, ...]:
    """List the fields in the order they are asked; a question with several choices has one for each choice."""
    return tuple(
        Field(name, column, question)
        for question in questionnaire.asked.values()
        for column in question.columns
        for name in _names(questionnaire, question, column)
    )


def _names(questionnaire: Questionnaire, question: Question, column: str) -> Iterator[str]:
    if isinstance(question, SeveralChoices):
        most = question.limit or len(questionnaire.choices(question))
        yield from (f"{column}:{number}" for number in range(1, most + 1))
    else:
        yield column
