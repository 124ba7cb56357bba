"""Shares of several options in one group: a list of bars, in the order given."""

from collections.abc import Sequence
from functools import lru_cache
from math import ceil
from typing import Any

import altair as alt

from consultation.charts.notes import (
    NARROW_NOTE,
    WIDE_NOTE,
    Drawing,
    Note,
    note_data,
    note_height,
    note_layers,
    note_lines,
)
from consultation.charts.rows import Place, height, label_width, places, row_data, row_layers
from consultation.charts.shares import Shares
from consultation.charts.spec import Layers, written
from consultation.charts.theme import NORMAL, ThemeName, theme_of
from consultation.charts.wording import Figures
from consultation.text import Words

Option = tuple[str, str]
# The scale ends at a full tick; it is never so short that a few per cent look like most.
TICK, LEAST = 20, 40
# Room at the right end for the figure beside the longest bar.
HEADROOM = 1.1


def ranking(row: Shares, options: Sequence[Option], w: Words, theme: ThemeName, *, title: str, narrow: bool) -> Drawing:
    """Draw one row as a bar for each option (code, words), each with its figure at its end.

    The row is named above the bars, unless `title` names it already.
    """
    colours = theme_of(theme)
    named = row.basis(w) if row.name == title else row.label(w)
    notes = note_lines([Note(named, strong=True), Note(w("chart.mentions"))], NARROW_NOTE if narrow else WIDE_NOTE)
    placed = places([("", words) for _, words in options], narrow=narrow, top=note_height(notes))
    left = label_width(placed, narrow=narrow)
    return Drawing(
        [*_bars(_end(row), left, colours.bar), *note_layers(), *row_layers(placed, colours, narrow=narrow)],
        {"bars": _records(row, options, placed, w), **note_data(notes), **row_data(placed)},
        height(placed),
    )


def _end(row: Shares) -> int:
    most = max((row.share(code) for code in row.counts), default=0)
    return max(LEAST, TICK * ceil(most / TICK))


@lru_cache(maxsize=128)
def _bars(end: int, left: int, colour: str) -> Layers:
    data = alt.NamedData("bars")
    x = alt.X(
        "share:Q",
        scale=alt.Scale(domain=[0, end * HEADROOM], range=[left, alt.expr("width")], nice=False),
        axis=None,
    )
    bars = (
        alt.Chart(data)
        .mark_rect(color=colour)
        .encode(
            x=x,
            x2=alt.X2Datum(0),
            y=alt.Y("y:Q", scale=None, axis=None),
            y2=alt.Y2("y2:Q"),
            tooltip=alt.Tooltip("tip:N"),
        )
    )
    figures = (
        alt.Chart(data)
        .mark_text(align="left", dx=6, baseline="middle", fontSize=NORMAL, fontWeight=600)
        .encode(x=x, y=alt.Y("row:Q", scale=None), text=alt.Text("figure:N"))
    )
    return written([bars, figures])


def _records(row: Shares, options: Sequence[Option], placed: Sequence[Place], w: Words) -> list[dict[str, Any]]:
    figures = Figures.of(w)
    if not row.n:
        return []
    return [
        {
            "part": code,
            "share": round(row.share(code), 2),
            "y": place.bar[0],
            "y2": place.bar[1],
            "row": place.middle,
            "figure": figures.percent(row.share(code)),
            "tip": row.tip(code, words, w, figures),
        }
        for (code, words), place in zip(options, placed, strict=True)
    ]
