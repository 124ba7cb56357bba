"""What was published of one table, and what can be computed from the order in which its rows followed the answers.

The row `all` follows at each release; of the other rows some wait. `all` minus the rows that followed is then known
too: the counts of all that wait, together. What an observer can isolate by adding and subtracting is, for every stretch
of time between two releases, what changed in it and is not part of a row's own change that began and ended within it.
So it is enough that this, for each earlier release, is nothing or of enough respondents.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from consultation.release.rules import Counted

Counts = Mapping[str, Counted]  # by the label of a row


@dataclass(frozen=True)
class Row:
    """A row as published: the groups behind it, their counts then, and whether the public sees it.

    A row that is not shown holds groups that have no row yet; its counts are as they were when nothing waited. What was
    merged because too few had changed is never divided again: its parts were known before. since: the moment at which
    it followed last, told as the number of this question's release.
    """

    groups: frozenset[str]
    counts: Counted
    shown: bool = True
    divisible: bool = True
    since: int = 0


@dataclass(frozen=True)
class Known:
    """One earlier release: rows that waited then and have not followed since, with their counts at that moment; what
    rows that waited then and followed later had changed between that moment and then; and its number.
    """  # noqa: D205 — a list of fields

    waiting: Counts
    followed: Counted
    moment: int


@dataclass(frozen=True)
class Isolated:
    """What can be isolated: what changed since a moment, in rows of these groups."""

    change: Counted
    groups: frozenset[str]
    since: int


@dataclass(frozen=True)
class History:
    """The rows of one table by label, and the earlier releases since the last one in which no row waited."""

    rows: Mapping[str, Row]
    known: tuple[Known, ...] = field(default=())

    @property
    def moment(self) -> int:
        """The number of the last release of this question."""
        return self.known[-1].moment

    def isolated(self, now: Counts, following: Collection[str]) -> Iterator[Isolated]:
        """Give what could be isolated if these rows followed now: for each earlier release, the change since then."""
        pending = {label: counts for label, counts in now.items() if label not in following}
        for earlier in self.known:
            change = earlier.followed.copy()
            for label in following:
                if label in earlier.waiting:
                    change += now[label] - earlier.waiting[label]
            for label, counts in pending.items():
                change += counts - earlier.waiting.get(label, self.rows[label].counts)
            behind = pending.keys() | earlier.waiting.keys()
            groups = frozenset[str]().union(*(self.rows[label].groups for label in behind & self.rows.keys()))
            yield Isolated(change, groups, earlier.moment)

    def after(self, now: Counts, following: Collection[str]) -> "History":
        """Give the history after the next release, in which these rows followed."""
        moment = self.moment + 1
        rows = {
            label: replace(
                row, counts=now[label], shown=row.shown or bool((now[label] != row.counts).any()), since=moment
            )
            if label in following
            else row
            for label, row in self.rows.items()
        }
        waiting = {label: counts for label, counts in now.items() if label not in following}
        nothing = np.zeros_like(next(iter(now.values()))) if now else np.zeros(0, dtype=np.int64)
        latest = Known(waiting, nothing, moment)
        if not waiting:
            return History(rows, (latest,))
        return History(rows, (*(_closed(earlier, now, following) for earlier in self.known), latest))


def _closed(earlier: Known, now: Counts, following: Collection[str]) -> Known:
    followed = earlier.followed.copy()
    for label in following:
        if label in earlier.waiting:
            followed += now[label] - earlier.waiting[label]
    waiting = {label: each for label, each in earlier.waiting.items() if label not in following}
    return replace(earlier, waiting=waiting, followed=followed)
