"""Whether groups differ by more than chance would make them differ."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy.stats import chi2, false_discovery_control

from consultation.stats.steps import is_scale, spread

LEVEL = 0.05


class Verdict(StrEnum):
    """What is said of a difference between groups; the words are in the catalogues."""

    COULD_BE_CHANCE = "could_be_chance"
    UNLIKELY_CHANCE = "unlikely_chance"
    CANNOT_TELL = "cannot_tell"


class Size(StrEnum):
    """What the size of an effect is called; the words are in the catalogues."""

    TINY = "tiny"
    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


SIZES = ((0.14, Size.LARGE), (0.06, Size.MEDIUM), (0.01, Size.SMALL), (0.0, Size.TINY))


@dataclass(frozen=True)
class KruskalWallis:
    """n answers in `groups` groups; h with groups - 1 degrees of freedom; p; eta_squared 0..1, the size of the effect.

    Where nothing can be compared (fewer than two groups with answers, or all answers the same), h and eta_squared are
    0 and p is 1.
    """

    n: int
    groups: int
    h: float
    p: float
    eta_squared: float
    comparable: bool


def kruskal_wallis(counts: ArrayLike) -> KruskalWallis:
    """Test whether groups rate differently, from their counts: a row for each group, a column for each step in order.

    Source: W. H. Kruskal and W. A. Wallis (1952), Journal of the American Statistical Association 47, 583-621, with
    their correction for ties. eta_squared = (h - k + 1) / (n - k), M. Tomczak and E. Tomczak (2014), Trends in Sport
    Sciences 21, 19-25; below 0, where chance alone would give more, it is 0.
    """
    cells = np.asarray(counts, dtype=float)
    cells = cells[cells.sum(axis=1) > 0]
    sizes, n, k = cells.sum(axis=1), int(cells.sum()), len(cells)
    if k < 2 or np.count_nonzero(cells.sum(axis=0)) < 2:  # noqa: PLR2004
        return KruskalWallis(n, k, 0.0, 1.0, 0.0, comparable=False)
    ties = cells.sum(axis=0)
    deviation = np.cumsum(ties) - (ties - 1) / 2 - (n + 1) / 2  # of each step's middle rank from the middle of all
    between = ((cells @ deviation) ** 2 / sizes).sum()
    h = float((n - 1) * between / (ties * deviation**2).sum())
    eta_squared = max(0.0, (h - k + 1) / (n - k)) if n > k else 0.0
    return KruskalWallis(n, k, h, float(chi2.sf(h, k - 1)), eta_squared, comparable=True)


def size(eta_squared: float) -> Size:
    """Give what an effect of this size, 0..1, is called.

    Source: J. Cohen (1988), Statistical Power Analysis for the Behavioral Sciences, 2nd edition, 280-287: f of .10, .25
    and .40, which are an eta-squared of about .01, .06 and .14.
    """
    return next(name for least, name in SIZES if eta_squared >= least)


def associations(tables: Mapping[tuple[str, str], pd.DataFrame]) -> pd.DataFrame:
    """Say of every question and grouping on show whether its groups differ by more than chance.

    tables: `distribution` or released table by (column, grouping); those that are not scales are left out. Rows of the
    result in the order given: question, grouping, groups, n, h, p, adjusted_p, eta_squared, verdict. adjusted_p is
    controlled for false discoveries over all rows that can be compared: of all differences called unlikely to be
    chance, about 1 in 20 are chance at most. Source: Y. Benjamini and Y. Hochberg (1995), Journal of the Royal
    Statistical Society B 57, 289-300.
    """
    tests = {name: kruskal_wallis(spread(table).cells) for name, table in tables.items() if is_scale(table)}
    rows = [
        (*name, test.groups, test.n, test.h, test.p, test.eta_squared, test.comparable) for name, test in tests.items()
    ]
    columns = ["question", "grouping", "groups", "n", "h", "p", "eta_squared", "comparable"]
    found = pd.DataFrame(rows, columns=columns)
    comparable = found.pop("comparable").to_numpy(bool)
    adjusted = np.ones(len(found))
    adjusted[comparable] = false_discovery_control(found["p"].to_numpy(float)[comparable])
    verdict = np.where(adjusted <= LEVEL, Verdict.UNLIKELY_CHANCE, Verdict.COULD_BE_CHANCE)
    found.insert(6, "adjusted_p", adjusted)
    return found.assign(verdict=pd.array(np.where(comparable, verdict, Verdict.CANNOT_TELL), dtype="str"))
