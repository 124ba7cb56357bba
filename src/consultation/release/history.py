"""What was published of one table: its rows, and everything that was shown of them before.

All rows of a table follow the answers at one moment, or none does. So what is known of two rows is known of the same
stretches of time, and what follows for a combination of groups is the sum of what follows for each stretch.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

import numpy as np

from consultation.release.rules import Counted

START = 0  # the moment before the first release, when all counts were 0
KEPT = 60  # stretches of a row: of a row shown oftener less is remembered, and it is neither divided nor merged

Counts = Mapping[str, Counted]  # by the label of a row


@dataclass(frozen=True)
class Stretch:
    """What was shown to change in a row between two moments; within: of what it was divided out of, if it was."""

    since: int
    until: int
    change: Counted
    within: "Stretches" = ()

    @property
    def moments(self) -> frozenset[int]:
        """All moments that are told."""
        return frozenset({self.since, self.until}).union(*(each.moments for each in self.within))


Stretches = tuple[Stretch, ...]


@dataclass(frozen=True)
class Row:
    """A row as published: the groups behind it, their counts then, and whether the public sees it.

    A row that is not shown holds groups that have no row yet. What was merged because too few had changed is never
    divided again: its parts were known before. since: the moment at which it followed last, told as the number of this
    question's release. stretches: everything shown of it, the last of it if that is much.
    """

    groups: frozenset[str]
    counts: Counted
    shown: bool = True
    divisible: bool = True
    since: int = START
    stretches: Stretches = ()

    @classmethod
    def new(cls, groups: frozenset[str], counts: Counted, moment: int, within: Stretches = ()) -> "Row":
        """Show a row for the first time."""
        return cls(groups, counts, since=moment, stretches=(Stretch(START, moment, counts, within),))

    @classmethod
    def together(cls, rows: Sequence["Row"]) -> "Row | None":
        """Add up rows of one table, and all that was shown of them; None where not all of that is known.

        Of what was divided out of one row, all has to be among them: what was shown of that row tells of the rest, too.
        """
        if len(rows) == 1:
            return rows[0]
        counts = added(row.counts for row in rows)
        told = _undivided([row.stretches for row in rows])
        if told is None or (counts != added(each.change for each in told)).any():
            return None
        groups = frozenset[str]().union(*(row.groups for row in rows))
        return cls(groups, counts, divisible=False, since=min(row.since for row in rows), stretches=told)

    @property
    def shown_before(self) -> list[Counted]:
        """The counts as they were shown, the last ones last."""
        counts = [self.counts]
        for told in reversed(self.stretches[1:]):
            counts.append(counts[-1] - told.change)
        return counts[::-1]

    def follow(self, counts: Counted, moment: int) -> "Row":
        """Let the row follow; if nothing has changed, a row that is not shown stays so."""
        change = counts - self.counts
        told = (*self.stretches, Stretch(self.since, moment, change))[-KEPT:]
        return replace(self, counts=counts, shown=self.shown or bool(change.any()), since=moment, stretches=told)


def added(counts: Iterable[Counted]) -> Counted:
    """Add up counts of the same things; of none there is 0."""
    total: Counted = np.sum(list(counts), axis=0, dtype=np.int64)
    return total


def _undivided(told: Sequence[Stretches]) -> Stretches | None:
    """Add up what was shown of rows, and for those that were divided out of one row what was shown of that before.

    None where not all that was divided out of a row is among them.
    """
    whole = [each for each in told if not _within(each)]
    divided = [each for each in told if _within(each)]
    while divided:
        within = _within(divided[0])
        parts = [each for each in divided if _same(_within(each), within)]
        divided = [each for each in divided if not _same(_within(each), within)]
        if (added(first.change for first, *_ in parts) != added(each.change for each in within)).any():
            return None
        before = (*within, *_at_once([later for _, *later in parts]))
        (divided if _within(before) else whole).append(before)
    return _at_once(whole)


def _within(told: Stretches) -> Stretches:
    return told[0].within if told else ()


def _same(one: Stretches, other: Stretches) -> bool:
    def plain(told: Stretches) -> list[tuple[int, int, list[int]]]:
        return [(each.since, each.until, each.change.tolist()) for each in told]

    return plain(one) == plain(other)


def _at_once(told: Iterable[Iterable[Stretch]]) -> Stretches:
    """Rows of one table follow together, so that their stretches are the same."""
    changes: dict[tuple[int, int], list[Counted]] = {}
    for stretch in chain.from_iterable(told):
        changes.setdefault((stretch.since, stretch.until), []).append(stretch.change)
    return tuple(Stretch(*moments, added(each)) for moments, each in sorted(changes.items()))


@dataclass(frozen=True)
class History:
    """The rows of one table by label, and the number of the last release of this question."""

    rows: Mapping[str, Row]
    moment: int

    def after(self, now: Counts) -> "History":
        """Give the history after the next release, in which every row followed."""
        moment = self.moment + 1
        return History({label: row.follow(now[label], moment) for label, row in self.rows.items()}, moment)
