"""What made-up respondents answer to each kind of question."""

from collections.abc import Callable, Iterator, Mapping
from typing import assert_never

import numpy as np

from consultation.intake import voices
from consultation.intake.attitudes import BLANK, Crowd, Values, options, shares, some, steps
from consultation.intake.rewordings import rewordings
from consultation.questions.model import (
    OF_ORGANISATIONS,
    YES,
    Consent,
    Grid,
    Points,
    Question,
    Questionnaire,
    Scale,
    SeveralChoices,
    SingleChoice,
    Text,
    Wording,
)

WRITE_WORDS = {True: 0.3, False: 0.15}
TICK = 0.5
GIVE_NAMES = 0.7
NAMES: Mapping[str, Callable[[np.random.Generator], str]] = dict(
    zip(OF_ORGANISATIONS, (voices.organisation, voices.town), strict=True)
)


def made_up_answers(
    questionnaire: Questionnaire, crowd: Crowd, question: Question, known: Mapping[str, Values]
) -> Iterator[tuple[str, Values]]:
    """Yield each column of the question with an answer per person, BLANK where there is none."""
    match question:
        case SingleChoice() if question.id in known:
            return
        case Text() if question.id in NAMES and "on_behalf" in known:
            yield question.id, _names(crowd, question, known["on_behalf"])
        case Scale():
            yield question.id, steps(crowd, question, question.id, question.also)
        case SingleChoice() | Grid():
            listed = questionnaire.options[question.options]
            yield from (
                (column, options(crowd, question, column, listed, question.also)) for column in question.columns
            )
        case SeveralChoices():
            listed = questionnaire.choices(question)
            yield question.id, some(crowd, question, listed, min(question.limit or len(listed), len(listed)))
        case Points():
            yield from _points(crowd, question)
        case Text():
            yield question.id, _comments(crowd, question)
        case Wording():
            yield from rewordings(questionnaire, crowd, question)
        case Consent():
            ticked = crowd.chance(1.0 if question.required else TICK)
            yield question.id, [(YES,) if tick else BLANK for tick in ticked]
        case _:
            assert_never(question)


def _points(crowd: Crowd, question: Points) -> Iterator[tuple[str, Values]]:
    given = shares(crowd, question, len(question.over), question.total)
    for place, column in enumerate(question.columns):
        yield column, [(str(points[place]),) if points else BLANK for points in given]


def _comments(crowd: Crowd, question: Text) -> Values:
    writes = crowd.answers(question) & crowd.chance(1.0 if question.required else WRITE_WORDS[question.core])
    return [(voices.comment(crowd.rng, question.max_length),) if writing else BLANK for writing in writes]


def _names(crowd: Crowd, question: Text, on_behalf: Values) -> Values:
    named = crowd.chance(GIVE_NAMES)
    return [
        (NAMES[question.id](crowd.rng),) if naming and behalf[0] in voices.NAMED_FOR else BLANK
        for naming, behalf in zip(named, on_behalf, strict=True)
    ]
