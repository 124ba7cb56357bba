import io
import struct
import zipfile
from collections.abc import Callable
from datetime import date

import pytest
import xlsxwriter
from unit.intake.workbooks import made
from xlsxwriter.worksheet import Worksheet

from consultation.errors import InvalidFile
from consultation.intake.workbook import column_letters, open_workbook
from consultation.intake.workbook_package import MOST_BYTES

FILE = "answers.xlsx"


def refused(content: bytes, sheet: str = "Sheet1") -> InvalidFile:
    with pytest.raises(InvalidFile) as caught:
        list(open_workbook(content, FILE).lines(sheet))
    return caught.value


def sheet(*rows: list[object]) -> bytes:
    def fill(book: xlsxwriter.Workbook) -> None:
        written = book.add_worksheet()
        for number, row in enumerate(rows):
            written.write_row(number, 0, row)

    return made(fill)


def with_parts(content: bytes, **parts: bytes) -> bytes:
    """The workbook with other or further parts in its zip."""
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, part in parts.items():
            new.writestr(name, part)
    return changed.getvalue()


def encrypted_zip() -> bytes:
    content = bytearray(sheet(["a"]))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(mark) + place
        struct.pack_into("<H", content, at, struct.unpack_from("<H", content, at)[0] | 1)
    return bytes(content)


def with_rows(rows: str) -> bytes:
    """The workbook with these rows as the format has them."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    xml = f'<worksheet xmlns="{space}"><sheetData>{rows}</sheetData></worksheet>'
    return with_parts(sheet(["a"]), **{"xl/worksheets/sheet1.xml": xml.encode()})


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "not_xlsx"),
        (b"country,museum_type\r\nIT,art\r\n", "not_xlsx"),
        (b"PK\x03\x04 and then something else", "not_xlsx"),
        (OLE, "old_format"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        (encrypted_zip(), "password"),
        (with_parts(sheet(["a"]), **{"xl/vbaProject.bin": b"Sub AutoOpen"}), "macros"),
        (with_parts(sheet(["a"]), **{"xl/workbook.xml": b"<workbook"}), "damaged"),
        (with_parts(sheet(["a"]), **{"xl/worksheets/sheet1.xml": b"<worksheet><sheetData><row>"}), "damaged"),
        (with_parts(sheet(["a"]), **{"xl/media/image1.png": bytes(110_000_000)}), "too_large"),
        (b"PK" + bytes(MOST_BYTES), "too_large"),
    ],
)
def test_what_is_no_readable_workbook(content: bytes, key: str) -> None:
    found = refused(content)
    assert (found.key, found.values) == (f"error.workbook.{key}", {"file": FILE})


def test_a_zip_of_something_else() -> None:
    document = io.BytesIO()
    with zipfile.ZipFile(document, "w") as package:
        package.writestr("word/document.xml", "<document/>")
    assert refused(document.getvalue()).key == "error.workbook.not_xlsx"


def test_entities_are_not_expanded() -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY b "bbbbbbbb">]><worksheet>&b;</worksheet>'
    assert refused(with_parts(sheet(["a"]), **{"xl/worksheets/sheet1.xml": bomb})).key == "error.workbook.damaged"


@pytest.mark.parametrize(
    ("write", "key", "named"),
    [
        (lambda s: s.merge_range("B2:C3", "x"), "merged", {"cells": "B2:C3"}),
        (lambda s: s.write_formula("AA7", "=1+1", None, 2), "formula", {"cell": "AA7"}),
        (lambda s: s.write_column(0, 0, ["x"] * 20_002), "too_many_lines", {"most": 20_000}),
        (lambda s: s.write_row(0, 0, ["x"] * 501), "too_many_columns", {"most": 500}),
    ],
)
def test_cells_that_cannot_be_read_exactly(
    write: Callable[[Worksheet], object], key: str, named: dict[str, object]
) -> None:
    found = refused(made(lambda book: write(book.add_worksheet())))
    assert (found.key, found.values) == (f"error.workbook.{key}", {"file": FILE, "sheet": "Sheet1", **named})


def test_a_sheet_that_is_wide_and_long_without_a_word_in_it() -> None:
    rows = "".join(f'<row r="{n}"><c r="XFD{n}"/></row>' for n in range(1, 701))
    assert refused(with_rows(rows)).key == "error.workbook.too_many_columns"


def test_an_error_of_the_spreadsheet_program_is_no_value() -> None:
    found = refused(with_rows('<row r="1"><c r="B1" t="e"><v>#REF!</v></c></row>'))
    assert (found.key, found.values["cell"]) == ("error.workbook.error_value", "B1")


def test_a_sheet_that_is_not_there() -> None:
    assert refused(sheet(["a"]), "Réponses").values == {"file": FILE, "sheet": "Réponses", "found": "Sheet1"}


def test_merged_cells_of_another_sheet_do_not_matter() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        book.add_worksheet().write(0, 0, "here")
        book.add_worksheet().merge_range("A1:B2", "x")

    assert [line.cells for line in open_workbook(made(fill), FILE).lines("Sheet1")] == [["here"]]


def test_cells_become_text_with_their_positions() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        written = book.add_worksheet("A")
        written.write_row(1, 1, [5, 2.5, True, "  two\nlines ", "_x000D_"])
        written.write_datetime(1, 6, date(2026, 3, 1), book.add_format({"num_format": 14}))
        written.write_blank(1_048_575, 0, None, book.add_format({"bold": True}))

    workbook = open_workbook(made(fill), FILE)
    assert workbook.sheets == ("A",)
    (line,) = workbook.lines("A")
    assert line.number == 2
    assert line.cells == ["", "5", "2.5", "TRUE", "  two\nlines ", "\r", "2026-03-01T00:00:00"]


@pytest.mark.parametrize(("place", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA")])
def test_columns_are_named_as_spreadsheets_do(place: int, letters: str) -> None:
    assert column_letters(place) == letters
