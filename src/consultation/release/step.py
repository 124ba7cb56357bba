"""One table's next release: which rows follow the answers, which wait, which are divided or merged."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd

from consultation.answers import POOLED
from consultation.release.changes import Layout
from consultation.release.history import START, History, Row
from consultation.release.linked import Beside
from consultation.release.merging import Enough, Part, Partition, enough_by_answers, enough_by_number, merge
from consultation.release.rules import Counted, Policy, is_merged


@dataclass(frozen=True)
class Exact:
    """The exact table at this moment, and what decides about it.

    table: a `distribution` by group, or group and n. counted: the parts that the table of participation shows; for that
    table itself, every group by itself. moment: the number of the release of this question that is being made; beside:
    the tables by other groupings, which are ready.
    """

    table: pd.DataFrame
    layout: Layout
    policy: Policy
    counted: Partition
    moment: int = START + 1
    beside: Beside | None = None

    @cached_property
    def by_group(self) -> Mapping[str, Counted]:
        """The counts of each group."""
        counts = self.table[list(self.layout.columns)].to_numpy(np.int64)
        return dict(zip(self.table["group"], counts, strict=True))

    @cached_property
    def everyone(self) -> Counted:
        """The counts of all."""
        return self.of(self.by_group)

    @cached_property
    def enough(self) -> Enough:
        """The test whether a part may be a row now."""
        if self.layout.columns == ("n",):
            alone = enough_by_number(self.table.set_index("group")["n"], self.policy)
        else:
            alone = enough_by_answers(self.counted, self.table, self.policy)
        return lambda part: alone(part) and not self._tells(part, self.of(part), START)

    def may_be_part(self, part: Part, whole: Row) -> bool:
        """Tell whether a part may be shown of a row that has been shown until now."""
        return self.enough(part) and not (self.beside and self.beside.tells_of_part(part, self.of(part), whole))

    def may_be_seen(self, change: Counted, groups: Part, since: int) -> bool:
        """Tell whether it may be known what changed in groups since a moment."""
        return self.layout.enough(change, self.policy.rules) and not self._tells(groups, change, since)

    def _tells(self, groups: Part, change: Counted, since: int) -> bool:
        return self.beside is not None and self.beside.tells(groups, change, since)

    def of(self, groups: Collection[str]) -> Counted:
        """Add up the counts of groups; those without respondents have none."""
        found = [self.by_group[group] for group in groups if group in self.by_group]
        return sum(found, np.zeros(len(self.layout.columns), dtype=np.int64))

    def present(self, groups: Collection[str]) -> Part:
        """Leave out groups without respondents."""
        return frozenset(groups).intersection(self.by_group)  # `&` with keys gives a set, which merging would change

    def size(self, part: Part) -> int:
        """Give the number by which the smallest part is found."""
        counts = self.of(part)
        return int(counts.sum() if self.layout.columns == ("n",) else self.layout.answers(counts).sum())


def first(exact: Exact) -> History:
    """Publish a table for the first time: merge the parts of participation until each may be shown."""
    parts = merge(exact.counted, exact.enough, exact.size, exact.policy)
    return History(_rows(exact, parts), exact.moment)


def followed(history: History, exact: Exact) -> History | None:
    """Let every row follow if in each enough has changed, or nothing, and otherwise none; None if `all` has to wait."""
    history = with_new_groups(history, exact)
    now = {label: exact.of(row.groups) for label, row in history.rows.items()}
    change = {label: now[label] - row.counts for label, row in history.rows.items()}
    if not all(_may_follow(history.rows[label], each, exact) for label, each in change.items()):
        return _waiting(history, exact)
    after = history.after(now)
    return replace(after, rows=_divided(after.rows, {label for label, each in change.items() if each.any()}, exact))


def _may_follow(row: Row, change: Counted, exact: Exact) -> bool:
    return not change.any() or (_may_be_seen(row, change, exact) and _may_be_row(row.groups, exact))


def _may_be_seen(row: Row, change: Counted, exact: Exact) -> bool:
    """Tell it of what changed since the row followed last, and since it was shown before that."""
    differs = exact.layout.differs(row.counts + change, row.shown_before, exact.policy.rules)
    return differs and exact.may_be_seen(change, row.groups, row.since)


def _waiting(history: History, exact: Exact) -> History | None:
    """Keep the rows, if what `all` has more than them may be seen, and no number of them together is larger."""
    nothing = np.zeros_like(exact.everyone)
    rest = exact.everyone - sum((row.counts for row in history.rows.values()), nothing)
    shown = sum((row.counts for row in history.rows.values() if row.shown), nothing)
    if not exact.layout.enough(rest, exact.policy.rules) or (exact.everyone < shown).any():
        return None
    return replace(history, moment=history.moment + 1)


def regrouped(history: History, exact: Exact) -> History | None:
    """Let every row follow: those of which only a few changed are merged, at the closing or for another threshold.

    Merged rows are not divided any more afterwards. Where nothing but one row would be left, all do as in `followed`.
    """
    history = with_new_groups(history, exact)
    parts = _together({label: row.groups for label, row in history.rows.items() if row.groups}, exact.counted)

    def rows_in(part: Part) -> list[str]:
        return [label for label, row in history.rows.items() if row.groups and row.groups <= part]

    def size(part: Part) -> int:
        return exact.size(exact.present(part))

    def row_of(part: Part) -> Row | None:
        return Row.together([history.rows[label] for label in rows_in(part)])

    def enough(part: Part) -> bool:
        row, now = row_of(part), exact.of(part)
        if row is None or not _may_be_row(part, exact) or not _may_be_seen(row, now - row.counts, exact):
            return False
        return len(rows_in(part)) == 1 or exact.may_be_part(exact.present(part), row.follow(now, exact.moment))

    parts = merge(parts, enough, size, exact.policy)
    if len(parts) == 1:
        return followed(history, exact)
    rows = _rows(exact, parts)
    rows |= {label: row.follow(exact.of(part), exact.moment) for label, part in parts.items() if (row := row_of(part))}
    after = _divided(rows, {label for label, part in parts.items() if len(rows_in(part)) == 1}, exact)
    return History({label: replace(row, divisible=False) for label, row in after.items()}, exact.moment)


def _together(parts: Partition, counted: Partition) -> Partition:
    """Merge rows that share a part of participation: that table may have been merged itself."""
    after = dict(parts)
    for name, part in counted.items():
        labels = {label for label, groups in after.items() if groups & part}
        if len(labels) > 1:
            home = name if name in labels or name not in after else POOLED
            labels |= {home} & after.keys()
            after[home] = frozenset().union(*(after.pop(label) for label in labels))
    return after


def _may_be_row(groups: Collection[str], exact: Exact) -> bool:
    present = exact.present(groups)
    return bool(present) and exact.enough(present)


def with_new_groups(history: History, exact: Exact) -> History:
    """Put groups that never had respondents where their part of participation is, into their region, or the pool."""
    rows = dict(history.rows)
    for group in exact.by_group.keys() - frozenset().union(*(row.groups for row in rows.values())):
        label = _place(group, rows, exact)
        row = rows.get(label, Row(frozenset(), np.zeros_like(exact.everyone), shown=False, since=history.moment))
        rows[label] = replace(row, groups=row.groups | {group})
    return replace(history, rows=rows)


def _place(group: str, rows: Mapping[str, Row], exact: Exact) -> str:
    together: Part = next((part for part in exact.counted.values() if group in part), frozenset([group]))
    for label, row in rows.items():
        if row.groups & (together - {group}):
            return label
    alone = together == {group}
    region = exact.policy.parents.get(group, POOLED)
    return region if alone and region in rows else POOLED


def _divided(rows: Mapping[str, Row], labels: Collection[str], exact: Exact) -> dict[str, Row]:
    """Divide merged rows that have just followed as far as all of their parts may be shown."""
    after = dict(rows)
    for label in labels:
        if is_merged(label) and rows[label].divisible and rows[label].shown:
            parts = _parts_of(label, after, exact)
            if len(parts) > 1 and not (after.keys() - {label}) & parts.keys():
                del after[label]
                whole = rows[label].stretches
                after |= {name: Row.new(part, exact.of(part), exact.moment, whole) for name, part in parts.items()}
    return after


def _parts_of(label: str, rows: Mapping[str, Row], exact: Exact) -> Partition:
    """Merge anew what is inside a row; what stays together keeps the label of the row."""
    inside = {name: part for name, part in exact.counted.items() if part <= rows[label].groups}
    parents = {group: parent for group, parent in exact.policy.parents.items() if parent not in rows or parent == label}
    parts = merge(
        inside, lambda part: exact.may_be_part(part, rows[label]), exact.size, replace(exact.policy, parents=parents)
    )
    if label not in parts and POOLED in parts:
        parts[label] = parts.pop(POOLED)
    return parts


def _rows(exact: Exact, parts: Partition) -> dict[str, Row]:
    rows = {label: Row.new(part, exact.of(part), exact.moment) for label, part in parts.items()}
    left = exact.by_group.keys() - frozenset().union(*parts.values())
    if left:
        rows[POOLED] = replace(Row.new(frozenset(left), exact.of(left), exact.moment), shown=False)
    return rows
