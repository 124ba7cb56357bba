"""Workbooks as spreadsheet programs save them, and the template filled in."""

import io
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import xlsxwriter
from openpyxl.worksheet.worksheet import Worksheet

from consultation.exports.template import template
from consultation.exports.template_fields import DAY, fields
from consultation.questions.model import Questionnaire
from consultation.text import words

FILE = "workshop.xlsx"
Cells = Mapping[str, str | int | date]
ANNA: Cells = {
    "consent.process": "Yes",
    "country": "Italy",
    "museum_type": "Art",
    "on_behalf": "For a museum",
    "organisation": "=Museo",
    "R1.agreement": "Agree",
    "P.first:1": "A sector that helps steer AI",
    "P.first:3": "Museums and heritage in the rules for AI",
    "U.security": "Piloting",
    "P.points.R1a": 70,
    "P.points.R1b": 30,
    "R1.comment": "-1: “no”,\nsaid 'she'",
}


def made(fill: Callable[[xlsxwriter.Workbook], object], **options: object) -> bytes:
    """A workbook with what `fill` writes into it."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, **options}) as book:
        fill(book)
    return content.getvalue()


def filled(
    path: Path,
    questionnaire: Questionnaire,
    people: Iterable[Cells],
    language: str = "en",
    change: Callable[[Any], object] | None = None,
) -> Path:
    """The template of a language with a line for each person (cell by field), changed if wanted, and saved again."""
    book = openpyxl.load_workbook(io.BytesIO(template(questionnaire, words(language), "one")))
    answers = book.worksheets[1]
    for number, person in enumerate(people, 3):
        write_line(answers, number, person, questionnaire)
    if change:
        change(book)
    book.save(path)
    return path


def write_line(sheet: Worksheet, number: int, person: Cells, questionnaire: Questionnaire) -> None:
    names = [*(field.name for field in fields(questionnaire)), DAY]
    place_of = {name: place for place, name in enumerate(names, 1)}
    for name, value in person.items():
        cell = sheet.cell(number, place_of[name])
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"  # words that begin like a formula are words all the same
