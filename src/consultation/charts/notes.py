"""Lines of text in the upper left of a chart, above its labels, that say what the figures are."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import altair as alt

from consultation.charts.spec import Layers, Spec, written
from consultation.charts.theme import LINE, x_pixels
from consultation.charts.wording import lines

GAP = 6
# Characters of a line over the whole width.
WIDE_NOTE, NARROW_NOTE = 140, 56


@dataclass(frozen=True)
class Drawing:
    """What one kind of chart draws: its layers, from the back to the front, their datasets, and its height."""

    layers: Sequence[Spec]
    datasets: dict[str, Any]
    height: float


@dataclass(frozen=True)
class Note:
    """One text; strong ones are set in bold."""

    text: str
    strong: bool = False


def note_lines(notes: Sequence[Note], width: int) -> list[Note]:
    """Break notes into lines of at most `width` characters."""
    return [Note(line, note.strong) for note in notes for line in lines(note.text, width)]


def note_height(broken: Sequence[Note]) -> float:
    """Pixels of these lines, with the gap below them."""
    return LINE * len(broken) + GAP


def note_data(broken: Sequence[Note], top: float = 0) -> dict[str, list[dict[str, Any]]]:
    """Give the dataset of `note_layers`: the lines one below the other, the first at `top`."""
    return {
        "notes": [
            {
                "text": note.text,
                "y": top + LINE * (at + 0.5),
                "weight": 600 if note.strong else 400,
            }
            for at, note in enumerate(broken)
        ]
    }


@cache
def note_layers() -> Layers:
    """Draw the lines from the left edge."""
    drawn = (
        alt.Chart(alt.NamedData("notes"))
        .mark_text(align="left", baseline="middle", fontWeight=alt.expr("datum.weight"))
        .encode(x=x_pixels(0), y=alt.Y("y:Q", scale=None, axis=None), text=alt.Text("text:N"))
    )
    return written([drawn])
