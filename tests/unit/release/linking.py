"""An observer who puts the tables by several groupings of all releases into one linear program.

Answers are only taken to arrive. The program is not the one of the product, which uses bounds in closed form.
"""

from collections.abc import Iterator
from functools import reduce
from itertools import product

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
Combination = tuple[Part | None, ...]  # a part of each grouping; None for everybody


def told(watched: Watched) -> list[tuple[Combination, tuple[str, ...]]]:
    """Give the combinations of groups, with fewer people than the threshold, of which something is known: that some
    surely gave one of these answers, and how many within less than 3.

    Combinations of rows of the last release, and of whatever any release told apart, of two groupings or more.
    """  # noqa: D205 — one thought
    parts = [(*_parts(watched, grouping), None) for grouping in watched.groupings]
    small = [each for each in product(*parts) if _of_several(each) and 0 < _people(watched, each) < THRESHOLD]
    kinds = [*((kind,) for kind in KINDS[:6]), AGREE]
    return [(each, kind) for kind in kinds for program in [_Program(watched, kind)] for each in program.pinned(small)]


def _of_several(combination: Combination) -> bool:
    return len(combination) - combination.count(None) > 1


def _parts(watched: Watched, grouping: Grouping) -> set[Part]:
    return {row.groups for row in watched.seen[-1][grouping].values()} | set(_never_told_apart(watched, grouping))


def _people(watched: Watched, combination: Combination) -> int:
    of = list(zip(watched.groupings, combination, strict=True))
    return sum(all(part is None or each.of(by) in part for by, part in of) for each in watched.people.values())


class _Program:
    """How many came, between each two releases, from each combination of groups, and answered so: all unknown.

    Groups that no row ever told apart are one.
    """

    def __init__(self, watched: Watched, kinds: tuple[str, ...]) -> None:
        self.groups = [_never_told_apart(watched, grouping) for grouping in watched.groupings]
        self.releases = len(watched.seen)
        said = list(self._said(watched, kinds))
        self.matrix = np.array([places for places, _ in said])
        self.totals = np.array([total for _, total in said])

    def pinned(self, combinations: list[Combination]) -> Iterator[Combination]:
        places = {each: self._places(each, self.releases) for each in combinations}
        for each in self._surely_some(places):
            least, most = self._solved(places[each]) @ places[each], self._solved(-places[each]) @ places[each]
            if np.floor(most + 1e-6) - np.ceil(least - 1e-6) < 3:
                yield each

    def _surely_some(self, places: dict[Combination, Numbers]) -> list[Combination]:
        """Clear whatever is 0 in some solution; each solution clears many."""
        left, sure = dict(places), []
        while left:
            found = self._solved(np.sum(list(left.values()), axis=0))
            cleared = [each for each, of in left.items() if of @ found < 1 - 1e-6]
            if not cleared:
                cleared = [min(left, key=lambda each: float(left[each] @ found))]
                of = left[cleared[0]]
                sure += cleared if of @ self._solved(of) > 1 - 1e-6 else []
            left = {each: of for each, of in left.items() if each not in cleared}
        return sure

    def _solved(self, costs: Numbers) -> Numbers:
        result = linprog(costs, A_eq=self.matrix, b_eq=self.totals, method="highs")
        assert result.x is not None, result.message
        solution: Numbers = result.x
        return solution

    def _said(self, watched: Watched, kinds: tuple[str, ...]) -> Iterator[tuple[Numbers, int]]:
        """Give what each row of each release says, when it followed; a row of later releases repeats it."""
        everybody = (None,) * len(watched.groupings)
        for release, (people, seen) in enumerate(zip(watched.then, watched.seen, strict=True), start=1):
            yield self._places(everybody, release), sum(each.kind in kinds for each in people.values())
            for axis, rows in enumerate(seen.values()):
                for row in rows.values():
                    if row.since == release:
                        combination = (*everybody[:axis], row.groups, *everybody[axis + 1 :])
                        yield self._places(combination, release), _counted(row.counts, kinds)

    def _places(self, combination: Combination, until: int) -> Numbers:
        within = [
            np.array([part is None or group <= part for group in groups])
            for part, groups in zip(combination, self.groups, strict=True)
        ]
        places: Numbers = reduce(np.multiply.outer, [*within, np.arange(self.releases) < until]).astype(float).ravel()
        return places


def _never_told_apart(watched: Watched, grouping: Grouping) -> list[Part]:
    found: dict[tuple[Part, ...], set[str]] = {}
    for group in {each.of(grouping) for people in watched.then for each in people.values()}:
        rows = [row.groups for seen in watched.seen for row in seen[grouping].values() if group in row.groups]
        found.setdefault(tuple(rows), set()).add(group)
    return sorted((frozenset(groups) for groups in found.values()), key=sorted)


def _counted(counts: Counted, kinds: tuple[str, ...]) -> int:
    """The columns are respondents, answered, no_opinion, not_applicable, blank, not_asked, and the five steps."""
    return sum(int(counts[2 if kind == "no_opinion" else 5 + int(kind)]) for kind in kinds)
