"""What the released numbers support, as data; the sentences are made from the catalogues."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from consultation.answers import ALL
from consultation.questions.model import UNDISCLOSED
from consultation.stats.association import Verdict, associations
from consultation.stats.consensus import common_ground, polarisation
from consultation.stats.interval import difference, wilson
from consultation.stats.ranking import importance
from consultation.stats.steps import Spread, is_scale, spread

NAMED = ("shown", "few")
HALF = 0.5
ENOUGH = 30

Tables = Mapping[tuple[str, str], pd.DataFrame]
Counted = tuple[str, int, int]  # a name, how many answered, how many of them chose the top two steps


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
    """One thing that the numbers support, about the share of the top two steps, with its Wilson range and n.

    group: whom it is about (`all`, or a row of the table by `grouping`); other: whom it is compared with (a group, a
    question, or empty for everybody else) and other_n, other_share. strength 0..1 ranks findings of one kind.
    """

    kind: Kind
    question: str
    grouping: str
    group: str
    n: int
    share: float
    low: float
    high: float
    other: str
    other_n: int
    other_share: float
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
    found = [*_first(scales, ranked), *_divided({name[0]: spreads[name] for name in scales}), *_agreed(scales, spreads)]
    tested = associations(scales)
    for question, grouping, verdict in zip(tested["question"], tested["grouping"], tested["verdict"], strict=True):
        if verdict == Verdict.UNLIKELY_CHANCE:
            where = (question, grouping)
            found += [*_splits(where, spreads[where]), *_differing(where, spreads[where])]
    order = list(Kind)
    return sorted(found, key=lambda one: (order.index(one.kind), -one.strength, one.question, one.grouping, one.group))


def _first(scales: Tables, ranked: Sequence[str]) -> Iterator[Finding]:
    everybody_of = {question: table for (question, _), table in scales.items() if question in ranked}
    order = importance(everybody_of)
    if len(order) < 2 or order["n"][:2].min() < ENOUGH:  # noqa: PLR2004
        return
    first, second = order.iloc[0], order.iloc[1]
    kind = Kind.MOST_IMPORTANT if first["low"] > second["share"] else Kind.LEADS
    if first["place"] < second["place"]:
        yield Finding(
            kind, str(first["question"]), "", ALL, int(first["n"]), float(first["share"]), float(first["low"]),
            float(first["high"]), str(second["question"]), int(second["n"]), float(second["share"]),
            float(first["share"]),
        )  # fmt: skip


def _divided(spreads: Mapping[str, Spread]) -> Iterator[Finding]:
    for question, given in spreads.items():
        apart = polarisation(given.all_cells)
        if apart is not None and apart >= HALF and given.all_answers >= ENOUGH:
            yield _about(Kind.DIVIDED, (question, ""), _everybody(given), ("", 0, 0), apart)


def _agreed(scales: Tables, spreads: Mapping[tuple[str, str], Spread]) -> Iterator[Finding]:
    for chosen in dict.fromkeys(grouping for _, grouping in scales):
        shared = common_ground(
            {question: table for (question, grouping), table in scales.items() if grouping == chosen}
        )
        for row in shared[(shared["groups"] > 1) & (shared["lowest_share"] > HALF)].to_dict("records"):
            given = spreads[row["question"], chosen]
            least = _groups(given)[given.groups.index(row["lowest_group"])]
            yield _about(Kind.AGREED, (row["question"], chosen), _everybody(given), least, row["lowest_share"])


def _splits(where: tuple[str, str], given: Spread) -> Iterator[Finding]:
    named = _named(given)
    low, high = wilson([k for _, _, k in named], [n for _, n, _ in named])
    above = [one for one, end in zip(named, low, strict=True) if end > HALF]
    below = [one for one, end in zip(named, high, strict=True) if end < HALF]
    if above and below:
        most, least = max(above, key=_share), min(below, key=_share)
        yield _about(Kind.SPLITS, where, most, least, _share(most) - _share(least))


def _differing(where: tuple[str, str], given: Spread) -> Iterator[Finding]:
    all_n, all_k = int(given.answers.sum()), int(given.top_two.sum())
    for one in _named(given):
        others = ("", all_n - one[1], all_k - one[2])
        if others[1] == 0:
            continue
        low, high = difference(one[2], one[1], others[2], others[1])
        if low > 0 or high < 0:
            kind = Kind.HIGHER if low > 0 else Kind.LOWER
            yield _about(kind, where, one, others, abs(_share(one) - _share(others)))


def _groups(given: Spread) -> list[Counted]:
    return list(zip(given.groups, given.answers.tolist(), given.top_two.tolist(), strict=True))


def _named(given: Spread) -> list[Counted]:
    rows = zip(_groups(given), given.status, strict=True)
    return [one for one, status in rows if status in NAMED and one[0] != UNDISCLOSED]


def _everybody(given: Spread) -> Counted:
    return ALL, given.all_answers, given.all_top_two


def _share(one: Counted) -> float:
    return one[2] / one[1]


def _about(kind: Kind, where: tuple[str, str], one: Counted, other: Counted, strength: float) -> Finding:
    group, n, k = one
    low, high = wilson(k, n)
    name, other_n, other_k = other
    share = other_k / other_n if other_n else 0.0
    return Finding(kind, *where, group, n, k / n, float(low), float(high), name, other_n, share, float(strength))
