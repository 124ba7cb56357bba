"""What the command line prints and the API gives: the keys that are promised, and the same as CSV."""

from collections.abc import Sequence

import pytest
from unit.stats.people import COLUMN, Person, counted

from consultation.errors import UnknownName
from consultation.exports.results import Groups, counted_column, groups_csv, groups_of, values_of
from consultation.questions.model import Questionnaire
from consultation.stats.distribution import distribution

PEOPLE = [Person("DE", chose=("5",)), Person("DE", chose=("1",)), Person("DE", chose=("no_opinion",)), Person("FR")]
STEPS = ("1", "2", "3", "4", "5")


def groups(values: Sequence[str], *listed: str) -> Groups:
    """PEOPLE by country as it is shown, of a question that allows these values and others that are not listed."""
    table = distribution(counted(PEOPLE), COLUMN, (*values, *listed)).assign(status="shown")
    return groups_of(table, values, "={}".format)


def test_a_group_has_its_counts_by_value_and_its_shares() -> None:
    found = groups(STEPS, "no_opinion")[0]
    assert {key: value for key, value in found.items() if key not in {"low", "high"}} == {
        "group": "DE", "label": "=DE", "respondents": 3, "answered": 2, "no_opinion": 1, "not_applicable": 0,
        "blank": 0, "not_asked": 0, "counts": {"1": 1, "2": 0, "3": 0, "4": 0, "5": 1}, "top_two": 1 / 3,
        "top_two_of_answered": 1 / 2, "status": "shown",
    }  # fmt: skip
    assert list(found)[-1] == "status"


def test_without_a_denominator_a_share_is_none() -> None:
    assert [groups(STEPS)[1][share] for share in ("top_two", "top_two_of_answered", "low", "high")] == [None] * 4


def test_as_csv_a_group_is_a_line_and_no_label_a_formula() -> None:
    found = groups(STEPS, "no_opinion")
    counted_by = "respondents,answered,no_opinion,not_applicable,blank,not_asked,n_1,n_2,n_3,n_4,n_5"
    assert groups_csv(found, STEPS, scale=True).splitlines() == [
        f"group,label,{counted_by},top_two,top_two_of_answered,low,high,status",
        f"DE,'=DE,3,2,1,0,0,0,1,0,0,0,1,{1 / 3},0.5,{found[0]['low']},{found[0]['high']},shown",
        "FR,'=FR,1,0,0,0,1,0,0,0,0,0,0,,,,,shown",
    ]


def test_a_choice_has_no_shares() -> None:
    found = groups(("1", "5"))
    assert "top_two" not in found[0]
    assert groups_csv(found, ("1", "5"), scale=False).splitlines()[1] == "DE,'=DE,3,2,1,0,0,0,1,1,shown"


@pytest.mark.parametrize(
    ("name", "column"),
    [("R1.agreement", "R1.agreement"), ("U.security", "U.security"), ("P.points.R1a", "P.points.R1a")],
)
def test_a_question_of_one_column_or_a_column_is_what_is_counted(
    questionnaire: Questionnaire, name: str, column: str
) -> None:
    assert counted_column(questionnaire, name) == column


@pytest.mark.parametrize(
    ("name", "key", "values"),
    [
        ("R9.agreement", "error.unknown_question", {"name": "R9.agreement"}),
        ("U", "error.results.several_columns", {"name": "U", "columns": "U.security, U.collections"}),
        ("country", "error.results.not_counted", {"name": "country"}),
        ("R1.comment", "error.results.not_counted", {"name": "R1.comment"}),
        ("R1a.wording", "error.results.not_counted", {"name": "R1a.wording"}),
    ],
)
def test_what_is_not_counted_in_one_column_is_refused(
    questionnaire: Questionnaire, name: str, key: str, values: dict[str, str]
) -> None:
    with pytest.raises(UnknownName) as refused:
        counted_column(questionnaire, name)
    assert (refused.value.key, refused.value.values) == (key, values)


def test_answers_are_counted_by_value_without_those_that_are_off_the_scale(questionnaire: Questionnaire) -> None:
    assert values_of(questionnaire, "R1.agreement") == STEPS
    assert values_of(questionnaire, "R1.support") == ("support", "if_changed", "not")
    assert values_of(questionnaire, "U.security") == ("piloting", "in_use")
