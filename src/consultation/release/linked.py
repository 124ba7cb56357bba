"""The audit across tables: what the tables of one question by several groupings tell together.

If one table tells how many people of a country chose something, and another how many of a museum type, then the number
of those who are of both lies between max(0, a + b - all) and min(a, b). For tables that have no grouping in common
these bounds are what linear programming gives, without solving one: Dobra and Fienberg, Bounds for cell entries in
contingency tables given marginal totals and decomposable graphs, PNAS 97 (2000).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from itertools import pairwise
from typing import Any, TypeVar

import numpy as np

from consultation.answers import Grouping
from consultation.release.audit import WIDTH
from consultation.release.changes import Layout
from consultation.release.crossing import Crossing
from consultation.release.history import START, Row, Stretch, added
from consultation.release.merging import Part
from consultation.release.room import Flags, Room, one_mind
from consultation.release.rules import Counted

Grouped = Mapping[str, Counted]  # by group
Past = Mapping[int, Mapping[Grouping, Grouped]]  # by moment
T = TypeVar("T")


@dataclass(frozen=True)
class Other:
    """The table of the same question by another grouping, which is ready: its rows, and the counts of each group now.

    Each row is taken to be known at every moment, though it may have waited: so more is thought to be known than is.
    """

    grouping: Grouping
    parts: Sequence[Part]
    now: Grouped
    past: Past

    def changes(self, since: int, until: int | None, nothing: Counted) -> list[Counted]:
        """Give what changed in each row between two moments (None: until now), and in all of them together."""
        before, after = self._at(since), self._at(until)
        of_group = {group: after.get(group, nothing) - before.get(group, nothing) for group in {*after, *before}}
        of_row = [sum((of_group.get(group, nothing) for group in part), nothing) for part in self.parts]
        return [*of_row, sum(of_group.values(), nothing)]

    def _at(self, moment: int | None) -> Grouped:
        if moment == START:
            return {}
        return self.now if moment is None or moment not in self.past else self.past[moment][self.grouping]


@dataclass(frozen=True)
class Shown:
    """The table of the same question by a grouping that comes later, as it was shown last."""

    grouping: Grouping
    rows: Sequence[Row]
    everyone: Counted

    @property
    def parts(self) -> Sequence[Part]:
        """The groups of each row."""
        return [row.groups for row in self.rows]

    def changes(self, _since: int, _until: int | None, _nothing: Counted) -> list[Counted]:
        """Give what each row tells, and the counts of everybody now."""
        return [*(row.counts for row in self.rows), self.everyone]


@dataclass(frozen=True)
class Beside:
    """What a row is seen beside: tables that are ready, taken together, and each that is not, as it was shown last.

    known: all of them of which the counts at earlier moments are kept, ready or not.
    threshold: a combination of groups with fewer respondents than that is protected.
    """

    own: Grouping
    ready: Sequence[Other]
    shown: Sequence[Shown]
    layout: Layout
    crossing: Crossing
    threshold: int
    known: Sequence[Other] = ()
    past: Past = field(default_factory=dict)
    _looked: dict[tuple[object, ...], Any] = field(default_factory=dict, compare=False, repr=False)

    def tells(self, groups: Part, change: Counted, since: int) -> bool:
        """Tell whether what changed in these groups since a moment gives away a small combination with others.

        That is: of fewer respondents than the threshold, and some of them surely came, left or chose the same thing,
        their number known within less than `WIDTH`; or, of all from the start, whoever is in it surely said the same.
        """
        if not change.any():
            return False
        beside: list[Sequence[Other | Shown]] = [self.ready] if self.ready else []
        if since == START:
            beside += [(each,) for each in self.shown]
        return any(self._tells(groups, change, since, others) for others in beside)

    def tells_of_part(self, groups: Part, counts: Counted, whole: Row) -> bool:
        """Tell the same of a part of a row that is divided, of which all that was shown before is known too."""
        if self.ready and self._tells_with_ready(groups, self.layout.told(counts), whole):
            return True
        return any(self._tells_with(groups, whole, each, row) for each in self.shown for row in each.rows if row.shown)

    def _tells_with_ready(self, groups: Part, own: Counted, whole: Row) -> bool:
        def between(shown: Stretch) -> tuple[Counted, Counted, Counted]:
            moved = self._moved_in(self.ready, shown.since, shown.until)
            return self.layout.told(shown.change), moved.gained, moved.everyone - np.maximum(moved.least, 0)

        room = Room.of(whole.stretches, between, np.zeros_like(own))
        return self._small(groups, room.known(own), room.of_one_mind(own, self.layout.minds), self.ready)

    def _tells_with(self, groups: Part, whole: Row, other: Shown, row: Row) -> bool:
        """Hold it beside all that was shown of a row of a table that is not ready, and beside the third table."""
        third = [each for each in self.known if each.grouping != other.grouping]

        def between(shown: Stretch) -> tuple[Counted, Counted, Counted]:
            both = self._both(whole.groups, third, shown.since, shown.until)
            change = self.layout.told(shown.change)
            least = np.maximum(change + both.least - both.everyone, 0)
            return both.own, np.minimum(change, both.most), both.own - least

        own = self._since(START, row.since, groups)
        room = Room.of(row.stretches, between, np.zeros_like(own))
        parts: dict[Grouping, Sequence[Part | None]] = {each.grouping: (*each.parts, None) for each in third}
        known, alike = room.known(own), room.of_one_mind(own, self.layout.minds)
        n = self.crossing.respondents({**parts, self.own: (groups,), other.grouping: (row.groups,)})
        n = n.reshape(known.shape)
        return bool(((known & (n < self.threshold)) | (alike & (n > 0))).any())

    def _both(self, groups: Part, third: Sequence[Other], since: int, until: int) -> "_Both":
        """Add up what is known of these groups beside those of a third table in every stretch between two releases."""

        def look() -> _Both:
            stretches = [
                (self._since(*each, groups), self._moved_at_once(third, *each) if third else None)
                for each in pairwise(self._moments(since, until))
            ]
            return _Both(
                self._since(since, until, groups),
                self._since(since, until, None),
                added(np.minimum(own, moved.gained) if moved else own for own, moved in stretches),
                added(np.maximum(own + moved.least - moved.everyone, 0) if moved else own for own, moved in stretches),
            )

        return self._kept(("both", groups, len(third), since, until), look)

    def _since(self, since: int | None, until: int | None, of: Part | None) -> Counted:
        """Give what changed between two moments in some groups of this table (None: in all)."""
        nothing = np.zeros(len(self.layout.columns), dtype=np.int64)
        before, after = (self.past[moment][self.own] if moment else {} for moment in (since, until))
        groups = {*before, *after} if of is None else of
        change = sum((after.get(group, nothing) - before.get(group, nothing) for group in groups), nothing)
        return self.layout.told(change)

    def _tells(self, groups: Part, change: Counted, since: int, others: Sequence[Other | Shown]) -> bool:
        moved, own = self._moved_in(others, since), self.layout.told(change)
        known = moved.known(own)
        alike = moved.of_one_mind(own, self.layout.minds) if since == START else np.zeros_like(known)
        return self._small(groups, known, alike, others)

    def _small(self, groups: Part, known: Flags, alike: Flags, others: Sequence[Other | Shown]) -> bool:
        if not (known.any() or alike.any()):
            return False
        parts: dict[Grouping, Sequence[Part | None]] = {other.grouping: (*other.parts, None) for other in others}
        n = self.crossing.respondents({**parts, self.own: (groups,)}).reshape(known.shape)
        return bool(((known & (n < self.threshold)) | (alike & (n > 0))).flat[:-1].any())  # the last is no combination

    def _moved_in(self, others: Sequence[Other | Shown], since: int, until: int | None = None) -> "_Moved":
        """Two other tables tell more in each stretch between two releases than from its beginning to its end."""
        if len(others) > 1:
            stretches = [self._moved_at_once(others, *each) for each in pairwise(self._moments(since, until))]
            if all(each.only_came for each in stretches):
                return self._kept(("each", since, until), lambda: _Moved.together(stretches))
        return self._moved_at_once(others, since, until)

    def _moments(self, since: int, until: int | None) -> list[int | None]:
        """Give the moments of all releases in a stretch of time, both ends included."""
        return [since, *(each for each in sorted(self.past) if since < each and (until is None or each < until)), until]

    def _moved_at_once(self, others: Sequence[Other | Shown], since: int | None, until: int | None) -> "_Moved":
        def look() -> _Moved:
            nothing = np.zeros(len(self.layout.columns), dtype=np.int64)
            told = [[self.layout.told(each) for each in of.changes(since or START, until, nothing)] for of in others]
            return _Moved.of([np.array(each) for each in told])

        return self._kept(("once", *((type(each), each.grouping) for each in others), since, until), look)

    def _kept(self, key: tuple[object, ...], look: Callable[[], T]) -> T:
        if key not in self._looked:
            self._looked[key] = look()
        found: T = self._looked[key]
        return found


@dataclass(frozen=True)
class _Both:
    """What changed in groups and in everyone, and how much of it is in rows of a third table: at most and at least."""

    own: Counted
    everyone: Counted
    most: Counted
    least: Counted


@dataclass(frozen=True)
class _Moved:
    """What changed in every combination of rows of other tables: least, and most gained and lost."""

    everyone: Counted
    least: Counted
    gained: Counted
    lost: Counted
    only_came: bool = False

    @classmethod
    def of(cls, changes: Sequence[Counted]) -> "_Moved":
        everyone = changes[0][-1]
        least = reduce(lambda one, other: one[..., None, :] + other - everyone, changes)
        gained = reduce(lambda one, other: np.minimum(one[..., None, :], other), changes)
        lost = reduce(lambda one, other: np.minimum(one[..., None, :], other), [-each for each in changes])
        return cls(everyone, least, gained, lost, all((each >= 0).all() for each in changes))

    @classmethod
    def together(cls, stretches: Sequence["_Moved"]) -> "_Moved":
        """Add up stretches in which answers only came: what is known of all is the sum of what is known of each."""
        return cls(
            added(each.everyone for each in stretches),
            added(np.maximum(each.least, 0) for each in stretches),
            added(each.gained for each in stretches),
            added(each.lost for each in stretches),
            only_came=True,
        )

    def known(self, own: Counted) -> Flags:
        """Tell for which combinations some number is surely not 0, and known within less than `WIDTH`."""
        least = own + self.least - self.everyone
        came, left = np.minimum(own, self.gained), np.minimum(-own, self.lost)
        known = ((least >= 1) & (came >= 1) & (came - least < WIDTH)) | (
            (least <= -1) & (left >= 1) & (left + least < WIDTH)
        )
        told: Flags = known.any(axis=-1)
        return told

    def of_one_mind(self, own: Counted, minds: slice) -> Flags:
        """Tell in which combinations all, or all but one, can only be of one kind."""
        return one_mind(np.minimum(own, self.gained)[..., minds])
