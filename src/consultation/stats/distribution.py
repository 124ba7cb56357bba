"""How the answers to a question are spread, group by group: counts, and the shares that are told from them."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import TypeAlias

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
    groups, names = _groups(counts), _names(columns)
    values = _names(dict.fromkeys([*OFF_THE_SCALE, *chain.from_iterable(columns.values())]))
    n, firsts = _cubes(counts.cells, names, groups, values)
    respondents = _respondents(counts.respondents, groups)
    asked = _asked(counts.asked, names, groups)
    tables = {}
    for i, (column, listed) in enumerate(columns.items()):
        chosen = [value for value in listed if value not in OFF_THE_SCALE]
        steps = dict(zip(chosen, n[i, :, values.get_indexer(_names(chosen))], strict=True))
        tables[column] = _table(groups, _counted(respondents, asked[i], firsts[i]) | steps)
    return tables


def overall(counts: Counts, columns: Mapping[str, Sequence[str]]) -> pd.DataFrame:
    """Give the `distribution` of answer columns that have the same values, over all respondents, in one table.

    A row for each answer column, in the order given; `group` is its name. counts: by Grouping.NONE.
    """
    groups, names = _groups(counts), _names(columns)
    shared = next(iter(columns.values()), ())
    values = _names(dict.fromkeys([*OFF_THE_SCALE, *shared]))
    n, firsts = _cubes(counts.cells, names, groups, values)
    chosen = [value for value in shared if value not in OFF_THE_SCALE]
    steps = dict(zip(chosen, n[:, 0, values.get_indexer(_names(chosen))].T, strict=True))
    respondents = np.full(len(names), _respondents(counts.respondents, groups)[0])
    asked = _asked(counts.asked, names, groups)[:, 0]
    return _table(names, _counted(respondents, asked, firsts[:, 0]) | steps)


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


def _groups(counts: Counts) -> Names:
    return _names([ALL] if counts.grouping is Grouping.NONE else sorted(counts.respondents["group"]))


def _cubes(cells: pd.DataFrame, names: Names, groups: Names, values: Names) -> tuple[Column, Column]:
    """Give n and firsts by question, group and value; the last place of the last axis is for values not named."""
    question = _places(names, cells["question"])
    known = question >= 0
    place = tuple(each[known] for each in (question, _places(groups, cells["group"]), _places(values, cells["value"])))
    n, firsts = np.zeros((2, len(names), len(groups), len(values) + 1), dtype=np.int64)
    np.add.at(n, place, cells["n"].to_numpy(np.int64)[known])
    np.add.at(firsts, place, cells["firsts"].to_numpy(np.int64)[known])
    return n, firsts


def _respondents(respondents: pd.DataFrame, groups: Names) -> Column:
    n = np.zeros(len(groups), dtype=np.int64)
    n[_places(groups, respondents["group"])] = respondents["n"].to_numpy(np.int64)
    return n


def _asked(asked: pd.DataFrame, names: Names, groups: Names) -> Column:
    question = _places(names, asked["question"])
    known = question >= 0
    n = np.zeros((len(names), len(groups)), dtype=np.int64)
    np.add.at(n, (question[known], _places(groups, asked["group"])[known]), asked["n"].to_numpy(np.int64)[known])
    return n


def _places(names: Names, listed: "pd.Series[str]") -> Column:
    """Where each is among the names; -1 where it is not. Whole columns: pandas takes longer to leave rows out."""
    places: Column = names.get_indexer(pd.Index(listed))
    return places


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
