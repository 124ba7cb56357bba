"""The people to invite, from what staff pasted or uploaded: a line for each, with address, name, country, language."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass

from consultation.errors import AddressRefused, InvalidFile
from consultation.mail.address import clean_address
from consultation.questions.places import COUNTRIES
from consultation.store.invitations import Invited

COLUMNS = ("address", "name", "country", "language")
MOST = 2000
LONGEST_NAME = 200


@dataclass(frozen=True)
class Line:
    """One line: what was written, and the person or the problem (the key of its sentence) found in it."""

    number: int
    written: str
    invited: Invited | None
    problem: str | None


def read(text: str, languages: Sequence[str]) -> list[Line]:
    """Read the lines in order; those that are blank, and a first line of column names, are passed over.

    Values are parted by comma, semicolon or tab and may stand in quotes. Without a language the first of `languages`.
    An address that stands there twice is a problem of the second. Raises InvalidFile (`error.invite.many`) for more
    than MOST lines.
    """
    rows = [row for row in enumerate(_rows(text), 1) if any(cell.strip() for cell in row[1])]
    if rows and _is_heading(rows[0][1]):
        rows = rows[1:]
    if len(rows) > MOST:
        raise InvalidFile("error.invite.many", most=MOST)
    lines: list[Line] = []
    seen: set[str] = set()
    for number, row in rows:
        lines.append(_line(number, row, languages, seen))
    return lines


def decoded(content: bytes) -> str:
    """Read a file as utf-8 or, as older spreadsheets write it, windows-1252; raises InvalidFile for neither."""
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise InvalidFile("error.invite.file")


def _rows(text: str) -> list[list[str]]:
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(",;\t", key=first.count)
    try:
        return list(csv.reader(text.splitlines(), delimiter=delimiter, strict=False))
    except csv.Error as error:
        raise InvalidFile("error.invite.file") from error


def _is_heading(row: list[str]) -> bool:
    return "@" not in "".join(row)


def _line(number: int, row: list[str], languages: Sequence[str], seen: set[str]) -> Line:
    address, name, country, language = ([cell.strip() for cell in row] + [""] * len(COLUMNS))[: len(COLUMNS)]
    written = ", ".join(cell for cell in (address, name, country, language) if cell)
    try:
        cleaned = clean_address(address)
    except AddressRefused as error:
        return Line(number, written, None, error.key)
    problem = _problem(name, country.upper(), language.lower(), languages)
    if cleaned.casefold() in seen:
        problem = "error.invite.twice"
    seen.add(cleaned.casefold())
    if problem:
        return Line(number, written, None, problem)
    invited = Invited(cleaned, language.lower() or languages[0], name or None, country.upper() or None)
    return Line(number, written, invited, None)


def _problem(name: str, country: str, language: str, languages: Sequence[str]) -> str | None:
    if len(name) > LONGEST_NAME or (name and not name.isprintable()):
        return "error.invite.name"
    if country and country not in COUNTRIES:
        return "error.invite.country"
    return "error.invite.language" if language and language not in languages else None
