"""Europe as a grid of equal tiles: every country is as large as its neighbours, and its number can be read."""

from functools import lru_cache

import altair as alt
import pandas as pd

from consultation.charts.bands import Cell, band_colour, cells, colours, describe, tip
from consultation.charts.spec import Layers, Spec, written
from consultation.charts.theme import NORMAL, SMALL, Theme, ThemeName, ink_on, layered, theme_of
from consultation.text import Words

# Rows from north to south, columns from west to east.
GRID = (
    "IS .. .. .. NO SE FI .. .. ..",
    ".. .. .. .. .. .. EE .. .. ..",
    "IE GB .. .. DK .. LV .. .. ..",
    ".. .. NL DE .. PL LT BY .. ..",
    ".. BE LU .. CZ SK UA .. .. ..",
    ".. FR CH LI AT HU RO MD .. ..",
    "PT ES MC IT SI HR RS BG GE ..",
    ".. AD .. SM BA ME XK MK AM AZ",
    ".. .. .. VA .. AL GR TR .. ..",
    ".. .. .. MT .. .. .. CY .. ..",
)
STEP = 42
PLACES = {
    code: (column, row) for row, line in enumerate(GRID) for column, code in enumerate(line.split()) if code != ".."
}


def tiles(
    table: pd.DataFrame,
    w: Words,
    theme: ThemeName = "light",
    *,
    title: str = "",
    subtitle: str = "",
    banded: int | None = None,
    narrow: bool = False,
) -> Spec:
    """Draw a tile for every country with its ISO code and count, from the same table and in the same bands as `europe`.

    In a public table (`banded`) a tile has a count only where the table gives it.
    """
    found = cells(table, PLACES, w, banded)
    theme_colours = theme_of(theme)
    paint = colours(theme_colours, banded)
    return layered(
        _layers(theme_colours, w, banded, narrow),
        {"countries": [_record(cell, paint, w) for cell in found]},
        theme,
        title=title,
        subtitle=subtitle,
        height=STEP * len(GRID),
        description=describe(found, w, banded),
        narrow=narrow,
    )


@lru_cache(maxsize=64)
def _layers(theme: Theme, w: Words, banded: int | None, narrow: bool) -> Layers:  # noqa: FBT001  all are the key
    x = alt.X("column:O", scale=alt.Scale(padding=0.06), axis=None)
    y = alt.Y("row:O", scale=alt.Scale(padding=0.06), axis=None)
    base = alt.Chart(alt.NamedData("countries")).encode(x=x, y=y, tooltip=alt.Tooltip("tip:N"))
    ink = alt.Color("ink:N", scale=None)
    tile = base.mark_rect(cornerRadius=3, stroke=theme.outline, strokeWidth=0.5).encode(
        color=band_colour(theme, w, banded, narrow=narrow)
    )
    code = base.mark_text(fontSize=NORMAL, fontWeight=600, baseline="middle", dy=-7).encode(
        text=alt.Text("code:N"), color=ink
    )
    number = base.mark_text(fontSize=SMALL, baseline="middle", dy=9).encode(text=alt.Text("figure:N"), color=ink)
    return written([tile, code, number])


def describe_tiles(table: pd.DataFrame, w: Words, *, banded: int | None = None) -> str:
    """Say what `tiles` shows: how many countries have answers and which have most."""
    return describe(cells(table, PLACES, w, banded), w, banded)


def _record(cell: Cell, paint: list[str], w: Words) -> dict[str, str | int]:
    column, row = PLACES[cell.code]
    return {
        "code": cell.code,
        "figure": w.number(cell.n) if cell.n else "–",
        "column": column,
        "row": row,
        "band": str(cell.band),
        "ink": ink_on(paint[cell.band]),
        "tip": tip(cell, w),
    }
