import pytest
from unit.charts.tables import checked, records

from consultation.charts import Point, Spec, beside, scatter
from consultation.text import words

EN = words("en")
POINTS = [Point(0.62, 0.31, "R1", "first"), Point(0.64, 0.31, "R2", "second", hollow=True)]


def drawn(points: list[Point]) -> Spec:
    return scatter(points, EN, across="Share", upwards="Polarisation", title="Title", description="said")


def domains(chart: Spec) -> tuple[list[float], list[float]]:
    drawn_points = next(each for each in chart["layer"] if each["mark"]["type"] == "point")
    return tuple(drawn_points["encoding"][axis]["scale"]["domain"] for axis in "xy")


@pytest.mark.parametrize("points", [POINTS, []], ids=["two", "none"])
def test_it_is_valid(points: list[Point]) -> None:
    assert checked(drawn(points))["description"] == "Title · said"


def test_scales_are_full_tenths_around_the_points_and_never_short() -> None:
    assert domains(drawn(POINTS)) == ([0.6, 0.9], [0.3, 0.6])
    assert domains(drawn([Point(1.0, 0.0, "R1", "all the same")])) == ([0.7, 1.0], [0.0, 0.3])


def sides(points: list[tuple[float, float]]) -> list[str]:
    chart = drawn([Point(x, y, "R1c", "") for x, y in points])
    return [point["side"] for point in records(chart, "points")]


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        ([(0.2, 0.2), (0.8, 0.3)], ["right", "right"]),
        ([(0.62, 0.31), (0.626, 0.31)], ["left", "right"]),
        ([(0.62, 0.31), (0.626, 0.31), (0.632, 0.31)], ["left", "above", "right"]),
        ([(0.62, 0.31), (0.62, 0.31)], ["right", "left"]),
    ],
    ids=["apart", "two", "three", "the_same_place"],
)
def test_names_of_close_points_do_not_hide_each_other(points: list[tuple[float, float]], expected: list[str]) -> None:
    assert sides(points) == expected


def test_a_long_name_among_points_goes_to_a_corner() -> None:
    around = [(0.59, 0.3), (0.61, 0.3), (0.6, 0.31), (0.6, 0.29)]
    points = [Point(0.6, 0.3, "R2 readiness", ""), *(Point(x, y, "O", "") for x, y in around)]
    (side,) = [each["side"] for each in records(drawn(points), "points") if each["name"] == "R2 readiness"]
    assert side.endswith(("above_right", "below_right", "above_left", "below_left"))


def test_in_a_crowd_a_name_stands_further_off_and_a_line_joins_it_to_its_point() -> None:
    crowd = [Point(0.4 + at / 150, 0.4 - at / 300, f"R{at} preparedness", "") for at in range(8)]
    chart = drawn(crowd)
    far = {each["side"] for each in records(chart, "points") if each["side"].startswith("far_")}
    joined = {each["transform"][0]["filter"] for each in chart["layer"] if "x2" in each["encoding"]}
    assert far
    assert joined == {f"(datum.side === '{side}')" for side in far}


def test_a_name_gives_way_to_one_that_was_placed_after_it() -> None:
    first, second = (100.0, 100.0, "R1 agreement"), (150.0, 100.0, "R2")
    assert beside.sides([first, second]) == ["left", "right"]


def test_the_line_of_evenly_spread_answers_is_drawn_only_where_the_scale_holds_it() -> None:
    assert records(drawn(POINTS), "even") == [{"y": 0.5}]
    assert records(drawn([Point(0.9, 0.1, "R1", "")]), "even") == []
