"""A catalogue that comes back from those who translate, checked text by text against what went out."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from consultation.errors import InvalidFile
from consultation.exports.translation import words_now
from consultation.exports.translation_rows import FORM, Row, rows
from consultation.intake.csv_file import Line
from consultation.intake.translated_text import other_language, problems
from consultation.intake.workbook import Workbook, open_workbook
from consultation.text.messages import CODE, Forms, numbers_of_forms

COLUMNS = 5
KEY, ENGLISH, WORDS = "A", "C", "D"
OF_LANGUAGE = re.compile(r"\((\w+)\)\s*$")
NAMED = 5


@dataclass(frozen=True)
class Remark:
    """What is to be said about a line (0: the whole sheet); `stops` where it must be put right before it goes on."""

    line: int
    column: str
    reason: InvalidFile
    stops: bool


@dataclass(frozen=True)
class Change:
    """A text that is another one than before: the name of its line, the words of before, and the new ones."""

    name: str
    before: str
    after: str


@dataclass(frozen=True)
class Returned:
    """What came back: `said` holds every key that changes, with all its forms."""

    language: str
    remarks: tuple[Remark, ...]
    changes: tuple[Change, ...]
    said: Mapping[str, Forms]

    @property
    def stopped(self) -> bool:
        """Whether something must be put right first."""
        return any(remark.stops for remark in self.remarks)


@dataclass
class _Sheet:
    """The lines of the sheet as they are gone through."""

    listed: Mapping[str, Row]
    seen: dict[str, int] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)
    given: dict[str, str] = field(default_factory=dict)

    def tell(self, line: int, column: str, what: str, *, stops: bool, **values: object) -> None:
        """Note a remark."""
        self.remarks.append(Remark(line, column, InvalidFile(f"error.translation.{what}", **values), stops))


def language_of(content: bytes, file: str) -> str:
    """Give the language that a workbook translates into, by the name of its sheet.

    Raises InvalidFile: not a workbook that can be read (see `workbook`), or without such a sheet.
    """
    return _sheet_of(open_workbook(content, file), file)


def read_translation(content: bytes, file: str, english: Mapping[str, Forms], present: Mapping[str, Forms]) -> Returned:
    """Read a workbook that `exports.translation` made and somebody filled in.

    english, present: the words of now, in English and in the workbook's language. A text whose cell is empty, or whose
    English is another one by now, stays as it was; both are told. Raises InvalidFile: not a workbook that can be read
    (see `workbook`), without the sheet or the columns that were sent out, or in another language.
    """
    book = open_workbook(content, file)
    language = _sheet_of(book, file)
    sheet = _Sheet({row.name: row for row in rows(language, english)})
    lines = book.lines(language)
    _refuse_other_header(next(lines, None), language, file)
    for line in lines:
        _take(sheet, line, present)
    _tell_missing(sheet, present)
    said = _said(sheet, language, present)
    changes = tuple(_changes(sheet, said, present))
    if found := other_language(language, [change.after for change in changes]):
        raise InvalidFile("error.translation.wrong_language", file=file, language=language, found=found)
    return Returned(language, tuple(sorted(sheet.remarks, key=_order)), changes, said)


def _sheet_of(book: Workbook, file: str) -> str:
    for name in book.sheets:
        if CODE.fullmatch(name):
            numbers_of_forms(name)
            return name
    raise InvalidFile("error.translation.no_sheet", file=file)


def _refuse_other_header(line: Line | None, language: str, file: str) -> None:
    cells = line.cells if line and line.number == 1 else []
    codes = [found[1] if (found := OF_LANGUAGE.search(cell)) else "" for cell in cells[: COLUMNS - 1]]
    if codes != ["", "", "en", language]:
        raise InvalidFile("error.translation.header", file=file, sheet=language)


def _take(sheet: _Sheet, line: Line, present: Mapping[str, Forms]) -> None:
    name, _, english, text = ([_plain(cell) for cell in line.cells] + [""] * COLUMNS)[: COLUMNS - 1]
    row = sheet.listed.get(name)
    if name in sheet.seen:
        sheet.tell(line.number, KEY, "twice", stops=True, name=name, first=sheet.seen[name])
    elif row is None:
        _tell_unknown(sheet, line.number, name, is_empty=not (english or text))
    else:
        sheet.seen[name] = line.number
        _take_known(sheet, row, english, text, words_now(row, present))


def _plain(cell: str) -> str:
    return cell.replace("\r\n", "\n").strip()


def _tell_unknown(sheet: _Sheet, line: int, name: str, *, is_empty: bool) -> None:
    key = name.partition(FORM)[0]
    forms = [row for row in sheet.listed.values() if row.key == key]
    if not name:
        if not is_empty:
            sheet.tell(line, KEY, "no_key", stops=True)
    elif forms:
        sheet.tell(line, KEY, "form_unknown", stops=True, name=name, wanted=len(forms))
    else:
        sheet.tell(line, KEY, "unknown", stops=False, name=name)


def _take_known(sheet: _Sheet, row: Row, english: str, text: str, before: str) -> None:
    line = sheet.seen[row.name]
    if not text:
        if before:
            sheet.tell(line, WORDS, "emptied", stops=False, before=before)
    elif english != row.english.strip():
        sheet.tell(line, ENGLISH, "english_changed", stops=False, english=row.english)
    else:
        sheet.given[row.name] = text
        for what, values in problems(row, text):
            sheet.tell(line, WORDS, what, stops=True, **values)


def _tell_missing(sheet: _Sheet, present: Mapping[str, Forms]) -> None:
    missing = [name for name in sheet.listed if name not in sheet.seen]
    untranslated = [
        row.name for row in sheet.listed.values() if not sheet.given.get(row.name) and not words_now(row, present)
    ]
    for what, names in (("lines_missing", missing), ("untranslated", [n for n in untranslated if n in sheet.seen])):
        if names:
            sheet.tell(0, "", what, stops=False, n=len(names), names=named(names))


def _said(sheet: _Sheet, language: str, present: Mapping[str, Forms]) -> dict[str, Forms]:
    """Put the forms of every key that changes together; those that were not given stay as they are."""
    forms: dict[str, dict[int, str]] = defaultdict(dict)
    for name, text in sheet.given.items():
        row = sheet.listed[name]
        if text != words_now(row, present).strip():
            forms[row.key][row.form] = text
    said: dict[str, Forms] = {}
    for key, given in forms.items():
        all_rows = [row for row in sheet.listed.values() if row.key == key]
        texts = tuple(given.get(row.form) or words_now(row, present) for row in all_rows)
        if all(texts):
            said[key] = texts
        else:
            line = min(sheet.seen[row.name] for row in all_rows if row.form in given)
            wanted, found = len(numbers_of_forms(language)), sum(map(bool, texts))
            sheet.tell(line, WORDS, "forms", stops=True, name=key, wanted=wanted, found=found)
    return said


def _changes(sheet: _Sheet, said: Mapping[str, Forms], present: Mapping[str, Forms]) -> Iterator[Change]:
    for row in sheet.listed.values():
        before, after = words_now(row, present), said[row.key][row.form] if row.key in said else ""
        if after and after != before:
            yield Change(row.name, before, after)


def named(names: Iterable[str]) -> str:
    """Name the first few."""
    listed = list(names)
    return ", ".join(listed[:NAMED]) + (" …" if len(listed) > NAMED else "")


def _order(remark: Remark) -> tuple[bool, int]:
    return not remark.stops, remark.line
