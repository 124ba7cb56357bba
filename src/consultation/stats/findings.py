"""What the released numbers support, as data; the sentences are made from the catalogues."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pandas as pd

from consultation.answers import ALL
from consultation.questions.model import UNDISCLOSED
from consultation.stats.association import Verdict, associations
from consultation.stats.consensus import common_ground, polarisation
from consultation.stats.interval import difference, wilson
from consultation.stats.ranking import importance
from consultation.stats.steps import answers, compared, everybody, is_scale, steps, top_two

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
    scales = {name: table for name, table in tables.items() if is_scale(table) and steps(everybody(table)).any()}
    verdicts = associations(scales).set_index(["question", "grouping"])["verdict"]
    found = [*_first(scales, ranked), *_divided(scales)]
    for (question, grouping), table in scales.items():
        found += _agreed(question, grouping, table)
        if verdicts[question, grouping] == Verdict.UNLIKELY_CHANCE:
            found += [*_splits(question, grouping, table), *_differing(question, grouping, table)]
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


def _divided(scales: Tables) -> Iterator[Finding]:
    for question, table in {question: table for (question, _), table in scales.items()}.items():
        everyone = everybody(table)
        apart = polarisation(steps(everyone)[0])
        n, k = int(answers(everyone)[0]), int(top_two(everyone)[0])
        if apart is not None and apart >= HALF and n >= ENOUGH:
            yield _about(Kind.DIVIDED, (question, ""), (ALL, n, k), ("", 0, 0), apart)


def _agreed(question: str, grouping: str, table: pd.DataFrame) -> Iterator[Finding]:
    (shared,) = common_ground({question: table}).to_dict("records")
    if shared["groups"] > 1 and shared["lowest_share"] > HALF:
        everyone = everybody(table)
        n, k = int(answers(everyone)[0]), int(top_two(everyone)[0])
        lowest = table[table["group"] == shared["lowest_group"]]
        least = (shared["lowest_group"], int(answers(lowest)[0]), int(top_two(lowest)[0]))
        yield _about(Kind.AGREED, (question, grouping), (ALL, n, k), least, shared["lowest_share"])


def _splits(question: str, grouping: str, table: pd.DataFrame) -> Iterator[Finding]:
    groups = _named(table)
    n, k = answers(groups), top_two(groups)
    low, high = wilson(k, n)
    above, below = np.flatnonzero(low > HALF), np.flatnonzero(high < HALF)
    if len(above) and len(below):
        most, least = (int(rows[np.argmax(sign * k[rows] / n[rows])]) for rows, sign in ((above, 1), (below, -1)))
        one, other = ((str(groups["group"][i]), int(n[i]), int(k[i])) for i in (most, least))
        yield _about(Kind.SPLITS, (question, grouping), one, other, k[most] / n[most] - k[least] / n[least])


def _differing(question: str, grouping: str, table: pd.DataFrame) -> Iterator[Finding]:
    rows = compared(table)
    all_n, all_k = int(answers(rows).sum()), int(top_two(rows).sum())
    groups = _named(table)
    for group, n, k in zip(groups["group"], answers(groups).tolist(), top_two(groups).tolist(), strict=True):
        others_n, others_k = all_n - n, all_k - k
        if others_n == 0:
            continue
        low, high = difference(k, n, others_k, others_n)
        if low > 0 or high < 0:
            kind = Kind.HIGHER if low > 0 else Kind.LOWER
            gap = abs(k / n - others_k / others_n)
            yield _about(kind, (question, grouping), (str(group), n, k), ("", others_n, others_k), gap)


def _named(table: pd.DataFrame) -> pd.DataFrame:
    rows = compared(table)
    status = rows["status"] if "status" in rows else pd.Series("", index=rows.index)
    return rows[status.isin(NAMED) & (rows["group"] != UNDISCLOSED)].reset_index(drop=True)


def _about(kind: Kind, where: tuple[str, str], one: Counted, other: Counted, strength: float) -> Finding:
    group, n, k = one
    low, high = wilson(k, n)
    name, other_n, other_k = other
    share = other_k / other_n if other_n else 0.0
    return Finding(kind, *where, group, n, k / n, float(low), float(high), name, other_n, share, float(strength))
