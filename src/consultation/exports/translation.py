"""A language's catalogue as a workbook for those who translate: the key, where it is used, English, words, a note."""

import io
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from babel import Locale

from consultation.exports.translation_rows import Row, rows, where
from consultation.text import Words
from consultation.text.messages import Forms

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
WIDTHS = (24, 26, 60, 60, 30)  # of the columns, in characters
ACCENT, TINT, GREY, MISSING = "#0b5c8a", "#e7f0f5", "#6b6b6b", "#fff4c2"
RULES = ("column", "gaps", "plural", "address", "workbook")
UNLOCKED = {"format_cells": True, "format_columns": True, "format_rows": True, "autofilter": True}


def translation(
    language: str, english: Mapping[str, Forms], present: Mapping[str, Forms], w: Words, day: date
) -> bytes:
    """Make an XLSX with two sheets: the texts, on a sheet named like the language, and how to translate them.

    english, present: by key, each a sentence or one for each plural form; w: the language that the workbook explains
    itself in. Raises UnknownName for a language that does not exist.
    """
    from xlsxwriter import Workbook  # noqa: PLC0415 — only who asks for a workbook waits for it

    listed = rows(language, english)
    made = io.BytesIO()
    with Workbook(made, PLAIN) as book:
        _texts(book, listed, present, language, w)
        missing = sum(not words_now(row, present) for row in listed)
        _about(book, w, {"language": _named(language, w), "date": w.date(day), "n": len(listed), "missing": missing})
    return made.getvalue()


def header(language: str, w: Words) -> tuple[str, ...]:
    """Name the columns; those of the two languages end with their codes, by which they are known again."""
    names = [w(f"translation.column.{name}") for name in ("key", "where", "note")]
    return (*names[:2], "English (en)", f"{_own_name(language)} ({language})", names[2])


def words_now(row: Row, present: Mapping[str, Forms]) -> str:
    """Give the words that a text has now, or nothing."""
    forms = present.get(row.key, ())
    return forms[row.form] if row.form < len(forms) else ""


def _texts(book: "Workbook", listed: Sequence[Row], present: Mapping[str, Forms], language: str, w: Words) -> None:
    sheet = book.add_worksheet(language)
    wrapped = {"text_wrap": True, "valign": "top"}
    small, read = book.add_format({**wrapped, "font_color": GREY, "font_size": 9}), book.add_format(wrapped)
    written = book.add_format({**wrapped, "locked": False, "num_format": "@"})
    for place, (width, style) in enumerate(zip(WIDTHS, (small, small, read, written, written), strict=True)):
        sheet.set_column(place, place, width, style)
    _header(book, sheet, header(language, w))
    for line, row in enumerate(listed, 1):
        texts = (row.name, where(row, w), row.english, words_now(row, present))
        for place, (text, style) in enumerate(zip(texts, (small, small, read, written), strict=True)):
            sheet.write_string(line, place, text, style)
        sheet.write_blank(line, len(texts), None, written)
    to_do = {"type": "blanks", "format": book.add_format({"bg_color": MISSING})}
    sheet.conditional_format(1, 3, len(listed), 3, to_do)
    sheet.autofilter(0, 0, len(listed), len(WIDTHS) - 1)
    sheet.protect(options=UNLOCKED)


def _header(book: "Workbook", sheet: "Worksheet", names: Sequence[str]) -> None:
    style = book.add_format({"bold": True, "bg_color": TINT, "bottom": 1, "valign": "top"})
    for place, name in enumerate(names):
        sheet.write_string(0, place, name, style)
    sheet.freeze_panes(1, 0)


def _about(book: "Workbook", w: Words, facts: Mapping[str, object]) -> None:
    sheet = book.add_worksheet(w("translation.sheet.about"))
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 100)
    title = book.add_format({"bold": True, "font_size": 16, "font_color": ACCENT})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.write_string(0, 0, w("translation.about.title", language=facts["language"]), title)
    sheet.write_string(1, 0, w("translation.about.made", **facts), plain)
    for line, rule in enumerate(RULES, 3):
        said = w(f"translation.about.{rule}", language=facts["language"], example="{n}")
        sheet.write_string(line, 0, said, plain)


def _named(language: str, w: Words) -> str:
    return f"{w.language_name(language)} ({language})"


def _own_name(language: str) -> str:
    return (Locale.parse(language).get_display_name(language) or language).capitalize()
