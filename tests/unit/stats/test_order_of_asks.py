import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from unit.stats.spreads import SPREADS, named, scale

from consultation.stats.ranking import (
    agreement_on_ranking,
    bootstrap_range,
    chosen,
    importance,
    kendall_w,
    points,
    points_by_group,
)

RATINGS = st.integers(2, 6).flatmap(
    lambda items: st.lists(st.lists(st.integers(1, 5), min_size=items, max_size=items), min_size=2, max_size=8)
)


def test_asks_are_ranked_by_share_then_by_mean() -> None:
    tables = {
        "E": scale({"x": [5, 0, 0, 0, 5]}, everyone="all"),
        "D": scale({"x": [0, 0, 5, 0, 5]}, everyone="all"),
        "A": scale({"x": [0, 0, 0, 5, 5]}, everyone="all"),
        "B": scale({"x": [0, 0, 5, 0, 5]}, everyone="all"),
        "C": scale({"x": [0, 0, 0, 0, 10]}, everyone="all"),
        "nobody": scale({"x": [0] * 5}, no_opinion=4, everyone="all"),
    }
    found = importance(tables)
    assert found[["place", "question", "n", "share", "mean"]].to_numpy().tolist() == [
        [1, "C", 10, 1.0, 5.0], [2, "A", 10, 1.0, 4.5], [3, "B", 10, 0.5, 4.0], [3, "D", 10, 0.5, 4.0],
        [5, "E", 10, 0.5, 3.0],
    ]  # fmt: skip
    assert (found["low"] <= found["share"]).all()
    assert (found["share"] <= found["high"]).all()


def test_each_group_has_its_own_ranking() -> None:
    tables = {
        "A": scale({"x": [0, 0, 0, 0, 5], "y": [5, 0, 0, 0, 0]}),
        "B": scale({"x": [5, 0, 0, 0, 0], "y": [0, 0, 0, 0, 5]}),
    }
    assert importance(tables, "x")["question"].tolist() == ["A", "B"]
    assert importance(tables, "y")["question"].tolist() == ["B", "A"]
    assert importance(tables, "z").empty
    assert importance({}).empty
    assert importance({"A.support": tables["A"].rename(columns={"1": "support"})}).empty


def test_points_left_blank_are_points_not_given() -> None:
    cells = pd.DataFrame(
        [("P.R1a", "100", 2), ("P.R1a", "0", 1), ("P.R1b", "50", 2)], columns=["question", "value", "n"]
    )
    found = points(cells, ["P.R1b", "P.R1a", "P.R1c"], people=4)
    assert found[["question", "n", "mean", "gave_none"]].to_numpy().tolist() == [
        ["P.R1a", 4, 0.5, 0.5], ["P.R1b", 4, 0.25, 0.5], ["P.R1c", 4, 0.0, 1.0],
    ]  # fmt: skip
    assert found[["low", "high"]].to_numpy().tolist()[2] == [0.0, 0.0]
    assert ((found["low"] <= found["mean"]) & (found["mean"] <= found["high"])).all()
    assert points(cells, ["P.R1a"], people=0).empty


def test_points_are_parts_of_the_total_and_equals_are_in_the_order_of_their_names() -> None:
    cells = pd.DataFrame([("P.b", "10", 2), ("P.a", "10", 2)], columns=["question", "value", "n"])
    found = points(cells, ["P.b", "P.a"], people=2, total=20)
    assert found[["question", "mean"]].to_numpy().tolist() == [["P.a", 0.5], ["P.b", 0.5]]
    by_group = points_by_group(cells.assign(group="x"), ["P.a", "P.b"], total=20)
    assert by_group.to_numpy().tolist() == [["x", 2, 0.5, 0.5]]


def test_options_are_ranked_by_how_many_of_a_group_chose_them() -> None:
    columns = ["group", "answered", "no_opinion", "a", "b", "c"]
    table = pd.DataFrame([("all", 9, 1, 2, 5, 2), ("x", 4, 0, 4, 1, 0), ("y", 0, 0, 0, 0, 0)], columns=columns)
    found = chosen(table, ["a", "b", "c"])
    assert found[["question", "n", "share"]].to_numpy().tolist() == [["b", 10, 0.5], ["a", 10, 0.2], ["c", 10, 0.2]]
    assert ((found["low"] < found["share"]) & (found["share"] < found["high"])).all()
    assert chosen(table, ["a", "b", "c"], "x")["question"].tolist() == ["a", "b", "c"]
    assert chosen(table, ["a"], "y").empty
    assert chosen(table, ["a"], "nowhere").empty
    assert chosen(table.iloc[:0], ["a"]).empty


def test_each_group_shares_out_points_of_its_own() -> None:
    cells = pd.DataFrame(
        [
            ("x", "P.a", "100", 1),
            ("x", "P.b", "50", 2),
            ("x", "P.a", "50", 2),
            ("y", "P.b", "100", 3),
            ("z", "P.a", "9", 1),
        ],
        columns=["group", "question", "value", "n"],
    )
    found = points_by_group(cells, ["P.a", "P.b", "P.c"])
    assert found.to_numpy().tolist() == [["x", 3, 200 / 300, 100 / 300, 0.0], ["y", 3, 0.0, 1.0, 0.0]]
    assert points_by_group(cells.iloc[:0], ["P.a"]).empty


def test_points_of_a_group_are_what_points_says_of_its_cells() -> None:
    cells = pd.DataFrame([("x", "P.a", "70", 4), ("x", "P.b", "30", 4)], columns=["group", "question", "value", "n"])
    (both,) = points_by_group(cells, ["P.a", "P.b"]).to_dict("records")
    alone = points(cells, ["P.a", "P.b"], people=4).set_index("question")
    assert (both["n"], both["P.a"], both["P.b"]) == (4, alone.loc["P.a", "mean"], alone.loc["P.b", "mean"])


def test_a_group_too_small_for_the_public_has_no_say_on_agreement() -> None:
    tables = {
        "A": scale({"x": [0, 0, 0, 0, 20], "y": [0, 0, 0, 9, 20], "z": [2, 0, 0, 0, 0]}),
        "B": scale({"x": [9, 0, 0, 0, 20], "y": [20, 0, 0, 0, 9], "z": [0, 0, 0, 0, 2]}),
    }
    marked = {name: table.assign(status=["shown", "few", "withheld"]) for name, table in tables.items()}
    assert agreement_on_ranking(marked) == (1.0, ["x", "y"])
    assert agreement_on_ranking(tables)[1] == ["x", "y", "z"]


def test_the_range_is_the_same_at_every_call_and_narrows_with_more_people() -> None:
    values = [0.0, 0.2, 0.5]
    few, many = bootstrap_range(values, [5, 5, 5]), bootstrap_range(values, [500, 500, 500])
    assert few == bootstrap_range(values, [5, 5, 5])
    assert few[1] - few[0] == pytest.approx(10 * (many[1] - many[0]), rel=0.1)


@given(RATINGS, st.integers(0, 99))
def test_neither_the_order_of_judges_nor_their_zeal_matters(ratings: list[list[int]], seed: int) -> None:
    table = np.array(ratings)
    mixed = np.random.default_rng(seed).permutation(table) * 10 + 3
    assert kendall_w(mixed) == (None if kendall_w(table) is None else pytest.approx(kendall_w(table)))


@given(RATINGS)
def test_agreement_on_ranking_is_between_0_and_1(ratings: list[list[int]]) -> None:
    found = kendall_w(ratings)
    assert found is None or -1e-12 <= found <= 1 + 1e-12


def test_judges_who_rank_alike_agree_entirely() -> None:
    assert kendall_w([[1, 2, 3], [2, 4, 5]]) == 1
    assert kendall_w([[1, 2], [2, 1]]) == 0


@pytest.mark.parametrize("ratings", [[[1, 2, 3]], [[1], [2]], [[3, 3], [3, 3]]], ids=["judge", "item", "all the same"])
def test_without_a_ranking_there_is_no_agreement(ratings: list[list[int]]) -> None:
    assert kendall_w(ratings) is None


def test_groups_that_did_not_rate_everything_are_no_judges() -> None:
    tables = {
        "A": scale({"x": [0, 0, 0, 0, 5], "y": [0, 0, 0, 0, 5], "z": [1] * 5}),
        "B": scale({"x": [5, 0, 0, 0, 0], "y": [0, 5, 0, 0, 0]}),
    }
    assert agreement_on_ranking(tables) == (1.0, ["x", "y"])
    assert agreement_on_ranking({}) == (None, [])
    assert agreement_on_ranking({"A": scale({"x": [1] * 5}), "B": scale({"y": [1] * 5})}) == (None, [])


@given(SPREADS)
def test_one_scale_alone_has_no_ranking(spreads: list[list[int]]) -> None:
    assert agreement_on_ranking({"A": scale(named(spreads))})[0] is None
