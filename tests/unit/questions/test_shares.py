"""Points that are made to add up: a few cases by hand, and the laws of the largest remainder."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from consultation.questions.shares import normalised

given_points = st.dictionaries(st.sampled_from([f"R{n}" for n in range(11)]), st.integers(0, 100), min_size=1)
totals = st.integers(1, 1000)


@pytest.mark.parametrize(
    ("points", "total", "expected"),
    [
        ({"a": 40, "b": 40}, 100, {"a": 50, "b": 50}),
        ({"a": 60, "b": 60}, 100, {"a": 50, "b": 50}),
        ({"a": 1, "b": 1, "c": 1}, 100, {"a": 34, "b": 33, "c": 33}),
        ({"a": 2, "b": 3, "c": 2}, 10, {"a": 3, "b": 4, "c": 3}),
        ({"a": 5, "b": 0}, 100, {"a": 100, "b": 0}),
        ({"a": 0, "b": 0}, 100, {"a": 0, "b": 0}),
        ({}, 100, {}),
    ],
)
def test_points_keep_their_proportions(points: dict[str, int], total: int, expected: dict[str, int]) -> None:
    assert normalised(points, total) == expected


@given(given_points, totals)
def test_they_add_up_to_the_total(points: dict[str, int], total: int) -> None:
    assume(any(points.values()))
    assert sum(normalised(points, total).values()) == total


@given(given_points, totals)
def test_each_is_its_exact_share_rounded_up_or_down(points: dict[str, int], total: int) -> None:
    assume(any(points.values()))
    everything = sum(points.values())
    for name, n in normalised(points, total).items():
        exact = points[name] * total
        assert exact // everything <= n <= -(-exact // everything)


@given(given_points, totals)
def test_who_had_more_never_has_less_and_who_had_none_has_none(points: dict[str, int], total: int) -> None:
    after = normalised(points, total)
    for one, n in points.items():
        assert n or after[one] == 0
        assert all(after[one] >= after[other] for other, m in points.items() if n > m)


@given(given_points)
def test_points_that_add_up_stay_as_they_are(points: dict[str, int]) -> None:
    assume(any(points.values()))
    assert normalised(points, sum(points.values())) == points
