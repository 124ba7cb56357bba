"""The head of a table: its columns in words where these fit, else as numbers with a list of what they stand for."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from typing import Any

import altair as alt

from consultation.charts.notes import GAP, NARROW_NOTE, Note, note_height, note_lines
from consultation.charts.spec import Layers, written
from consultation.charts.theme import SMALL

# Up to so many columns their words stay upright; then a line has so many characters of all columns together.
FEW = {True: 3, False: 4}
FEW_LINE = {True: 54, False: 60}
# The same where there are more, which are turned where columns are narrower than that.
MANY_LINE = 121
# Turned words are broken into two lines (seldom three), with room for this or more.
SHORTEST = 14
# Pixels of a character, of a line, and of a turned line.
CHARACTER = 5.1
LINE, TURNED_LINE = 13, 11.5


@dataclass(frozen=True)
class Head:
    """A head of `height` pixels: notes from `notes_top` down, and the headings, `size` pixels high, at its foot.

    upright, turned: each heading with its lines joined, as it is read where a column has `room` pixels or more, and
    turned by 90 degrees where it has less.
    """

    notes: list[Note]
    notes_top: float
    upright: list[str]
    turned: list[str]
    room: float
    size: float
    height: float


def wide_head(words: Sequence[str], note: Note, characters: int) -> Head:
    """Give the head of a table with columns called `words` and, left of these, a note in lines of `characters`."""
    notes = note_lines([note], characters)
    few = len(words) <= FEW[False]
    line = (FEW_LINE[False] if few else MANY_LINE) // max(1, len(words))
    half = max((max(SHORTEST, ceil(len(text) / 2) + 2) for text in words), default=SHORTEST)
    upright = [_broken(text, line) for text in words]
    turned = upright if few else [_broken(text, half) for text in words]
    size = _tall(upright) if few else max(_tall(upright), CHARACTER * _longest(turned))
    height = max(note_height(notes), size + GAP)
    return Head(notes, height - note_height(notes), upright, turned, 0 if few else CHARACTER * line, size, height)


def narrow_head(words: Sequence[str], note: Note) -> Head:
    """Give the head of a narrow table: the note, and for many columns numbers with a list of what they stand for."""
    few = len(words) <= FEW[True]
    listed = [] if few else [Note(f"{at}. {text}") for at, text in enumerate(words, start=1)]
    notes = note_lines([note, *listed], NARROW_NOTE)
    line = FEW_LINE[True] // max(1, len(words))
    texts = [_broken(text, line) if few else str(at) for at, text in enumerate(words, start=1)]
    return Head(notes, 0, texts, texts, 0, _tall(texts), note_height(notes) + _tall(texts) + GAP)


def heading_data(head: Head, bottom: float | None) -> dict[str, list[dict[str, Any]]]:
    """Give the datasets of `heading_layers`: above the rows and, if `bottom` is given, below them from there down."""
    foot = head.height - GAP
    above = [_record(head, at, foot - LINE * (text.count("\n") + 0.5), foot) for at, text in enumerate(head.upright)]
    below = [] if bottom is None else [_record(head, at, bottom + LINE / 2, bottom) for at in range(len(above))]
    return {"headings": above, "headings_below": below}


def column_scale(columns: int, left: int) -> alt.Scale:
    """Give the scale on which columns are 1 wide, from `left` pixels on."""
    return alt.Scale(domain=[0, max(1, columns)], range=[left, alt.expr("width")], nice=False, zero=False)


def column_width(columns: int, left: int) -> str:
    """Give the pixels of a column as an expression."""
    return f"(width - {left}) / {max(1, columns)}"


@lru_cache(maxsize=128)
def heading_layers(columns: int, left: int, room: float) -> Layers:
    """Draw the headings at the middle of columns; `room` as in `Head`."""
    scale = column_scale(columns, left)
    tight = f"({column_width(columns, left)} < {room})"
    drawn = [
        alt.Chart(alt.NamedData(name))
        .transform_calculate(
            text=f"{tight} ? datum.turned : datum.upright", place=f"{tight} ? datum.turned_y : datum.upright_y"
        )
        .mark_text(
            align=alt.expr(f"{tight} ? '{end}' : 'center'"),
            angle=alt.expr(f"{tight} ? 270 : 0"),
            dy=alt.expr(f"{tight} ? datum.shift : 0"),
            baseline="middle",
            fontSize=SMALL,
            lineBreak="\n",
            lineHeight=alt.expr(f"{tight} ? {TURNED_LINE} : {LINE}"),
        )
        .encode(
            x=alt.X("x:Q", scale=scale, axis=None), y=alt.Y("place:Q", scale=None, axis=None), text=alt.Text("text:N")
        )
        for name, end in (("headings", "left"), ("headings_below", "right"))
    ]
    return written(drawn)


def _record(head: Head, at: int, upright_y: float, turned_y: float) -> dict[str, Any]:
    return {
        "x": at + 0.5,
        "upright": head.upright[at],
        "turned": head.turned[at],
        "upright_y": upright_y,
        "turned_y": turned_y,
        "shift": -TURNED_LINE * head.turned[at].count("\n") / 2,
    }


def _broken(text: str, width: int) -> str:
    """Break a text between words; a long word stays whole."""
    return "\n".join(textwrap.wrap(text, width, break_long_words=False))


def _longest(texts: Sequence[str]) -> int:
    return max((len(line) for text in texts for line in text.split("\n")), default=0)


def _tall(texts: Sequence[str]) -> float:
    return LINE * max((text.count("\n") + 1 for text in texts), default=0)
