"""The order in which groups are read when they are compared."""

import unicodedata
from collections.abc import Mapping, Sequence
from enum import StrEnum

import pandas as pd

from consultation.answers import ALL, POOLED
from consultation.questions.model import NO_OPINION, SCALE
from consultation.stats.distribution import COUNTED
from consultation.stats.interval import wilson

WITHHELD = "withheld"
FIRST, AMONG, BELOW, LAST = range(4)


class Order(StrEnum):
    """What the rows are sorted by."""

    SHARE = "share"
    LABEL = "label"
    ANSWERED = "answered"


def ordered(table: pd.DataFrame, order: Order, value: str | None = None) -> pd.DataFrame:
    """Sort a `distribution` that has a `label`: `all` first, `pooled` last, the rest by `order`, then by label.

    share: the largest first, of the top two steps, or of `value` (if none is named, of the first) where there are no
    steps; rows without a share after the others, and groups too small for the public below those, since the share of
    two people tops every list. label: by alphabet, accents and capitals aside. answered: the most answers first.
    """
    place = table["group"].map({ALL: FIRST, POOLED: LAST}).fillna(AMONG).astype(int)
    if order is Order.SHARE and "status" in table:
        place = place.mask((place == AMONG) & (table["status"] == WITHHELD), BELOW)
    label = table["label"].map(_plain)
    match order:
        case Order.SHARE:
            key = -_share(table, value)
        case Order.ANSWERED:
            key = -_answers(table)
        case Order.LABEL:
            key = label
    keys = pd.DataFrame({"place": place, "key": key, "label": label})
    return table.loc[keys.sort_values(["place", "key", "label"], kind="stable").index].reset_index(drop=True)


def most_chosen(table: pd.DataFrame, values: Sequence[str]) -> list[str]:
    """Sort values by how many chose them, in the row `all` or else in all rows together; ties stay as given."""
    everyone = table[table["group"] == ALL]
    chosen = (everyone if len(everyone) else table)[list(values)].sum()
    return sorted(values, key=lambda value: -chosen[value])


def largest(table: pd.DataFrame, most: int) -> list[str]:
    """Name the groups with the most answers, in the order of the table; `all` and `pooled` are not counted among them.

    Those too small for the public come last, whatever withholds them.
    """
    rest = table["group"].isin([ALL, POOLED])
    withheld = table["status"].eq(WITHHELD) if "status" in table else pd.Series(data=False, index=table.index)
    keys = pd.DataFrame({"withheld": withheld, "answers": -_answers(table)})[~rest]
    kept = keys.sort_values(["withheld", "answers"], kind="stable").index[:most]
    return list(table.loc[rest | table.index.isin(kept), "group"])


def without_no_opinion(table: pd.DataFrame) -> pd.DataFrame:
    """Take no opinion out of the denominator of a `distribution` of a scale: of its shares and their 95% range."""
    if "top_two" not in table:
        return table
    low, high = wilson(table[[*SCALE[-2:]]].sum(axis=1), table["answered"])
    return table.assign(top_two=table["top_two_of_answered"], low=low, high=high)


def shared(tables: Mapping[str, pd.DataFrame]) -> list[str]:
    """Name the groups that are a row of every table, and of the same groups where they are merged, as in the first."""
    first, *others = tables.values()
    rows = [_stands_for(table) for table in (first, *others)]
    return [group for group in first["group"] if all(row.get(group) == rows[0][group] for row in rows)]


def _stands_for(table: pd.DataFrame) -> dict[str, int]:
    """Give the number of groups behind each row: those of one region or class can differ between questions."""
    return dict(zip(table["group"], table["members"] if "members" in table else [1] * len(table), strict=True))


def _answers(table: pd.DataFrame) -> pd.Series:
    return table[["answered", NO_OPINION]].sum(axis=1)


def _share(table: pd.DataFrame, value: str | None) -> pd.Series:
    if "top_two" in table:
        return table["top_two"].rename("share")
    columns = list(table.columns)
    chosen = value or columns[columns.index(COUNTED[-1]) + 1]
    return table[chosen].div(_answers(table))


def _plain(label: str) -> str:
    parts = unicodedata.normalize("NFKD", label.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))
