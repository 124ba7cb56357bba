"""How many respondents every combination of groups has: read only to find the combinations that need protection."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from consultation.answers import Grouping
from consultation.release.merging import Part
from consultation.release.rules import PUBLIC_GROUPINGS, Counted


@dataclass(frozen=True)
class Crossing:
    """The number of respondents by all public groupings at once; `names` are the groups of each axis."""

    names: Sequence[Sequence[str]]
    n: Counted

    @classmethod
    def of(cls, people: Mapping[tuple[str, ...], int]) -> "Crossing":
        """Build it from the number of respondents of each combination, in the order of PUBLIC_GROUPINGS."""
        names = [sorted(set(axis)) for axis in zip(*people, strict=True)] or [[] for _ in PUBLIC_GROUPINGS]
        places = [{name: i for i, name in enumerate(axis)} for axis in names]
        n = np.zeros([len(axis) for axis in names], dtype=np.int64)
        for combination, each in people.items():
            n[tuple(place[name] for place, name in zip(places, combination, strict=True))] = each
        return cls(names, n)

    def respondents(self, parts: Mapping[Grouping, Sequence[Part | None]]) -> Counted:
        """Count who is in one of the parts of each grouping: an axis for each, in the order of PUBLIC_GROUPINGS.

        None stands for everybody, as does a grouping that is not named.
        """
        n = self.n
        for axis, grouping in enumerate(PUBLIC_GROUPINGS):
            of = [[part is None or name in part for name in self.names[axis]] for part in parts.get(grouping, (None,))]
            n = np.moveaxis(np.tensordot(np.array(of, dtype=np.int64), n, (1, axis)), 0, axis)
        return n
