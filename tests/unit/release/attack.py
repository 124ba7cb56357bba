"""What an outsider can work out from released tables, by adding and subtracting rows."""

from itertools import product

import numpy as np
import pandas as pd
from numpy.typing import NDArray

KIND_COLUMNS = ["1", "2", "3", "4", "5", "no_opinion"]


def isolated(released: pd.DataFrame) -> pd.DataFrame:
    """Give every set of people that can be told apart: sums of some rows, and `all` minus some rows.

    Columns: respondents, answers, commonest (answers that say the same, of the most frequent kind: steps 1 and 2, or 4
    and 5, or any other) of each set that is not empty.
    """
    counts = released[["respondents", "answered", *KIND_COLUMNS]].to_numpy(np.int64)
    everyone, rows = counts[:1], counts[1:]
    subsets = np.array(list(product((0, 1), repeat=len(rows))), dtype=np.int64).reshape(2 ** len(rows), len(rows))
    sums = subsets @ rows
    sets = np.vstack([sums, everyone - sums]) if len(everyone) else sums
    return _described(sets[sets[:, 0] > 0])


def _described(sets: NDArray[np.int64]) -> pd.DataFrame:
    kinds = sets[:, 2:]
    sides = np.column_stack([kinds[:, 0] + kinds[:, 1], kinds[:, 2], kinds[:, 3] + kinds[:, 4], kinds[:, 5]])
    return pd.DataFrame({"respondents": sets[:, 0], "answers": kinds.sum(axis=1), "commonest": sides.max(axis=1)})


def hidden_in_both(one: pd.DataFrame, other: pd.DataFrame, size: str = "respondents") -> int:
    """Give the respondents of the groups that neither of two tables shows, worked out from both.

    The rows of `one` that stand for several groups, minus the groups among them that `other` shows by themselves.
    """
    shown = set(_own(one)["group"])
    only_other = _own(other)[~_own(other)["group"].isin(shown)]
    return int(one[one["status"] == "merged"][size].sum() - only_other.iloc[:, 1].sum())


def _own(table: pd.DataFrame) -> pd.DataFrame:
    return table[(table["status"] != "merged") & (table["group"] != "all")]
