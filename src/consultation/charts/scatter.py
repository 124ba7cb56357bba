"""Questions as points: how many agree to the right, how far the answers stand apart upwards."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, floor

import altair as alt

from consultation.charts.beside import SIDES, sides
from consultation.charts.marks import looked_up
from consultation.charts.spec import Layers, Spec, written
from consultation.charts.theme import NORMAL, SMALL, Theme, ThemeName, layered, theme_of, x_pixels
from consultation.charts.wording import Figures, lines
from consultation.text import Words

HEIGHT, HEADING = 460, 100
EVEN = 0.5
# The scales begin and end at full tenths and are never shorter than three.
TENTHS, LEAST = 10, 3
# How wide a plot is taken to be when its names are placed; the window decides how wide it is.
WIDTH = 1050


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
) -> Spec:
    """Draw the points for a wide window; across and upwards name the two scales.

    A dashed line marks answers that are spread evenly.
    """
    colours = theme_of(theme)
    ends = (*_tenths([point.x for point in points]), *_tenths([point.y for point in points]))
    even = [{"y": EVEN}] if ends[2] <= EVEN <= ends[3] else []
    records = _records(points, ends, colours)
    used = {record["side"] for record in records}
    return layered(
        _layers(colours, w, ends, across, tuple(side for side in SIDES if side in used)),
        {
            "points": records,
            "even": even,
            "heading": [{"text": upwards}],
        },
        theme,
        title=title,
        subtitle=subtitle,
        height=HEIGHT,
        description=description,
        narrow=False,
        left_axis=True,
    )


def _records(
    points: Sequence[Point], ends: tuple[float, float, float, float], colours: Theme
) -> list[dict[str, str | float]]:
    left, right, low, high = ends
    across, upwards = WIDTH / (right - left), HEIGHT / (high - low)
    listed = sorted(points, key=lambda one: (one.x, one.y))
    named = sides([(one.x * across, -one.y * upwards, one.name) for one in listed])
    return [
        {
            "x": point.x,
            "y": point.y,
            "name": point.name,
            "tip": point.tip,
            "side": side,
            "fill": colours.ground if point.hollow else colours.bar,
        }
        for point, side in zip(listed, named, strict=True)
    ]


@lru_cache(maxsize=64)
def _layers(
    colours: Theme,
    w: Words,
    ends: tuple[float, float, float, float],
    across: str,
    used: tuple[str, ...],
) -> Layers:
    left, right, low, high = ends
    figures = Figures.of(w)
    percents = _axis(left, right, lambda share: figures.percent(100 * share), lines(across, HEADING))
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
        .mark_text(align=place.align, baseline=place.baseline, dx=place.dx, dy=place.dy, fontSize=SMALL)
        .encode(text=alt.Text("name:N"))
        for side, place in ((side, SIDES[side]) for side in used)
    ]
    leaders = [
        base.transform_filter(alt.datum.side == side)
        .mark_rule(color=colours.muted, strokeWidth=0.8, x2Offset=place.dx, y2Offset=place.dy)
        .encode(x2=alt.X2("x"), y2=alt.Y2("y"))
        for side, place in ((side, SIDES[side]) for side in used)
        if place.far
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
    return written([even, *leaders, dots, *words, heading])


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
