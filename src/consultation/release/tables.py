"""Exact tables in, tables that may be published out: the same table feeds page, chart, file and program."""

import json
from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from consultation.answers import Grouping
from consultation.release.rules import (
    RULES,
    Counted,
    Rules,
    Status,
    answers,
    is_merged,
    publishable,
)
from consultation.stats.distribution import COUNTED, OFF_THE_SCALE, combine
from consultation.store.releases import Published


def shown_table(published: Published | None, values: Sequence[str] | None) -> pd.DataFrame:
    """Give a published table, as `published.released` describes it; without rows if it was never published.

    values: what the question allows now; None for participation (group, n, status, members).
    """
    names = ["n"] if values is None else [*COUNTED, *(value for value in values if value not in OFF_THE_SCALE)]
    stored: dict[str, Any] = json.loads(published.shown) if published else {"columns": names, "rows": []}
    labels = [label for label, _, _ in stored["rows"]]
    given = pd.DataFrame([counts for _, _, counts in stored["rows"]], columns=stored["columns"], dtype="int64")
    counted = pd.DataFrame({"group": pd.Series(labels, dtype="str")}).join(given.reindex(columns=names, fill_value=0))
    table = combine(counted, {}).set_index("group").loc[labels].reset_index()
    size = table["n"].to_numpy(np.int64) if values is None else answers(table)
    return _described(table, size, [number for _, number, _ in stored["rows"]], RULES)


def marked(groups: pd.DataFrame, everyone: pd.DataFrame, grouping: Grouping | None, threshold: int) -> pd.DataFrame:
    """Give the exact table for staff, the row `all` first, with the status that each row has by itself.

    status: `shown`; `few`: fewer than 30 answers; `withheld`: too few answers, or nearly all the same, to be published.
    """
    table = everyone if grouping is Grouping.NONE else pd.concat([everyone, groups], ignore_index=True)
    n = answers(table)
    status = np.where(n < RULES.few, Status.FEW, Status.SHOWN)
    status = np.where(publishable(table, threshold), status, Status.WITHHELD)
    return table.assign(status=pd.array(status, dtype="str"))


def _described(table: pd.DataFrame, n: Counted, members: Sequence[int], rules: Rules) -> pd.DataFrame:
    status = np.where(n < rules.few, Status.FEW, Status.SHOWN)
    status = np.where([is_merged(label) for label in table["group"]], Status.MERGED, status)
    return table.assign(status=pd.array(status, dtype="str"), members=np.array(members, dtype=np.int64))
