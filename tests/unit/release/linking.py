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

    Combinations of rows of the last release, and of whatever any release told apart.
    """  # noqa: D205 — one thought
    small = [
        (one, other)
        for one in _parts(watched, Grouping.COUNTRY)
        for other in _parts(watched, Grouping.MUSEUM_TYPE)
        if 0 < _people(watched, one, other) < THRESHOLD
    ]
    kinds = [*((kind,) for kind in KINDS[:6]), AGREE]
    return [(*both, kind) for kind in kinds for program in [_Program(watched, kind)] for both in program.pinned(small)]


def _parts(watched: Watched, grouping: Grouping) -> set[Part]:
    return {row.groups for row in watched.seen[-1][grouping].values()} | set(_never_told_apart(watched, grouping))


def _people(watched: Watched, countries: Part, types: Part) -> int:
    return sum(each.country in countries and each.museum_type in types for each in watched.people.values())


class _Program:
    """How many came, between each two releases, from each country and museum type, and answered so: all unknown.

    Countries that no row ever told apart are one, as are museum types.
    """

    def __init__(self, watched: Watched, kinds: tuple[str, ...]) -> None:
        self.countries = _never_told_apart(watched, Grouping.COUNTRY)
        self.types = _never_told_apart(watched, Grouping.MUSEUM_TYPE)
        self.releases = len(watched.seen)
        said = list(self._said(watched, kinds))
        self.matrix = np.array([places for places, _ in said])
        self.totals = np.array([total for _, total in said])

    def pinned(self, combinations: list[tuple[Part, Part]]) -> Iterator[tuple[Part, Part]]:
        places = {both: self._places(*both, self.releases) for both in combinations}
        for both in self._surely_some(places):
            least, most = self._solved(places[both]) @ places[both], self._solved(-places[both]) @ places[both]
            if np.floor(most + 1e-6) - np.ceil(least - 1e-6) < 3:
                yield both

    def _surely_some(self, places: dict[tuple[Part, Part], Numbers]) -> list[tuple[Part, Part]]:
        """Clear whatever is 0 in some solution; each solution clears many."""
        left, sure = dict(places), []
        while left:
            found = self._solved(np.sum(list(left.values()), axis=0))
            cleared = [both for both, of in left.items() if of @ found < 1 - 1e-6]
            if not cleared:
                cleared = [min(left, key=lambda both: float(left[both] @ found))]
                of = left[cleared[0]]
                sure += cleared if of @ self._solved(of) > 1 - 1e-6 else []
            left = {both: of for both, of in left.items() if both not in cleared}
        return sure

    def _solved(self, costs: Numbers) -> Numbers:
        result = linprog(costs, A_eq=self.matrix, b_eq=self.totals, method="highs")
        assert result.x is not None, result.message
        solution: Numbers = result.x
        return solution

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
            float(release < until and (countries is None or country <= countries) and (types is None or kind <= types))
            for release in range(self.releases)
            for country in self.countries
            for kind in self.types
        ])  # fmt: skip


def _never_told_apart(watched: Watched, grouping: Grouping) -> list[Part]:
    found: dict[tuple[Part, ...], set[str]] = {}
    for group in {each.of(grouping) for people in watched.then for each in people.values()}:
        rows = [row.groups for seen in watched.seen for row in seen[grouping].values() if group in row.groups]
        found.setdefault(tuple(rows), set()).add(group)
    return sorted((frozenset(groups) for groups in found.values()), key=sorted)


def _counted(counts: Counted, kinds: tuple[str, ...]) -> int:
    """The columns are respondents, answered, no_opinion, not_applicable, blank, not_asked, and the five steps."""
    return sum(int(counts[2 if kind == "no_opinion" else 5 + int(kind)]) for kind in kinds)
