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


def test_words_of_close_points_stand_on_different_sides() -> None:
    assert [point["side"] for point in records(drawn(POINTS), "points")] == ["left", "right"]


def test_the_line_of_evenly_spread_answers_is_drawn_only_where_the_scale_holds_it() -> None:
    assert records(drawn(POINTS), "even") == [{"y": 0.5}]
    assert records(drawn([Point(0.9, 0.1, "R1", "")]), "even") == []
