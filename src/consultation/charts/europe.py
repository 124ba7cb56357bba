"""A map of Europe: how many answered from each country."""

import json
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import altair as alt
import pandas as pd

from consultation.charts.bands import band_colour, cells, describe, tip
from consultation.charts.spec import Layers, Spec, written
from consultation.charts.theme import Theme, ThemeName, layered, theme_of
from consultation.text import Words

TOPOLOGY = Path(__file__).parent / "europe_topology.json"
FEATURE = "europe"
# Equal areas, and a frame from Reykjavik to Baku in radians of that projection: fitting every island of the file would
# make the countries a quarter smaller. The tiles show every country.
PROJECTION, CENTRE = "azimuthalEqualArea", (-13, -52, 0)
SCALE = "min(width / 0.80, height / 0.64)"
SHIFT = (f"width / 2 - 0.085 * {SCALE}", f"height / 2 + 0.03 * {SCALE}")
HEIGHT = {True: 290, False: 440}


def europe(
    table: pd.DataFrame,
    w: Words,
    theme: ThemeName = "light",
    *,
    title: str = "",
    subtitle: str = "",
    banded: int | None = None,
    narrow: bool = False,
) -> Spec:
    """Draw the countries in bands of blue; `tiles` beside it has the numbers, because colour alone tells nothing.

    table: group (ISO 3166-1 alpha-2, XK), n, and, if any, label and status. Rows that are not countries of Europe are
    left out. banded: the threshold of a public table; then there are two bands only.
    """
    found = cells(table, _codes(), w, banded)
    records = [{"code": cell.code, "band": str(cell.band), "tip": tip(cell, w)} for cell in found]
    return layered(
        _layers(theme_of(theme), w, banded, narrow),
        {FEATURE: _topology(), "countries": records},
        theme,
        title=title,
        subtitle=subtitle,
        height=HEIGHT[narrow],
        description=describe(found, w, banded),
        narrow=narrow,
    )


@lru_cache(maxsize=64)
def _layers(colours: Theme, w: Words, banded: int | None, narrow: bool) -> Layers:  # noqa: FBT001  all are the key
    topology = alt.NamedData(FEATURE, format=alt.TopoDataFormat(type="topojson", feature=FEATURE))
    countries = (
        alt.Chart(topology)
        .transform_lookup(lookup="id", from_=alt.LookupData(alt.NamedData("countries"), "code", ["band", "tip"]))
        .mark_geoshape(clip=True, stroke=colours.outline, strokeWidth=0.5)
        .encode(color=band_colour(colours, w, banded, narrow=narrow), tooltip=alt.Tooltip("tip:N"))
        .project(
            type=PROJECTION, rotate=list(CENTRE), scale=alt.expr(SCALE), translate=alt.expr(f"[{', '.join(SHIFT)}]")
        )
    )
    return written([countries])


def describe_europe(table: pd.DataFrame, w: Words, *, banded: int | None = None) -> str:
    """Say what `europe` shows: how many countries have answers and which have most."""
    return describe(cells(table, _codes(), w, banded), w, banded)


@cache
def _topology() -> dict[str, Any]:
    """Give the outlines; see europe_topology.NOTICE.txt for their source and terms."""
    found: dict[str, Any] = json.loads(TOPOLOGY.read_text(encoding="utf-8"))
    return found


@cache
def _codes() -> tuple[str, ...]:
    return tuple(sorted(country["id"] for country in _topology()["objects"][FEATURE]["geometries"]))
