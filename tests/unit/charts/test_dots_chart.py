from typing import Any

import pytest
from unit.charts.tables import checked, records

from consultation.charts import Dot, DotRow, Spec, dots
from consultation.charts.dots import scale_end
from consultation.text import words

EN = words("en")
PAIR = (Dot(0, 0.1, "ten"), Dot(1, 0.4, "forty", hollow=True))
ROWS = [DotRow("all", "Everybody", PAIR, "10%"), DotRow("IT", "Italy", (Dot(0, 0.2, "twenty", (0.1, 0.3)),), "20%")]


def drawn(rows: list[DotRow] = ROWS, **how: Any) -> Spec:
    return dots(rows, ["One", "Other"], EN, heading="Share", title="Title", description="said", **how)


@pytest.mark.parametrize("narrow", [True, False])
@pytest.mark.parametrize("joined", [True, False])
@pytest.mark.parametrize("rows", [ROWS, [], ROWS[:1] * 145], ids=["two", "none", "many"])
def test_every_form_is_valid(rows: list[DotRow], joined: bool, narrow: bool) -> None:  # noqa: FBT001
    chart = drawn(rows, joined=joined, narrow=narrow, reference=0.5)
    assert checked(chart)["description"] == "Title · said"


def test_a_hollow_dot_has_the_colour_of_the_ground_and_so_has_its_legend() -> None:
    chart = drawn()
    assert [dot["fill"] for dot in records(chart, "dots")] == ["#0b5c8a", "#ffffff", "#0b5c8a"]
    assert [(entry["series"], entry["fill"]) for entry in records(chart, "legend")] == [
        ("One", "#0b5c8a"),
        ("Other", "#ffffff"),
    ]


def test_series_differ_by_shape_and_not_by_colour_alone() -> None:
    shapes = {dot["series"]: dot["shape"] for dot in records(drawn(), "dots")}
    assert shapes == {"One": "circle", "Other": "square"}


def test_dots_of_a_joined_row_stand_on_one_line_that_joins_them() -> None:
    chart = drawn(joined=True)
    first, second, _ = records(chart, "dots")
    assert first["y"] == second["y"]
    assert records(chart, "links") == [{"x": 0.1, "x2": 0.4, "y": first["y"]}]
    apart = records(drawn(), "dots")
    assert apart[0]["y"] != apart[1]["y"]


def test_only_a_dot_with_a_range_has_one() -> None:
    assert [(each["low"], each["high"]) for each in records(drawn(), "ranges")] == [(0.1, 0.3)]


def test_one_series_needs_no_legend() -> None:
    chart = dots(ROWS[1:], ["One"], EN, heading="Share", title="Title")
    assert records(chart, "legend") == []


def test_the_legend_names_only_what_is_drawn() -> None:
    chart = dots(ROWS[1:], ["One", "Other", "Third"], EN, heading="Share", title="Title")
    drawn_series = {dot["series"] for dot in records(chart, "dots")}
    assert [entry["series"] for entry in records(chart, "legend")] == sorted(drawn_series) == ["One"]


def test_the_line_of_reference_leaves_the_labels_of_narrow_rows_free() -> None:
    assert len(records(drawn(reference=0.5), "reference")) == 1
    assert len(records(drawn(reference=0.5, narrow=True), "reference")) == len(ROWS)
    assert records(drawn(), "reference") == []


@pytest.mark.parametrize(
    ("most", "end"), [(0.0, 0.05), (0.05, 0.05), (0.06, 0.1), (0.31, 0.4), (0.41, 0.5), (0.99, 1.0), (1.0, 1.0)]
)
def test_the_scale_ends_where_it_holds_every_dot(most: float, end: float) -> None:
    assert scale_end([DotRow("a", "A", (Dot(0, most, ""),))]) == end
    assert scale_end([DotRow("a", "A", (Dot(0, 0.0, "", (0.0, most)),))]) == end
