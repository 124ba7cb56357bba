"""The audit across tables: what the tables of one question by several groupings tell together.

If one table tells how many people of a country chose something, and another how many of a museum type, then the number
of those who are of both lies between max(0, a + b - all) and min(a, b). For tables that have no grouping in common
these bounds are what linear programming gives, without solving one: Dobra and Fienberg, Bounds for cell entries in
contingency tables given marginal totals and decomposable graphs, PNAS 97 (2000).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from consultation.answers import Grouping
from consultation.release.audit import WIDTH
from consultation.release.changes import Layout
from consultation.release.crossing import Crossing
from consultation.release.merging import Part
from consultation.release.rules import Counted

START = 0  # the moment before the first release, when all counts were 0

Grouped = Mapping[str, Counted]  # by group
Past = Mapping[int, Mapping[Grouping, Grouped]]  # by moment


@dataclass(frozen=True)
class Other:
    """The table of the same question by another grouping, which is ready: its rows, and the counts of each group now.

    Each row is taken to be known at every moment, though it may have waited: so more is thought to be known than is.
    """

    grouping: Grouping
    rows: Sequence[Part]
    now: Grouped
    past: Past

    def changes(self, since: int, nothing: Counted) -> list[Counted]:
        """Give what changed in each row since a moment, and in all of them together."""
        before = self.past[since][self.grouping] if since != START else {}
        of_group = {group: self.now.get(group, 0) - before.get(group, nothing) for group in {*self.now, *before}}
        of_row = [sum((of_group.get(group, nothing) for group in part), nothing) for part in self.rows]
        return [*of_row, sum(of_group.values(), nothing)]


@dataclass(frozen=True)
class Shown:
    """The table of the same question by a grouping that comes later, as it was shown last."""

    grouping: Grouping
    rows: Sequence[Part]
    counts: Sequence[Counted]
    everyone: Counted

    def changes(self, _since: int, _nothing: Counted) -> list[Counted]:
        """Give what each row tells, and the counts of everybody now."""
        return [*self.counts, self.everyone]


@dataclass(frozen=True)
class Beside:
    """What a row is seen beside: tables that are ready, taken together, and each that is not, as it was shown last.

    threshold: a combination of groups with fewer respondents than that is protected.
    """

    own: Grouping
    ready: Sequence[Other]
    shown: Sequence[Shown]
    layout: Layout
    crossing: Crossing
    threshold: int
    _moved: dict[tuple[Grouping, int], "_Moved"] = field(default_factory=dict, compare=False, repr=False)

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

    def _tells(self, groups: Part, change: Counted, since: int, others: Sequence[Other | Shown]) -> bool:
        moved, own = self._moved_in(others, since), self.layout.told(change)
        known = moved.known(own)
        alike = moved.of_one_mind(own, self.layout.minds) if since == START else np.zeros_like(known)
        if not (known.any() or alike.any()):
            return False
        parts: dict[Grouping, Sequence[Part | None]] = {other.grouping: (*other.rows, None) for other in others}
        n = self.crossing.respondents({**parts, self.own: (groups,)}).reshape(known.shape)
        return bool(((known & (n < self.threshold)) | (alike & (n > 0))).flat[:-1].any())  # the last is no combination

    def _moved_in(self, others: Sequence[Other | Shown], since: int) -> "_Moved":
        key = (others[0].grouping, since)
        if key not in self._moved:
            nothing = np.zeros(len(self.layout.columns), dtype=np.int64)
            told = [[self.layout.told(each) for each in other.changes(since, nothing)] for other in others]
            self._moved[key] = _Moved.of([np.array(each) for each in told])
        return self._moved[key]


@dataclass(frozen=True)
class _Moved:
    """What changed in every combination of rows of other tables: least, and most gained and lost."""

    everyone: Counted
    least: Counted
    gained: Counted
    lost: Counted

    @classmethod
    def of(cls, changes: Sequence[Counted]) -> "_Moved":
        everyone = changes[0][-1]
        least = reduce(lambda one, other: one[..., None, :] + other - everyone, changes)
        gained = reduce(lambda one, other: np.minimum(one[..., None, :], other), changes)
        lost = reduce(lambda one, other: np.minimum(one[..., None, :], other), [-each for each in changes])
        return cls(everyone, least, gained, lost)

    def known(self, own: Counted) -> NDArray[np.bool_]:
        """Tell for which combinations some number is surely not 0, and known within less than `WIDTH`."""
        least = own + self.least - self.everyone
        came, left = np.minimum(own, self.gained), np.minimum(-own, self.lost)
        known = ((least >= 1) & (came >= 1) & (came - least < WIDTH)) | (
            (least <= -1) & (left >= 1) & (left + least < WIDTH)
        )
        told: NDArray[np.bool_] = known.any(axis=-1)
        return told

    def of_one_mind(self, own: Counted, minds: slice) -> NDArray[np.bool_]:
        """Tell in which combinations all, or all but one, can only be of one kind."""
        most = np.minimum(own, self.gained)[..., minds]
        alike: NDArray[np.bool_] = (most.sum(axis=-1) - most.max(axis=-1, initial=0) <= 1) & (most.shape[-1] > 0)
        return alike
