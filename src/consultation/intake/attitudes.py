"""How made-up respondents answer closed questions: correlated, as the answers of real people are."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from consultation.questions.model import NO_OPINION, NOT_APPLICABLE, SCALE, Question, Questionnaire
from consultation.text import Words

Floats = NDArray[np.float64]
Values = list[tuple[str, ...]]

# More people choose the upper steps than the lower ones, as in most consultations.
STEPS = (-1.6, -0.8, -0.1, 0.9)
ASIDE = {NO_OPINION: 0.07, NOT_APPLICABLE: 0.05}
OTHER_ASIDE = 0.03
LEFT_BLANK = 0.08
GO_FURTHER = 0.6
BLANK: tuple[str, ...] = ()


class Leaning:
    """What is drawn once: how countries, museum types and questions lean, in standard deviations."""

    def __init__(self, questionnaire: Questionnaire, rng: np.random.Generator) -> None:
        self.of_question = {name: rng.normal(0.3, 0.4) for name in questionnaire.columns}
        self.of_country = self._drawn(questionnaire, "country", rng, 0.35)
        self.of_type = self._drawn(questionnaire, "museum_type", rng, 0.25)
        self.part_of = {question.id: name for name, item in questionnaire.items.items() for question in item.questions}

    def _drawn(self, questionnaire: Questionnaire, name: str, rng: np.random.Generator, spread: float) -> Floats:
        return rng.normal(0, spread, len(questionnaire.choices(questionnaire.question(name))))


@dataclass(frozen=True)
class Crowd:
    """A batch of people: the places of their country and museum type among the options, the language they read.

    speak: the words of a language.
    """

    rng: np.random.Generator
    leaning: Leaning
    country: NDArray[np.int64]
    museum_type: NDArray[np.int64]
    language: Sequence[str]
    speak: Callable[[str], Words]
    on_item: dict[str, Floats] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """How many they are."""
        return len(self.country)

    @cached_property
    def attitude(self) -> Floats:
        """How favourable each person is, whatever the question."""
        of_groups = self.leaning.of_country[self.country] + self.leaning.of_type[self.museum_type]
        return of_groups + self.rng.normal(0, 0.7, self.size)

    @cached_property
    def goes_further(self) -> NDArray[np.bool_]:
        """Who opens the optional questions at all."""
        return self.rng.random(self.size) < GO_FURTHER

    def chance(self, p: float) -> NDArray[np.bool_]:
        """Pick a share `p` of the people."""
        return self.rng.random(self.size) < p

    def answers(self, question: Question) -> NDArray[np.bool_]:
        """Tell who answers: everyone if it is required, else most, and of the optional ones only who goes on."""
        if question.required:
            return np.ones(self.size, dtype=bool)
        answered = ~self.chance(LEFT_BLANK)
        return answered if question.core else answered & self.goes_further

    def scores(self, question: Question, column: str) -> Floats:
        """Tell how favourable each answer is: the person, the item that is asked about, the question, and chance."""
        item = self.leaning.part_of.get(question.id, question.id)
        if item not in self.on_item:
            self.on_item[item] = self.rng.normal(0, 0.5, self.size)
        own = self.rng.normal(0, 0.6, self.size)
        return self.attitude + self.on_item[item] + own + self.leaning.of_question[column]


def steps(crowd: Crowd, question: Question, column: str, also: Sequence[str]) -> Values:
    """Give each person an answer on the scale, or one of `also`, or blank."""
    return _chosen(crowd, question, np.digitize(crowd.scores(question, column), STEPS), SCALE, also)


def options(crowd: Crowd, question: Question, column: str, listed: Sequence[str], also: Sequence[str]) -> Values:
    """Give each person one of the options, the first for the most favourable, or one of `also`, or blank."""
    cuts = [NormalDist(0.3, 1.1).inv_cdf(i / len(listed)) for i in range(1, len(listed))]
    place = len(listed) - 1 - np.digitize(crowd.scores(question, column), cuts)
    return _chosen(crowd, question, place, listed, also)


def some(crowd: Crowd, question: Question, listed: Sequence[str], limit: int) -> Values:
    """Give each person up to `limit` of the options, in the order in which they are listed, some chosen more often."""
    liked = np.linspace(1, 0, len(listed)) + crowd.rng.gumbel(size=(crowd.size, len(listed)))
    best_first = np.argsort(-liked, axis=1)
    how_many = crowd.rng.integers(1, limit + 1, crowd.size)
    return [
        tuple(listed[place] for place in sorted(places[:n])) if answered else BLANK
        for places, n, answered in zip(best_first.tolist(), how_many.tolist(), crowd.answers(question), strict=True)
    ]


def shares(crowd: Crowd, question: Question, over: int, total: int) -> list[list[int]]:
    """Share `total` points over so many options for each person, in fives if that goes; an empty list for a blank."""
    unit = 5 if total % 5 == 0 else 1
    weights = crowd.rng.dirichlet(np.linspace(1.2, 0.4, over), crowd.size)
    points = crowd.rng.multinomial(total // unit, weights) * unit
    return [given if answered else [] for given, answered in zip(points.tolist(), crowd.answers(question), strict=True)]


def _chosen(
    crowd: Crowd, question: Question, place: NDArray[np.int64], listed: Sequence[str], also: Sequence[str]
) -> Values:
    values = [(value,) for value in (*listed, *also)] + [BLANK]
    chosen = place.copy()
    for further, value in enumerate(also, len(listed)):
        chosen[crowd.chance(ASIDE.get(value, OTHER_ASIDE))] = further
    chosen[~crowd.answers(question)] = -1
    return [values[index] for index in chosen.tolist()]
