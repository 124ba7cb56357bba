"""What catalogues say as plain data, for those who translate: key to sentences, one for each plural form."""

import os
import re
import tempfile
from collections.abc import Container, Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages import Catalog
from babel.messages.pofile import write_po

from consultation.errors import ConsultationError, UnknownName
from consultation.text.authors import head
from consultation.text.catalogues import catalogues, compiled

Forms = tuple[str, ...]
CODE = re.compile(r"[a-z]{2,3}")
TRIED = range(200)  # numbers in which every plural form of every language that gettext knows comes up
NAME = "own.po"


def messages(language: str, *folders: Path | None) -> dict[str, Forms]:
    """Give the keys that a language has in these folders alone, with their sentences; the first folder wins.

    Raise InvalidQuestionnaire for a catalogue that cannot be read.
    """
    said: dict[str, Forms] = {}
    for catalogue in reversed(catalogues(language, *folders)):
        said |= _said(catalogue)
    return said


@lru_cache(maxsize=32)
def numbers_of_forms(language: str) -> tuple[tuple[int, ...], ...]:
    """Give for each plural form of a language the numbers below 200 that it is for; English: (1,), (0, 2, 3, …).

    Raise UnknownName for a language that gettext does not know.
    """
    catalogue = _empty(language)
    count = catalogue.num_plurals
    catalogue.add(("n", "n"), tuple(str(form) for form in range(count)))
    chosen = compiled(catalogue)
    form_of = [int(chosen.ngettext("n", "n", n)) for n in TRIED]
    return tuple(tuple(n for n in TRIED if form_of[n] == form) for form in range(count))


def write_messages(
    folder: Path, language: str, said: Mapping[str, Forms], counted: Container[str], reviewed_by: str = ""
) -> None:
    """Write a catalogue into `folder`, whole or not at all; `counted` are the keys that have plural forms.

    reviewed_by: who reviewed it, for its head; empty where nobody did.
    Raise UnknownName for a language that does not exist, ConsultationError where the file cannot be written.
    """
    catalogue = _empty(language)
    catalogue.header_comment = head(reviewed_by)
    for key, forms in sorted(said.items()):
        if key in counted:
            catalogue.add((key, key), forms)
        else:
            catalogue.add(key, forms[0])
    path = catalogue_file(folder, language)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        made, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(made, "wb") as file:
                write_po(file, catalogue, width=110)
            Path(beside).chmod(0o644)
            Path(beside).replace(path)
        except BaseException:
            with suppress(OSError):
                Path(beside).unlink()
            raise
    except OSError as error:
        raise ConsultationError("error.export.not_written", file=path, reason=os.strerror(error.errno or 0)) from error


def catalogue_file(folder: Path, language: str) -> Path:
    """Where the catalogue that this program writes lies in a folder; raise UnknownName for what is no language."""
    if not CODE.fullmatch(language):
        raise UnknownName("error.translation.language", name=language)
    return folder / language / "LC_MESSAGES" / NAME


def _said(catalogue: Catalog) -> dict[str, Forms]:
    said: dict[str, Forms] = {}
    for message in catalogue:
        if message.id and not message.fuzzy:
            key = message.id if isinstance(message.id, str) else message.id[0]
            forms = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
            if any(forms):
                said[key] = forms
    return said


def _empty(language: str) -> Catalog:
    if not CODE.fullmatch(language):
        raise UnknownName("error.translation.language", name=language)
    try:
        Locale.parse(language)
        return Catalog(locale=language, project="consultation", version="1", fuzzy=False)
    except (UnknownLocaleError, ValueError) as error:
        raise UnknownName("error.translation.language", name=language) from error
