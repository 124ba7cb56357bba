"""The fonts are light, and nothing that we show is missing from them."""

import re
import runpy
from functools import cache
from typing import Any

import pytest
from fontTools.ttLib import TTFont
from unit.api.visitor import Visitor

from consultation.api.packed_files import FONTS, STATIC
from consultation.settings import ROOT
from consultation.text import languages
from consultation.text.catalogues import PACKAGED

LIMITS = {"SourceSansVF-Upright": 60_000, "MaterialSymbols-Rounded": 20_000}
# What a system's own font is for: arrows and marks of the tests, the pages' icon, the names of other scripts.
ELSEWHERE = re.compile(r"[\U0001F000-\U0001FFFF\uFE0F\u2600-\u27BF]")


@cache
def letters() -> set[str]:
    return {chr(code) for code in TTFont(FONTS / "text.woff2").getBestCmap()}


@pytest.mark.parametrize("name", LIMITS)
def test_a_browser_that_asks_for_streamlits_font_is_given_the_light_one(visitor: Visitor, name: str) -> None:
    (shipped,) = (STATIC / "media").glob(f"{name}.*woff2")
    answer = visitor.get(f"/static/media/{shipped.name}")
    assert answer.headers["content-type"] == "font/woff2"
    assert answer.headers["cache-control"] == "public, immutable, max-age=31536000"
    assert answer.content[:4] == b"wOF2"
    assert len(answer.content) < LIMITS[name] < shipped.stat().st_size / 2


def test_other_fonts_are_left_to_streamlit(visitor: Visitor) -> None:
    assert visitor.get("/static/media/SourceCodeVF-Upright.ttf.none.woff2").status_code == 404


@pytest.mark.parametrize("language", languages())
def test_every_letter_of_our_words_is_in_the_font(language: str) -> None:
    text = (PACKAGED / language / "LC_MESSAGES" / "consultation.po").read_text(encoding="utf-8")
    shown = {letter for letter in ELSEWHERE.sub("", text) if not letter.isspace()}
    assert sorted(shown - letters()) == []


def test_the_weights_that_the_theme_uses_are_there() -> None:
    (axis,) = TTFont(FONTS / "text.woff2")["fvar"].axes
    assert (axis.axisTag, axis.minValue, axis.maxValue) == ("wght", 400, 700)


def test_every_icon_that_pages_may_show_is_in_the_font() -> None:
    made = runpy.run_path(str(ROOT / "docs" / "fonts" / "make.py"))
    assert sorted(made["icon_names"]() - ligatures() - NOT_ICONS) == []


# Names in Streamlit's scripts that its own font does not have either.
NOT_ICONS = {"star_filled"}


def ligatures() -> set[str]:
    font: Any = TTFont(FONTS / "icons.woff2")
    by_glyph = {glyph: chr(code) for code, glyph in font.getBestCmap().items()}
    return {
        "".join(by_glyph[glyph] for glyph in (first, *each.Component))
        for lookup in font["GSUB"].table.LookupList.Lookup
        for table in (getattr(each, "ExtSubTable", each) for each in lookup.SubTable)
        for first, listed in getattr(table, "ligatures", {}).items()
        for each in listed
    }
