"""How the answers to a question are spread, group by group: counts, and the shares that are told from them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Self, TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from consultation.answers import ALL, Counts, Grouping
from consultation.questions.model import NO_OPINION, NOT_APPLICABLE, SCALE
from consultation.stats.interval import wilson

COUNTED = ("respondents", "answered", NO_OPINION, NOT_APPLICABLE, "blank", "not_asked")
SHARES = ("top_two", "top_two_of_answered", "low", "high")
OFF_THE_SCALE = (NO_OPINION, NOT_APPLICABLE)

Column = NDArray[np.int64]
Names: TypeAlias = "pd.Index[str]"


def distribution(counts: Counts, column: str, values: Sequence[str]) -> pd.DataFrame:
    """Count the answers in one answer column, such as `R1.agreement`: a row for each group that has respondents.

    values: what the question allows, in order. Columns of the result: group; respondents, answered, no_opinion,
    not_applicable, blank, not_asked (the last five add up to respondents); the number of answers with each value but
    no_opinion and not_applicable. Where several values may be chosen, a respondent is one answer and may be in several
    value columns. Answers with a value that is not named (an option since dropped, a number of points) are in
    `answered` alone. Scales (values contain 1..5) also have shares 0..1, NaN without a denominator: top_two and its 95%
    range low..high, of answered + no_opinion; top_two_of_answered.
    With Grouping.NONE there is always the row `all`, of zeros when nobody has answered.
    """
    return distributions(counts, {column: values})[column]


def distributions(counts: Counts, columns: Mapping[str, Sequence[str]]) -> dict[str, pd.DataFrame]:
    """Give the `distribution` of many answer columns, each with its values, reading the counts once."""
    sums = Sums.of(counts, columns)
    return {column: sums.by_group(column) for column in columns}


@dataclass(frozen=True)
class Sums:
    """Counts added up by answer column, group and value, once for all the tables that are made of them.

    The last place of each axis is for what is not named: other columns, and values that are no longer offered.
    """

    columns: Mapping[str, Sequence[str]]
    groups: Names
    places: Mapping[str, Mapping[str, int]]
    respondents: Column
    asked: Column
    n: Column
    firsts: Column

    @classmethod
    def of(cls, counts: Counts, columns: Mapping[str, Sequence[str]]) -> Self:
        """Add up the counts of these answer columns, each with its values as in `distribution`."""
        groups = [ALL] if counts.grouping is Grouping.NONE else sorted(counts.respondents["group"])
        group, question = {"group": _places(groups)}, {"question": _places(columns)}
        value = {"value": _places([*OFF_THE_SCALE, *chain.from_iterable(columns.values())])}
        (respondents,) = _sums(counts.respondents, group, "n")
        (asked,) = _sums(counts.asked, question | group, "n")
        n, firsts = _sums(counts.cells, question | group | value, "n", "firsts")
        return cls(columns, _names(groups), question | value, respondents, asked, n, firsts)

    def by_group(self, column: str) -> pd.DataFrame:
        """Give the `distribution` of one answer column."""
        at = (self.places["question"][column], slice(len(self.groups)))
        return self._table(self.groups, at, self.columns[column])

    def overall(self, columns: Sequence[str]) -> pd.DataFrame:
        """Give the `distribution` of answer columns that have the same values, over all respondents, in one table.

        A row for each answer column, in the order given; `group` is its name. The counts are by Grouping.NONE.
        """
        at = ([self.places["question"][column] for column in columns], 0)
        return self._table(_names(columns), at, self.columns[columns[0]])

    def _table(self, names: Names, at: tuple[int | list[int], int | slice], values: Sequence[str]) -> pd.DataFrame:
        """Make the table of what stands at these columns and groups, a row for each."""
        asked = self.asked[at]
        respondents = np.broadcast_to(self.respondents[at[1]], asked.shape).copy()
        chosen = [value for value in values if value not in OFF_THE_SCALE]
        n = self.n[at].take([self.places["value"][value] for value in chosen], axis=1).T
        return _table(names, _counted(respondents, asked, self.firsts[at]) | dict(zip(chosen, n, strict=True)))


def combine(table: pd.DataFrame, groups: Mapping[str, str]) -> pd.DataFrame:
    """Merge rows of a `distribution`: counts are added, shares computed anew.

    groups: name of a group -> name of the group it becomes part of; a group not named stays. Rows come out sorted by
    name. Merging in steps or at once gives the same table.
    """
    merged = [groups.get(group, group) for group in table["group"]]
    names = _names(sorted(set(merged)))
    place = names.get_indexer(_names(merged))
    counted = {}
    for column in table.columns.drop(["group", *SHARES], errors="ignore"):
        counted[column] = np.zeros(len(names), dtype=np.int64)
        np.add.at(counted[column], place, table[column].to_numpy(np.int64))
    return _table(names, counted)


def _names(listed: Iterable[str]) -> Names:
    return pd.Index(list(listed), dtype="str")


def _places(names: Iterable[str]) -> dict[str, int]:
    return {name: at for at, name in enumerate(dict.fromkeys(names))}


def _sums(table: pd.DataFrame, places: Mapping[str, Mapping[str, int]], *numbers: str) -> list[Column]:
    """Add numbers of a table up by some of its columns, for each of which `places` tells where a name stands."""
    at = tuple(_at(table[column].tolist(), where) for column, where in places.items())
    found = []
    for number in numbers:
        sums = np.zeros([len(where) + 1 for where in places.values()], dtype=np.int64)
        np.add.at(sums, at, table[number].to_numpy(np.int64))
        found.append(sums)
    return found


def _at(names: list[str], where: Mapping[str, int]) -> Column:
    """Where each name stands; plain, because pandas takes as long for ten names as this for two thousand."""
    return np.array([where.get(name, len(where)) for name in names], dtype=np.int64)


def _counted(respondents: Column, asked: Column, firsts: Column) -> dict[str, Column]:
    no_opinion, not_applicable = firsts[:, 0], firsts[:, 1]  # OFF_THE_SCALE leads the values
    answered = firsts.sum(axis=1) - no_opinion - not_applicable
    blank = asked - answered - no_opinion - not_applicable
    counted = (respondents, answered, no_opinion, not_applicable, blank, respondents - asked)
    return dict(zip(COUNTED, counted, strict=True))


def _table(groups: Names, counted: Mapping[str, Column]) -> pd.DataFrame:
    shares = _shares(counted) if set(SCALE) <= set(counted) else {}
    return pd.DataFrame({"group": groups, **counted, **shares}, copy=False)


def _shares(counted: Mapping[str, Column]) -> dict[str, NDArray[np.float64]]:
    top = counted[SCALE[-2]] + counted[SCALE[-1]]
    answers = counted["answered"] + counted[NO_OPINION]
    low, high = wilson(top, answers)
    return dict(zip(SHARES, (_share(top, answers), _share(top, counted["answered"]), low, high), strict=True))


def _share(part: Column, whole: Column) -> NDArray[np.float64]:
    return part / np.where(whole > 0, whole, np.nan)
