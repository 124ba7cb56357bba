"""Languages that an installation adds to those of the questionnaire's file, by putting a complete catalogue live."""

from collections.abc import Sequence
from pathlib import Path

from consultation.errors import InvalidQuestionnaire
from consultation.questions.model import Questionnaire
from consultation.questions.words_check import missing_words
from consultation.text import words


def all_languages(questionnaire: Questionnaire, folders: Sequence[Path]) -> tuple[str, ...]:
    """Give the questionnaire's languages and after them those that the first of `folders` adds.

    A language is added when its catalogues have words for everything that the questionnaire asks.
    """
    found = {path.parents[1].name for path in folders[0].glob("*/LC_MESSAGES/*.po")} - set(questionnaire.languages)
    return (*questionnaire.languages, *(each for each in sorted(found) if _complete(questionnaire, each, folders)))


def _complete(questionnaire: Questionnaire, language: str, folders: Sequence[Path]) -> bool:
    try:
        return not missing_words(questionnaire, words(language, *folders))
    except InvalidQuestionnaire:  # a catalogue that cannot be read offers nothing
        return False
