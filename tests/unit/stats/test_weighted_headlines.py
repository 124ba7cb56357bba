import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from unit.stats.spreads import scale

from consultation.stats.weights import (
    Conclusion,
    Headline,
    Scheme,
    Usable,
    conclusion,
    effective_n,
    headlines,
    post_stratified,
)

COUNTED = st.lists(st.tuples(st.integers(1, 500), st.integers(1, 9000)), min_size=1, max_size=10)


@given(COUNTED)
def test_weights_add_up_to_the_answers_and_never_make_more_of_them(strata: list[tuple[int, int]]) -> None:
    n, population = np.array(strata).T
    weights = post_stratified(n, population)
    assert (weights * n).sum() == pytest.approx(n.sum())
    assert effective_n(weights, n) <= n.sum() + 1e-6


@given(COUNTED)
def test_who_answered_like_the_population_has_a_weight_of_one(strata: list[tuple[int, int]]) -> None:
    n, _ = np.array(strata).T
    assert post_stratified(n, 7 * n).tolist() == pytest.approx([1.0] * len(n))


def test_headlines_stand_side_by_side() -> None:
    table = scale(
        {"AT": [0, 0, 10, 0, 10], "BG": [0, 0, 0, 0, 20], "XK": [5, 0, 0, 0, 5], "MT": [9, 0, 0, 0, 0]}, everyone="all"
    )
    raw, votes, museums = headlines(table)
    assert raw == Headline(Scheme.RAW, Usable.SHOWN, 35 / 59, 59, 0, 59.0, 4)
    assert votes.share == pytest.approx((0.5 + 1 + 0.5) / 3)
    assert (votes.n, votes.left_out, votes.countries) == (50, 9, 3)
    assert museums.share == pytest.approx((510 * 0.5 + 191 * 1) / 701)
    assert (museums.n, museums.left_out, museums.countries, museums.years) == (40, 19, 2, (2017, 2021))


def test_rows_that_are_no_country_are_left_out_of_the_weights() -> None:
    table = scale({"AT": [0, 0, 10, 0, 10], "BG": [0, 0, 0, 0, 20], "region:west": [5] * 5, "pooled": [4] * 5})
    assert [headline.left_out for headline in headlines(table)] == [0, 45, 45]


def test_a_country_that_stands_for_too_many_museums_is_refused() -> None:
    _, votes, museums = headlines(scale({"DE": [0, 0, 0, 0, 10], "EE": [30, 0, 0, 0, 30], "LV": [10, 0, 0, 0, 10]}))
    assert votes.usable is Usable.SHOWN
    assert votes.share == pytest.approx((1 + 0.5 + 0.5) / 3)
    assert (museums.usable, museums.share) == (Usable.EXTREME, None)
    assert museums.n == 90


def test_weights_by_class_leave_out_countries_whose_classes_are_not_known() -> None:
    cells = pd.DataFrame(
        [("AT", "AAH", 20, 10), ("AT", "STE", 10, 0), ("SE", "OTH", 20, 20), ("FI", "AAH", 50, 50)],
        columns=["country", "museum_class", "n", "top_two"],
    )
    table = scale({"AT": [20, 0, 0, 0, 10], "SE": [0, 0, 0, 0, 20], "FI": [0, 0, 0, 0, 50]})
    found = headlines(table, cells)[3]
    assert (found.scheme, found.usable, found.n, found.left_out, found.years) == (
        Scheme.CLASSES, Usable.SHOWN, 50, 50, (2018, 2021),
    )  # fmt: skip
    assert found.share == pytest.approx((168 * 0.5 + 60 * 0 + 229 * 1) / (168 + 60 + 229))


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        ([0.6, 0.7], Conclusion.SAME),
        ([0.6, 0.4], Conclusion.CHANGES),
        ([0.4, 0.3, 0.45], Conclusion.SAME),
        ([0.6, None], Conclusion.CANNOT_TELL),
        ([None, None], Conclusion.CANNOT_TELL),
    ],
)
def test_the_conclusion_is_on_which_side_of_one_half_the_share_lies(
    shares: list[float | None], expected: Conclusion
) -> None:
    found = [Headline(Scheme.RAW, Usable.SHOWN, share, 50, 0, 50.0, 3) for share in shares]
    assert conclusion(found) is expected


@pytest.mark.parametrize("groups", [{}, {"DE": [0] * 5}, {"DE": [0, 0, 0, 0, 1]}, {"pooled": [1] * 5}])
def test_too_few_countries_have_no_weighted_headline(groups: dict[str, list[int]]) -> None:
    found = headlines(scale(groups))
    assert [headline.share for headline in found[1:]] == [None, None]
    assert [headline.usable for headline in found[1:]] == [Usable.TOO_FEW] * 2
    assert conclusion(found) is Conclusion.CANNOT_TELL
