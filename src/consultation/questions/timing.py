"""How long answering takes, computed from the words that are shown."""

import re
from typing import NamedTuple

from consultation.questions.labels import choice_key
from consultation.questions.model import (
    OF_ORGANISATIONS,
    Item,
    Points,
    Question,
    Questionnaire,
    Text,
    Wording,
)
from consultation.text import Words

WORDS_A_MINUTE = 180
SECONDS_A_CLOSED_ANSWER = 4
SECONDS_FOR_POINTS = 120
SECONDS_AN_OPEN_FIELD = 60
WORD = re.compile(r"[\w’'-]+")


class Timing(NamedTuple):
    """Minutes: the core with its open questions; every closed question; everything."""

    core: float
    closed: float
    all: float


def answering_minutes(questionnaire: Questionnaire, w: Words) -> Timing:
    """Estimate how many minutes answering takes in the language of `w`.

    Words read at 180 a minute; 4 seconds for each closed answer, 120 for points, 60 for each open field. Words are
    counted as they are shown: titles and introductions of sections, titles and texts of items, and for every question
    its sentence and its choices, anew each time. For an ask, its sentence stands in place of the question's. Names of
    countries are looked up, not read; welcome page, buttons and review are not counted. The core leaves out the name
    and town of an organisation, for which only those who answer for one are asked.
    """
    asked = questionnaire.asked.values()
    core = [question for question in asked if question.core and question.id not in OF_ORGANISATIONS]
    closed = [question for question in asked if not isinstance(question, Text | Wording)]
    always = _reading(_frame(questionnaire), w)
    minutes = {question.id: _minutes(questionnaire, question, w) for question in asked}
    return Timing(*(always + sum(minutes[question.id] for question in some) for some in (core, closed, asked)))


def _frame(questionnaire: Questionnaire) -> list[str]:
    """List the keys of what is read whatever is answered."""
    keys = [key for section in questionnaire.steps for key in (f"{section.id}.title", f"{section.id}.intro")]
    asks = {ask.id for item in questionnaire.items.values() for ask in item.asks}
    return keys + [key for item in questionnaire.items.values() for key in _shown(item, asks)]


def _shown(item: Item, asks: set[str]) -> list[str]:
    return [f"{item.id}.body"] if item.id in asks else [f"{item.id}.title", f"{item.id}.body"]


def _minutes(questionnaire: Questionnaire, question: Question, w: Words) -> float:
    keys = [] if _stands_for(questionnaire, question) else [question.words]
    keys += [column for column in question.columns if column != question.id]
    options = question.over if isinstance(question, Points) else questionnaire.choices(question)
    keys += [choice_key(questionnaire, question, option) for option in options]
    return _reading(keys, w) + _seconds(question) / 60


def _stands_for(questionnaire: Questionnaire, question: Question) -> bool:
    """Whether the sentence of an ask is shown in place of the question's own."""
    asks = (ask for item in questionnaire.items.values() for ask in item.asks)
    return question.core and any(question in ask.questions for ask in asks)


def _reading(keys: list[str], w: Words) -> float:
    return sum(len(WORD.findall(w(key))) for key in keys if w.has(key)) / WORDS_A_MINUTE


def _seconds(question: Question) -> int:
    match question:
        case Text() | Wording():
            return SECONDS_AN_OPEN_FIELD * len(question.columns)
        case Points():
            return SECONDS_FOR_POINTS
        case _:
            return SECONDS_A_CLOSED_ANSWER * len(question.columns)
