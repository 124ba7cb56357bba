import numpy as np
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from scipy.stats import chi2, false_discovery_control, kruskal
from unit.stats.spreads import SPREAD, SPREADS, named, scale

from consultation.stats.association import KruskalWallis, Verdict, associations, kruskal_wallis


@given(st.lists(SPREAD.filter(any), min_size=2, max_size=6))
@example([[4, 0, 0, 0, 2], [1, 0, 0, 0, 3]])  # two steps are enough to compare
def test_counts_give_what_scipy_gives_for_the_answers_themselves(spreads: list[list[int]]) -> None:
    assume(np.count_nonzero(np.sum(spreads, axis=0)) > 1)
    expected = kruskal(*(np.repeat(np.arange(5), spread) for spread in spreads))
    found = kruskal_wallis(spreads)
    assert found.h == pytest.approx(expected.statistic, rel=1e-9, abs=1e-9)
    assert found.p == chi2.sf(found.h, len(spreads) - 1)


@given(SPREADS, st.randoms(use_true_random=False))
def test_the_order_of_the_groups_does_not_matter(spreads: list[list[int]], random: object) -> None:
    mixed = sorted(spreads, key=lambda _: random.random())  # type: ignore[attr-defined]
    first, second = kruskal_wallis(spreads), kruskal_wallis(mixed)
    assert (first.h, first.p, first.eta_squared) == pytest.approx((second.h, second.p, second.eta_squared), abs=1e-9)


@given(SPREADS)
def test_every_number_is_a_number_within_its_limits(spreads: list[list[int]]) -> None:
    found = kruskal_wallis(spreads)
    assert 0 <= found.p <= 1
    assert 0 <= found.eta_squared <= 1 + 1e-9
    assert found.h >= -1e-9


@pytest.mark.parametrize(
    ("spreads", "n", "groups"),
    [([[0] * 5, [0] * 5], 0, 0), ([[0, 0, 1, 0, 0]], 1, 1), ([[0, 0, 0, 0, 9], [0, 0, 0, 0, 4]], 13, 2)],
    ids=["no answers", "one answer", "all the same"],
)
def test_where_nothing_can_be_compared_nothing_is_claimed(spreads: list[list[int]], n: int, groups: int) -> None:
    assert kruskal_wallis(spreads) == KruskalWallis(n, groups, 0.0, 1.0, 0.0, comparable=False)


def test_groups_of_one_answer_each_have_no_size_of_an_effect() -> None:
    found = kruskal_wallis([[1, 0, 0, 0, 0], [0, 0, 1, 0, 0], [0, 0, 0, 0, 1]])
    assert (found.n, found.groups, found.h, found.eta_squared, found.comparable) == (3, 3, 2.0, 0.0, True)


def test_verdicts_are_about_everything_on_show_at_once() -> None:
    apart, alike = {"a": [20, 9, 1, 0, 0], "b": [0, 0, 1, 9, 20]}, {"a": [3, 3, 3, 3, 3], "b": [3, 3, 3, 3, 3]}
    near = {"a": [3, 3, 6, 4, 4], "b": [0, 2, 4, 6, 8]}
    alone = associations({("R1", "country"): scale(near)})
    assert alone["verdict"].tolist() == [Verdict.UNLIKELY_CHANCE]
    tables = {(f"Q{i}", "country"): scale(alike) for i in range(9)}
    found = associations(
        {("R1", "country"): scale(near, everyone="all"), ("R2", "country"): scale(apart), **tables}
        | {("R3", "country"): scale({"a": [0, 0, 0, 1, 0]})}
    )
    assert found["question"].tolist() == ["R1", "R2", *(question for question, _ in tables), "R3"]
    assert found["verdict"].tolist() == [
        Verdict.COULD_BE_CHANCE, Verdict.UNLIKELY_CHANCE, *[Verdict.COULD_BE_CHANCE] * 9, Verdict.CANNOT_TELL,
    ]  # fmt: skip
    assert found["groups"].tolist() == [2] * 11 + [1]
    assert list(found) == [
        "question", "grouping", "groups", "n", "h", "p", "adjusted_p", "eta_squared", "verdict",
    ]  # fmt: skip
    assert found["adjusted_p"].tolist() == [*false_discovery_control(found["p"][:-1]), 1.0]
    assert not found.isna().any(axis=None)


def test_without_scales_there_is_nothing_to_say() -> None:
    not_a_scale = scale({"a": [1, 2, 3, 4, 5]}).rename(columns={"1": "support"})
    found = associations({("R1.support", "country"): not_a_scale})
    assert found.empty
    assert list(found) == list(associations({("R1", "country"): scale(named([[1] * 5]))}))
