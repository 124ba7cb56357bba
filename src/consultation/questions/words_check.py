"""Whether a questionnaire can be asked in its languages: the words it needs, and the time it takes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from consultation.errors import InvalidQuestionnaire, UnknownName
from consultation.questions.labels import COUNTRY_LIST, choice_key
from consultation.questions.load import load
from consultation.questions.model import Grid, Item, Points, Question, Questionnaire, Wording
from consultation.questions.places import COUNTRIES
from consultation.questions.timing import Timing, answering_minutes
from consultation.text import Words, words

PARTS = ("title", "why", "who", "how_long", "what_happens")
NAMED = 5


@dataclass(frozen=True)
class Checked:
    """A questionnaire that can be asked, and the minutes it takes by language."""

    questionnaire: Questionnaire
    timings: Mapping[str, Timing]


def check(path: Path) -> Checked:
    """Check a questionnaire's file and, in `locale` beside it or in the package, its words.

    Raise InvalidQuestionnaire with file, place and reason.
    """
    questionnaire = load(path)
    spoken = {language: _words(path, language) for language in questionnaire.languages}
    for language, w in spoken.items():
        if missing := missing_words(questionnaire, w):
            raise _lacking(path, language, missing)
    return Checked(questionnaire, {language: answering_minutes(questionnaire, w) for language, w in spoken.items()})


def missing_words(questionnaire: Questionnaire, w: Words) -> list[str]:
    """List the keys that the questionnaire needs and that the language of `w` has no words for."""
    return [key for key in dict.fromkeys(_needed(questionnaire)) if key not in w.keys]


def _needed(questionnaire: Questionnaire) -> Iterator[str]:
    yield from (f"{questionnaire.name}.{part}" for part in PARTS)
    yield from (f"{section.id}.title" for section in questionnaire.steps)
    asks = {ask.id for item in questionnaire.items.values() for ask in item.asks}
    for item in questionnaire.items.values():
        yield from _of_item(item, is_ask=item.id in asks)
    yield from (f"class.{name}" for name in questionnaire.classes.values())
    for question in questionnaire.asked.values():
        yield from _of_question(questionnaire, question)


def _of_item(item: Item, *, is_ask: bool) -> Iterator[str]:
    """Name the words of an item: an ask is shown by its sentence, another item may do without one."""
    yield f"{item.id}.title"
    if is_ask:
        yield f"{item.id}.body"


def _of_question(questionnaire: Questionnaire, question: Question) -> Iterator[str]:
    yield question.words
    match question:
        case Wording():
            yield question.of
        case Grid():
            yield from question.columns
        case Points():
            yield from (choice_key(questionnaire, question, option) for option in question.over)
    listed = getattr(question, "options", None)
    for value in questionnaire.choices(question):
        if listed != COUNTRY_LIST or value not in COUNTRIES:
            yield choice_key(questionnaire, question, value)


def _words(path: Path, language: str) -> Words:
    try:
        return words(language, path.parent / "locale")
    except UnknownName as error:
        raise InvalidQuestionnaire(
            "error.questionnaire.unknown_language", file=path.name, place="languages", reason=language
        ) from error


def _lacking(path: Path, language: str, missing: list[str]) -> InvalidQuestionnaire:
    more = f" … ({len(missing)})" if len(missing) > NAMED else ""
    reason = ", ".join(missing[:NAMED]) + more
    return InvalidQuestionnaire("error.questionnaire.words", file=path.name, place=language, reason=reason)
