"""The workbook that a facilitator types answers into, from paper or in a workshop: a line for each respondent."""

import io
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from consultation.exports.codebook import places, sentence
from consultation.exports.columns import closed_values
from consultation.exports.template_fields import ABOUT, CODES, CODES_HEADER, DAY, LINES_BEFORE_ANSWERS, Field, fields
from consultation.questions.labels import choice_label, shown_choices
from consultation.questions.model import YES, Consent, Points, Questionnaire, Text, Wording
from consultation.text import Words

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

FIRST_DAY = date(2000, 1, 1)
LINES = 1_000  # with lists to choose from; more can be typed, and are checked when the workbook is imported
PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
ACCENT, TINT, GREY = "#0b5c8a", "#e7f0f5", "#6b6b6b"
WIDTH, WIDTH_OF_WORDS = 24, 40
README_LINES = ("lines", "lists", "several", "consent", "words", "day", "formulas", "change", "import")
Labels = Mapping[str, Mapping[str, str]]


def template(questionnaire: Questionnaire, w: Words, workbook: str) -> bytes:
    """Make an XLSX with three sheets: what to do, the answers to fill in, and the codes behind the words of the lists.

    workbook: a name that no other template has, by which its lines are known when they are imported twice.
    """
    from xlsxwriter import Workbook  # noqa: PLC0415 — only who asks for a workbook waits for it

    made = io.BytesIO()
    with Workbook(made, PLAIN) as book:
        book.set_properties({"title": w(f"{questionnaire.name}.title")})
        _readme(book, questionnaire, w)
        answers = book.add_worksheet(w("template.sheet.answers"))
        listed = _codes(book, questionnaire, w, workbook)
        _answers(book, answers, questionnaire, w, listed)
        answers.activate()
    return made.getvalue()


def field_labels(questionnaire: Questionnaire, w: Words) -> dict[str, dict[str, str]]:
    """For every closed column of the answers its codes with their words, in the order to choose from."""
    return {
        column: {code: _label(questionnaire, column, code, w) for code in _shown(questionnaire, column, w)}
        for column, question in questionnaire.columns.items()
        if closed_values(questionnaire, question)
    }


def _shown(questionnaire: Questionnaire, column: str, w: Words) -> tuple[str, ...]:
    question = questionnaire.columns[column]
    return (YES,) if isinstance(question, Consent) else shown_choices(w, questionnaire, question)


def _label(questionnaire: Questionnaire, column: str, code: str, w: Words) -> str:
    question = questionnaire.columns[column]
    return w("export.ticked") if isinstance(question, Consent) else choice_label(w, questionnaire, question, code)


def _readme(book: "Workbook", questionnaire: Questionnaire, w: Words) -> None:
    sheet = book.add_worksheet(w("template.sheet.readme"))
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 100)
    title = book.add_format({"bold": True, "font_size": 16, "font_color": ACCENT, "text_wrap": True})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.write_string(0, 0, w(f"{questionnaire.name}.title"), title)
    for row, name in enumerate(README_LINES, 2):
        sheet.write_string(row, 0, w(f"template.readme.{name}", sheet=w("template.sheet.answers")), plain)


def _codes(book: "Workbook", questionnaire: Questionnaire, w: Words, workbook: str) -> dict[str, str]:
    """Write the sheet of codes and give, by column, the range of its words."""
    sheet = book.add_worksheet(CODES)
    sheet.set_column(0, 2, 30)
    about = (questionnaire.name, w.language, w("template.sheet.answers"), workbook)
    for row, pair in enumerate(zip(ABOUT, about, strict=True)):
        _write_row(sheet, row, pair)
    row = len(ABOUT)
    _write_row(sheet, row, CODES_HEADER, book.add_format({"bold": True}))
    ranges: dict[str, str] = {}
    for column, labels in field_labels(questionnaire, w).items():
        ranges[column] = f"={CODES}!$C${row + 2}:$C${row + 1 + len(labels)}"
        for code, label in labels.items():
            row += 1
            _write_row(sheet, row, (column, code, label))
    sheet.protect()
    return ranges


def _write_row(sheet: "Worksheet", row: int, texts: tuple[str, ...], style: "Format | None" = None) -> None:
    for place, text in enumerate(texts):
        sheet.write_string(row, place, text, style)


def _answers(
    book: "Workbook", sheet: "Worksheet", questionnaire: Questionnaire, w: Words, listed: Mapping[str, str]
) -> None:
    named = book.add_format({"font_size": 8, "font_color": GREY})
    asked = {"text_wrap": True, "valign": "top", "bg_color": TINT, "border": 1, "border_color": "#c9d6de"}
    styles = {True: book.add_format({**asked, "bold": True}), False: book.add_format(asked)}
    text = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    titles = places(questionnaire, w)
    sheet.set_row(1, 110)
    for place, field in enumerate(fields(questionnaire)):
        is_words = isinstance(field.question, Text | Wording)
        sheet.set_column(place, place, WIDTH_OF_WORDS if is_words else WIDTH, text if is_words else None)
        sheet.write_string(0, place, field.name, named)
        sheet.write_string(1, place, _asked(field, titles, questionnaire, w), styles[field.question.required])
        if check := _validation(field, listed, w):
            sheet.data_validation(LINES_BEFORE_ANSWERS, place, LINES_BEFORE_ANSWERS + LINES - 1, place, check)
    _day(book, sheet, len(fields(questionnaire)), styles[False], w)
    sheet.freeze_panes(LINES_BEFORE_ANSWERS, 0)


def _day(book: "Workbook", sheet: "Worksheet", place: int, style: "Format", w: Words) -> None:
    sheet.set_column(place, place, WIDTH, book.add_format({"valign": "top", "num_format": "yyyy-mm-dd"}))
    sheet.write_string(0, place, DAY, book.add_format({"font_size": 8, "font_color": GREY}))
    sheet.write_string(1, place, w("template.day"), style)
    last = LINES_BEFORE_ANSWERS + LINES - 1
    check = {"validate": "date", "criteria": ">=", "value": FIRST_DAY}
    refused = {"error_title": w("template.refused.title"), "error_message": w("template.day.refused")}
    sheet.data_validation(LINES_BEFORE_ANSWERS, place, last, place, check | refused)


def _asked(field: Field, titles: Mapping[str, tuple[str, str]], questionnaire: Questionnaire, w: Words) -> str:
    """Say what is asked to somebody who sees only this column: about what, the question, whether it must be."""
    _, item = titles[field.question.id]
    _, _, number = field.name.partition(":")
    said = " · ".join(part for part in (item, sentence(questionnaire, field.column, w), number) if part)
    return f"{said} *" if field.question.required else said


def _validation(field: Field, listed: Mapping[str, str], w: Words) -> dict[str, Any] | None:
    if isinstance(field.question, Points):
        check = {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": field.question.total}
    elif field.column in listed:
        check = {"validate": "list", "source": listed[field.column]}
    else:
        return None
    return {**check, "error_title": w("template.refused.title"), "error_message": w("template.refused")}
