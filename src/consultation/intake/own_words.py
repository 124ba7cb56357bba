"""The words that an installation changes or adds: first to be looked at by staff, then live."""

from collections.abc import Mapping
from contextlib import suppress

from consultation.errors import ConsultationError
from consultation.exports.translation import words_now
from consultation.exports.translation_rows import rows
from consultation.intake.translated_text import problems
from consultation.intake.translation import Returned, named
from consultation.settings import Settings
from consultation.text.catalogues import PACKAGED
from consultation.text.messages import Forms, catalogue_file, messages, write_messages

OF_COMMAND_LINE = ("cli.", "boot.")  # which speaks only the languages of the package


def english(settings: Settings, language: str) -> dict[str, Forms]:
    """Give what is to be said in a language, by key, in English: what only the command line says for none but ours."""
    said = messages("en", *settings.word_folders, PACKAGED)
    is_ours = (PACKAGED / language).is_dir()
    return {key: forms for key, forms in said.items() if is_ours or not key.startswith(OF_COMMAND_LINE)}


def present(settings: Settings, language: str) -> dict[str, Forms]:
    """Give the words that are live in a language, by key."""
    return messages(language, *settings.word_folders, PACKAGED)


def waiting(settings: Settings, language: str) -> dict[str, Forms]:
    """Give the words of a language that staff look at and that are not live yet, by key."""
    return messages(language, settings.previewed_words)


def preview(settings: Settings, returned: Returned) -> None:
    """Show staff what came back, in place of what they looked at before; it must not be stopped by a remark.

    Raises ConsultationError where it cannot be written.
    """
    counted = _counted(english(settings, returned.language))
    write_messages(settings.previewed_words, returned.language, returned.said, counted)


def put_live(settings: Settings, language: str, reviewed_by: str = "") -> int:
    """Put the words that staff looked at live, and give their number; what is shipped is not kept a second time.

    reviewed_by: who answers for the whole language. All its words are then kept, so that it no longer says it was not
    reviewed. Raises ConsultationError: none wait and nobody reviewed them, a text cannot stand on a page by now, a text
    has no words yet, or the folder cannot be written.
    """
    new = waiting(settings, language)
    if not new and not reviewed_by:
        raise ConsultationError("error.translation.nothing", language=language)
    asked = english(settings, language)
    shipped = messages(language, *settings.word_folders[1:], PACKAGED)
    own = messages(language, settings.own_words) | {key: forms for key, forms in new.items() if key in asked}
    _refuse_unfit(language, asked, shipped | own)
    said = {key: forms for key, forms in (shipped | own).items() if key in asked}
    kept = said if reviewed_by else {key: forms for key, forms in said.items() if shipped.get(key) != forms}
    write_messages(settings.own_words, language, kept, _counted(asked), reviewed_by)
    drop(settings, language)
    return sum(len(forms) for forms in new.values())


def drop(settings: Settings, language: str) -> None:
    """Forget the words that staff look at; raises UnknownName for what is no language."""
    with suppress(FileNotFoundError):
        catalogue_file(settings.previewed_words, language).unlink()


def _refuse_unfit(language: str, asked: Mapping[str, Forms], said: Mapping[str, Forms]) -> None:
    listed = rows(language, asked)
    missing = [row.name for row in listed if not words_now(row, said)]
    if missing:
        raise ConsultationError("error.translation.incomplete", language=language, n=len(missing), names=named(missing))
    if unfit := [row.name for row in listed if any(problems(row, words_now(row, said)))]:
        raise ConsultationError("error.translation.unfit", names=named(unfit))


def _counted(said: Mapping[str, Forms]) -> frozenset[str]:
    return frozenset(key for key, forms in said.items() if len(forms) > 1)
