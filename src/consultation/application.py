"""What a running process has open: its settings, the one store, the questionnaire, the words that go with it."""

import hashlib
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from consultation.accounts import Role
from consultation.errors import NotAllowed, StoreUnavailable
from consultation.intake.images import clean_picture
from consultation.questions.added_languages import all_languages
from consultation.questions.load import load
from consultation.questions.model import Questionnaire
from consultation.questions.organiser import Organiser
from consultation.settings import Settings
from consultation.store import organisers, pictures, staff
from consultation.store.consultations import register
from consultation.store.engine import Store, open_store
from consultation.store.migrate import migrate
from consultation.store.staff import StaffMember
from consultation.text import Words, words

Dates = tuple[datetime | None, datetime | None]


@cache
def settings() -> Settings:
    """The settings of this process: a page asks for them many times, and the environment is looked at once."""
    return Settings.from_env()


def store() -> Store:
    """The one store of this process."""
    return _store(settings().database_url)


def questionnaire() -> Questionnaire:
    """The questionnaire that is asked: before the opening, where staff have switched the pilot on, its pilot copy.

    The file is read once: a changed one counts after a restart, which also registers it. Languages that were put live
    besides are offered within a second.
    """
    return _asked_now(settings(), int(time.monotonic()))


def announced() -> Questionnaire:
    """The questionnaire with the dates that hold, also while its pilot copy is asked."""
    return _questionnaire(settings().questionnaire).dated(organiser())


def organiser() -> Organiser:
    """The organiser's settings, at most a second old; those last read, or of the file, while the database is away."""
    now = settings()
    return _organiser(now.database_url, now.questionnaire, int(time.monotonic()))


def change_organiser(member: StaffMember, changes: Mapping[str, object]) -> Organiser:
    """Change the settings that are named, at once here and within a second in other processes, and log their names.

    Raises NotAllowed unless the member is an administrator, ConsultationError for a value that cannot be used.
    """
    _refuse_others(member)
    now, asked = datetime.now(UTC), _questionnaire(settings().questionnaire)
    changed = organisers.change(store(), asked, changes, now)
    staff.log(store(), member.name, "settings", ", ".join(sorted(changes)), now)
    if changed.pilot:
        register(store(), asked.as_pilot())
    _forget()
    return changed


def words_in(language: str, *, previewed: bool = False) -> Words:
    """The words in one language, with this installation's and the questionnaire's own; looked for once a second.

    previewed: with the words that are not live yet, for staff.
    """
    now = settings()
    folders = (now.previewed_words, *now.word_folders) if previewed else now.word_folders
    return _words(language, folders, int(time.monotonic()))


def previewed_languages() -> tuple[str, ...]:
    """The languages that have words which are not live yet."""
    return tuple(sorted(path.parents[1].name for path in settings().previewed_words.glob("*/LC_MESSAGES/*.po")))


def change_picture(member: StaffMember, name: Literal["logo", "emblem"], uploaded: bytes | None) -> Organiser:
    """Replace the logo or the emblem, or take it away (None).

    Raises NotAllowed unless the member is an administrator, InvalidFile for what is not a picture we take.
    """
    _refuse_others(member)
    asked = _questionnaire(settings().questionnaire)
    kept = pictures.keep(store(), asked, clean_picture(uploaded)) if uploaded is not None else ""
    changed = change_organiser(member, {name: kept})
    pictures.drop_all_but(store(), asked, (changed.logo, changed.emblem))
    return changed


def edition_key(*, previewed: bool = False) -> str:
    """Tells one database, questionnaire and state of the words from another in caches shared by a process.

    Without naming them. previewed: with the words that are not live yet, for staff.
    """
    return _edition_now(settings(), previewed, int(time.monotonic()))


def prepare() -> None:
    """Bring the database to this code and make the questionnaire known to it; raises StoreUnavailable."""
    migrate(settings().database_url)
    asked = _questionnaire(settings().questionnaire)
    register(store(), asked)
    _forget()
    if organiser().pilot:
        register(store(), asked.as_pilot())


def organisers_pictures() -> dict[str, bytes]:
    """Logo and emblem as PNG, by the names that the settings have for them."""
    asked, named = _questionnaire(settings().questionnaire), (organiser().logo, organiser().emblem)
    found = {name: pictures.picture(store(), asked, name) for name in named if name}
    return {name: content for name, content in found.items() if content}


def _refuse_others(member: StaffMember) -> None:
    if not Role(member.role).covers(Role.ADMIN):
        raise NotAllowed("error.staff.role")


@lru_cache(maxsize=16)
def _words(language: str, folders: tuple[Path, ...], _second: int) -> Words:
    return words(language, *folders)


@lru_cache(maxsize=16)
def _languages(path: Path, folders: tuple[Path, ...], _second: int) -> tuple[str, ...]:
    return all_languages(_questionnaire(path), folders)


@lru_cache(maxsize=16)
def _asked_now(now: Settings, second: int) -> Questionnaire:
    dated = announced()
    is_pilot = bool(dated.opens and datetime.now(UTC) < dated.opens and organiser().pilot)
    languages = _languages(now.questionnaire, now.word_folders, second)
    return _asked(now.questionnaire, languages, (dated.opens, dated.closes), is_pilot)


@lru_cache(maxsize=16)
def _edition_now(now: Settings, previewed: bool, second: int) -> str:  # noqa: FBT001  part of the key
    folders = (now.previewed_words, *now.word_folders) if previewed else now.word_folders
    is_pilot = _asked_now(now, second).is_pilot
    named = f"{now.database_url}|{now.questionnaire}|{is_pilot}|{_stamp(folders, second)}"
    return hashlib.sha256(named.encode()).hexdigest()[:16]


def _forget() -> None:
    """What was read of the organiser's settings this second is no longer true."""
    for kept in (_organiser, _asked_now, _edition_now):
        kept.cache_clear()


@lru_cache(maxsize=16)
def _stamp(folders: tuple[Path, ...], _second: int) -> str:
    """Change whenever a catalogue in these folders does."""
    found = sorted(path for folder in folders for path in folder.glob("*/LC_MESSAGES/*.po"))
    return ",".join(f"{path}:{path.stat().st_mtime_ns}" for path in found)


@cache
def _store(url: str) -> Store:
    return open_store(url)


@cache
def _questionnaire(path: Path) -> Questionnaire:
    return load(path)


@lru_cache(maxsize=16)
def _asked(path: Path, languages: tuple[str, ...], dates: Dates, is_pilot: bool) -> Questionnaire:  # noqa: FBT001  part of the key
    opens, closes = dates
    asked = _questionnaire(path).model_copy(update={"languages": languages, "opens": opens, "closes": closes})
    return asked.as_pilot() if is_pilot else asked


@lru_cache(maxsize=16)
def _organiser(url: str, path: Path, _second: int) -> Organiser:
    try:
        _last_read[url, path] = organisers.organiser(_store(url), _questionnaire(path))
    except StoreUnavailable:
        return _last_read.get((url, path), _questionnaire(path).organiser)
    return _last_read[url, path]


_last_read: dict[tuple[str, Path], Organiser] = {}
