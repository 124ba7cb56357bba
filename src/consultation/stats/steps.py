"""What comparisons take from a `distribution`: who is compared, and how their answers spread over the steps."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from consultation.answers import ALL
from consultation.questions.model import NO_OPINION, SCALE

Cells = NDArray[np.int64]


@dataclass(frozen=True)
class Spread:
    """The answers to a scale as plain numbers, because a page of views asks hundreds of tables for them.

    groups: all rows but `all` in which somebody chose a step, with their status (empty where the table has none).
    cells: a row for each group, a column for each step from 1 to 5. answers: by group, answered and no opinion, which
    is the denominator. respondents: by group, who answered this question or not. all_cells, all_answers,
    all_respondents: the same of everybody, the row `all` or else the sum of the others.
    """

    groups: tuple[str, ...]
    status: tuple[str, ...]
    cells: Cells
    answers: Cells
    respondents: Cells
    all_cells: Cells
    all_answers: int
    all_respondents: int

    @property
    def top_two(self) -> Cells:
        """How many in each group chose step 4 or 5."""
        counted: Cells = self.cells[:, -2:].sum(axis=1)
        return counted

    @property
    def all_top_two(self) -> int:
        """How many of everybody chose step 4 or 5."""
        return int(self.all_cells[-2:].sum())


def is_scale(table: pd.DataFrame) -> bool:
    """Tell whether a `distribution` is of a question with five steps."""
    return set(SCALE) <= set(table.columns)


def spread(table: pd.DataFrame) -> Spread:
    """Read a `distribution` of a scale, or its released table."""
    groups = table["group"].to_numpy(object)
    cells = np.column_stack([table[step].to_numpy(np.int64) for step in SCALE])
    answered = table["answered"].to_numpy(np.int64)
    n = answered + table[NO_OPINION].to_numpy(np.int64)
    of = table["respondents"].to_numpy(np.int64)
    status = table["status"].to_numpy(object) if "status" in table else np.full(len(table), "", dtype=object)
    everyone = groups == ALL
    rows = everyone if everyone.any() else ~everyone
    own = ~everyone & (answered > 0)
    return Spread(
        tuple(groups[own]), tuple(status[own]), cells[own], n[own], of[own],
        cells[rows].sum(axis=0), int(n[rows].sum()), int(of[rows].sum()),
    )  # fmt: skip
