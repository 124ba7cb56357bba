import pytest
from unit.charts.tables import checked, records

from consultation.charts import Point, Spec, scatter
from consultation.text import words

EN = words("en")
POINTS = [Point(0.62, 0.31, "R1", "first"), Point(0.64, 0.31, "R2", "second", hollow=True)]


def drawn(points: list[Point], *, narrow: bool = False) -> Spec:
    return scatter(points, EN, across="Share", upwards="Polarisation", title="Title", description="said", narrow=narrow)


def domains(chart: Spec) -> tuple[list[float], list[float]]:
    drawn_points = next(each for each in chart["layer"] if each["mark"]["type"] == "point")
    return tuple(drawn_points["encoding"][axis]["scale"]["domain"] for axis in "xy")


@pytest.mark.parametrize("narrow", [True, False])
@pytest.mark.parametrize("points", [POINTS, []], ids=["two", "none"])
def test_every_form_is_valid(points: list[Point], narrow: bool) -> None:  # noqa: FBT001
    assert checked(drawn(points, narrow=narrow))["description"] == "Title · said"


def test_scales_are_full_tenths_around_the_points_and_never_short() -> None:
    assert domains(drawn(POINTS)) == ([0.6, 0.9], [0.3, 0.6])
    assert domains(drawn([Point(1.0, 0.0, "R1", "all the same")])) == ([0.7, 1.0], [0.0, 0.3])


def sides(points: list[tuple[float, float]], *, narrow: bool = False) -> list[str]:
    chart = drawn([Point(x, y, "R1c", "") for x, y in points], narrow=narrow)
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


def test_names_need_more_room_on_a_narrow_plot() -> None:
    points = [(0.2, 0.3), (0.25, 0.3), (0.9, 0.3)]
    assert sides(points) == ["right", "right", "right"]
    assert sides(points, narrow=True)[0] == "left"


def test_the_line_of_evenly_spread_answers_is_drawn_only_where_the_scale_holds_it() -> None:
    assert records(drawn(POINTS), "even") == [{"y": 0.5}]
    assert records(drawn([Point(0.9, 0.1, "R1", "")]), "even") == []
