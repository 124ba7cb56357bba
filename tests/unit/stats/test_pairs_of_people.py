import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from unit.stats.spreads import SPREAD, SPREADS, named, scale

from consultation.stats.pairs import Pairs, against_the_rest, pairs


@given(SPREAD.filter(any), SPREAD.filter(any))
def test_delta_is_what_counting_every_pair_gives(group: list[int], others: list[int]) -> None:
    steps = np.arange(5)
    signs = np.sign(np.subtract.outer(np.repeat(steps, group), np.repeat(steps, others)))
    assert pairs(group, others).delta == pytest.approx(signs.mean())


@given(SPREAD, SPREAD)
def test_swapping_the_groups_swaps_higher_and_lower(group: list[int], others: list[int]) -> None:
    found, swapped = pairs(group, others), pairs(others, group)
    assert (found.delta, found.higher, found.lower, found.same) == (
        -swapped.delta, swapped.lower, swapped.higher, swapped.same,
    )  # fmt: skip


@given(st.lists(st.integers(0, 10**6), min_size=5, max_size=5), st.lists(st.integers(0, 10**6), min_size=5, max_size=5))
def test_a_hundred_pairs_are_a_hundred_and_none_is_far_from_its_share(group: list[int], others: list[int]) -> None:
    found = pairs(group, others)
    assert found.higher + found.lower + found.same == (100 if sum(group) * sum(others) else 0)
    assert found.higher - found.lower == pytest.approx(100 * found.delta, abs=2)
    assert min(found.higher, found.lower, found.same) >= 0


def test_without_a_pair_there_is_no_difference() -> None:
    assert pairs([0, 0, 0, 0, 0], [1, 0, 0, 0, 0]) == Pairs(0, 1, 0.0, 0, 0, 0)


def test_each_group_is_compared_with_all_others_together() -> None:
    found = against_the_rest(scale({"a": [0, 0, 0, 0, 2], "b": [1, 0, 0, 0, 1], "c": [0] * 5}, everyone="all"))
    assert found.to_dict("records") == [
        {"group": "a", "n": 2, "others": 2, "delta": 0.5, "higher": 50, "lower": 0, "same": 50},
        {"group": "b", "n": 2, "others": 2, "delta": -0.5, "higher": 0, "lower": 50, "same": 50},
    ]


@given(SPREADS)
def test_a_group_alone_differs_from_nobody(spreads: list[list[int]]) -> None:
    found = against_the_rest(scale(named(spreads)))
    if len(found) == 1:
        assert found[["delta", "higher", "lower", "same", "others"]].to_numpy().tolist() == [[0, 0, 0, 0, 0]]
    assert not found.isna().any(axis=None)
