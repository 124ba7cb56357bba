"""Bars from zero to the right, each with its figure at its end."""

from functools import lru_cache

import altair as alt

from consultation.charts.spec import Layers, written
from consultation.charts.theme import NORMAL


@lru_cache(maxsize=256)
def length_layers(field: str, end: float, left: int, colour: str) -> Layers:
    """Draw the dataset `bars`: as long as `field` says on a scale from 0 to `end` that begins `left` pixels in."""
    data = alt.NamedData("bars")
    scale = alt.Scale(domain=[0, end], range=[left, alt.expr("width")], nice=False)
    x = alt.X(f"{field}:Q", scale=scale, axis=None)
    drawn = (
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
        .encode(x=x, y=alt.Y("row:Q", scale=None, axis=None), text=alt.Text("figure:N"))
    )
    return written([drawn, figures])
