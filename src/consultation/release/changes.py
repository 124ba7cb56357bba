"""How many respondents a difference between two states of a table is about, at the least; and whether that is enough.

Only counts are known. Whoever is added, withdrawn or edited moves each of the counts that exclude one another by one
at the most, so a difference is of as many respondents as the larger of all that was added and all that was taken away.
Edits that cancel out cannot be seen, by nobody.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pandas as pd

from consultation.questions.model import NO_OPINION
from consultation.release.rules import Counted, Rules, sides
from consultation.stats.distribution import COUNTED, SHARES

_SILENT = ("not_applicable", "blank", "not_asked")


@dataclass(frozen=True)
class Layout:
    """What the places of a vector of counts mean. several: a respondent may be in the counts of several values."""

    columns: tuple[str, ...]
    several: bool

    @classmethod
    def of(cls, table: pd.DataFrame, *, several: bool) -> "Layout":
        """Read it off a `distribution`, or off a table of participation (group, n)."""
        return cls(tuple(table.columns.drop(["group", *SHARES], errors="ignore")), several)

    @property
    def values(self) -> list[int]:
        """The places of the values, such as 1..5."""
        return [i for i, name in enumerate(self.columns) if name not in {*COUNTED, "n"}]

    def answers(self, counts: Counted) -> Counted:
        """Give counts of answers that exclude one another, by kind where that is known; none for participation."""
        if self.columns == ("n",):
            return counts[:0]
        answered, no_opinion = counts[self._places(("answered", NO_OPINION))]
        if self.several:
            return np.array([answered, no_opinion])
        named = counts[self.values]
        return np.array([*named, answered - named.sum(), no_opinion])

    def sides(self, counts: Counted) -> Counted:
        """Give the numbers of answers that say the same; none where no value is told."""
        values = self.values
        if not values:
            return counts[:0]
        no_opinion = counts[self._places((NO_OPINION,))]
        return sides(np.append(counts[values], no_opinion), [self.columns[place] for place in values])

    def told(self, counts: Counted) -> Counted:
        """Give everything that counts tell: themselves, and what they say of each respondent (`minds`)."""
        if self.several or not self.values:
            return counts
        values = [self.columns[place] for place in self.values]
        return np.append(counts, sides(self.people(counts), values))

    @property
    def minds(self) -> slice:
        """The places, in what is told, of counts that exclude one another; none where that is not known."""
        return slice(len(self.columns), None)

    def people(self, counts: Counted) -> Counted:
        """Give counts that exclude one another and together are all respondents."""
        return counts if self.columns == ("n",) else np.append(self.answers(counts), counts[self._places(_SILENT)])

    def enough(self, change: Counted, rules: Rules) -> bool:
        """Tell whether a difference may be seen: there is none; or it is of enough respondents and, where it is of
        answers at all, of enough answers that are not all, or all but one, the same.
        """  # noqa: D205 — one thought
        if not change.any():
            return True
        answers = self.answers(change)
        if seen(self.people(change)) < rules.changes:
            return False
        kinds = np.append(self.sides(change), change[self.values])
        if not answers.any() and not kinds.any():
            return True
        of_one_kind = rules.unanimity and rules.changes and bool(kinds.size) and abs(kinds).max() >= seen(answers) - 1
        return seen(answers) >= rules.changes and not of_one_kind

    def differs(self, now: Counted, shown: Sequence[Counted], rules: Rules) -> bool:
        """Tell whether counts may be shown after those shown before, the last of these last.

        Where counts only grow, what differs from the last differs even more from those before.
        """
        falls = any((later < before).any() for before, later in pairwise([*shown, now]))
        return all(self.enough(now - before, rules) for before in (shown if falls else shown[-1:]))

    def _places(self, names: Sequence[str]) -> list[int]:
        return [self.columns.index(name) for name in names]


def seen(change: Counted) -> int:
    """Count the respondents that a change of counts that exclude one another is about, at the least."""
    return int(max(change[change > 0].sum(), -change[change < 0].sum()))
