"""Questions as points: how many agree to the right, how far the answers stand apart upwards."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, floor
from typing import Literal

import altair as alt

from consultation.charts.marks import looked_up
from consultation.charts.spec import Layers, Spec, written
from consultation.charts.theme import NORMAL, SMALL, Theme, ThemeName, layered, theme_of, x_pixels
from consultation.charts.wording import Figures, lines
from consultation.text import Words

HEIGHT = {True: 380, False: 460}
HEADING = {True: 44, False: 100}
EVEN = 0.5
# The scales begin and end at full tenths and are never shorter than three.
TENTHS, LEAST = 10, 3
# The side of a point on which its words stand, how they are set there, and pixels from the point.
SIDES: tuple[tuple[str, Literal["left", "right"], int], ...] = (("right", "left", 8), ("left", "right", -8))
# Points nearer than this, in parts of the scales, have their words on the other side.
NEAR_X, NEAR_Y = 0.05, 0.02


@dataclass(frozen=True)
class Point:
    """One question: shares of 0 to 1, a short name beside the point, and a sentence."""

    x: float
    y: float
    name: str
    tip: str
    hollow: bool = False


def scatter(
    points: Sequence[Point],
    w: Words,
    theme: ThemeName = "light",
    *,
    across: str,
    upwards: str,
    title: str,
    subtitle: str = "",
    description: str = "",
    narrow: bool = False,
) -> Spec:
    """Draw the points; across and upwards name the two scales. A dashed line marks answers that are spread evenly."""
    colours = theme_of(theme)
    ends = (*_tenths([point.x for point in points]), *_tenths([point.y for point in points]))
    even = [{"y": EVEN}] if ends[2] <= EVEN <= ends[3] else []
    return layered(
        _layers(colours, w, ends, across, narrow),
        {
            "points": _records(points, colours),
            "even": even,
            "heading": [] if narrow else [{"text": upwards}],
        },
        theme,
        title=title,
        subtitle=f"{subtitle} · ↑ {upwards}" if narrow else subtitle,
        height=HEIGHT[narrow],
        description=description,
        narrow=narrow,
    )


def _records(points: Sequence[Point], colours: Theme) -> list[dict[str, str | float]]:
    found: list[dict[str, str | float]] = []
    for point in sorted(points, key=lambda one: (one.x, one.y)):
        near = [one for one in points if one is not point and abs(one.y - point.y) < NEAR_Y]
        left = any(0 <= one.x - point.x < NEAR_X for one in near)
        found.append(
            {
                "x": point.x,
                "y": point.y,
                "name": point.name,
                "tip": point.tip,
                "side": "left" if left else "right",
                "fill": colours.ground if point.hollow else colours.bar,
            }
        )
    return found


@lru_cache(maxsize=64)
def _layers(
    colours: Theme,
    w: Words,
    ends: tuple[float, float, float, float],
    across: str,
    narrow: bool,  # noqa: FBT001  all are the key
) -> Layers:
    left, right, low, high = ends
    figures = Figures.of(w)
    percents = _axis(left, right, lambda share: figures.percent(100 * share), lines(across, HEADING[narrow]))
    x = alt.X("x:Q", scale=alt.Scale(domain=[left, right], nice=False, zero=False), axis=percents)
    tenths = _axis(low, high, lambda place: w.number(place, 1), None)
    y = alt.Y("y:Q", scale=alt.Scale(domain=[low, high], nice=False, zero=False), axis=tenths)
    base = alt.Chart(alt.NamedData("points")).encode(x=x, y=y, tooltip=alt.Tooltip("tip:N"))
    even = alt.Chart(alt.NamedData("even")).mark_rule(color=colours.strong_grid, strokeDash=[4, 3]).encode(y=y)
    dots = base.mark_point(size=75, opacity=1, strokeWidth=1.8, stroke=colours.bar).encode(
        fill=alt.Fill("fill:N", scale=None)
    )
    words = [
        base.transform_filter(alt.datum.side == side)
        .mark_text(align=align, dx=dx, fontSize=SMALL, baseline="middle")
        .encode(text=alt.Text("name:N"))
        for side, align, dx in SIDES
    ]
    heading = (
        alt.Chart(alt.NamedData("heading"))
        .mark_text(
            align="left",
            baseline="bottom",
            fontWeight=600,
            fontSize=NORMAL,
        )
        .encode(x=x_pixels(0), y=alt.value(-6), text=alt.Text("text:N"))
    )
    return written([even, dots, *words, heading])


def _axis(start: float, end: float, write: Callable[[float], str], heading: list[str] | None) -> alt.Axis:
    """Ticks at every tenth."""
    places = [round(start + at / TENTHS, 1) for at in range(round((end - start) * TENTHS) + 1)]
    return alt.Axis(
        values=places,
        labelExpr=looked_up({place: write(place) for place in places}),
        title=heading,
        titleAnchor="start",
        titleAlign="left",
        titleFontWeight=600,
        titleFontSize=NORMAL,
    )


def _tenths(values: Sequence[float]) -> tuple[float, float]:
    """Give full tenths around the values, at least three apart, within 0 and 1."""
    low, high = floor(min(values, default=0) * TENTHS), ceil(max(values, default=1) * TENTHS)
    high = min(TENTHS, max(high, low + LEAST))
    return min(low, high - LEAST) / TENTHS, high / TENTHS
