"""Exact tables in, tables that may be published out: the same table feeds page, chart, file and program."""

import json
from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from consultation.answers import POOLED, Grouping
from consultation.questions.model import UNDISCLOSED, Questionnaire
from consultation.release.merging import Partition, merge_by_answers, merge_by_number, singles
from consultation.release.rules import (
    RULES,
    Counted,
    Policy,
    Rules,
    Status,
    answers,
    is_merged,
    publishable,
    respondents,
)
from consultation.stats.distribution import COUNTED, OFF_THE_SCALE, SHARES, combine
from consultation.store.releases import Published


def releasable(
    groups: pd.DataFrame,
    everyone: pd.DataFrame,
    grouping: Grouping,
    threshold: int,
    questionnaire: Questionnaire,
    *,
    rules: Rules = RULES,
) -> pd.DataFrame:
    """Make a `distribution` by group publishable.

    groups, everyone: the distribution by `grouping` and by Grouping.NONE, of the same moment (ValueError if the groups
    hold more than everyone; respondents who named no group are added to `undisclosed`).
    Result: the same columns, status (`shown`; `few`: fewer than 30 answers; `merged`: stands for groups that are not
    shown themselves) and members (number of groups behind the row, 0 for `all`). First the row `all`, then groups by
    name, then `region:…` or `class:…`, then `pooled`; without `all`, the rows add up to it. No rows at all if even
    `all` has too few answers or (nearly) all of them are the same. Raise ConsultationError for a threshold below 5.
    """
    policy = Policy.of(grouping, threshold, questionnaire, rules)
    everyone = everyone[publishable(everyone, threshold, rules)]
    parts: Partition = {}
    if grouping is not Grouping.NONE and len(everyone):
        exact = _complete(groups, everyone, "respondents")
        parts = _parts(exact, policy)
        everyone = _with_rows(everyone, exact, parts)
    return _described(everyone, answers(everyone), _members(everyone, parts), rules)


def row_of_each(
    groups: pd.DataFrame, everyone: pd.DataFrame, grouping: Grouping, threshold: int, questionnaire: Questionnaire
) -> dict[str, str]:
    """Name the row of the `releasable` table of the same arguments in which each group is counted, itself or another.

    It tells no more than the table: a group that is not a row there is part of one. Empty where the table is.
    """
    policy = Policy.of(grouping, threshold, questionnaire)
    if grouping is Grouping.NONE or not publishable(everyone, threshold).any():
        return {}
    parts = _parts(_complete(groups, everyone, "respondents"), policy)
    return {group: label for label, part in parts.items() for group in part}


def releasable_participation(
    groups: pd.DataFrame,
    everyone: pd.DataFrame,
    grouping: Grouping,
    threshold: int,
    questionnaire: Questionnaire,
    *,
    rules: Rules = RULES,
) -> pd.DataFrame:
    """Make numbers of respondents publishable: group, n in; group, n, status, members out, in rows as `releasable`.

    No table of answers made from the same counts splits a row of this one.
    """
    policy = Policy.of(grouping, threshold, questionnaire, rules)
    everyone = everyone[respondents(everyone) >= threshold]
    parts: Partition = {}
    if grouping is not Grouping.NONE and len(everyone):
        exact = _complete(groups, everyone, "n")
        parts = merge_by_number(singles(exact["group"]), exact.set_index("group")["n"], policy)
        everyone = _with_rows(everyone, exact, parts)
    return _described(everyone, respondents(everyone), _members(everyone, parts), rules)


def shown_table(published: Published | None, values: Sequence[str] | None) -> pd.DataFrame:
    """Give a published table, as `releasable` describes it; without rows if it was never published.

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


def _complete(groups: pd.DataFrame, everyone: pd.DataFrame, size: str) -> pd.DataFrame:
    """Add those who named no group, leave out groups without respondents, and sort by name."""
    counted = groups.columns.drop(["group", *SHARES], errors="ignore")
    missing = everyone[counted].iloc[0] - groups[counted].sum()
    if (missing < 0).any():
        raise ValueError("the groups hold more than everyone: the two tables are not of the same moment")
    unnamed = pd.DataFrame([missing]).assign(group=UNDISCLOSED) if missing.any() else groups.iloc[:0]
    table = combine(pd.concat([groups, unnamed], ignore_index=True), {})
    return table[table[size] > 0]


def _parts(exact: pd.DataFrame, policy: Policy) -> Partition:
    parts = singles(exact["group"])
    if policy.rules.participation:
        parts = merge_by_number(parts, exact.set_index("group")["respondents"], policy)
    return merge_by_answers(parts, exact, policy)


def _with_rows(everyone: pd.DataFrame, exact: pd.DataFrame, parts: Partition) -> pd.DataFrame:
    label = {group: label for label, part in parts.items() for group in part}
    rows = combine(exact[exact["group"].isin(list(label))], label)
    order = sorted(range(len(rows)), key=lambda row: (is_merged(rows["group"][row]), rows["group"][row] == POOLED))
    return pd.concat([everyone, rows.iloc[order]], ignore_index=True)


def _described(table: pd.DataFrame, n: Counted, members: Sequence[int], rules: Rules) -> pd.DataFrame:
    status = np.where(n < rules.few, Status.FEW, Status.SHOWN)
    status = np.where([is_merged(label) for label in table["group"]], Status.MERGED, status)
    return table.assign(status=pd.array(status, dtype="str"), members=np.array(members, dtype=np.int64))


def _members(table: pd.DataFrame, parts: Partition) -> list[int]:
    return [len(parts.get(label, ())) for label in table["group"]]
