import pandas as pd
import pytest
from hypothesis import given
from unit.stats.spreads import SPREAD, SPREADS, named, scale

from consultation.stats.consensus import agreement, common_ground, consensus, group_aware, polarisation


@given(SPREAD.filter(any))
def test_turning_the_scale_round_changes_nothing(spread: list[int]) -> None:
    turned = spread[::-1]
    assert agreement(spread) == pytest.approx(agreement(turned))
    assert consensus(spread) == pytest.approx(consensus(turned))


@given(SPREAD.filter(any))
def test_the_numbers_stay_within_their_limits(spread: list[int]) -> None:
    found = (consensus(spread), agreement(spread), polarisation(spread))
    limits = ((0, 1), (-1, 1), (0, 1))
    assert all(number is not None for number in found)
    assert all(low <= number <= high for number, (low, high) in zip(found, limits, strict=True) if number is not None)


@given(SPREAD.filter(any))
def test_only_shares_count_not_how_many(spread: list[int]) -> None:
    many = [1000 * n for n in spread]
    assert agreement(many) == pytest.approx(agreement(spread))
    assert consensus(many) == pytest.approx(consensus(spread))


def test_without_answers_there_is_no_number() -> None:
    nobody = [0] * 5
    assert (consensus(nobody), agreement(nobody), polarisation(nobody)) == (None, None, None)
    assert (agreement([3, 4]), agreement([3, 3, 3])) == (None, 0)


def test_without_groups_nothing_is_lacking() -> None:
    assert group_aware([], []) == 1


def test_items_are_placed_among_those_with_the_same_groups() -> None:
    tables = {
        "shared": scale({"a": [0, 0, 0, 5, 5], "b": [0, 0, 0, 5, 5]}, everyone="all"),
        "split": scale({"a": [0, 0, 0, 5, 5], "b": [5, 5, 0, 0, 0]}),
        "fewer": scale({"a": [0, 0, 0, 5, 5]}),
        "nobody": scale({"a": [0] * 5}, no_opinion=3),
    }
    found = common_ground(tables)
    assert found[
        ["question", "n", "groups", "lowest_group", "lowest_share", "family", "place"]
    ].to_numpy().tolist() == [
        ["shared", 20, 2, "a", 1.0, 1, 1],
        ["split", 20, 2, "b", 0.0, 1, 2],
        ["fewer", 10, 1, "a", 1.0, 2, 1],
    ]
    assert found["group_consensus"].tolist() == pytest.approx([(11 / 12) ** 2, 11 / 12 / 12, 11 / 12])
    for name, measure in (("consensus", consensus), ("agreement", agreement), ("polarisation", polarisation)):
        assert found[name].tolist() == [measure(all_) for all_ in ([0, 0, 0, 10, 10], [5, 5, 0, 5, 5], [0, 0, 0, 5, 5])]


def test_no_opinion_is_in_the_denominator_of_what_groups_share() -> None:
    (row,) = common_ground({"R1": scale({"a": [0, 0, 0, 0, 6]}, no_opinion=4)}).to_dict("records")
    assert (row["n"], row["share"], row["lowest_share"], row["agreement"]) == (10, 0.6, 0.6, 1.0)


def test_a_group_in_which_nobody_chose_a_step_is_no_group() -> None:
    (row,) = common_ground({"R1": scale({"a": [0, 0, 0, 0, 6], "b": [0] * 5}, no_opinion=2)}).to_dict("records")
    assert (row["n"], row["groups"], row["lowest_group"]) == (10, 1, "a")


def test_everybody_is_the_row_all_where_there_is_one() -> None:
    """A released table may leave out small groups; nobody is counted twice and nobody is lost."""
    table = pd.concat([scale({"all": [0, 0, 0, 0, 30]}), scale({"a": [0, 0, 0, 0, 10]})], ignore_index=True)
    (row,) = common_ground({"R1": table}).to_dict("records")
    assert (row["n"], row["groups"]) == (30, 1)


def test_items_that_are_shared_alike_have_the_same_place_whatever_order_groups_come_in() -> None:
    tables = {
        "R1": scale({"a": [0, 0, 0, 0, 9], "b": [0, 0, 0, 9, 0]}),
        "R2": scale({"b": [0, 0, 0, 0, 9], "a": [0, 0, 0, 0, 9]}),
        "R3": scale({"a": [9, 0, 0, 0, 0], "b": [0, 0, 0, 0, 9]}),
    }
    assert common_ground(tables)[["family", "place"]].to_numpy().tolist() == [[1, 1], [1, 1], [1, 3]]


def test_without_groups_the_lowest_share_is_that_of_all() -> None:
    (row,) = common_ground({"R1": scale({"all": [5, 0, 0, 0, 15]})}).to_dict("records")
    assert (row["groups"], row["group_consensus"], row["lowest_group"], row["lowest_share"]) == (0, 1, "", 0.75)


def test_what_is_no_scale_has_no_common_ground() -> None:
    assert common_ground({"R1.support": scale({"a": [1, 2, 3, 4, 5]}).rename(columns={"1": "support"})}).empty


@given(SPREADS)
def test_nothing_is_ever_missing(spreads: list[list[int]]) -> None:
    assert not common_ground({"R1": scale(named(spreads))}).isna().any(axis=None)
    assert common_ground({}).empty
