"""The audit by linear programming: what follows for numbers that are not shown from those that are.

Source of the method: Fischetti and Salazar, Solving the cell suppression problem on tabular data with linear
constraints, Management Science 47 (2001): a hidden number is protected if the smallest and the largest value that agree
with everything published are far enough apart.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog

from consultation.release.rules import Counted

WIDTH = 3  # a hidden number is known if it is surely not 0 and its possible values are closer together than this
_EXACT = 1e-6

Numbers = NDArray[np.float64]
Statement = tuple[Sequence[int], int]  # places of hidden numbers, and what they add up to


def pinned(hidden: int, statements: Sequence[Statement], width: int = WIDTH) -> list[int]:
    """Give the places of hidden numbers (all of them 0 or more) that the statements leave less than `width` of room.

    A number that may be 0 is not known, however small it must be. Raise ValueError for statements that contradict.
    """
    matrix, totals = _equations(hidden, statements)
    return [place for place in _surely_some(matrix, totals) if _room(matrix, totals, place) < width]


def tells_of_members(respondents: Counted, kinds: Counted) -> bool:
    """Tell whether a merged row gives away what its members answered, if the respondents of each are published.

    respondents: of each member; kinds: of the row, counts that exclude one another, of the same respondents.
    """
    members, n = len(respondents), len(kinds)
    if members < 2:  # noqa: PLR2004 — of a single one nothing is hidden
        return False
    if (respondents[:, None] + kinds[None, :] - kinds.sum() < 1).all():  # then all of them may be 0
        return False
    of_each = [(range(i * n, (i + 1) * n), int(total)) for i, total in enumerate(respondents)]
    of_kind = [(range(j, members * n, n), int(total)) for j, total in enumerate(kinds)]
    return bool(pinned(members * n, [*of_each, *of_kind]))


def _equations(hidden: int, statements: Sequence[Statement]) -> tuple[Numbers, Numbers]:
    matrix = np.zeros((len(statements), hidden))
    for row, (places, _) in enumerate(statements):
        matrix[row, list(places)] = 1
    return matrix, np.array([total for _, total in statements], dtype=np.float64)


def _surely_some(matrix: Numbers, totals: Numbers) -> list[int]:
    """Give the places of numbers that are 1 or more in every solution.

    Each solution clears all the numbers that are less than 1 in it, so a few solutions clear nearly all.
    """
    left = np.ones(matrix.shape[1], dtype=bool)
    sure = []
    while left.any():
        found = _solution(left.astype(float), matrix, totals)
        cleared = left & (found < 1 - _EXACT)
        if not cleared.any():
            place = int(np.argmin(np.where(left, found, np.inf)))
            lowest = _solution(_only(place, matrix.shape[1]), matrix, totals)
            cleared = left & (lowest < 1 - _EXACT)
            if not cleared[place]:
                sure.append(place)
                cleared[place] = True
        left &= ~cleared
    return sure


def _room(matrix: Numbers, totals: Numbers, place: int) -> float:
    only = _only(place, matrix.shape[1])
    lowest, highest = (_solution(sign * only, matrix, totals)[place] for sign in (1, -1))
    return float(np.floor(highest + _EXACT) - np.ceil(lowest - _EXACT))


def _solution(costs: Numbers, matrix: Numbers, totals: Numbers) -> Numbers:
    result = linprog(costs, A_eq=matrix, b_eq=totals, method="highs")
    if result.x is None:
        raise ValueError(f"the published numbers contradict each other: {result.message}")
    solution: Numbers = result.x
    return solution


def _only(place: int, hidden: int) -> Numbers:
    costs = np.zeros(hidden)
    costs[place] = 1
    return costs
