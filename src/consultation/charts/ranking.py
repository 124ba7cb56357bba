"""Shares of several options in one group: a list of bars, in the order given."""

from collections.abc import Sequence
from math import ceil
from typing import Any

from consultation.charts.lengths import length_layers
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
from consultation.charts.theme import ThemeName, theme_of
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
    bars = length_layers("share", _end(row) * HEADROOM, label_width(placed, narrow=narrow), colours.bar)
    return Drawing(
        [
            *bars,
            *note_layers(),
            *row_layers(placed, colours, narrow=narrow),
        ],
        {"bars": _records(row, options, placed, w), **note_data(notes), **row_data(placed)},
        height(placed),
    )


def _end(row: Shares) -> int:
    most = max((row.share(code) for code in row.counts), default=0)
    return max(LEAST, TICK * ceil(most / TICK))


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
