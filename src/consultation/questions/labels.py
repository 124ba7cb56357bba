"""What choices, sources and questions are called."""

import unicodedata
from datetime import date

from consultation.questions.model import (
    SCALE,
    Grid,
    Points,
    Question,
    Questionnaire,
    Scale,
    SeveralChoices,
    SingleChoice,
    Source,
    Wording,
)
from consultation.questions.places import COUNTRIES, FIRST_COUNTRIES
from consultation.text import Words

COUNTRY_LIST = "countries"


def choice_label(w: Words, questionnaire: Questionnaire, question: Question, value: str) -> str:
    """Say what a value of a closed question, or an option that points are given to, is called."""
    if _is_country(question) and value in COUNTRIES:
        return w.country(value)
    return w(choice_key(questionnaire, question, value))


def choice_key(questionnaire: Questionnaire, question: Question, value: str) -> str:
    """Give the catalogue key of a choice; countries have none, they come from Babel."""
    match question:
        case Scale():
            return f"{question.anchors}.{value}" if value in SCALE else value
        case SingleChoice() | Grid():
            return value if value in question.also else f"{question.options}.{value}"
        case SeveralChoices():
            return f"{value}.title" if value in questionnaire.items else f"{question.options}.{value}"
        case Points():
            return f"{value}.title"
        case _:
            return value


def part_label(w: Words, questionnaire: Questionnaire, column: str) -> str:
    """Say which part of its question a column holds: a row, an option, the reason; nothing for a question of one."""
    question = questionnaire.question(column)
    match question:
        case Grid():
            return w(column)
        case Points():
            return choice_label(w, questionnaire, question, column.removeprefix(f"{question.id}."))
        case Wording() if column == question.reason:
            return w("wording.reason")
        case _:
            return ""


def shown_choices(w: Words, questionnaire: Questionnaire, question: Question) -> tuple[str, ...]:
    """Give the choices in the order to show: countries by name, those of NEMO and the Council of Europe first."""
    choices = questionnaire.choices(question)
    if not _is_country(question):
        return choices
    return tuple(sorted(choices, key=lambda code: (_block(code), _letters(w.country(code)))))


def source_label(w: Words, source: Source) -> str:
    """Name an event with its place and its date, as far as they are known."""
    days = [w.date(date.fromisoformat(day)) for day in source.date.split("/") if day]
    return ", ".join(part for part in (source.event, source.place, " – ".join(days)) if part)


def _is_country(question: Question) -> bool:
    return isinstance(question, SingleChoice) and question.options == COUNTRY_LIST


def _block(code: str) -> int:
    """Put the first countries before the world, and what is not a country last."""
    return 0 if code in FIRST_COUNTRIES else 1 if code in COUNTRIES else 2


def _letters(name: str) -> str:
    """Take the accents off, so that Égypte stands among the E."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", name) if letter.isalpha()).casefold()
