"""Attacks on what is released: they fail with the rules, and succeed when the rule against them is off."""

from itertools import permutations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal
from unit.release.answers import COUNTRIES, KINDS, QUESTIONNAIRE, THRESHOLD, Kinds, exact, leaky, varied
from unit.release.attack import hidden_in_both, isolated
from unit.release.releasing import published, released, released_respondents

from consultation.answers import Grouping
from consultation.release.rules import Policy, Rules
from consultation.release.tables import shown_table

POLICY = Policy.of(Grouping.COUNTRY, THRESHOLD, QUESTIONNAIRE)


def _respondents(groups: dict[str, Kinds]) -> pd.DataFrame:
    return released_respondents({group: sum(kinds) for group, kinds in groups.items()})


@given(leaky())
def test_no_sum_or_difference_of_rows_isolates_fewer_answers_than_the_threshold(data: list[dict[str, Kinds]]) -> None:
    sets = isolated(released(data[0]))
    assert (sets[["respondents", "answers"]] >= THRESHOLD).all(axis=None)


@given(leaky())
def test_no_sum_or_difference_of_rows_is_of_one_mind(data: list[dict[str, Kinds]]) -> None:
    sets = isolated(released(data[0]))
    assert (sets["commonest"] < sets["answers"] - 1).all()


@given(leaky())
def test_on_every_count_the_rows_add_up_to_all(data: list[dict[str, Kinds]]) -> None:
    table = released(data[0])
    counts = table.select_dtypes("int64").drop(columns="members")
    assert counts.iloc[1:].sum().tolist() == (counts.iloc[0].tolist() if len(table) else [0] * counts.shape[1])


@given(leaky(questions=2))
def test_two_questions_together_do_not_tell_the_respondents_of_a_small_group(data: list[dict[str, Kinds]]) -> None:
    one, other = (released(groups) for groups in data)
    if len(one) and len(other):
        hidden = hidden_in_both(one, other)
        assert hidden == 0 or hidden >= THRESHOLD


@given(leaky())
def test_a_question_and_the_participation_do_not_tell_the_respondents_of_a_small_group(
    data: list[dict[str, Kinds]],
) -> None:
    answers, people = released(data[0]), _respondents(data[0])
    if len(answers):
        hidden = hidden_in_both(answers, people)
        assert hidden == 0 or hidden >= THRESHOLD
        assert set(answers["group"]) - set(people["group"]) <= {"pooled", *_regions(answers)}


@given(leaky(), st.integers(0, 99))
def test_the_order_of_the_rows_does_not_matter(data: list[dict[str, Kinds]], seed: int) -> None:
    mixed = exact(data[0])[0].sample(frac=1, random_state=seed)
    found = shown_table(published(mixed, POLICY, Grouping.COUNTRY), KINDS)
    assert_frame_equal(found, released(data[0]))


@given(leaky(), st.sampled_from([5, 10, 20]))
def test_a_row_of_its_own_is_exact(data: list[dict[str, Kinds]], threshold: int) -> None:
    groups, table = exact(data[0])[0], released(data[0], threshold=threshold)
    own = table[table["group"].isin(COUNTRIES)].drop(columns=["status", "members"]).reset_index(drop=True)
    assert_frame_equal(own, groups[groups["group"].isin(own["group"])].reset_index(drop=True))


def test_without_the_rule_on_complements_a_small_group_is_all_minus_the_others() -> None:
    groups = {"DE": varied(40), "PL": varied(30), "FR": [0, 0, 0, 0, 3]}
    open_table = released(groups, Rules(complement=False))
    assert open_table["group"].tolist() == ["all", "DE", "PL"]
    assert isolated(open_table)["answers"].min() == 3
    assert released(groups)["group"].tolist() == ["all", "DE", "pooled"]
    assert isolated(released(groups))["answers"].min() == 33


def test_without_the_rule_on_unanimity_everybodys_answer_is_known() -> None:
    groups = {"DE": varied(40), "PL": [0, 0, 0, 11, 1], "FR": varied(12)}
    open_table = released(groups, Rules(unanimity=False))
    assert open_table["group"].tolist() == ["all", "DE", "FR", "PL"]
    assert open_table["4"].tolist()[3] == 11
    assert released(groups)["group"].tolist() == ["all", "DE", "pooled"]


@pytest.mark.parametrize("of_one_side", [[0, 0, 0, 6, 6], [0, 0, 1, 5, 6], [7, 5]])
def test_without_the_rule_on_unanimity_everybody_is_known_to_agree_or_not(of_one_side: Kinds) -> None:
    groups = {"DE": varied(40), "PL": of_one_side, "FR": varied(12)}
    open_table = released(groups, Rules(unanimity=False)).set_index("group")
    of_poland = [int(n) for n in open_table[["1", "2", "3", "4", "5"]].loc[["PL"]].to_numpy()[0]]
    assert of_poland == [*of_one_side, 0, 0, 0][:5]
    assert released(groups)["group"].tolist() == ["all", "DE", "pooled"]


def test_where_all_together_agree_nothing_is_shown() -> None:
    assert released({"DE": [0, 0, 0, 20, 20], "PL": [0, 0, 1, 6, 6]}).empty


def test_without_participation_first_two_questions_tell_who_took_part() -> None:
    """Austria's 3 respondents are with Switzerland's in one question and with Germany's in the other."""
    one = {"AT": varied(3), "CH": [*varied(8), 0, 0, 3], "DE": varied(11), "PL": varied(40)}
    other = {"AT": varied(3), "CH": varied(11), "DE": [*varied(8), 0, 0, 3], "PL": varied(40)}
    off = Rules(participation=False)
    assert hidden_in_both(released(one, off), released(other, off)) == 3
    assert hidden_in_both(released(one), released(other)) == 14


@pytest.mark.parametrize("small", [1, 2, 9])
def test_hidden_and_absent_look_alike(small: int) -> None:
    """The same table comes out whichever country of a region the few answers are from."""
    tables = [
        released({"DE": varied(40), "PL": varied(30), first: varied(small), second: varied(10 - small)})
        for first, second in permutations(("BE", "LU", "NL"), 2)
    ]
    assert tables[0]["group"].tolist() == ["all", "DE", "PL", "region:west"]
    for table in tables[1:]:
        assert_frame_equal(table, tables[0])


def _regions(table: pd.DataFrame) -> set[str]:
    return {group for group in table["group"] if group.startswith("region:")}
