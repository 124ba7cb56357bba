"""One table's next release: which rows follow the answers, which wait, which are divided or merged."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd

from consultation.answers import POOLED
from consultation.release.changes import Layout, seen
from consultation.release.history import History, Isolated, Known, Row
from consultation.release.linked import START, Beside
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
    return History(_rows(exact, parts), (_clean(exact),))


def followed(history: History, exact: Exact) -> History | None:
    """Let those rows follow of which enough has changed; None if the row `all` has to wait as well."""
    history = with_new_groups(history, exact)
    now = {label: exact.of(row.groups) for label, row in history.rows.items()}
    following = _following(history, exact, now)
    if following is None:
        return None
    moved = {label for label in following if (now[label] != history.rows[label].counts).any()}
    after = history.after(now, following)
    return replace(after, rows=_divided(after.rows, moved, exact))


def regrouped(history: History, exact: Exact) -> History | None:
    """Let every row follow: those of which only a few changed are merged, at the closing or for another threshold.

    Where nothing but one row would be left, some rows wait instead, as in `followed`; None if even `all` has to.
    """
    history = with_new_groups(history, exact)
    parts = _together({label: row.groups for label, row in history.rows.items() if row.groups}, exact.counted)

    def rows_in(part: Part) -> list[str]:
        return [label for label, row in history.rows.items() if row.groups and row.groups <= part]

    def change(part: Part) -> Counted:
        return exact.of(part) - sum(history.rows[label].counts for label in rows_in(part))

    def size(part: Part) -> int:
        return exact.size(exact.present(part))

    def enough(part: Part) -> bool:
        since = min((history.rows[label].since for label in rows_in(part)), default=history.moment)
        return _may_be_row(part, exact) and exact.may_be_seen(change(part), part, since)

    parts = merge(parts, enough, size, exact.policy)
    while len(parts) > 1:
        blocks = [rows_in(part) for part in parts.values()]
        isolated = _isolated_by_blocks(history, exact, blocks)
        if all(enough(part) for part in parts.values()) and _may_be_isolated(isolated, exact):
            alone = {label for label, part in parts.items() if len(rows_in(part)) == 1}
            rows = {label: replace(row, divisible=label in alone) for label, row in _rows(exact, parts).items()}
            return History(_divided(rows, alone, exact), (_clean(exact),))
        smallest = min(parts.keys() - {POOLED}, key=lambda label: (size(parts[label]), label))
        parts[POOLED] = parts.get(POOLED, frozenset()) | parts.pop(smallest)
    return followed(history, exact)


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


def _following(history: History, exact: Exact, now: Mapping[str, Counted]) -> set[str] | None:
    """Choose as many rows as possible, the ones with most changes first."""
    change = {label: now[label] - row.counts for label, row in history.rows.items()}
    same = {label for label, each in change.items() if not each.any()}
    free = [
        label
        for label in change.keys() - same
        if exact.may_be_seen(change[label], history.rows[label].groups, history.rows[label].since)
        and _may_be_row(history.rows[label].groups, exact)
    ]
    free.sort(key=lambda label: (-seen(exact.layout.people(change[label])), label))
    for n in range(len(free), -1, -1):
        following = same | set(free[:n])
        if _adds_up(history, exact, now, following) and _may_be_isolated(history.isolated(now, following), exact):
            return following
    return None


def _may_be_isolated(isolated: Iterable[Isolated], exact: Exact) -> bool:
    return all(exact.may_be_seen(each.change, each.groups, each.since) for each in isolated)


def _adds_up(history: History, exact: Exact, now: Mapping[str, Counted], following: Collection[str]) -> bool:
    """Tell whether no number of the rows together would be larger than that of `all`."""
    shown = [
        now[label] if label in following else row.counts
        for label, row in history.rows.items()
        if row.shown or label in following
    ]
    return bool((exact.everyone >= sum(shown, np.zeros_like(exact.everyone))).all())


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
                after |= {name: Row(part, exact.of(part), since=exact.moment) for name, part in parts.items()}
    return after


def _parts_of(label: str, rows: Mapping[str, Row], exact: Exact) -> Partition:
    """Merge anew what is inside a row; what stays together keeps the label of the row."""
    inside = {name: part for name, part in exact.counted.items() if part <= rows[label].groups}
    parents = {group: parent for group, parent in exact.policy.parents.items() if parent not in rows or parent == label}
    parts = merge(inside, exact.enough, exact.size, replace(exact.policy, parents=parents))
    if label not in parts and POOLED in parts:
        parts[label] = parts.pop(POOLED)
    return parts


def _rows(exact: Exact, parts: Partition) -> dict[str, Row]:
    rows = {label: Row(part, exact.of(part), since=exact.moment) for label, part in parts.items()}
    left = exact.by_group.keys() - frozenset().union(*parts.values())
    if left:
        rows[POOLED] = Row(frozenset(left), exact.of(left), shown=False, since=exact.moment)
    return rows


def _clean(exact: Exact) -> Known:
    return Known({}, np.zeros_like(exact.everyone), exact.moment)


def _isolated_by_blocks(history: History, exact: Exact, blocks: Collection[Collection[str]]) -> list[Isolated]:
    def isolated(earlier: Known) -> Isolated:
        change = earlier.followed + sum(_uncovered(history, exact, earlier, block) for block in blocks)
        groups = (history.rows[label].groups for label in earlier.waiting.keys() & history.rows.keys())
        return Isolated(change, frozenset[str]().union(*groups), earlier.moment)

    return [isolated(earlier) for earlier in history.known]


def _uncovered(history: History, exact: Exact, earlier: Known, block: Collection[str]) -> Counted:
    """Give what changed in a block since an earlier release, unless the block's own change began no earlier."""
    if not any(label in earlier.waiting for label in block):
        return np.zeros_like(exact.everyone)
    rows = history.rows
    changes: Callable[[str], Counted] = lambda label: (  # noqa: E731
        exact.of(rows[label].groups) - earlier.waiting.get(label, rows[label].counts)
    )
    return sum((changes(label) for label in block), np.zeros_like(exact.everyone))
