"""Sheets of an XLSX workbook as lines of text with their positions; what cannot be read exactly is refused.

Merged cells and formulas are refused and not guessed at: a merged cell has one value for several people, and a formula
has the value that some other program last computed, or none.
"""

import io
import re
import warnings
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, Protocol

from consultation.errors import InvalidFile
from consultation.intake.csv_file import Line
from consultation.intake.workbook_package import refuse_unreadable

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook as Book

MOST_LINES = 20_000  # what people type; more comes from a program, which can write CSV
MOST_COLUMNS = 500
MOST_CELLS = MOST_LINES * MOST_COLUMNS  # empty ones too: a sheet can be wide and long without a word in it
MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([^"]{1,40})"')
SCANNED_AT_ONCE = 1 << 20
COMPUTED = {"f": "formula", "e": "error_value"}


class _Cell(Protocol):
    value: Any
    data_type: str


class Workbook:
    """An open workbook: `sheets` are their names in order; `lines` reads one of them."""

    def __init__(self, book: "Book", file: str) -> None:
        self._book, self._file = book, file
        self.sheets = tuple(sheet.title for sheet in book.worksheets)

    def lines(self, sheet: str) -> Iterator[Line]:
        """Yield the lines of a sheet that are not empty, numbered as the sheet numbers them, cells as text.

        Numbers are written without a decimal point where they are whole, dates as ISO 8601; empty cells are "" and
        those at the end are left out. Raises InvalidFile: no such sheet, merged cells, formulas, too many lines or
        columns, or damaged.
        """
        if sheet not in self.sheets:
            found = ", ".join(self.sheets)
            raise InvalidFile("error.workbook.sheet_missing", file=self._file, sheet=sheet, found=found)
        try:
            yield from self._lines(sheet)
        except InvalidFile:
            raise
        except Exception as error:  # the library raises whatever it trips over in a foreign file
            raise InvalidFile("error.workbook.damaged", file=self._file) from error

    def _lines(self, sheet: str) -> Iterator[Line]:
        found: Any = self._book[sheet]
        self._refuse_merged(found)
        found.reset_dimensions()  # what a file says of its own size may be wrong, and lines would be lost
        looked_at = 0
        for number, cells in enumerate(found.iter_rows(), 1):
            looked_at += len(cells)
            if looked_at > MOST_CELLS:
                raise self._refused("too_many_columns", sheet, most=MOST_COLUMNS)
            texts = [self._text(cell, sheet, number, place) for place, cell in enumerate(cells, 1)]
            while texts and not texts[-1]:
                texts.pop()
            if not texts:
                continue
            if number > MOST_LINES + 1:
                raise self._refused("too_many_lines", sheet, most=MOST_LINES)
            if len(texts) > MOST_COLUMNS:
                raise self._refused("too_many_columns", sheet, most=MOST_COLUMNS)
            yield Line(number, texts)

    def _text(self, cell: _Cell, sheet: str, number: int, place: int) -> str:
        if cell.value is None:
            return ""
        if reason := COMPUTED.get(cell.data_type):
            raise self._refused(reason, sheet, cell=f"{column_letters(place)}{number}")
        return _as_text(cell.value)

    def _refuse_merged(self, sheet: Any) -> None:
        """Look for merged ranges in the sheet's own text: the reader that holds one line at a time passes over them."""
        before = b""
        with sheet._get_source() as source:  # noqa: SLF001 — the library has no other name for where a sheet lies
            while read := source.read(SCANNED_AT_ONCE):
                if found := MERGED.search(before + read):
                    raise self._refused("merged", sheet.title, cells=found[1].decode("ascii", "replace"))
                before = read[-200:]

    def _refused(self, reason: str, sheet: str, **values: object) -> InvalidFile:
        return InvalidFile(f"error.workbook.{reason}", file=self._file, sheet=sheet, **values)


def open_workbook(content: bytes, file: str) -> Workbook:
    """Open an XLSX workbook from its bytes; `file` is its name, for messages.

    Raises InvalidFile (`error.workbook.…`): not a workbook, too large, with a password, with macros, damaged.
    """
    refuse_unreadable(content, file)
    from openpyxl import load_workbook  # noqa: PLC0415 — only who imports a workbook waits for it

    # Extensions of other programs that the library passes over are no concern of whoever reads cells.
    warnings.filterwarnings("ignore", category=UserWarning, module=r"openpyxl\.")
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
    except Exception as error:  # the library raises whatever it trips over in a foreign file
        raise InvalidFile("error.workbook.damaged", file=file) from error
    return Workbook(book, file)


def column_letters(place: int) -> str:
    """Name a column as spreadsheets do: 1 is A, 27 is AA."""
    letters = ""
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _as_text(value: object) -> str:
    match value:
        case bool():
            return str(value).upper()
        case float() if value.is_integer():
            return str(int(value))
        case datetime() | date() | time():
            return value.isoformat()
        case _:
            return _unescaped(str(value))


def _unescaped(text: str) -> str:
    """Turn `_x000D_`, as the format writes control characters, back."""
    from openpyxl.utils.escape import unescape  # noqa: PLC0415

    return unescape(text) if "_x" in text else text
