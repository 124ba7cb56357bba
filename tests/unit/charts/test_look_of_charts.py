import re
from itertools import pairwise
from typing import get_args
from xml.etree import ElementTree as ET

import altair as alt
import pandas as pd
import pytest
from unit.charts.tables import checked, counted, many, nothing, row, three_groups

from consultation.charts import (
    ThemeName,
    as_png,
    as_svg,
    bars,
    choices,
    comparison,
    europe,
    items,
    mentions,
    over_time,
    tiles,
)
from consultation.charts.theme import PARTS, THEMES, contrast, ink_on
from consultation.text import words

EN = words("en")
READABLE = 4.5
VISIBLE = 3.0
THEME_NAMES = get_args(ThemeName)
OPTIONS = [("1", "One"), ("2", "Two")]
FIVE = [(str(step), f"Step {step}") for step in range(1, 6)]
DAYS = pd.DataFrame({"day": pd.to_datetime(["2026-03-28", "2026-03-29"]), "n": [3, 4]})
EVERY_CHART = {
    "comparison": lambda theme, narrow: comparison(three_groups(), "agreement", EN, theme, narrow=narrow),
    "many groups": lambda theme, narrow: comparison(many(46), "agreement", EN, theme, narrow=narrow),
    "no groups": lambda theme, narrow: comparison(nothing(), "agreement", EN, theme, narrow=narrow),
    "items": lambda theme, narrow: items(three_groups(), "value", EN, theme, narrow=narrow),
    "choices": lambda theme, narrow: choices(three_groups(), OPTIONS, EN, theme, narrow=narrow),
    "mentions of one": lambda theme, narrow: mentions(many(1), OPTIONS, EN, theme, narrow=narrow),
    "mentions": lambda theme, narrow: mentions(three_groups(), FIVE, EN, theme, narrow=narrow),
    "mentions of many": lambda theme, narrow: mentions(many(46), FIVE, EN, theme, narrow=narrow),
    "over time": lambda theme, narrow: over_time(DAYS, EN, theme, narrow=narrow),
    "bars": lambda theme, narrow: bars(counted(NL=3), EN, theme, narrow=narrow),
    "map": lambda theme, narrow: europe(counted(NL=3), EN, theme, narrow=narrow),
    "tiles": lambda theme, narrow: tiles(counted(NL=3), EN, theme, narrow=narrow),
}


@pytest.mark.parametrize("narrow", [True, False])
@pytest.mark.parametrize("theme", THEME_NAMES)
@pytest.mark.parametrize("name", EVERY_CHART)
def test_every_chart_is_valid_fits_its_container_and_has_no_ground(name: str, theme: ThemeName, narrow: bool) -> None:  # noqa: FBT001
    spec = EVERY_CHART[name](theme, narrow=narrow)
    assert checked(spec)["config"] == spec["config"]
    assert (spec["width"], spec["background"]) == ("container", "transparent")
    assert spec["autosize"] == {"type": "fit-x", "contains": "padding"}
    assert spec["config"]["font"] == "Source Sans, sans-serif"
    assert spec["config"]["axis"]["labelColor"] == THEMES[theme].muted
    assert spec["description"]


@pytest.mark.parametrize("name", EVERY_CHART)
def test_a_screen_reader_is_told_the_description_and_nothing_of_the_parts_by_the_names_of_fields(name: str) -> None:
    labels = re.findall(r'aria-label="([^"]*)"', _not_hidden(as_svg(EVERY_CHART[name]("light", narrow=False))))
    assert labels == []


def test_the_description_begins_with_the_title() -> None:
    spec = items(three_groups(), "value", EN, title="How much?")
    assert spec["description"].startswith("How much? · ")


def _not_hidden(svg: str) -> str:
    """Take away what a screen reader passes over."""
    root = ET.fromstring(svg)  # noqa: S314  drawn by ourselves
    for parent in list(root.iter()):
        for child in [each for each in parent if each.get("aria-hidden") == "true"]:
            parent.remove(child)
    return ET.tostring(root, encoding="unicode")


def test_layers_are_written_once_for_all_answers_that_come(monkeypatch: pytest.MonkeyPatch) -> None:
    before = comparison(three_groups(), "agreement", EN)
    more = three_groups().assign(blank=lambda table: table["blank"] + 1)
    monkeypatch.setattr(alt.Chart, "to_dict", None)
    after = comparison(more.assign(respondents=more["respondents"] + 1), "agreement", EN)
    assert after["layer"] == before["layer"]
    assert after["datasets"]["labels"] != before["datasets"]["labels"]


@pytest.mark.parametrize("colour", [*PARTS.values(), *(c for t in THEMES.values() for c in (*t.blues, t.empty))])
def test_figures_on_bars_and_tiles_are_readable(colour: str) -> None:
    assert contrast(ink_on(colour), colour) >= READABLE


@pytest.mark.parametrize("theme", THEME_NAMES)
def test_text_and_marks_stand_out_from_the_ground(theme: ThemeName) -> None:
    colours = THEMES[theme]
    assert contrast(colours.text, colours.ground) >= READABLE
    assert contrast(colours.muted, colours.ground) >= READABLE
    assert contrast(colours.bar, colours.ground) >= VISIBLE
    assert contrast(colours.outline, colours.ground) >= VISIBLE
    assert contrast(colours.strong_grid, colours.ground) >= VISIBLE


@pytest.mark.parametrize("theme", THEME_NAMES)
def test_the_blues_run_away_from_the_ground(theme: ThemeName) -> None:
    steps = [contrast(colour, THEMES[theme].ground) for colour in (THEMES[theme].empty, *THEMES[theme].blues)]
    assert all(less < more for less, more in pairwise(steps))


def test_contrast_is_the_one_of_the_web_guidelines() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


def test_a_picture_is_a_png_twice_as_wide_on_a_white_ground() -> None:
    picture = as_png(EVERY_CHART["comparison"]("light", narrow=False), width=700)
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    assert int.from_bytes(picture[16:20]) == pytest.approx(1400, abs=30)


def test_a_picture_of_a_dark_chart_has_a_dark_ground_and_a_narrow_one_is_narrow() -> None:
    assert f'fill="{THEMES["dark"].ground}"' in as_svg(EVERY_CHART["bars"]("dark", narrow=False))
    picture = as_png(EVERY_CHART["bars"]("light", narrow=True))
    assert int.from_bytes(picture[16:20]) == pytest.approx(960, abs=30)


@pytest.mark.parametrize("name", EVERY_CHART)
def test_every_chart_can_be_drawn_without_a_browser(name: str) -> None:
    drawing = as_svg(EVERY_CHART[name]("light", narrow=False), width=800)
    assert drawing.startswith("<svg")
    assert 'fill="#ffffff"' in drawing


def test_a_drawing_has_the_row_the_figure_and_the_heading() -> None:
    table = pd.DataFrame([row("NL", (10, 20, 5, 25, 30), label="Netherlands", no_opinion=10)])
    drawing = as_svg(comparison(table, "agreement", EN)).replace("\u00a0", " ")
    for words_drawn in ("Netherlands (n = 100 of 100)", "Strongly agree", "55%", "30%", "(95% range)"):
        assert f">{words_drawn}</" in drawing


@pytest.mark.parametrize("narrow", [True, False])
def test_a_picture_to_take_away_says_its_licence_within_its_width(*, narrow: bool) -> None:
    chart = bars(counted(IT=9), EN, "light", title="By country", subtitle="n = 9", narrow=narrow)
    cited = " ".join(["Network of European Museum Organisations"] * 6)
    drawn = ET.fromstring(as_svg(chart, terms=("CC BY 4.0", cited)))  # noqa: S314 — our own
    texts = [text for text in drawn.itertext() if text.strip()]
    at = texts.index("CC BY 4.0")
    assert texts[at - 1] == "n = 9"
    lines = texts[at + 1 :]
    whole = next(n for n in range(1, len(lines) + 1) if " ".join(lines[:n]) == cited)
    assert whole > 1
    assert max(map(len, lines[:whole])) <= (66 if narrow else 130)
    assert "CC BY 4.0" not in as_svg(chart)
