import pandas as pd
from unit.charts.tables import checked, records, row

from consultation.charts import as_svg, asks, describe_asks
from consultation.text import words

EN = words("en")
OPTIONS = [("a", "Good data"), ("b", "Qualified staff")]
GROUPS = ["all", "NL", "FI"]


def tables() -> dict[str, pd.DataFrame]:
    everyone = row("all", (1, 1, 2, 3, 3), label="All respondents", no_opinion=2, blank=4)
    return {
        "a": pd.DataFrame([everyone, row("NL", (0, 0, 1, 2, 1), label="Netherlands")]),
        "b": pd.DataFrame(
            [
                row("all", (0, 0, 0, 4, 4), label="All respondents"),
                row("NL", (0, 0, 4, 0, 0), label="Netherlands"),
                row("FI", (0, 0, 0, 1, 0), label="Finland", blank=2),
            ]
        ),
    }


def test_a_cell_is_the_share_of_the_top_two_steps_of_those_who_answered_that_ask() -> None:
    cells = records(checked(asks(tables(), GROUPS, OPTIONS, EN)), "cells")
    assert [(cell["part"], cell["share"]) for cell in cells] == [
        ("a", "50%"),
        ("b", "8 of 8"),
        ("a", "3 of 4"),
        ("b", "0 of 4"),
        ("b", "1 of 1"),
    ]
    assert cells[0]["tip"] == "All respondents. Good data: 6 of 12 (50%)"


def test_a_group_that_an_ask_does_not_have_is_an_empty_cell_and_not_a_zero() -> None:
    cells = records(asks(tables(), GROUPS, OPTIONS, EN), "cells")
    assert [cell["part"] for cell in cells if "Finland" in cell["tip"]] == ["b"]


def test_rows_are_named_with_their_respondents_and_the_words_say_who_rates_highest() -> None:
    drawn = as_svg(asks(tables(), GROUPS, OPTIONS, EN))
    assert all(text in drawn for text in ("Netherlands (4)", "Finland (3)", "All respondents (16)"))
    assert describe_asks(tables(), GROUPS, OPTIONS, EN) == (
        "Good data: highest in Netherlands with 75%. Qualified staff: highest in All respondents with 100%."
    )


def test_the_words_name_no_group_of_a_few_people() -> None:
    rows = [row("all", (9, 0, 0, 0, 9)), row("NL", (6, 0, 0, 2, 4), label="Netherlands"), row("FI", (0, 0, 0, 0, 3))]
    assert describe_asks({"a": pd.DataFrame(rows)}, GROUPS, OPTIONS[:1], EN) == (
        "Good data: highest in Netherlands with 50%."
    )


def test_without_answers_it_says_so() -> None:
    nobody = {"a": pd.DataFrame([row("all", (0, 0, 0, 0, 0))])}
    assert describe_asks(nobody, ["all"], OPTIONS[:1], EN) == EN("chart.no_answers")
    assert records(asks(nobody, ["all"], OPTIONS[:1], EN), "cells") == []
