"""How a group differs from the rest, told in people: of 100 random pairs, in how many does the group rate it higher."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from consultation.stats.steps import spread

HUNDRED = 100


@dataclass(frozen=True)
class Pairs:
    """Of 100 random pairs, one person of each group: how often the first rates higher, lower, the same.

    n, others: answers on the scale in the two groups. Without a pair everything is 0.
    """

    n: int
    others: int
    delta: float
    higher: int
    lower: int
    same: int


def pairs(group: ArrayLike, others: ArrayLike) -> Pairs:
    """Compare two groups by their counts of answers at each step, in order.

    delta -1..1 is the share of pairs in which the first rates higher minus that in which it rates lower. Source:
    N. Cliff (1993), Psychological Bulletin 114, 494-509. higher, lower and same are rounded so that they add up to
    100 and that swapping the groups swaps higher and lower.
    """
    first, second = np.asarray(group, dtype=object), np.asarray(others, dtype=object)  # exact: a million squared
    below = np.cumsum(second) - second
    higher, same = int((first * below).sum()), int((first * second).sum())
    n, m = int(first.sum()), int(second.sum())
    total = n * m
    if total == 0:
        return Pairs(n, m, 0.0, 0, 0, 0)
    lower = total - higher - same
    return Pairs(n, m, (higher - lower) / total, *_of_a_hundred(higher, lower, same))


def against_the_rest(table: pd.DataFrame) -> pd.DataFrame:
    """Compare each group of a `distribution` or released table with all others together.

    Rows of the result, in the order given, for the groups with answers on the scale: group, n, others, delta, higher,
    lower, same.
    """
    given = spread(table)
    everyone = given.cells.sum(axis=0)
    rows = [pairs(row, everyone - row) for row in given.cells]
    columns = list(Pairs.__dataclass_fields__)
    found = pd.DataFrame([[getattr(row, column) for column in columns] for row in rows], columns=columns)
    found.insert(0, "group", pd.Series(given.groups, dtype="str"))
    return found


def _of_a_hundred(higher: int, lower: int, same: int) -> tuple[int, int, int]:
    """Round to parts of 100 by largest remainder; equal parts stay equal."""
    total = higher + lower + same
    if higher == lower:
        part = round(HUNDRED * higher / total)
        return part, part, HUNDRED - 2 * part
    parts = [divmod(HUNDRED * count, total) for count in (higher, lower, same)]
    left = HUNDRED - sum(whole for whole, _ in parts)
    largest = sorted(range(3), key=lambda i: (-parts[i][1], -(higher, lower, same)[i]))[:left]
    up, down, level = (whole + (i in largest) for i, (whole, _) in enumerate(parts))
    return up, down, level
