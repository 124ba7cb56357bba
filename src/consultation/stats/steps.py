"""What comparisons take from a `distribution`: who is compared, and how their answers spread over the steps."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from consultation.answers import ALL
from consultation.questions.model import NO_OPINION, SCALE

Cells = NDArray[np.int64]


def is_scale(table: pd.DataFrame) -> bool:
    """Tell whether a `distribution` is of a question with five steps."""
    return set(SCALE) <= set(table.columns)


def compared(table: pd.DataFrame) -> pd.DataFrame:
    """Give the rows that are compared: all but `all`, as far as somebody in them chose a step."""
    return table[(table["group"] != ALL) & (table["answered"] > 0)].reset_index(drop=True)


def steps(table: pd.DataFrame) -> Cells:
    """Give the numbers of answers, a row for each group and a column for each step from 1 to 5."""
    counted: Cells = table[list(SCALE)].to_numpy(np.int64)
    return counted


def answers(table: pd.DataFrame) -> Cells:
    """Give the denominator of each row: answered, and no opinion."""
    counted: Cells = table[["answered", NO_OPINION]].to_numpy(np.int64).sum(axis=1)
    return counted


def top_two(table: pd.DataFrame) -> Cells:
    """Give how many in each row chose step 4 or 5."""
    counted: Cells = steps(table)[:, -2:].sum(axis=1)
    return counted


def everybody(table: pd.DataFrame) -> pd.DataFrame:
    """Give the counts of all rows together as one row: the row `all`, or without it the sum of the others."""
    everyone = table[table["group"] == ALL]
    counted = ["answered", NO_OPINION, *(step for step in SCALE if step in table)]
    return (everyone if len(everyone) else table)[counted].sum().to_frame().T.assign(group=ALL)
