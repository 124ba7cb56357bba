import json
from itertools import pairwise
from typing import Any

import pandas as pd
import pytest
from unit.charts.tables import layer, looked_up, many, nothing, records, row, three_groups

from consultation.charts import comparison, describe_comparison, describe_items, items
from consultation.charts.rows import WIDE_LABEL
from consultation.charts.theme import STEPS
from consultation.text import words

EN, FR = words("en"), words("fr")


def bars_of(chart: Any, name: str) -> dict[str, tuple[float, float, str]]:
    """Part, start, end and share of the bars whose tooltip begins with this name."""
    return {
        bar["part"]: (bar["x"], bar["x2"], bar["share"])
        for bar in records(chart, "bars")
        if bar["tip"].startswith(f"{name}.")
    }


def test_everyone_comes_first_and_the_groups_keep_their_order() -> None:
    labels = records(comparison(three_groups(), "agreement", EN), "labels")
    assert [label["label"].split("\u00a0")[0].split(" (")[0] for label in labels] == [
        "All respondents",
        "Netherlands",
        "Finland",
    ]
    assert [label["strong"] for label in labels] == [True, False, False]
    assert labels[0]["y"] < labels[1]["y"] < labels[2]["y"]


def test_a_row_says_on_how_many_answers_of_how_many_respondents() -> None:
    labels = records(comparison(three_groups(), "agreement", EN), "labels")
    assert labels[1]["label"].replace("\u00a0", " ") == "Netherlands (n = 38 of 41)"


@pytest.mark.parametrize(("status", "mark"), [("few", "few answers"), ("withheld", "not public")])
def test_a_row_is_marked_in_words(status: str, mark: str) -> None:
    table = pd.DataFrame([row("MT", (0, 0, 1, 1, 1), label="Malta", status=status)])
    label = records(comparison(table, "agreement", EN), "labels")[0]["label"]
    assert label.replace("\u00a0", " ") == f"Malta (n = 3 of 3 · {mark})"


@pytest.mark.parametrize(("n", "marked"), [(29, True), (30, False)])
def test_small_groups_together_may_still_be_few(n: int, marked: bool) -> None:  # noqa: FBT001
    table = pd.DataFrame([row("region:north", (0, 0, 1, 1, n - 2), label="North", status="merged")])
    chart = comparison(table, "agreement", EN, "light")
    assert ("few answers" in records(chart, "labels")[0]["label"].replace("\u00a0", " ")) is marked
    assert (records(chart, "ranges")[0]["fill"] == "#ffffff") is marked


def test_a_row_that_the_public_does_not_see_has_a_hollow_dot_too() -> None:
    table = pd.DataFrame([row("MT", (0, 0, 1, 1, 1), label="Malta", status="withheld")])
    assert [dot["fill"] for dot in records(comparison(table, "agreement", EN, "light"), "ranges")] == ["#ffffff"]


def test_few_answers_have_a_hollow_dot() -> None:
    few = [dot["fill"] for dot in records(comparison(three_groups(), "agreement", EN, "light"), "ranges")]
    assert few == ["#14202b", "#14202b", "#ffffff"]


def test_disagreement_goes_left_and_agreement_right_of_zero() -> None:
    table = pd.DataFrame([row("NL", (10, 20, 5, 25, 30), label="NL", no_opinion=10)])
    assert bars_of(comparison(table, "agreement", EN), "NL") == {
        "2": (-20, 0, "20%"),
        "1": (-30, -20, "10%"),
        "4": (0, 25, "25%"),
        "5": (25, 55, "30%"),
        "3": (96, 101, "5%"),
        "no_opinion": (152, 162, "10%"),
    }


def test_without_no_opinion_it_is_neither_in_the_denominator_nor_in_a_column() -> None:
    table = pd.DataFrame([row("NL", (10, 20, 10, 20, 20), label="NL", no_opinion=20)])
    chart = comparison(table, "agreement", EN, count_no_opinion=False)
    assert bars_of(chart, "NL") == {
        "2": (-25, 0, "25%"),
        "1": (-37.5, -25, "12%"),
        "4": (0, 25, "25%"),
        "5": (25, 50, "25%"),
        "3": (96, 108.5, "12%"),
    }
    assert records(chart, "labels")[0]["label"].replace("\u00a0", " ") == "NL (n = 80 of 100)"


def test_every_panel_has_the_same_width_for_a_percentage_point() -> None:
    spec = comparison(three_groups(), "agreement", EN)
    scales = [each["encoding"]["x"]["scale"] for each in spec["layer"] if "field" in each["encoding"]["x"]]
    assert len(scales) == 7
    assert all(scale == scales[0] for scale in scales)


def test_the_range_runs_from_low_to_high_around_the_share() -> None:
    table = pd.DataFrame([row("NL", (10, 20, 20, 20, 30), label="NL")])
    (drawn,) = records(comparison(table, "agreement", EN), "ranges")
    zero = drawn["x"] - 50
    # Wilson for 50 of 100, as R's prop.test(50, 100, correct = FALSE) gives it.
    assert (drawn["low"] - zero, drawn["high"] - zero) == (
        pytest.approx(40.38, abs=0.01),
        pytest.approx(59.62, abs=0.01),
    )
    assert drawn["share"] == "50%"


def test_the_dashed_line_stands_at_the_share_of_everyone() -> None:
    chart = comparison(three_groups(), "agreement", EN)
    everyone = records(chart, "ranges")[0]
    assert [line["x"] for line in records(chart, "reference")] == [everyone["x"]]
    assert layer(chart, "rule", "reference")["mark"]["strokeDash"] == [4, 3]


def test_items_have_no_dashed_line() -> None:
    table = pd.DataFrame([row("R1", (1, 1, 1, 1, 1)), row("R2", (1, 1, 1, 1, 1))])
    chart = items(table, "agreement", EN)
    assert records(chart, "reference") == []
    assert "Dashed" not in json.dumps(chart)


def test_the_legend_names_the_steps_in_their_order_and_colours() -> None:
    color = layer(comparison(three_groups(), "importance", EN), "rect", "bars")["encoding"]["color"]
    assert color["legend"]["values"] == ["1", "2", "4", "5"]
    assert looked_up(color["legend"]["labelExpr"]) == [
        "Not at all important",
        "Slightly important",
        "Very important",
        "Extremely important",
    ]
    assert color["scale"]["domain"] == ["1", "2", "3", "4", "5", "no_opinion"]
    assert color["scale"]["range"][:5] == list(STEPS.values())


@pytest.mark.parametrize(
    ("anchors", "heading"),
    [
        ("agreement", "% agree or strongly agree (95% range)"),
        ("importance", "% very or extremely important (95% range)"),
        ("seriousness", "% high or very high (95% range)"),
        ("value", "% high or very high (95% range)"),
        ("readiness", "% mostly or fully ready (95% range)"),
        ("preparedness", "% mostly or fully prepared (95% range)"),
        ("unheard_of", "% in the top two steps (95% range)"),
    ],
)
def test_a_heading_names_the_share_that_the_dot_shows(anchors: str, heading: str) -> None:
    assert heading in _headings(comparison(three_groups(), anchors, EN))


def _headings(chart: Any) -> str:
    (inside,) = [each for each in chart["layer"] if "calculate" in str(each.get("transform"))]
    panels = looked_up(inside["encoding"]["x"]["axis"]["labelExpr"])
    return " | ".join(" ".join(lines) for lines in panels).replace("\u00a0", " ")


def test_a_heading_names_the_denominator() -> None:
    assert "% of those who answered, no opinion included" in _headings(comparison(three_groups(), "agreement", EN))
    without = comparison(three_groups(), "agreement", EN, count_no_opinion=False)
    assert "% of those with an opinion" in _headings(without)
    assert "No opinion" not in _headings(without)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_nobody_reads_of_a_margin_of_error(language: str) -> None:
    spec = json.dumps(comparison(three_groups(), "agreement", words(language)), ensure_ascii=False).lower()
    assert "margin of error" not in spec
    assert "marge d" not in spec


def test_long_names_are_wrapped_and_their_denominator_stays_in_one_piece() -> None:
    name = "Kunst- und kulturgeschichtliche Museen sowie Gedenkstätten der Länder"
    table = pd.DataFrame([row("art", (1, 1, 1, 1, 1), label=name, status="few")])
    lines = records(comparison(table, "agreement", FR), "labels")[0]["label"].split("\n")
    assert [line.replace("\u00a0", " ") for line in lines] == [
        "Kunst- und kulturgeschichtliche Museen",
        "sowie Gedenkstätten der Länder",
        "(n = 5 sur 5 · peu de réponses)",
    ]
    assert max(map(len, lines)) <= WIDE_LABEL


@pytest.mark.parametrize("narrow", [True, False])
@pytest.mark.parametrize("number", [1, 15, 46, 145])
def test_rows_never_overlap_and_all_fit(number: int, narrow: bool) -> None:  # noqa: FBT001
    chart = comparison(many(number), "agreement", EN, narrow=narrow)
    bars = sorted({(bar["y"], bar["y2"]) for bar in records(chart, "bars")})
    assert len(bars) == number
    assert all(below[0] > above[1] for above, below in pairwise(bars))
    assert chart["height"] >= bars[-1][1]


def test_narrow_rows_have_their_label_above_the_bar_and_the_range_below_it() -> None:
    chart = comparison(three_groups(), "agreement", EN, narrow=True)
    label, spread = records(chart, "labels")[1], records(chart, "ranges")[1]
    bar = next(bar for bar in records(chart, "bars") if bar["tip"].startswith("Netherlands"))
    assert label["y"] < bar["y"] < bar["y2"] < spread["y"]
    assert spread["x"] == pytest.approx(100 * 30 / 38, abs=0.01)


def test_no_rows_draw_an_empty_chart() -> None:
    chart = comparison(nothing(), "agreement", EN)
    assert {name: len(data) for name, data in chart["datasets"].items()} == {
        "bars": 0,
        "labels": 0,
        "ranges": 0,
        "reference": 0,
        "separators": 0,
        "zeros": 0,
    }
    assert describe_comparison(nothing(), "agreement", EN) == "0 groups compared. No answers yet."


def test_a_row_without_answers_is_named_and_nothing_is_drawn_for_it() -> None:
    chart = comparison(pd.DataFrame([row("MT", (0, 0, 0, 0, 0), label="Malta", blank=4)]), "agreement", EN)
    assert records(chart, "bars") == []
    assert records(chart, "ranges") == []
    assert records(chart, "labels")[0]["label"].replace("\u00a0", " ") == "Malta (n = 0 of 4)"


def test_hidden_cells_draw_nothing_and_never_reach_a_browser_as_not_a_number() -> None:
    table = three_groups().astype({str(step): float for step in range(1, 6)})
    table.loc[table["group"] == "FI", ["1", "2", "3", "4", "5"]] = float("nan")
    chart = comparison(table, "agreement", EN)
    assert len(records(chart, "ranges")) == 2
    assert "NaN" not in json.dumps(chart)


def test_only_counted_rows_reach_the_chart() -> None:
    data = comparison(many(46), "agreement", EN)["datasets"]
    assert len(data["labels"]) == 46
    assert len(data["bars"]) <= 46 * 6


def test_the_description_says_everyone_the_highest_and_the_lowest() -> None:
    assert describe_comparison(three_groups(), "agreement", EN) == (
        "All respondents: 70% agree or strongly agree (95% range 60% to 78%; n = 100 of 110). 2 groups compared. "
        "Highest: Netherlands: 79% agree or strongly agree (95% range 64% to 89%; n = 38 of 41). "
        "Lowest: Finland: 42% agree or strongly agree (95% range 19% to 68%; n = 12 of 12)."
    )


def test_the_description_of_items_counts_them() -> None:
    table = pd.DataFrame([row("R1", (0, 0, 10, 5, 5), label="A political vision")])
    assert describe_items(table, "agreement", EN) == (
        "1 item. A political vision: 50% agree or strongly agree (95% range 30% to 70%; n = 20 of 20)."
    )


def test_the_chart_carries_its_description_for_screen_readers() -> None:
    spec = comparison(three_groups(), "agreement", FR)
    assert spec["description"] == describe_comparison(three_groups(), "agreement", FR)


def test_a_title_and_a_subtitle_are_wrapped_and_may_be_left_out() -> None:
    spec = comparison(three_groups(), "agreement", EN, title="Do you agree? " * 10, subtitle="n = 94")
    assert [len(line) <= 92 for line in spec["title"]["text"]] == [True, True]
    assert spec["title"]["subtitle"] == ["n = 94"]
    assert "title" not in comparison(three_groups(), "agreement", EN)
