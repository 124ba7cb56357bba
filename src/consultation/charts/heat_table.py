"""Shares of several options in many groups: a table of cells, each with its figure and a stronger colour for more."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import altair as alt

from consultation.charts.headings import (
    Head,
    column_scale,
    column_width,
    heading_data,
    heading_layers,
    narrow_head,
    wide_head,
)
from consultation.charts.notes import Drawing, Note, note_data, note_layers
from consultation.charts.rows import CHARACTER, LABEL_GAP, Place, height, label_width, places, row_data, row_layers
from consultation.charts.shares import Shares
from consultation.charts.spec import Layers, written
from consultation.charts.theme import SMALL, Theme, ThemeName, ink_on, theme_of
from consultation.charts.wording import Figures
from consultation.text import Words

Option = tuple[str, str]
# More columns cannot be read; the table below a figure has all.
MOST = 12
# Per cent from which on a cell has the next colour; the same in every table of the same kind.
BREAKS = (5, 15, 30, 45, 60)
# Pixels that a figure needs in a cell: at its sides, and for each character.
ROOM, ROOM_OF_ONE = 7, 6
# Pixels that a cell reaches above and below the bar of its row.
BEYOND = {True: (0, 4), False: (3, 3)}
# Pixels left of the cells that the note above the labels needs at least.
NOTE_WIDTH = 190
# Above this height the headings are repeated below the rows.
TALL = 520
AIR = 6


def heat_table(
    rows: Sequence[Shares],
    options: Sequence[Option],
    w: Words,
    theme: ThemeName,
    *,
    narrow: bool,
    note: str | None = None,
    breaks: Sequence[float] = BREAKS,
) -> Drawing:
    """Draw a row a group and a column an option (code, words) in the orders given, at most 12 options.

    note: what a cell is; of those who answered, unless it is said here. breaks: the shares where colours begin.
    """
    shown = options[:MOST]
    labelled = [(row.group, row.label(w)) for row in rows]
    left = 0 if narrow else max(NOTE_WIDTH, label_width(places(labelled, narrow=False), narrow=False))
    cell = [note or w("chart.mentions"), *([w("chart.pale")] if _pale(rows, shown) else [])]
    head = _head(shown, len(options), left, w, cell, narrow=narrow)
    placed = places(labelled, narrow=narrow, top=head.height)
    colours = theme_of(theme)
    bottom = height(placed)
    again = bottom + AIR if bottom > TALL else None
    return Drawing(
        [
            *_cells(len(shown), left, colours),
            *heading_layers(len(shown), left, head.room),
            *note_layers(),
            *row_layers(placed, colours, narrow=narrow, left=left),
        ],
        {
            "cells": _records(list(zip(rows, placed, strict=True)), shown, w, colours, breaks, narrow=narrow),
            **heading_data(head, again),
            **note_data(head.notes, head.notes_top),
            **row_data(placed),
        },
        max(bottom if again is None else again + head.size, head.height),
    )


def _head(shown: Sequence[Option], all_options: int, left: int, w: Words, said: list[str], *, narrow: bool) -> Head:
    if all_options > len(shown):
        said = [*said, w("chart.most_chosen", n=w.number(len(shown)), of=w.number(all_options))]
    note = Note(" ".join(said), strong=True)
    words = [text for _, text in shown]
    return narrow_head(words, note) if narrow else wide_head(words, note, int((left - LABEL_GAP) / CHARACTER))


def _pale(rows: Sequence[Shares], shown: Sequence[Option]) -> bool:
    return any(row.answers(code) and not row.is_solid(code) for row in rows for code, _ in shown)


@lru_cache(maxsize=128)
def _cells(columns: int, left: int, theme: Theme) -> Layers:
    data, scale = alt.NamedData("cells"), column_scale(columns, left)
    room = f"{column_width(columns, left)} > {ROOM} + {ROOM_OF_ONE} * length(datum.share)"
    cells = (
        alt.Chart(data)
        .mark_rect(stroke=theme.outline, strokeWidth=0.4, xOffset=1, x2Offset=-1)
        .encode(
            x=alt.X("x:Q", scale=scale, axis=None),
            x2=alt.X2("x2:Q"),
            y=alt.Y("y:Q", scale=None, axis=None),
            y2=alt.Y2("y2:Q"),
            color=alt.Color("fill:N", scale=None),
            tooltip=alt.Tooltip("tip:N"),
        )
    )
    figures = (
        alt.Chart(data)
        .transform_calculate(middle="(datum.x + datum.x2) / 2", figure=f"{room} ? datum.share : datum.whole")
        .mark_text(fontSize=SMALL, baseline="middle")
        .encode(
            x=alt.X("middle:Q", scale=scale, axis=None),
            y=alt.Y("row:Q", scale=None),
            text=alt.Text("figure:N"),
            color=alt.Color("ink:N", scale=None),
        )
    )
    return written([cells, figures])


def _records(
    placed: Sequence[tuple[Shares, Place]],
    shown: Sequence[Option],
    w: Words,
    theme: Theme,
    breaks: Sequence[float],
    *,
    narrow: bool,
) -> list[dict[str, Any]]:
    figures = Figures.of(w)
    fills = [theme.empty, *theme.blues]
    above, below = BEYOND[narrow]
    found = []
    for row, place in placed:
        top, bottom = place.bar[0] - above, place.bar[1] + below
        for at, (code, words) in enumerate(shown):
            if not row.answers(code):
                continue
            fill = fills[bisect_right(breaks, row.share(code))] if row.is_solid(code) else theme.ground
            found.append(
                {
                    "part": code,
                    "x": at,
                    "x2": at + 1,
                    "y": top,
                    "y2": bottom,
                    "row": (top + bottom) / 2,
                    "share": row.figure(code, w, figures),
                    "whole": row.short(code, figures),
                    "fill": fill,
                    "ink": ink_on(fill) if row.is_solid(code) else theme.muted,
                    "tip": row.tip(code, words, w, figures),
                }
            )
    return found
