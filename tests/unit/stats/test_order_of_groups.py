import pandas as pd
from unit.stats.people import COLUMN, SCALE, Person, counted

from consultation.stats.compare import Order, largest, most_chosen, ordered, shared, without_no_opinion
from consultation.stats.distribution import SHARES, distribution

LABELS = {"AT": "Österreich", "DE": "Deutschland", "FI": "Suomi", "PL": "polska", "all": "Alle", "pooled": "Andere"}
ANSWERS = {
    "pooled": ["5"] * 9,
    "AT": ["1", "5", "no_opinion", "no_opinion"],
    "DE": ["1", "1", "5"],
    "FI": [],
    "PL": ["4", "5"],
    "all": ["1"] * 20,
}


def test_by_share_the_largest_comes_first_and_groups_without_a_share_last() -> None:
    assert _order(Order.SHARE) == ["all", "PL", "DE", "AT", "FI", "pooled"]


def test_by_share_groups_withheld_from_the_public_come_below_the_others() -> None:
    table = _table(SCALE)
    table["status"] = ["withheld" if group == "PL" else "shown" for group in table["group"]]
    assert ordered(table, Order.SHARE)["group"].tolist() == ["all", "DE", "AT", "FI", "PL", "pooled"]
    assert ordered(table, Order.LABEL)["group"].tolist() == ["all", "DE", "AT", "PL", "FI", "pooled"]


def test_by_label_accents_and_capitals_do_not_matter() -> None:
    assert _order(Order.LABEL) == ["all", "DE", "AT", "PL", "FI", "pooled"]
    islands = _table(SCALE).replace({"label": {"polska": "Öland", "Suomi": "ozean"}})
    assert ordered(islands, Order.LABEL)["group"].tolist() == ["all", "DE", "PL", "AT", "FI", "pooled"]


def test_rows_are_sorted_and_nothing_else_changes() -> None:
    table = _table(SCALE)
    found = ordered(table, Order.LABEL)
    pd.testing.assert_frame_equal(found, table.set_index("group").loc[found["group"]].reset_index())


def test_everyone_stays_first_and_the_rest_last_even_when_they_are_withheld() -> None:
    table = _table(SCALE).assign(status="withheld")
    assert ordered(table, Order.SHARE)["group"].tolist() == ["all", "PL", "DE", "AT", "FI", "pooled"]


def test_by_answers_the_most_come_first_no_opinion_included() -> None:
    assert _order(Order.ANSWERED) == ["all", "AT", "DE", "PL", "FI", "pooled"]


def test_without_steps_the_share_is_that_of_the_first_value() -> None:
    table = _table(("5", "1", "no_opinion"))
    assert ordered(table, Order.SHARE)["group"].tolist() == ["all", "PL", "DE", "AT", "FI", "pooled"]


def test_without_steps_the_share_may_be_that_of_another_value() -> None:
    table = _table(("5", "1", "no_opinion"))
    assert ordered(table, Order.SHARE, "1")["group"].tolist() == ["all", "DE", "AT", "PL", "FI", "pooled"]


def test_the_most_chosen_value_is_that_of_everyone_and_equals_stay_in_order() -> None:
    table = pd.DataFrame({"group": ["PL", "all", "DE"], "a": [9, 1, 9], "b": [0, 3, 0], "c": [2, 1, 0]})
    assert most_chosen(table, ["a", "b", "c"]) == ["b", "a", "c"]
    assert most_chosen(table[table["group"] != "all"], ["b", "c", "a"]) == ["a", "c", "b"]


def test_equals_are_in_the_order_of_their_labels_whatever_order_they_come_in() -> None:
    people = [Person(group, chose=("5",)) for group in ("FI", "AT", "DE")]
    table = distribution(counted(people), COLUMN, SCALE).assign(label=lambda rows: rows["group"].map(LABELS))
    assert ordered(table.iloc[::-1], Order.SHARE)["group"].tolist() == ["DE", "AT", "FI"]


def test_the_largest_are_those_with_most_answers_beside_everyone_and_the_rest() -> None:
    table = ordered(_table(SCALE), Order.LABEL)
    assert largest(table, 2) == ["all", "DE", "AT", "pooled"]
    table["status"] = ["withheld" if group == "AT" else "shown" for group in table["group"]]
    assert largest(table, 2) == ["all", "DE", "PL", "pooled"]
    assert largest(table, 4) == table["group"].tolist()


def _order(order: Order) -> list[str]:
    return list(ordered(_table(SCALE), order)["group"])


def _table(values: tuple[str, ...]) -> pd.DataFrame:
    people = [Person(group, chose=(value,)) for group, listed in ANSWERS.items() for value in listed]
    table = distribution(counted([*people, Person("FI")]), COLUMN, values)
    return table.assign(label=table["group"].map(LABELS))


def test_without_no_opinion_shares_and_ranges_are_those_of_the_people_who_chose_a_step() -> None:
    steps = [Person("AT", chose=(value,)) for value in ("1", "2", "3", "3", "4", "5")]
    silent = [Person(group, chose=("no_opinion",)) for group in ("AT", "AT", "FI")]
    found = without_no_opinion(distribution(counted([*steps, *silent]), COLUMN, SCALE))
    expected = distribution(counted([*steps, Person("FI")]), COLUMN, SCALE)
    pd.testing.assert_frame_equal(found[[*SHARES]], expected[[*SHARES]])
    assert found["no_opinion"].tolist() == [2, 1]


def test_where_there_are_no_steps_nothing_changes_without_no_opinion() -> None:
    table = pd.DataFrame({"group": ["all"], "answered": [3], "no_opinion": [1], "yes": [3]})
    assert without_no_opinion(table) is table


def test_shared_groups_are_in_every_table_and_stand_for_the_same() -> None:
    one = pd.DataFrame({"group": ["all", "DE", "FI", "region:south", "pooled"], "members": [0, 1, 1, 2, 3]})
    other = pd.DataFrame({"group": ["all", "FI", "DE", "region:south", "pooled"], "members": [0, 1, 1, 3, 3]})
    assert shared({"a": one, "b": other}) == ["all", "DE", "FI", "pooled"]
    assert shared({"a": one, "b": other[other["group"] != "DE"]}) == ["all", "FI", "pooled"]
    assert shared({"a": one.drop(columns="members")}) == ["all", "DE", "FI", "region:south", "pooled"]
