"""Plausible respondents for trials and measurements: skewed countries, correlated answers, blanks, many languages.

The same questionnaire, number, seed and moment give the same respondents. They are nobody's answers.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from consultation.intake import voices
from consultation.intake.attitudes import Crowd, Leaning, Values
from consultation.intake.made_up_answers import made_up_answers
from consultation.questions.model import Questionnaire
from consultation.store.responses import NewResponse
from consultation.text import Words, words

BATCH = 1000
WEEKS = 6
DRAFTS = 0.03
KNOWN_WEIGHTS: Mapping[str, Mapping[str, float]] = {
    "country": voices.COUNTRIES,
    "museum_type": voices.MUSEUM_TYPES,
    "on_behalf": voices.ON_BEHALF,
}
REFERENCE_LETTERS = np.array(list("0123456789ABCDEFGHJKMNPQRSTVWXYZ"))


def simulate(
    questionnaire: Questionnaire, n: int, seed: int, now: datetime, speak: Callable[[str], Words] = words
) -> Iterator[NewResponse]:
    """Yield `n` made-up responses that began in the six weeks before `now`; about 3 in 100 were never submitted.

    speak: gives the words of a language, which people reword; those of the package, unless the questionnaire has own.

    Every answer is one that the questionnaire allows; what it requires is there in all that were submitted.
    """
    rng = np.random.default_rng(seed)
    leaning = Leaning(questionnaire, rng)
    for done in range(0, n, BATCH):
        crowd, known = _people(questionnaire, leaning, rng, min(BATCH, n - done), speak)
        yield from _batch(questionnaire, crowd, known, now)


def _batch(
    questionnaire: Questionnaire, crowd: Crowd, known: Mapping[str, Values], now: datetime
) -> Iterator[NewResponse]:
    columns, rng, n = dict(known), crowd.rng, crowd.size
    for question in questionnaire.asked.values():
        columns.update(made_up_answers(questionnaire, crowd, question, columns))
    people = zip(*(columns[column] for column in questionnaire.columns), strict=True)
    stops = np.where(crowd.chance(DRAFTS), rng.integers(1, len(columns) + 1, n), 0).tolist()
    for values, reference, language, stop, (began, ended) in zip(
        people, _references(rng, n), crowd.language, stops, _moments(rng, n, now), strict=True
    ):
        answered = {column: given for column, given in zip(questionnaire.columns, values, strict=True) if given}
        yield NewResponse(
            reference=reference,
            language=language,
            state="draft" if stop else "submitted",
            submitted_at=None if stop else ended,
            created_at=began,
            answers=dict(list(answered.items())[:stop]) if stop else answered,
        )


def _people(
    questionnaire: Questionnaire, leaning: Leaning, rng: np.random.Generator, n: int, speak: Callable[[str], Words]
) -> tuple[Crowd, dict[str, Values]]:
    """Draw a crowd, and the columns that say who they are."""
    places: dict[str, NDArray[np.int64]] = {}
    columns: dict[str, Values] = {}
    for name, weights in KNOWN_WEIGHTS.items():
        if name in questionnaire.asked:
            values = questionnaire.choices(questionnaire.asked[name])
            p = np.array([weights.get(value, voices.ELSEWHERE) for value in values])
            places[name] = rng.choice(len(values), size=n, p=p / p.sum())
            columns[name] = [(values[place],) for place in places[name].tolist()]
    languages = _languages(questionnaire.languages, columns["country"], rng)
    return Crowd(rng, leaning, places["country"], places["museum_type"], languages, speak), columns


def _moments(rng: np.random.Generator, n: int, now: datetime) -> list[tuple[datetime, datetime]]:
    """When each began and ended: many soon after the opening, fewer and fewer later."""
    ago = (rng.beta(2.0, 1.2, n) * WEEKS * 7 * 86_400).astype(int)
    took = rng.integers(180, 1500, n)
    ended = [now.replace(microsecond=0) - timedelta(seconds=int(seconds)) for seconds in ago]
    return [(end - timedelta(seconds=int(seconds)), end) for end, seconds in zip(ended, took, strict=True)]


def _references(rng: np.random.Generator, n: int) -> list[str]:
    letters = REFERENCE_LETTERS[rng.integers(0, len(REFERENCE_LETTERS), (n, 10))]
    return [f"{''.join(drawn[:5])}-{''.join(drawn[5:])}" for drawn in letters.tolist()]


def _languages(offered: Sequence[str], country: Values, rng: np.random.Generator) -> list[str]:
    """Give each person the language of their country if it is offered, else the first; some read another one."""
    other = rng.integers(0, len(offered), len(country)).tolist()
    strays = (rng.random(len(country)) < voices.OTHER_LANGUAGE).tolist()
    usual = [voices.LANGUAGE_OF.get(code, offered[0]) for (code,) in country]
    return [
        offered[place] if stray or language not in offered else language
        for language, place, stray in zip(usual, other, strays, strict=True)
    ]
