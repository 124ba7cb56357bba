"""What every column of the exports means."""

from collections.abc import Iterator

from consultation.exports.columns import labels
from consultation.exports.csv_stream import csv_bytes
from consultation.questions.labels import part_label
from consultation.questions.model import Item, Question, Questionnaire, Section
from consultation.questions.organiser import Organiser, said, terms
from consultation.store.lines import BEFORE_ANSWERS
from consultation.text import Words
from consultation.text.csv_safe import cell, guard

HEADER = (
    "column",
    "question",
    "kind",
    "section",
    "item",
    "value",
    "value_label",
    "personal_data",
    "required",
    "core",
)
EVERY_COLUMN = "*"
SEPARATOR = "–"


def codebook(questionnaire: Questionnaire, organiser: Organiser, w: Words) -> bytes:
    """Make CSV with the columns of HEADER: a line for every value of a closed column, one for every other column.

    `section` and `item` are their titles; the flags are 1 or 0. The first lines say whom the answers
    describe, under which licence they may be used and how they are cited.
    """
    return b"".join(csv_bytes(",".join(map(cell, line)) for line in _lines(questionnaire, organiser, w)))


def _lines(questionnaire: Questionnaire, organiser: Organiser, w: Words) -> Iterator[tuple[str, ...]]:
    yield HEADER
    yield _about(EVERY_COLUMN, w("export.note"))
    footnote = said(organiser.country_footnote, w)
    yield from (_about(EVERY_COLUMN, term) for term in (*terms(organiser, w), footnote) if term)
    for column in BEFORE_ANSWERS:
        yield _about(column, w(f"export.column.{column}"))
    titles, words_of = places(questionnaire, w), labels(questionnaire, w)
    for column, question in questionnaire.columns.items():
        before = (column, guard(sentence(questionnaire, column, w)), question.kind, *map(guard, titles[question.id]))
        for value, label in words_of.get(column, {"": ""}).items():
            yield (*before, value, label, *_flags(question))


def _about(column: str, words: str) -> tuple[str, ...]:
    return (column, guard(words), *[""] * (len(HEADER) - 2))


def _flags(question: Question) -> tuple[str, str, str]:
    return str(int(question.personal_data)), str(int(question.required)), str(int(question.core))


def sentence(questionnaire: Questionnaire, column: str, w: Words) -> str:
    """Say the question, and of which part of it the column is: a row, an option, the reason."""
    part = part_label(w, questionnaire, column)
    sentence = w(questionnaire.columns[column].words)
    return f"{sentence} {SEPARATOR} {part}" if part else sentence


def places(questionnaire: Questionnaire, w: Words) -> dict[str, tuple[str, str]]:
    """Find the titles of the section and the item that each question belongs to."""
    found = dict.fromkeys((question.id for question in questionnaire.consents), (w("export.consents"), ""))
    found |= dict.fromkeys((question.id for question in questionnaire.profile), (w("export.profile"), ""))
    for section in questionnaire.steps:
        title = w(f"{section.id}.title")
        found |= dict.fromkeys((question.id for question in section.questions), (title, ""))
        for part in _parts(section):
            found |= dict.fromkeys((question.id for question in part.questions), (title, w(f"{part.id}.title")))
    return found


def _parts(section: Section) -> Iterator[Item]:
    for item in section.items:
        yield item
        yield from item.asks
