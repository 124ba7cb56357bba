"""What the released numbers support, as data; the sentences are made from the catalogues."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

import pandas as pd

from consultation.answers import ALL
from consultation.questions.model import UNDISCLOSED
from consultation.stats.association import Verdict, associations
from consultation.stats.consensus import common_ground, polarisation
from consultation.stats.interval import difference, wilson
from consultation.stats.ranking import importance
from consultation.stats.steps import Spread, is_scale, spread

NAMED = ("shown", "few")
WITHHELD = "withheld"
HALF = 0.5
ENOUGH = 30

Tables = Mapping[tuple[str, str], pd.DataFrame]
Spreads = Mapping[tuple[str, str], Spread]


class Counted(NamedTuple):
    """A group or a question: of so many respondents n answered, and k of these chose the top two steps."""

    name: str
    n: int
    k: int
    of: int

    @property
    def share(self) -> float:
        """The part of the answers; 0 where there are none."""
        return self.k / self.n if self.n else 0.0

    @property
    def range(self) -> tuple[float, float]:
        """The Wilson range of the share; all that is possible where there are no answers."""
        low, high = wilson(self.k, self.n) if self.n else (0.0, 1.0)
        return float(low), float(high)


class Kind(StrEnum):
    """What is found; in this order they are read."""

    MOST_IMPORTANT = "most_important"
    LEADS = "leads"
    AGREED = "agreed_in_every_group"
    SPLITS = "splits_groups"
    HIGHER = "higher_than_others"
    LOWER = "lower_than_others"
    DIVIDED = "divided"


@dataclass(frozen=True)
class Finding:
    """One thing that the numbers support, about the share of the top two steps.

    about: whom it is about (`all`, or a row of the table by `grouping`); other: whom it is compared with (a group, a
    question, or without a name everybody else), if anybody. strength 0..1 ranks findings of one kind.
    """

    kind: Kind
    question: str
    grouping: str
    about: Counted
    other: Counted | None
    strength: float


def findings(tables: Tables, ranked: Sequence[str] = ()) -> list[Finding]:
    """Give what released tables by (column, grouping) support, the most telling first.

    ranked: columns of one question about many asks, such as their importance, of which the first is told. Groups are
    named only if the table shows them by themselves (status `shown` or `few`); tables without a status name none.

    most_important: an ask whose range lies above the share of the next; leads: first, but not clearly; 30 answers each.
    agreed_in_every_group: more than half in each of at least two rows. splits_groups: the groups differ by more than
    chance, one group's range lies above one half and another's below. higher_, lower_than_others: the groups differ by
    more than chance, and the range of the difference from everybody else is on one side of 0. divided: answers stand
    apart at least as much as evenly spread ones, 30 answers.
    """
    spreads = {name: spread(table) for name, table in tables.items() if is_scale(table)}
    scales = {name: tables[name] for name, given in spreads.items() if given.all_cells.any()}
    of_all = {where[0]: spreads[where] for where in scales}
    found = [*_first(scales, of_all, ranked), *_divided(of_all), *_agreed(scales, spreads)]
    tested = associations(scales)
    for question, grouping, verdict in zip(tested["question"], tested["grouping"], tested["verdict"], strict=True):
        if verdict == Verdict.UNLIKELY_CHANCE:
            where = (question, grouping)
            found += [*_splits(where, spreads[where]), *_differing(where, spreads[where])]
    order = list(Kind)
    return sorted(
        found, key=lambda one: (order.index(one.kind), -one.strength, one.question, one.grouping, one.about.name)
    )


def _first(scales: Tables, of_all: Mapping[str, Spread], ranked: Sequence[str]) -> Iterator[Finding]:
    order = importance({question: table for (question, _), table in scales.items() if question in ranked})
    if len(order) < 2 or order["n"][:2].min() < ENOUGH:  # noqa: PLR2004
        return
    first, second = order.iloc[0], order.iloc[1]
    kind = Kind.MOST_IMPORTANT if first["low"] > second["share"] else Kind.LEADS
    if first["place"] < second["place"]:
        one, other = (_everybody(of_all[row["question"]]) for row in (first, second))
        yield Finding(kind, str(first["question"]), "", one, other._replace(name=str(second["question"])), one.share)


def _divided(spreads: Mapping[str, Spread]) -> Iterator[Finding]:
    for question, given in spreads.items():
        apart = polarisation(given.all_cells)
        if apart is not None and apart >= HALF and given.all_answers >= ENOUGH:
            yield Finding(Kind.DIVIDED, question, "", _everybody(given), None, apart)


def _agreed(scales: Tables, spreads: Spreads) -> Iterator[Finding]:
    for chosen in dict.fromkeys(grouping for _, grouping in scales):
        shared = common_ground(
            {question: table for (question, grouping), table in scales.items() if grouping == chosen}
        )
        for row in shared[(shared["groups"] > 1) & (shared["lowest_share"] > HALF)].to_dict("records"):
            given = spreads[row["question"], chosen]
            if told := _not_withheld(given):
                least = min(told, key=_share)
                yield Finding(Kind.AGREED, row["question"], chosen, _everybody(given), least, row["lowest_share"])


def _splits(where: tuple[str, str], given: Spread) -> Iterator[Finding]:
    named = _named(given)
    above = [one for one in named if one.range[0] > HALF]
    below = [one for one in named if one.range[1] < HALF]
    if above and below:
        most, least = max(above, key=_share), min(below, key=_share)
        yield Finding(Kind.SPLITS, *where, most, least, most.share - least.share)


def _differing(where: tuple[str, str], given: Spread) -> Iterator[Finding]:
    n, k, of = int(given.answers.sum()), int(given.top_two.sum()), int(given.respondents.sum())
    told = _not_withheld(given)
    for one in _named(given) if len(told) > 1 else []:
        others = Counted("", n - one.n, k - one.k, of - one.of)
        low, high = difference(one.k, one.n, others.k, others.n)
        if low > 0 or high < 0:
            kind = Kind.HIGHER if low > 0 else Kind.LOWER
            yield Finding(kind, *where, one, others, abs(one.share - others.share))


def _groups(given: Spread) -> list[Counted]:
    counts = (given.answers.tolist(), given.top_two.tolist(), given.respondents.tolist())
    return [Counted(*row) for row in zip(given.groups, *counts, strict=True)]


def _not_withheld(given: Spread) -> list[Counted]:
    return [one for one, status in zip(_groups(given), given.status, strict=True) if status != WITHHELD]


def _named(given: Spread) -> list[Counted]:
    rows = zip(_groups(given), given.status, strict=True)
    return [one for one, status in rows if status in NAMED and one.name != UNDISCLOSED]


def _everybody(given: Spread) -> Counted:
    return Counted(ALL, given.all_answers, given.all_top_two, given.all_respondents)


def _share(one: Counted) -> float:
    return one.share
