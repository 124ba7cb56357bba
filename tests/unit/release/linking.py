"""An observer who puts the tables by country and by museum type of all releases into one linear program.

Answers are only taken to arrive. The program is not the one of the product, which uses bounds in closed form.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog
from unit.release.answers import KINDS, THRESHOLD
from unit.release.watching import Watched

from consultation.answers import Grouping
from consultation.release.rules import Counted

Numbers = NDArray[np.float64]
AGREE = ("4", "5")
Part = frozenset[str]


def told(watched: Watched) -> list[tuple[Part, Part, tuple[str, ...]]]:
    """Give the combinations of countries and museum types, with fewer people than the threshold, of which something is
    known: that some surely gave one of these answers, and how many within less than 3.
    """  # noqa: D205 — one thought
    now = watched.seen[-1]
    small = [
        (one.groups, other.groups)
        for one in now[Grouping.COUNTRY].values()
        for other in now[Grouping.MUSEUM_TYPE].values()
        if 0 < _people(watched, one.groups, other.groups) < THRESHOLD
    ]
    kinds = [*((kind,) for kind in KINDS[:6]), AGREE]
    return [(*both, kind) for kind in kinds for program in [_Program(watched, kind)] for both in program.pinned(small)]


def _people(watched: Watched, countries: Part, types: Part) -> int:
    return sum(each.country in countries and each.museum_type in types for each in watched.people.values())


class _Program:
    """How many came, between each two releases, from each country and museum type, and answered so: all unknown."""

    def __init__(self, watched: Watched, kinds: tuple[str, ...]) -> None:
        people = list(watched.then[-1].values())
        self.countries = sorted({each.country for each in people})
        self.types = sorted({each.museum_type for each in people})
        self.releases = len(watched.seen)
        said = list(self._said(watched, kinds))
        self.matrix = np.array([places for places, _ in said])
        self.totals = np.array([total for _, total in said])

    def pinned(self, combinations: list[tuple[Part, Part]]) -> Iterator[tuple[Part, Part]]:
        for countries, types in combinations:
            places = self._places(countries, types, self.releases)
            least = np.ceil(self._solved(places) - 1e-6)
            if least >= 1 and np.floor(-self._solved(-places) + 1e-6) - least < 3:
                yield countries, types

    def _solved(self, costs: Numbers) -> float:
        result = linprog(costs, A_eq=self.matrix, b_eq=self.totals, method="highs")
        assert result.x is not None, result.message
        return float(costs @ result.x)

    def _said(self, watched: Watched, kinds: tuple[str, ...]) -> Iterator[tuple[Numbers, int]]:
        """Give what each row of each release says, when it followed; a row of later releases repeats it."""
        for release, (people, seen) in enumerate(zip(watched.then, watched.seen, strict=True), start=1):
            yield self._places(None, None, release), sum(each.kind in kinds for each in people.values())
            for grouping, rows in seen.items():
                for row in rows.values():
                    if row.since == release:
                        countries = row.groups if grouping is Grouping.COUNTRY else None
                        types = row.groups if grouping is Grouping.MUSEUM_TYPE else None
                        yield self._places(countries, types, release), _counted(row.counts, kinds)

    def _places(self, countries: Part | None, types: Part | None, until: int) -> Numbers:
        return np.array([
            float(release < until and (countries is None or country in countries) and (types is None or kind in types))
            for release in range(self.releases)
            for country in self.countries
            for kind in self.types
        ])  # fmt: skip


def _counted(counts: Counted, kinds: tuple[str, ...]) -> int:
    """The columns are respondents, answered, no_opinion, not_applicable, blank, not_asked, and the five steps."""
    return sum(int(counts[2 if kind == "no_opinion" else 5 + int(kind)]) for kind in kinds)
