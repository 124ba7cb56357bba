"""What was published of one table: its rows, and everything that was shown of them before.

All rows of a table follow the answers at one moment, or none does. So what is known of two rows is known of the same
stretches of time, and what follows for a combination of groups is the sum of what follows for each stretch.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from consultation.release.rules import Counted

START = 0  # the moment before the first release, when all counts were 0
KEPT = 60  # stretches of a row: of a row shown oftener than that less is remembered, and it is not divided

Counts = Mapping[str, Counted]  # by the label of a row


@dataclass(frozen=True)
class Stretch:
    """What was shown to change in a row between two moments; within: of what it was divided out of, if it was."""

    since: int
    until: int
    change: Counted
    within: tuple["Stretch", ...] = ()

    @property
    def moments(self) -> frozenset[int]:
        """All moments that are told."""
        return frozenset({self.since, self.until}).union(*(each.moments for each in self.within))


@dataclass(frozen=True)
class Row:
    """A row as published: the groups behind it, their counts then, and whether the public sees it.

    A row that is not shown holds groups that have no row yet. What was merged because too few had changed is never
    divided again: its parts were known before. since: the moment at which it followed last, told as the number of this
    question's release. stretches: everything shown of it, where that is still needed.
    """

    groups: frozenset[str]
    counts: Counted
    shown: bool = True
    divisible: bool = True
    since: int = START
    stretches: tuple[Stretch, ...] = ()

    @classmethod
    def new(cls, groups: frozenset[str], counts: Counted, moment: int, within: tuple[Stretch, ...] = ()) -> "Row":
        """Show a row for the first time."""
        return cls(groups, counts, since=moment, stretches=(Stretch(START, moment, counts, within),))

    def follow(self, counts: Counted, moment: int) -> "Row":
        """Let the row follow; if nothing has changed, a row that is not shown stays so."""
        change = counts - self.counts
        told = (*self.stretches, Stretch(self.since, moment, change))[-KEPT:]
        return replace(self, counts=counts, shown=self.shown or bool(change.any()), since=moment, stretches=told)


@dataclass(frozen=True)
class History:
    """The rows of one table by label, and the number of the last release of this question."""

    rows: Mapping[str, Row]
    moment: int

    def after(self, now: Counts) -> "History":
        """Give the history after the next release, in which every row followed."""
        moment = self.moment + 1
        return History({label: row.follow(now[label], moment) for label, row in self.rows.items()}, moment)
