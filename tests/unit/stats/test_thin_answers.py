"""Answers of which little can be said: no comparison warns, fails or hands out what is not a number."""

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from unit.stats.spreads import Spread, scale

from consultation.answers import ALL
from consultation.questions.places import COUNTRIES
from consultation.stats.association import associations
from consultation.stats.consensus import common_ground
from consultation.stats.findings import findings
from consultation.stats.pairs import against_the_rest
from consultation.stats.ranking import agreement_on_ranking, importance
from consultation.stats.weights import conclusion, headlines

THIN: dict[str, dict[str, Spread]] = {
    "nobody": {},
    "all blank": {"DE": [0] * 5, "FR": [0] * 5},
    "one answer": {"DE": [0, 0, 0, 1, 0]},
    "one group": {"DE": [3, 3, 3, 3, 3]},
    "all the same": {"DE": [0, 0, 0, 0, 20], "FR": [0, 0, 0, 0, 30], "IT": [0, 0, 0, 0, 1]},
    "one blank group": {"DE": [1, 2, 3, 4, 5], "FR": [0] * 5},
    "145 countries": {country: [1, 0, 2, i % 3, i % 5] for i, country in enumerate(COUNTRIES[:145])},
    "a million": {"DE": [100_000] * 5, "FR": [0, 0, 0, 0, 500_000]},
}

Compare = Callable[[pd.DataFrame], object]
COMPARISONS: dict[str, Compare] = {
    "associations": lambda table: associations({("Q", "country"): table}),
    "against_the_rest": against_the_rest,
    "common_ground": lambda table: common_ground({"Q": table}),
    "importance": lambda table: importance({"Q": table, "R": table}),
    "agreement_on_ranking": lambda table: agreement_on_ranking({"Q": table, "R": table}),
    "headlines": lambda table: [headlines(table), conclusion(headlines(table))],
    "findings": lambda table: findings({("Q", "country"): table, ("R", "country"): table}, ["Q", "R"]),
}


@pytest.mark.parametrize("thin", THIN)
@pytest.mark.parametrize("name", COMPARISONS)
@pytest.mark.parametrize("everyone", [ALL, None])
@pytest.mark.parametrize("no_opinion", [0, 4])
def test_every_comparison_says_something_sound(thin: str, name: str, everyone: str | None, no_opinion: int) -> None:
    table = scale(THIN[thin], no_opinion, everyone).assign(status="shown")
    assert _numbers_that_are_none(COMPARISONS[name](table)) == []


def _numbers_that_are_none(found: object) -> list[object]:
    """Numbers that are not a number, or not finite, wherever they stand."""
    match found:
        case float():
            return [] if np.isfinite(found) else [found]
        case pd.DataFrame():
            return [number for column in found for number in _numbers_that_are_none(found[column].tolist())]
        case list() | tuple():
            return [number for each in found for number in _numbers_that_are_none(each)]
        case _ if hasattr(found, "__dataclass_fields__"):
            return _numbers_that_are_none(list(vars(found).values()))
        case _:
            return []
