import pandas as pd
from unit.charts.tables import checked, records

from consultation.charts import as_svg, describe_points, points
from consultation.text import words

EN = words("en")
OPTIONS = [("P.a", "Good data"), ("P.b", "Qualified staff")]
TABLE = pd.DataFrame(
    [("all", "All respondents", 40, 0.625, 0.375), ("NL", "Netherlands", 12, 0.25, 0.75)],
    columns=["group", "label", "n", "P.a", "P.b"],
)


def test_a_cell_is_the_mean_share_of_the_points_of_a_group() -> None:
    cells = records(checked(points(TABLE, OPTIONS, EN)), "cells")
    assert [(cell["part"], cell["share"]) for cell in cells] == [
        ("P.a", "62%"), ("P.b", "38%"), ("P.a", "25%"), ("P.b", "75%"),
    ]  # fmt: skip
    assert cells[2]["tip"] == "Netherlands: “Good data” has 25% of the points on average (n = 12)."


def test_rows_are_named_with_how_many_shared_points_out() -> None:
    drawn = as_svg(points(TABLE, OPTIONS, EN))
    assert "Netherlands (n\u00a0=\u00a012)" in drawn
    assert EN("chart.points") in drawn


def test_the_words_say_what_got_most_in_each_group() -> None:
    assert describe_points(TABLE, OPTIONS, EN) == (
        "All respondents: “Good data” has 62% of the points on average (n = 40). "
        "Netherlands: “Qualified staff” has 75% of the points on average (n = 12)."
    )
    assert describe_points(TABLE.iloc[:0], OPTIONS, EN) == EN("chart.no_answers")
