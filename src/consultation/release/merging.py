"""Which groups are shown together: a partition of all groups in which every part may be published.

Because the rows published are the parts of one partition, everything that can be computed from them, `all` minus some
rows included, is again a sum of parts that may be published.
"""

from collections.abc import Callable, Iterable

import numpy as np
import pandas as pd

from consultation.answers import POOLED
from consultation.release.audit import tells_of_members
from consultation.release.rules import Counted, Policy, answers, is_merged, kinds, mixed, sides, values_of

Part = frozenset[str]
Partition = dict[str, Part]
Enough = Callable[[Part], bool]


def singles(groups: Iterable[str]) -> Partition:
    """Start with every group by itself."""
    return {group: frozenset([group]) for group in groups}


def enough_by_number(n: pd.Series, policy: Policy) -> Enough:
    """Make the test whether a part has at least the threshold of `n`."""
    n_of = _sums(n.index, n.to_numpy(np.int64))
    return lambda part: bool(n_of(part) >= policy.threshold)


def enough_by_answers(counted: Partition, table: pd.DataFrame, policy: Policy) -> Enough:
    """Make the test whether a part may be shown as a row of a `distribution`.

    counted: the parts whose respondents the table of participation tells. A row that stands for several of them may
    not give away what they answered.
    """
    groups, values, n, of_kind = table["group"], values_of(table), answers(table), kinds(table)
    respondents_of = _sums(groups, table["respondents"].to_numpy(np.int64))
    silent = table[["not_applicable", "blank", "not_asked"]].to_numpy(np.int64)
    untold = n - of_kind.sum(axis=1)  # of points no kinds are told, only how many answered
    people_of = _sums(groups, np.column_stack([of_kind, untold, silent]))
    answers_of, sides_of = _sums(groups, n), _sums(groups, sides(of_kind, values))

    def told(part: Part) -> bool:
        members = [each for each in counted.values() if each <= part]
        people = people_of(part)
        if not policy.rules.audit or not policy.rules.participation or (people < 0).any() or people.sum() == 0:
            return False
        respondents = np.array([respondents_of(each) for each in members])
        return any(tells_of_members(respondents, each) for each in _different(people, sides(people, values)))

    def enough(part: Part) -> bool:
        shown = mixed(answers_of(part), sides_of(part), policy.threshold, policy.rules)
        return bool(shown) and not told(part)

    return enough


def _different(kinds: Counted, folded: Counted) -> list[Counted]:
    return [kinds] if kinds.shape == folded.shape else [kinds, folded]


def _sums(groups: Iterable[str], counted: Counted) -> Callable[[Part], Counted]:
    place = {group: i for i, group in enumerate(groups)}
    return lambda part: counted[[place[group] for group in part]].sum(axis=0)


def merge(parts: Partition, enough: Enough, size: Callable[[Part], int], policy: Policy) -> Partition:
    """Merge groups that are not enough into their parent, parents that are still not enough into `pooled`.

    While `pooled` itself is not enough, the smallest other part joins it (by `size`, then by name). Without the rule
    on complements such a rest is left out instead.
    """
    merged = dict(parts)
    _lift(merged, [label for label in merged if not is_merged(label)], policy, enough)
    _lift(merged, [label for label in merged if is_merged(label) and label != POOLED], policy, enough)
    if not policy.rules.complement and POOLED in merged and not enough(merged[POOLED]):
        del merged[POOLED]
    while POOLED in merged and len(merged) > 1 and not enough(merged[POOLED]):
        smallest = min(merged.keys() - {POOLED}, key=lambda label: (size(merged[label]), label))
        merged[POOLED] |= merged.pop(smallest)
    return merged


def _lift(parts: Partition, labels: Iterable[str], policy: Policy, enough: Enough) -> None:
    for label in [label for label in labels if not enough(parts[label])]:
        parent = policy.parents.get(label, POOLED)
        parts[parent] = parts.get(parent, frozenset()) | parts.pop(label)
