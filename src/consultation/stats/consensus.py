"""How agreed people are with each other, and what all groups share."""

from collections.abc import Mapping
from functools import cache
from itertools import combinations

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from consultation.stats.steps import Spread, is_scale, spread

SMALLEST_SCALE = 3


def consensus(counts: ArrayLike) -> float | None:
    """Give the consensus of Tastle and Wierman: 1 all at one step, 0 half at each end; None without answers.

    counts: answers at each step, in order. Evenly spread over five steps it is .434, not 0. Source: W. J. Tastle and
    M. J. Wierman (2007), International Journal of Approximate Reasoning 45, 531-545.
    """
    n = np.asarray(counts, dtype=float)
    if n.sum() == 0:
        return None
    share, step = n / n.sum(), np.arange(len(n))
    chosen = share > 0
    distance = np.abs(step - share @ step)[chosen] / (len(n) - 1)
    return float(np.clip(1 + share[chosen] @ np.log2(1 - distance), 0.0, 1.0))


def agreement(counts: ArrayLike) -> float | None:
    """Give van der Eijk's agreement A: 1 all at one step, 0 evenly spread, -1 half at each end; None without answers.

    counts: answers at each step of at least three, in order. The counts are taken apart in layers in which every step
    has none or the same number; A is the mean of the layers, by size. Source: C. van der Eijk (2001), Quality and
    Quantity 35, 325-341.
    """
    n = np.asarray(counts, dtype=float)
    if n.sum() == 0 or len(n) < SMALLEST_SCALE:
        return None
    found, taken = 0.0, 0.0
    for height in np.unique(n[n > 0]):
        pattern = n >= height
        found += (height - taken) * pattern.sum() * _of_layer(tuple(map(bool, pattern)))
        taken = float(height)
    return float(found / n.sum())


def polarisation(counts: ArrayLike) -> float | None:
    """Give (1 - A) / 2 of van der Eijk's A: 0 all at one step, 1 half at each end; None without answers."""
    found = agreement(counts)
    return None if found is None else (1 - found) / 2


def group_aware(agree: ArrayLike, n: ArrayLike) -> float:
    """Give the product over groups of (agree + 1) / (n + 2): high only where all groups agree; 1 without groups.

    agree, n: by group, those who agree and those who answered. It falls with every group added, so only items with the
    same groups can be compared. Source: C. Small and others (2021), Polis: Scaling Deliberation by Mapping High
    Dimensional Opinion Spaces, Recerca 26(2).
    """
    return float(np.prod((np.asarray(agree, dtype=float) + 1) / (np.asarray(n, dtype=float) + 2)))


def common_ground(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Say of each scale how agreed all are, and how far every group shares it.

    tables: by column, a `distribution` or released table of one grouping. Rows of the result in the order given,
    without those in which nobody chose a step: question, n and share (top two, of answered + no_opinion), consensus,
    agreement, polarisation, groups (how many), group_consensus, lowest_group, lowest_share (the group that agrees
    least), family (items with the same groups have the same number, the family with most items is 1) and place within
    the family by group_consensus (1: shared most). Only items of one family can be compared by group_consensus. Without
    groups lowest_group is empty and lowest_share the share of all.
    """
    spreads = {name: spread(table) for name, table in tables.items() if is_scale(table)}
    rows = [_shared(name, given) for name, given in spreads.items() if given.all_cells.any()]
    columns = [
        "question", "n", "share", "consensus", "agreement", "polarisation",
        "groups", "group_consensus", "lowest_group", "lowest_share", "family",
    ]  # fmt: skip
    found = pd.DataFrame([[row[column] for column in columns] for row in rows], columns=columns)
    by_size = {names: i + 1 for i, names in enumerate(found["family"].value_counts(sort=True).index)}
    family = found["family"].map(by_size).astype(int)
    place = found["group_consensus"].groupby(family).rank(ascending=False, method="min").astype(int)
    return found.assign(family=family, place=place)


def _shared(name: str, given: Spread) -> dict[str, object]:
    share = given.all_top_two / given.all_answers
    shares = given.top_two / given.answers
    lowest = int(np.argmin(shares)) if len(shares) else None
    return {
        "question": name, "n": given.all_answers, "share": share,
        "consensus": consensus(given.all_cells), "agreement": agreement(given.all_cells),
        "polarisation": polarisation(given.all_cells),
        "groups": len(shares), "group_consensus": group_aware(given.top_two, given.answers),
        "lowest_group": "" if lowest is None else given.groups[lowest],
        "lowest_share": share if lowest is None else float(shares[lowest]),
        "family": "\n".join(sorted(given.groups)),
    }  # fmt: skip


@cache
def _of_layer(pattern: tuple[bool, ...]) -> float:
    """Give A of a layer: its unimodality by counting triples, less the more steps it holds."""
    steps_in_all, filled = len(pattern), sum(pattern)
    if filled in {1, steps_in_all}:
        return float(filled == 1)
    triples = [triple for triple in combinations(pattern, 3) if sum(triple) == 2]  # noqa: PLR2004
    apart = sum(triple == (True, False, True) for triple in triples)
    together = len(triples) - apart
    unimodal = ((steps_in_all - 2) * together - (steps_in_all - 1) * apart) / ((steps_in_all - 2) * len(triples))
    return unimodal * (1 - (filled - 1) / (steps_in_all - 1))
