"""Read the catalogues: one `.po` file for each language in the package, and those beside a questionnaire's file."""

from collections.abc import Iterable
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from consultation.errors import InvalidQuestionnaire, UnknownName
from consultation.text.authors import Authors, authors_of
from consultation.text.words import Words

PACKAGED = Path(__file__).parent / "locale"
FALLBACK = "en"
Stamped = tuple[Path, int]


def languages(*folders: Path | None) -> tuple[str, ...]:
    """List the languages that have a catalogue in the package or in one of `folders`, English first."""
    found = {path.parents[1].name for each in (*folders, PACKAGED) if each for path in each.glob("*/LC_MESSAGES/*.po")}
    return tuple(sorted(found, key=lambda language: (language != FALLBACK, language)))


def words(language: str, *folders: Path | None) -> Words:
    """Give the words of a language; those in `folders`, `<language>/LC_MESSAGES/*.po`, win over the package's.

    The first folder wins over the next. Read once and again when a file changes. Raise UnknownName for a language
    without a catalogue and InvalidQuestionnaire for a catalogue that cannot be read.
    """
    if language not in languages(*folders):
        raise UnknownName("error.unknown_language", name=language)
    places = (*folders, PACKAGED)
    return _words(language, _files(language, places), _files(FALLBACK, places))


def catalogues(language: str, *folders: Path | None) -> list[Catalog]:
    """Read the catalogues of a language in these folders alone, in their order; none for one that has none there.

    Raise InvalidQuestionnaire for a catalogue that cannot be read.
    """
    return [_catalogue(*file) for file in _files(language, folders)]


def _files(language: str, folders: Iterable[Path | None]) -> tuple[Stamped, ...]:
    """Find the catalogues of a language, each with the time it was last changed."""
    places = [each / language for each in folders if each]
    found = [path for place in places for path in sorted(place.glob("LC_MESSAGES/*.po"))]
    return tuple((path, path.stat().st_mtime_ns) for path in found)


@lru_cache(maxsize=32)
def _words(language: str, own: tuple[Stamped, ...], fallback: tuple[Stamped, ...]) -> Words:
    catalogues = [_catalogue(*file) for file in own]
    others = [_catalogue(*file) for file in fallback] if language != FALLBACK else []
    keys = frozenset(key for catalogue in catalogues for key in _keys(catalogue))
    return Words(language, keys, _chained([*catalogues, *others]), _authors(catalogues))


@lru_cache(maxsize=32)
def _catalogue(path: Path, _changed: int) -> Catalog:
    try:
        with path.open("rb") as file:
            return read_po(file, locale=path.parents[1].name, abort_invalid=True)
    except (PoFileError, UnicodeDecodeError) as error:
        reason = f"{error} {getattr(error, 'line', '')}".strip()
        raise InvalidQuestionnaire("error.questionnaire.catalogue", file=path.name, place="", reason=reason) from error


def _keys(catalogue: Catalog) -> set[str]:
    said = [message for message in catalogue if message.id and message.string and not message.fuzzy]
    return {message.id if isinstance(message.id, str) else message.id[0] for message in said}


def _authors(catalogues: list[Catalog]) -> tuple[Authors, ...]:
    """Those whose words are said: not those of a catalogue in place of which others say everything."""
    said: set[str] = set()
    found: list[Authors] = []
    for catalogue in catalogues:
        if keys := _keys(catalogue) - said:
            found.append(authors_of(catalogue))
            said |= keys
    return tuple(dict.fromkeys(found))


def _chained(catalogues: list[Catalog]) -> NullTranslations:
    """Each catalogue answers for those before it."""
    first = NullTranslations()
    for catalogue in reversed(catalogues):
        found = compiled(catalogue)
        found.add_fallback(first)
        first = found
    return first


def compiled(catalogue: Catalog) -> GNUTranslations:
    """Make a catalogue ready to be asked."""
    file = BytesIO()
    write_mo(file, catalogue)
    file.seek(0)
    return GNUTranslations(file)
