from collections.abc import Mapping

import pandas as pd
import pytest
from hypothesis import given
from unit.stats.spreads import SPREADS, Spread, named, scale

from consultation.stats.findings import Counted, Finding, Kind, findings

HIGH, LOW, EVEN = [1, 1, 2, 10, 26], [26, 10, 2, 1, 1], [8, 8, 8, 8, 8]


def released(groups: Mapping[str, Spread], blank: int = 0, **status: str) -> pd.DataFrame:
    table = scale(groups, everyone="all", blank=blank)
    return table.assign(status=[status.get(group, "shown") for group in table["group"]])


def names(found: list[Finding]) -> set[str]:
    return {side.name for one in found for side in (one.about, one.other) if side}


def test_a_group_that_rates_higher_is_found_with_its_numbers() -> None:
    table = released({"art": HIGH, "city": EVEN, "ethnography": EVEN}, blank=2)
    (finding,) = [one for one in findings({("R2d.importance", "museum_type"): table}) if one.kind is Kind.HIGHER]
    assert (finding.question, finding.grouping) == ("R2d.importance", "museum_type")
    assert (finding.about, finding.other) == (Counted("art", 40, 36, 42), Counted("", 80, 32, 84))
    assert finding.about.share == 0.9
    assert finding.about.range == pytest.approx((0.770, 0.960), abs=0.001)
    assert finding.strength == pytest.approx(0.5)


def test_a_finding_disappears_when_the_answers_no_longer_support_it() -> None:
    groups = {"art": HIGH, "city": EVEN, "ethnography": EVEN}
    assert {one.kind for one in findings({("Q", "t"): released(groups)})} >= {Kind.HIGHER}
    assert {one.kind for one in findings({("Q", "t"): released(groups | {"art": EVEN})})} == {Kind.DIVIDED}


def test_with_many_comparisons_on_show_a_small_difference_is_no_finding() -> None:
    near = released({"art": [1, 2, 5, 14, 8], "city": [4, 5, 8, 9, 4]})
    alone = findings({("Q", "t"): near})
    even = {(f"E{i}", "t"): released({"art": EVEN, "city": EVEN}) for i in range(9)}
    assert [one.kind for one in alone if one.question == "Q"] == [Kind.HIGHER, Kind.LOWER]
    assert [one for one in findings({("Q", "t"): near, **even}) if one.question == "Q"] == []


@pytest.mark.parametrize("status", ["withheld", "merged"])
def test_nothing_is_said_about_a_group_that_is_not_shown_by_itself(status: str) -> None:
    groups = {"art": HIGH, "city": EVEN, "ethnography": EVEN}
    found = findings({("Q", "t"): released(groups, art=status)})
    assert "art" not in names(found)
    assert "art" not in names(findings({("Q", "t"): released(groups).drop(columns="status")}))


def test_a_withheld_group_is_not_named_as_the_one_that_agrees_least() -> None:
    groups = {"art": [0, 2, 0, 3, 0], "city": HIGH, "ethnography": [0, 6, 6, 14, 14]}
    assert "art" in names(findings({("Q", "t"): released(groups)}))
    (agreed,) = [one for one in findings({("Q", "t"): released(groups, art="withheld")}) if one.kind is Kind.AGREED]
    assert agreed.other == Counted("ethnography", 40, 28, 40)


def test_a_group_is_not_compared_with_a_withheld_one_alone() -> None:
    groups = {"art": HIGH, "city": LOW}
    assert {one.kind for one in findings({("Q", "t"): released(groups)})} >= {Kind.HIGHER, Kind.LOWER}
    assert names(findings({("Q", "t"): released(groups, city="withheld")})) == {"all"}


def test_who_did_not_say_is_not_a_group() -> None:
    found = findings({("Q", "t"): released({"undisclosed": HIGH, "city": EVEN, "art": EVEN})})
    assert "undisclosed" not in names(found)


def test_what_splits_groups_names_the_two_that_stand_furthest_apart() -> None:
    near = {"applied_art": [24, 8, 4, 2, 2], "natural_history": [2, 2, 2, 10, 24]}
    found = findings({("Q", "t"): released({"art": HIGH, "city": LOW, **near})})
    (split,) = [one for one in found if one.kind is Kind.SPLITS]
    assert (split.about, split.other) == (Counted("art", 40, 36, 40), Counted("city", 40, 2, 40))
    assert split.strength == pytest.approx(0.85)


def test_what_every_group_agrees_on_names_the_group_that_agrees_least() -> None:
    found = findings({("Q", "t"): released({"art": HIGH, "city": [0, 6, 12, 12, 10], "pooled": HIGH}, pooled="merged")})
    (agreed,) = [one for one in found if one.kind is Kind.AGREED]
    assert (agreed.about, agreed.other) == (Counted("all", 120, 94, 120), Counted("city", 40, 22, 40))


def test_every_group_is_every_group_of_one_grouping() -> None:
    tables = {("Q", "country"): released({"DE": HIGH, "FR": HIGH}), ("Q", "t"): released({"art": HIGH, "city": LOW})}
    assert [one.grouping for one in findings(tables) if one.kind is Kind.AGREED] == ["country"]


def test_half_of_a_group_is_not_agreement() -> None:
    found = findings({("Q", "t"): released({"art": HIGH, "city": [0, 5, 5, 5, 5]})})
    assert Kind.AGREED not in {one.kind for one in found}


def test_groups_on_one_side_of_a_half_are_not_split() -> None:
    found = findings({("Q", "t"): released({"art": HIGH, "city": EVEN, "ethnography": EVEN})})
    assert Kind.SPLITS not in {one.kind for one in found}
    found = findings({("Q", "t"): released({"art": LOW, "city": EVEN, "ethnography": EVEN})})
    assert Kind.SPLITS not in {one.kind for one in found}


def test_one_group_alone_is_not_every_group() -> None:
    assert findings({("Q", "t"): released({"art": HIGH})}) == []


@pytest.mark.parametrize(("second", "kind"), [(EVEN, Kind.MOST_IMPORTANT), ([2, 2, 2, 10, 24], Kind.LEADS)])
def test_the_most_important_ask_is_called_so_only_if_it_is_clear(second: list[int], kind: Kind) -> None:
    tables = {("A.importance", "t"): released({"x": HIGH}), ("B.importance", "t"): released({"x": second})}
    found = findings(tables, ["A.importance", "B.importance"])[0]
    assert (found.kind, found.question, found.about.name) == (kind, "A.importance", "all")
    assert found.other == Counted("B.importance", sum(second), sum(second[3:]), sum(second))
    assert all(one.kind not in {Kind.MOST_IMPORTANT, Kind.LEADS} for one in findings(tables))


def test_with_fewer_than_thirty_answers_neither_a_first_nor_a_division_is_told() -> None:
    few, enough = {"x": [0, 0, 0, 4, 25]}, {"x": [0, 0, 0, 4, 26]}
    for groups, told in ((few, []), (enough, [Kind.MOST_IMPORTANT])):
        tables = {("A", "t"): released(groups), ("B", "t"): released({"x": [0, 0, 30, 0, 10]})}
        assert [one.kind for one in findings(tables, ["A", "B"])] == told
    assert findings({("Q", "t"): released({"x": [15, 0, 0, 0, 14]})}) == []
    assert [one.kind for one in findings({("Q", "t"): released({"x": [15, 0, 0, 0, 15]})})] == [Kind.DIVIDED]


def test_a_group_that_could_be_like_the_others_is_not_named_where_others_differ() -> None:
    found = findings({("Q", "t"): released({"art": HIGH, "city": LOW, "ethnography": [6, 6, 6, 11, 11]})})
    assert {one.about.name for one in found if one.kind in {Kind.HIGHER, Kind.LOWER}} == {"art", "city"}


def test_two_asks_at_one_place_have_no_first() -> None:
    tables = {("A", "t"): released({"x": HIGH}), ("B", "t"): released({"x": HIGH})}
    assert findings(tables, ["A", "B"]) == []


def test_answers_at_both_ends_are_divided() -> None:
    (found,) = findings({("Q", "t"): released({"x": [20, 0, 0, 0, 20]})})
    assert (found.kind, found.about.share, found.strength) == (Kind.DIVIDED, 0.5, 1.0)


def test_findings_are_in_the_order_in_which_they_are_read() -> None:
    tables = {("B", "t"): released({"x": [2, 2, 2, 10, 24], "y": LOW}), ("A", "t"): released({"x": HIGH, "y": LOW})}
    found = [(one.kind, one.question) for one in findings(tables)]
    assert found == [
        (Kind.SPLITS, "A"), (Kind.SPLITS, "B"), (Kind.HIGHER, "A"), (Kind.HIGHER, "B"), (Kind.LOWER, "A"),
        (Kind.LOWER, "B"), (Kind.DIVIDED, "A"), (Kind.DIVIDED, "B"),
    ]  # fmt: skip


@given(SPREADS)
def test_any_table_gives_findings_without_missing_numbers(spreads: list[list[int]]) -> None:
    for one in findings({("Q", "t"): released(named(spreads))}, ["Q"]):
        for side in (one.about, *([one.other] if one.other else [])):
            assert 0 <= side.range[0] <= side.share <= side.range[1] <= 1
            assert 0 < side.n <= side.of
        assert 0 <= one.strength <= 1


def test_nobody_has_a_share_of_0_and_any_range() -> None:
    nobody = Counted("", 0, 0, 0)
    assert (nobody.share, nobody.range) == (0, (0, 1))


def test_nothing_is_found_in_what_is_no_scale() -> None:
    choice = released({"art": HIGH, "city": LOW}).rename(columns={"1": "support"})
    scale_beside = released({"art": HIGH, "city": LOW})
    found = findings({("Q.support", "t"): choice, ("Q", "t"): scale_beside}, ["Q.support"])
    assert {one.question for one in found} == {"Q"}


def test_nothing_is_found_in_nothing() -> None:
    assert findings({}) == []
    assert findings({("Q", "t"): released({})}) == []
    assert findings({("Q", "t"): released({"x": [0] * 5})}, ["Q"]) == []
