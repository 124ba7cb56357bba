"""How much room everything that was shown of a row leaves for a part of it.

Of what came in one stretch of time no more than min(a, b) are in two rows of different tables. A part of a row has no
more of them than the row had in all stretches together, though the part itself is shown for all of them at once.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from consultation.release.audit import WIDTH
from consultation.release.history import Stretch
from consultation.release.rules import Counted

Flags = NDArray[np.bool_]
Between = Callable[[Stretch], tuple[Counted, Counted, Counted]]


@dataclass(frozen=True)
class Room:
    """How many of a row are in a combination at most, and how many are not at most."""

    inside: Counted
    outside: Counted

    @classmethod
    def of(cls, shown: Sequence[Stretch], between: Between, nothing: Counted) -> "Room":
        """Add up stretches; `between` gives the change of the row in one, and how many at most are in or not."""
        each = [_in(stretch, between, nothing) for stretch in shown]
        return cls(sum((room.inside for room in each), nothing), sum((room.outside for room in each), nothing))

    def known(self, part: Counted) -> Flags:
        """Tell for which combinations some number of a part is surely not 0, and known within less than `WIDTH`."""
        least, most = part - self.outside, np.minimum(part, self.inside)
        told: Flags = np.any((least >= 1) & (most - least < WIDTH), axis=-1)
        return told

    def of_one_mind(self, part: Counted, minds: slice) -> Flags:
        """Tell in which combinations all of a part, or all but one, can only be of one kind."""
        return one_mind(np.minimum(part, self.inside)[..., minds])


def one_mind(most: Counted) -> Flags:
    """Tell the same from how many there are of each kind at the most; of no kinds nothing is known."""
    alike: Flags = (most.sum(axis=-1) - most.max(axis=-1, initial=0) <= 1) & (most.shape[-1] > 0)
    return alike


def _in(stretch: Stretch, between: Between, nothing: Counted) -> Room:
    own, inside, outside = (np.maximum(each, 0) for each in between(stretch))  # what left makes no room
    if stretch.within:
        whole = Room.of(stretch.within, between, nothing)
        inside, outside = np.minimum(inside, whole.inside), np.minimum(outside, whole.outside)
    return Room(np.minimum(own, inside), np.minimum(own, outside))
