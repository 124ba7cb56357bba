from collections import Counter

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal
from unit.stats.people import COLUMN, SCALE, Person, counted, crowd

from consultation.answers import Counts, Grouping
from consultation.stats.distribution import SHARES, Sums, combine, distribution, distributions


def test_every_respondent_is_in_one_count() -> None:
    people = [
        Person("DE", chose=("5",)),
        Person("DE", chose=("4",)),
        Person("DE", chose=("1",)),
        Person("DE", chose=("no_opinion",)),
        Person("DE", chose=("not_applicable",)),
        Person("DE"),
        Person("DE", asked=False),
        Person("FR"),
    ]
    table = distribution(counted(people), COLUMN, SCALE)
    assert list(table.drop(columns=list(SHARES))) == [
        "group", "respondents", "answered", "no_opinion", "not_applicable", "blank", "not_asked",
        "1", "2", "3", "4", "5",
    ]  # fmt: skip
    assert table.drop(columns=list(SHARES)).to_numpy().tolist() == [
        ["DE", 7, 3, 1, 1, 1, 1, 1, 0, 0, 1, 1],
        ["FR", 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0],
    ]


def test_the_denominator_holds_no_opinion_but_neither_blank_nor_not_applicable() -> None:
    people = [Person("DE", chose=(value,)) for value in ("5", "4", "1", "no_opinion", "not_applicable")]
    table = distribution(counted([*people, Person("DE"), Person("DE", asked=False)]), COLUMN, SCALE)
    assert table["top_two"].tolist() == [2 / 4]
    assert table["top_two_of_answered"].tolist() == [2 / 3]
    assert [f"{table[end][0]:.2f}" for end in ("low", "high")] == ["0.15", "0.85"]


def test_without_answers_all_is_a_row_of_zeros_and_has_no_shares() -> None:
    table = distribution(counted([], Grouping.NONE), COLUMN, SCALE)
    assert table["group"].tolist() == ["all"]
    assert table.drop(columns=["group", *SHARES]).to_numpy().sum() == 0
    assert table[list(SHARES)].isna().all(axis=None)


def test_without_respondents_there_are_no_groups() -> None:
    table = distribution(counted([]), COLUMN, SCALE)
    assert table.empty
    assert list(table.columns) == list(distribution(counted([], Grouping.NONE), COLUMN, SCALE).columns)


def test_who_chose_several_values_is_one_answer() -> None:
    people = [Person("DE", chose=("R1a", "R2b")), Person("DE", chose=("R1a",)), Person("DE")]
    table = distribution(counted(people), COLUMN, ("R1a", "R2b", "R3c"))
    assert table.to_dict("records") == [
        {
            "group": "DE", "respondents": 3, "answered": 2, "no_opinion": 0, "not_applicable": 0, "blank": 1,
            "not_asked": 0, "R1a": 2, "R2b": 1, "R3c": 0,
        }
    ]  # fmt: skip


def test_an_answer_whose_option_was_dropped_since_is_still_an_answer() -> None:
    people = [Person("DE", chose=("support",)), Person("DE", chose=("an_option_of_old",))]
    table = distribution(counted(people), COLUMN, ("support", "not", "no_opinion"))
    assert table[["answered", "support", "not", "blank"]].to_numpy().tolist() == [[2, 1, 0, 0]]


def test_many_columns_at_once_give_the_tables_of_each() -> None:
    one, other = counted([Person("DE", chose=("5",))]), counted([Person("DE", chose=("not",))], column="R1.support")
    both = Counts(
        Grouping.COUNTRY,
        pd.concat([one.cells, other.cells]),
        one.respondents,
        pd.concat([one.asked, other.asked]),
    )
    values = {COLUMN: SCALE, "R1.support": ("support", "not")}
    tables = distributions(both, values)
    assert list(tables) == list(values)
    for column, listed in values.items():
        assert_frame_equal(tables[column], distribution(both, column, listed))
    assert tables["R1.support"]["not"].tolist() == [1]


def test_questions_in_one_table_have_the_rows_of_everybody() -> None:
    chosen = ("5", "no_opinion", "1", "4", "not_applicable", "5")
    people = [*(Person("DE", chose=(value,)) for value in chosen), Person("FR"), Person("FR", asked=False)]
    one, other = (counted(listed, Grouping.NONE, name) for listed, name in ((people, COLUMN), (people[::2], "R2")))
    both = Counts(
        Grouping.NONE, pd.concat([one.cells, other.cells]), one.respondents, pd.concat([one.asked, other.asked])
    )
    columns = dict.fromkeys(("R2", "nobody", COLUMN), SCALE)
    rows = [distribution(both, name, SCALE).assign(group=pd.array([name], dtype="str")) for name in columns]
    sums = Sums.of(both, columns)
    assert_frame_equal(sums.overall(list(columns)), pd.concat(rows, ignore_index=True))
    assert_frame_equal(sums.overall(["nobody"]), rows[1])


@given(crowd())
def test_the_five_counts_add_up_to_the_respondents(people: list[Person]) -> None:
    table = distribution(counted(people), COLUMN, SCALE)
    parts = table[["answered", "no_opinion", "not_applicable", "blank", "not_asked"]]
    assert parts.sum(axis=1).tolist() == table["respondents"].tolist()
    assert dict(zip(table["group"], table["respondents"], strict=True)) == Counter(person.group for person in people)
    assert table[["1", "2", "3", "4", "5"]].sum(axis=1).tolist() == table["answered"].tolist()
    assert (parts >= 0).all(axis=None)


@given(crowd())
def test_the_share_lies_within_its_range(people: list[Person]) -> None:
    table = distribution(counted(people), COLUMN, SCALE)
    answers = table["answered"] + table["no_opinion"]
    assert table["top_two"].isna().tolist() == (answers == 0).tolist()
    drawn = table[answers > 0]
    assert drawn["top_two"].between(drawn["low"], drawn["high"]).all()


@given(crowd(), st.integers(0, 99))
def test_the_order_of_the_counts_does_not_matter(people: list[Person], seed: int) -> None:
    counts = counted(people)
    tables = (counts.cells, counts.respondents, counts.asked)
    mixed = Counts(counts.grouping, *(table.sample(frac=1, random_state=seed) for table in tables))
    assert_frame_equal(distribution(mixed, COLUMN, SCALE), distribution(counts, COLUMN, SCALE))


@given(crowd())
def test_combining_all_groups_gives_the_table_of_everybody(people: list[Person]) -> None:
    groups = distribution(counted([*people, Person("IT")]), COLUMN, SCALE)
    everyone = distribution(counted([*people, Person("IT")], Grouping.NONE), COLUMN, SCALE)
    assert_frame_equal(combine(groups, dict.fromkeys(groups["group"], "all")), everyone)


@given(crowd(groups=("DE", "FR", "IT", "NL")))
def test_combining_in_steps_is_combining_at_once(people: list[Person]) -> None:
    table = distribution(counted(people), COLUMN, SCALE)
    steps = combine(combine(table, {"DE": "west", "FR": "west"}), {"west": "rest", "IT": "rest"})
    assert_frame_equal(steps, combine(table, {"DE": "rest", "FR": "rest", "IT": "rest"}))


def test_combining_adds_counts_and_computes_shares_anew() -> None:
    people = [Person("DE", chose=("5",)), Person("FR", chose=("1",)), Person("FR", chose=("2",)), Person("IT")]
    table = combine(distribution(counted(people), COLUMN, SCALE), {"DE": "west", "FR": "west"})
    assert table[["group", "respondents", "answered", "blank", "5"]].to_numpy().tolist() == [
        ["IT", 1, 0, 1, 0],
        ["west", 3, 3, 0, 1],
    ]
    assert table["top_two"].tolist()[1] == 1 / 3
