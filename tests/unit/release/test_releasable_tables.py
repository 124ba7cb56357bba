import pandas as pd
import pytest
from unit.release.answers import KINDS, Kinds, exact, varied
from unit.release.releasing import released, released_respondents

from consultation.answers import Grouping
from consultation.errors import ConsultationError
from consultation.release.tables import marked
from consultation.stats.distribution import combine

BIG = varied(40)


def release(groups: dict[str, Kinds], threshold: int = 10, grouping: Grouping = Grouping.COUNTRY) -> pd.DataFrame:
    return released(groups, threshold=threshold, grouping=grouping)


def members(table: pd.DataFrame) -> dict[str, int]:
    return dict(zip(table["group"], table["members"], strict=True))


def statuses(table: pd.DataFrame) -> dict[str, str]:
    return dict(zip(table["group"], table["status"], strict=True))


def test_ten_answers_are_shown_and_nine_are_not() -> None:
    table = release({"DE": varied(10), "FR": varied(9), "PL": BIG, "CZ": varied(15)})
    assert members(table) == {"all": 0, "CZ": 1, "PL": 1, "pooled": 2}
    table = release({"DE": varied(10), "FR": varied(9), "NL": varied(9), "PL": BIG})
    assert members(table) == {"all": 0, "DE": 1, "PL": 1, "region:west": 2}


def test_no_opinion_is_an_answer_and_not_applicable_is_none() -> None:
    assert members(release({"DE": [*varied(8), 2], "FR": BIG})) == {"all": 0, "DE": 1, "FR": 1}
    assert members(release({"DE": [*varied(8), 0, 2], "FR": BIG})) == {"all": 0, "pooled": 2}


def test_fewer_than_thirty_answers_are_marked() -> None:
    table = release({"DE": varied(29), "FR": varied(30), "PL": varied(4), "CZ": varied(7)})
    assert statuses(table) == {"all": "shown", "DE": "few", "FR": "shown", "region:centre": "merged"}
    assert statuses(release({"DE": varied(12)})) == {"all": "few", "DE": "few"}


def test_a_region_that_is_still_too_small_is_pooled() -> None:
    table = release({"DE": BIG, "PL": varied(4), "CZ": varied(5), "EE": varied(3)})
    assert members(table) == {"all": 0, "DE": 1, "pooled": 3}
    assert table["respondents"].tolist() == [52, 40, 12]


def test_while_the_pool_is_too_small_the_smallest_row_joins_it() -> None:
    table = release({"DE": BIG, "FR": varied(20), "US": varied(15), "UA": varied(2)})
    assert members(table) == {"all": 0, "DE": 1, "FR": 1, "pooled": 2}
    assert table["respondents"].tolist() == [77, 40, 20, 17]


def test_of_two_equally_small_rows_the_first_by_name_joins_the_pool() -> None:
    assert members(release({"FR": varied(20), "DE": varied(20), "UA": varied(2)})) == {"all": 0, "FR": 1, "pooled": 2}


def test_the_row_of_a_region_can_join_the_pool_too() -> None:
    table = release({"DE": BIG, "PL": varied(6), "CZ": varied(5), "UA": varied(2)})
    assert members(table) == {"all": 0, "DE": 1, "pooled": 3}


def test_a_merged_row_of_one_mind_is_merged_further() -> None:
    table = release({"DE": BIG, "PL": [0, 0, 0, 0, 6], "CZ": [0, 0, 0, 1, 7], "EE": varied(8)})
    assert members(table) == {"all": 0, "DE": 1, "pooled": 3}


@pytest.mark.parametrize(
    ("kinds", "own_row"),
    [
        ([0, 0, 0, 0, 12], False),
        ([0, 0, 0, 1, 11], False),
        ([0, 0, 0, 2, 10], False),
        ([0, 0, 2, 0, 10], True),
        ([0, 0, 1, 6, 6], False),
        ([0, 0, 2, 6, 6], True),
        ([5, 7], False),
        ([5, 5, 0, 1, 1], True),
        ([0, 0, 0, 0, 11, 1], False),
        ([0, 0, 0, 0, 1, 11], False),
        ([0, 0, 0, 0, 12, 0, 9], False),
    ],
)
def test_what_all_or_all_but_one_say_is_not_shown(kinds: Kinds, own_row: bool) -> None:  # noqa: FBT001
    assert ("PL" in members(release({"DE": BIG, "PL": kinds, "FR": varied(20)}))) == own_row


def test_an_option_dropped_since_counts_as_one_kind_of_answer() -> None:
    table = released({"DE": BIG, "PL": [0, 0, 0, 0, 12]}, values=("1", "2"))
    assert members(table) == {"all": 0, "pooled": 2}


def test_where_no_value_is_shown_only_the_number_of_answers_decides() -> None:
    table = released({"DE": BIG, "PL": [0, 0, 0, 0, 12]}, values=())
    assert members(table) == {"all": 0, "DE": 1, "PL": 1}


def test_museum_types_are_merged_by_class_and_those_without_a_class_are_pooled() -> None:
    groups = {
        "art": varied(6), "archaeology_history": varied(7), "natural_history": BIG, "not_a_museum": varied(8),
        "undisclosed": varied(4),
    }  # fmt: skip
    table = release(groups, grouping=Grouping.MUSEUM_TYPE)
    assert members(table) == {"all": 0, "natural_history": 1, "class:AAH": 2, "pooled": 2}


def test_persons_and_organisations_are_pooled_without_regions() -> None:
    table = release({"person": BIG, "museum": varied(5), "association": varied(6)}, grouping=Grouping.ON_BEHALF)
    assert members(table) == {"all": 0, "person": 1, "pooled": 2}


@pytest.mark.parametrize(
    "groups", [{}, {"DE": varied(5), "FR": varied(4)}, {"DE": [0, 0, 0, 1, 5], "FR": [0, 0, 0, 0, 6]}]
)
def test_when_all_together_may_not_be_shown_nothing_is(groups: dict[str, Kinds]) -> None:
    table = release(groups)
    assert table.empty
    assert list(table.columns) == list(release({"DE": BIG}).columns)


def test_groups_without_respondents_are_neither_shown_nor_counted() -> None:
    table = release({"DE": BIG, "FR": varied(6), "NL": varied(7), "BE": [0]})
    assert members(table) == {"all": 0, "DE": 1, "region:west": 2}


def test_shares_of_merged_rows_are_computed_from_their_counts() -> None:
    groups, _ = exact({"DE": BIG, "FR": [0, 0, 0, 0, 6, 2], "NL": [4]})
    table = release({"DE": BIG, "FR": [0, 0, 0, 0, 6, 2], "NL": [4]})
    merged = combine(groups, {"FR": "region:west", "NL": "region:west"}).tail(1)
    assert table["top_two"].tolist()[-1] == 6 / 12
    assert table[merged.columns].tail(1).to_dict("records") == merged.to_dict("records")


@pytest.mark.parametrize("threshold", [4, 0, -1])
def test_a_threshold_that_protects_nobody_is_refused(threshold: int) -> None:
    with pytest.raises(ConsultationError) as refused:
        release({"DE": BIG}, threshold)
    assert str(refused.value) == f"error.settings.threshold (value: {threshold}, smallest: 5)"


def test_participation_is_released_by_the_same_rules() -> None:
    table = released_respondents({"DE": 40, "FR": 12, "NL": 6, "BE": 5, "EE": 2, "UA": 9, "IT": 0})
    assert table.to_numpy().tolist() == [
        ["all", 74, "shown", 0],
        ["DE", 40, "shown", 1],
        ["FR", 12, "few", 1],
        ["region:west", 11, "merged", 2],
        ["pooled", 11, "merged", 2],
    ]
    assert list(table.columns) == ["group", "n", "status", "members"]


def test_nine_respondents_are_not_told_by_country() -> None:
    assert released_respondents({"DE": 5, "FR": 4}).empty


def test_groups_pooled_in_participation_stay_together_in_every_question() -> None:
    """Fewest Spaniards took part, so they are with the three from Ukraine, even where fewer Germans answered."""
    people = released_respondents({"DE": 40, "ES": 12, "UA": 3})
    assert members(people) == {"all": 0, "DE": 1, "pooled": 2}
    answers = release({"DE": [*varied(11), 0, 0, 29], "ES": varied(12), "UA": varied(3)})
    assert members(answers) == {"all": 0, "DE": 1, "pooled": 2}
    assert answers["respondents"].tolist() == people["n"].tolist()


def test_staff_see_exact_numbers_and_what_the_public_would_not() -> None:
    groups, everyone = exact({"DE": BIG, "FR": varied(12), "IT": [0, 0, 0, 0, 12], "UA": varied(3)})
    table = marked(groups, everyone, Grouping.COUNTRY, 10)
    assert statuses(table) == {"all": "shown", "DE": "shown", "FR": "few", "IT": "withheld", "UA": "withheld"}
    assert table[[*KINDS[:6]]].to_numpy().tolist()[3:] == [[0, 0, 0, 0, 12, 0], [0, 0, 1, 1, 1, 0]]
    assert statuses(marked(everyone, everyone, Grouping.NONE, 10)) == {"all": "shown"}
