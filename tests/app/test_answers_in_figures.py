"""What a figure says in its title or subtitle: the answer to what a reader asks, as far as the numbers bear it."""

from typing import Any

import pandas as pd
import pytest

from consultation import application
from consultation.answers import Grouping
from consultation.ui import all_asks, common_ground, like_for_like, scales
from consultation.ui.figure_answer import answer
from consultation.ui.view import View

W = application.words_in("en")
AGREE, FIRST = (application.questionnaire().question(name) for name in ("R1.agreement", "P.first"))
WHAT = "“agree or strongly agree”"


def rows(*listed: tuple[str, int, float]) -> pd.DataFrame:
    table = pd.DataFrame(listed, columns=["group", "answered", "top_two"])
    return table.assign(label=[f"<{group}>" for group in table["group"]], no_opinion=0)


@pytest.mark.parametrize(
    ("others", "said"),
    [
        ([], ""),
        ([("IT", 30, 0.8)], ""),
        ([("IT", 30, 0.8), ("FR", 29, 0.9), ("region:north", 99, 0.95), ("pooled", 99, 0.1)], ""),
        (
            [("IT", 30, 0.8), ("DE", 400, 0.4), ("ES", 50, 0.5)],
            " Highest: <IT>, 80%. Lowest: <DE>, 40% (groups with 30 answers or more).",
        ),
        (
            [("IT", 30, 0.8), ("DE", 400, 0.4), ("ES", 50, 0.8)],
            " Highest: <IT>; <ES>, 80%. Lowest: <DE>, 40% (groups with 30 answers or more).",
        ),
    ],
    ids=["nobody else", "one", "few answers and small groups together", "three", "two alike"],
)
def test_a_comparison_says_how_many_of_all_and_where_most_and_fewest(others: list[Any], said: str) -> None:
    assert answer(rows(("all", 500, 0.5), *others), AGREE, W, groups=True) == f"{WHAT}: 50% of 500 answers.{said}"


def test_what_is_no_opinion_is_in_no_denominator_where_it_is_not_counted() -> None:
    table = rows(("all", 10, 0.5)).assign(no_opinion=30)
    said = [answer(table, AGREE, W, groups=True, count_no_opinion=counted) for counted in (True, False)]
    assert said == [f"{WHAT}: 50% of 40 answers.", f"{WHAT}: 50% of 10 answers."]
    support = application.questionnaire().question("R1.support")
    table = table.assign(support=6, if_changed=4)
    said = [answer(table, support, W, groups=True, count_no_opinion=counted) for counted in (True, False)]
    assert said == ["Most often: No opinion, 75% of 40 answers.", "Most often: Support, 60% of 10 answers."]


def test_items_say_which_has_most_and_which_fewest_unless_all_are_alike() -> None:
    table = rows(("R1.agreement", 9, 0.5), ("R2.agreement", 9, 0.7), ("R3.agreement", 0, float("nan")))
    said = f"{WHAT}: highest for <R2.agreement>, 70%; lowest for <R1.agreement>, 50%."
    assert answer(table, AGREE, W, groups=False) == said
    assert answer(table.assign(top_two=0.5), AGREE, W, groups=False) == ""


def test_of_choices_the_one_that_most_made_is_named() -> None:
    table = pd.DataFrame([{"group": "all", "answered": 8, "no_opinion": 2, "R1a": 3, "R1b": 7}])
    assert answer(table, FIRST, W, groups=True) == f"Most often: {W('R1b.title')}, 70% of 10 answers."
    assert answer(table.assign(answered=0, no_opinion=0), FIRST, W, groups=True) == ""
    assert answer(table.assign(R1a=0, R1b=0), FIRST, W, groups=True) == ""
    alike = answer(table.assign(R1a=7), FIRST, W, groups=True)
    assert alike == f"Most often: {W('R1a.title')}; {W('R1b.title')}, 70% of 10 answers."


def test_what_comes_first_together_is_not_said_to_come_first_alone() -> None:
    assert scales.together(["A"], W) == "A"
    assert scales.together(["A", "B"], W) == "A; B"
    assert scales.together(list("ABCD"), W) == "4 alike"


def test_nobody_is_told_as_nobody_of_how_many() -> None:
    assert [scales.share(share, 12, W) for share in (0.0, 0.001, 0.5)] == ["0 of 12", "<1%", "50%"]


@pytest.mark.parametrize("apart", [0.0, 0.01], ids=["on one place", "side by side"])
def test_points_that_would_lie_on_one_another_are_drawn_in_rows(apart: float) -> None:
    view = View(exact=True, revision=1, language="en", dark=False, narrow=False, edition="")
    found = pd.DataFrame(
        [
            {"question": f"{name}.agreement", "share": at * apart, "polarisation": apart, "consensus": 1.0, "n": 1}
            for at, name in enumerate(("R1", "R2", "R3"))
        ]
    )
    chart = common_ground._drawn(found, Grouping.COUNTRY, view).chart  # noqa: SLF001
    assert ("points" in chart["datasets"]) == bool(apart)
    title = " ".join(chart["title"]["text"])
    assert title.startswith("Most support: R3" if apart else "Most support: R1")
    assert title.count("; ") == (0 if apart else 2)
    assert "apart" not in title


def test_of_very_many_countries_those_with_most_answers_are_drawn_in_the_order_of_the_estimate() -> None:
    n = [1, 50, 2, 60, 3] * 10
    countries = pd.DataFrame({"country": range(50), "n": n})
    shown = like_for_like.largest(countries)
    assert shown["country"].is_monotonic_increasing
    assert sorted(shown["n"]) == sorted(n)[10:]


def test_the_table_of_asks_says_which_ask_comes_first_in_most_groups() -> None:
    options = [("a", "Ask A"), ("b", "Ask B")]
    few = ("FR", 9, 0.9)
    tables = {
        "a": rows(("all", 99, 0.9), ("IT", 50, 0.4), ("DE", 10, 0.5), ("ES", 30, 0.2), few),
        "b": rows(("all", 99, 0.1), ("IT", 50, 0.7), ("DE", 10, 0.5), ("ES", 30, 0.1), few, ("NL", 40, 0.9)),
    }
    listed = ["all", "IT", "DE", "ES", "FR", "NL"]
    tables["b"].loc[3, "top_two"] = 0.3
    assert all_asks.leading(tables, listed, options, W) == "Highest in 3 of 3 complete rows: Ask B."
    tables["b"].loc[1, "top_two"] = 0.1
    tables["b"].loc[2, "top_two"] = 0.4
    assert all_asks.leading(tables, listed, options, W) == "Highest in 2 of 3 complete rows: Ask A."
    assert all_asks.leading(tables, ["all", "FR", "NL"], options, W) == ""
