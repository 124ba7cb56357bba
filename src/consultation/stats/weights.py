"""Whether weighting would change the story: headlines side by side, and what is said about them."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from consultation.questions.places import REGION
from consultation.stats.museums import CLASSES, museums, with_classes
from consultation.stats.steps import Spread, spread

SMALLEST_VOTE = 10
SMALLEST_PART_EFFECTIVE = 3
LARGEST_WEIGHT = 5
FEWEST_STRATA = 2
HALF = 0.5


class Scheme(StrEnum):
    """How answers are weighted."""

    RAW = "raw"
    COUNTRY = "one_country_one_vote"
    MUSEUMS = "museums"
    CLASSES = "museums_and_classes"


class Usable(StrEnum):
    """Whether a headline is shown, and if not, why."""

    SHOWN = "shown"
    TOO_FEW = "too_few"
    UNEVEN = "uneven"
    EXTREME = "extreme"


class Conclusion(StrEnum):
    """What weighting does to the conclusion, which is on which side of one half the share lies."""

    SAME = "does_not_change"
    CHANGES = "does_change"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True)
class Headline:
    """One share of the top two steps: weighted in one way, or, when it is not usable, None.

    n: answers it rests on; left_out: answers that have no weight; effective: Kish's effective number; countries: how
    many; years: of the museum numbers, first and last.
    """

    scheme: Scheme
    usable: Usable
    share: float | None
    n: int
    left_out: int
    effective: float
    countries: int
    years: tuple[int, int] | None = None


def effective_n(weights: ArrayLike, n: ArrayLike) -> float:
    """Give Kish's effective number of answers, (sum w)^2 / sum w^2, for `n` answers of each weight; 0 without answers.

    Source: L. Kish (1965), Survey Sampling, chapter 11.7; and (1992), Journal of Official Statistics 8, 183-200.
    """
    w, count = np.broadcast_arrays(np.asarray(weights, dtype=float), np.asarray(n, dtype=float))
    squares = float((count * w**2).sum())
    return float((count * w).sum()) ** 2 / squares if squares else 0.0


def post_stratified(n: ArrayLike, population: ArrayLike) -> NDArray[np.float64]:
    """Give the weight of one answer in each stratum: its part of the population by its part of the answers; mean 1.

    n: answers by stratum, all above 0. Source: D. Holt and T. M. F. Smith (1979), Journal of the Royal Statistical
    Society A 142, 33-46.
    """
    counted, size = np.asarray(n, dtype=float), np.asarray(population, dtype=float)
    weights: NDArray[np.float64] = (size / size.sum()) / (counted / counted.sum())
    return weights


def usable(weights: ArrayLike, n: ArrayLike) -> Usable:
    """Tell whether weights may be used: refused when less than a third of the answers counts, or one counts too much.

    uneven: the effective number is below a third of the answers; extreme: a weight is above five times the median
    weight of an answer.
    """
    w, count = np.asarray(weights, dtype=float), np.asarray(n, dtype=np.int64)
    if len(w) < FEWEST_STRATA:
        return Usable.TOO_FEW
    if w.max() > LARGEST_WEIGHT * np.median(np.repeat(w, count)):
        return Usable.EXTREME
    return Usable.UNEVEN if effective_n(w, count) < count.sum() / SMALLEST_PART_EFFECTIVE else Usable.SHOWN


def headlines(by_country: pd.DataFrame, by_class: pd.DataFrame | None = None) -> list[Headline]:
    """Give the share that chose the top two steps raw, with one vote a country, and weighted to museums.

    by_country: a `distribution` of a scale or its released table; only rows that are a country can be weighted, the
    others count as left out. by_class: country, museum_class (AAH, STE or OTH), n, top_two: exact counts for staff,
    who then also see a headline weighted to museums by country and class, for the countries whose classes are known.
    """
    given = spread(by_country)
    countries, n = _countries(given), given.all_answers
    shown, share = (Usable.SHOWN, given.all_top_two / n) if n else (Usable.TOO_FEW, None)
    raw = Headline(Scheme.RAW, shown, share, n, 0, float(n), len(countries))
    found = [raw, _one_vote(countries, n), _by_museums(countries, n)]
    return found if by_class is None else [*found, _by_classes(by_class, n)]


def conclusion(found: Sequence[Headline]) -> Conclusion:
    """Tell whether a weighted headline lies on the other side of one half than the raw one, the first."""
    shares = [headline.share for headline in found if headline.share is not None]
    if found[0].share is None or len(shares) < FEWEST_STRATA:
        return Conclusion.CANNOT_TELL
    return Conclusion.SAME if len({share > HALF for share in shares}) == 1 else Conclusion.CHANGES


def _countries(given: Spread) -> pd.DataFrame:
    rows = pd.DataFrame({"country": given.groups, "n": given.answers, "top_two": given.top_two})
    return rows[rows["country"].isin(list(REGION))].set_index("country")


def _one_vote(countries: pd.DataFrame, n: int) -> Headline:
    voting = countries[countries["n"] >= SMALLEST_VOTE]
    return _weighted(Scheme.COUNTRY, voting, np.ones(len(voting)), n, refuse=False)


def _by_museums(countries: pd.DataFrame, n: int) -> Headline:
    known = countries.join(museums(), how="inner")
    return _weighted(Scheme.MUSEUMS, known, known["museums"].to_numpy(float), n)


def _by_classes(cells: pd.DataFrame, n: int) -> Headline:
    sizes = with_classes().reset_index().melt(["country", "year"], list(CLASSES), "museum_class", "size")
    keys = ["country", "museum_class"]
    known = cells[cells["n"] > 0].merge(sizes[sizes["size"] > 0], on=keys).set_index(keys)
    return _weighted(Scheme.CLASSES, known, known["size"].to_numpy(float), n)


def _weighted(
    scheme: Scheme, strata: pd.DataFrame, population: NDArray[np.float64], n: int, *, refuse: bool = True
) -> Headline:
    counted = strata["n"].to_numpy(np.int64)
    weights = post_stratified(counted, population) if len(strata) else population
    verdict = usable(weights, counted)
    if not refuse and verdict is not Usable.TOO_FEW:
        verdict = Usable.SHOWN
    share = float((weights * strata["top_two"]).sum() / counted.sum()) if verdict is Usable.SHOWN else None
    years = (int(strata["year"].min()), int(strata["year"].max())) if "year" in strata and len(strata) else None
    names = strata.index.get_level_values("country").nunique()
    left_out = n - int(counted.sum())
    return Headline(scheme, verdict, share, n - left_out, left_out, effective_n(weights, counted), names, years)
