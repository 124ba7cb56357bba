"""Shares as dots in rows: one or several a row, with their ranges, or joined by a line that shows the distance."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from typing import Any

import altair as alt

from consultation.charts.marks import looked_up
from consultation.charts.rows import LANE, Place, height, label_width, places, row_data, row_layers
from consultation.charts.spec import Layers, Spec, written
from consultation.charts.theme import NORMAL, STEPS, Theme, ThemeName, layered, theme_of, x_pixels
from consultation.charts.wording import Figures, lines
from consultation.text import Words

SHAPES = ("circle", "square", "diamond", "triangle-up")
# Where the scale may end, with the distance of its ticks.
ENDS = {0.05: 0.01, 0.1: 0.02, 0.2: 0.05, 0.3: 0.05, 0.4: 0.1, 0.5: 0.1, 1.0: 0.2}
# Pixels kept free at the right for the figure of a character; pixels between the lanes of a row.
FIGURE_CHARACTER = 7
APART = 7
HEADING = {True: 50, False: 95}
# Pixels of a line of the legend, and of the symbol before its words.
LEGEND_LINE, SYMBOL = 18, 7
TALL = 520


@dataclass(frozen=True)
class Dot:
    """One dot: `series` is its place in the legend, `at` a share of 0 to 1, with its range if it has one."""

    series: int
    at: float
    tip: str
    range: tuple[float, float] | None = None
    hollow: bool = False


@dataclass(frozen=True)
class DotRow:
    """A row with its dots and what is written at its right end; `group` is `all` for the row of everybody."""

    group: str
    label: str
    dots: tuple[Dot, ...]
    figure: str = ""


@dataclass(frozen=True)
class DotFrame:
    """All that the layers depend on."""

    theme: Theme
    w: Words
    left: int
    right: int
    end: float
    series: tuple[str, ...]
    used: tuple[int, ...]
    heading: str
    narrow: bool
    tall: bool


def dots(
    rows: Sequence[DotRow],
    series: Sequence[str],
    w: Words,
    theme: ThemeName = "light",
    *,
    heading: str,
    title: str,
    subtitle: str = "",
    description: str = "",
    joined: bool = False,
    reference: float | None = None,
    narrow: bool = False,
) -> Spec:
    """Draw rows in the order given on one scale from zero.

    series: what the dots stand for, in words; one needs no legend. heading: what the scale shows. joined: the dots of a
    row stand on one line that joins them, else each has a lane of its own. reference: the place of a dashed line.
    description: the sentences that say the same.
    """
    used = _used(rows) if len(series) > 1 else ()
    labelled, top = [(row.group, row.label) for row in rows], legend_height(used)
    placed = places(labelled, narrow=narrow, lane=not joined and len(series) > 1, top=top)
    colours, room = theme_of(theme), max((len(row.figure) for row in rows), default=0) * FIGURE_CHARACTER
    frame = DotFrame(
        colours, w, label_width(placed, narrow=narrow), 0 if narrow else room + 10 * bool(room), scale_end(rows),
        tuple(series), used, heading, narrow, height(placed) > TALL,
    )  # fmt: skip
    return layered(
        [*_layers(frame), *row_layers(placed, colours, narrow=narrow)],
        {**_records(list(zip(rows, placed, strict=True)), frame, reference, joined=joined), **row_data(placed)},
        theme,
        title=title,
        subtitle=subtitle,
        height=height(placed),
        description=description,
        narrow=narrow,
        own_axes=True,
    )


def legend_height(used: Sequence[int]) -> int:
    """Pixels of the legend of these series above the rows."""
    return LEGEND_LINE * len(used) + SYMBOL * bool(used)


def _used(rows: Sequence[DotRow]) -> tuple[int, ...]:
    """The series that have a dot: the legend names no others."""
    return tuple(sorted({dot.series for row in rows for dot in row.dots}))


def scale_end(rows: Sequence[DotRow]) -> float:
    """Give the end of the scale that holds all dots and their ranges."""
    most = max((max((dot.at, *(dot.range or ()))) for row in rows for dot in row.dots), default=0.0)
    return next((end for end in ENDS if most <= end), 1.0)


def _records(
    placed: Sequence[tuple[DotRow, Place]], frame: DotFrame, reference: float | None, *, joined: bool
) -> dict[str, list[dict[str, Any]]]:
    drawn = [
        _record(dot, _lane(dot, place, frame, joined=joined), frame)
        for row, place in placed
        for dot in row.dots
    ]  # fmt: skip
    ends = [(row, place, [dot.at for dot in row.dots]) for row, place in placed if joined and len(row.dots) > 1]
    return {
        "dots": drawn,
        "legend": _legend(frame, _hollow([row for row, _ in placed])),
        "ranges": [dot for dot in drawn if "low" in dot],
        "links": [{"x": min(at), "x2": max(at), "y": place.middle} for _, place, at in ends],
        "reference": _uprights(reference, [place for _, place in placed], frame),
        "figures": [
            {"figure": row.figure, "y": place.label_y if frame.narrow else place.middle}
            for row, place in placed
            if row.figure
        ],
    }


def _uprights(reference: float | None, placed: Sequence[Place], frame: DotFrame) -> list[dict[str, Any]]:
    """The line through all rows; in narrow ones only beside the dots, clear of the labels."""
    if reference is None:
        return []
    spans = [(float(legend_height(frame.used)), height(placed))]
    if frame.narrow:
        spans = [(place.bar[0] - 2, place.bottom - 4) for place in placed]
    return [{"x": reference, "y": start, "y2": end} for start, end in spans]


def _lane(dot: Dot, place: Place, frame: DotFrame, *, joined: bool) -> float:
    if joined or len(frame.series) == 1:
        return place.middle
    middle = place.middle + (LANE / 2 if frame.narrow else 0)
    return middle + APART * (dot.series - (len(frame.series) - 1) / 2)


def _record(dot: Dot, y: float, frame: DotFrame) -> dict[str, Any]:
    colour = _colours(frame.theme)[dot.series]
    found = {
        "x": dot.at, "y": y, "series": frame.series[dot.series], "stroke": colour, "shape": SHAPES[dot.series],
        "fill": frame.theme.ground if dot.hollow else colour, "tip": dot.tip,
    }  # fmt: skip
    return found | ({"low": dot.range[0], "high": dot.range[1]} if dot.range else {})


def _colours(theme: Theme) -> tuple[str, ...]:
    brown = STEPS["1"] if theme.ground == "#ffffff" else STEPS["2"]
    return (theme.bar, brown, theme.muted, theme.text)


@lru_cache(maxsize=256)
def _layers(frame: DotFrame) -> Layers:
    drawn = [_grid, _reference, _links, _ranges, _points]
    return written([*(draw(frame) for draw in drawn), _figures(), _key_symbols(), _key_words()])


def _scale(frame: DotFrame) -> alt.Scale:
    return alt.Scale(
        domain=[0, frame.end], range=[frame.left, alt.expr(f"width - {frame.right}")], nice=False, clamp=True
    )


def _x(frame: DotFrame, field: str, axis: alt.Axis | None = None) -> alt.X:
    return alt.X(f"{field}:Q", scale=_scale(frame), axis=axis)


def _y(field: str) -> alt.Y:
    return alt.Y(f"{field}:Q", scale=None, axis=None)


def _grid(frame: DotFrame) -> alt.Chart:
    """The ticks above, which the first layer carries, and again below where the rows are many."""
    base = alt.Chart(alt.NamedData("dots")).mark_point(opacity=0)
    drawn: alt.Chart = base.encode(x=_x(frame, "x", _ticks(frame, "top")), y=_y("y"))
    return drawn


def _reference(frame: DotFrame) -> alt.Chart:
    drawn: alt.Chart = (
        alt.Chart(alt.NamedData("reference"))
        .mark_rule(color=frame.theme.text, strokeDash=[4, 3], strokeWidth=1.2)
        .encode(x=_x(frame, "x", _ticks(frame, "bottom") if frame.tall else None), y=_y("y"), y2=alt.Y2("y2:Q"))
    )
    return drawn


def _links(frame: DotFrame) -> alt.Chart:
    drawn: alt.Chart = (
        alt.Chart(alt.NamedData("links"))
        .mark_rule(color=frame.theme.strong_grid, strokeWidth=2)
        .encode(x=_x(frame, "x"), x2=alt.X2("x2:Q"), y=_y("y"))
    )
    return drawn


def _ranges(frame: DotFrame) -> alt.Chart:
    drawn: alt.Chart = (
        alt.Chart(alt.NamedData("ranges"))
        .mark_rule(strokeWidth=1.6)
        .encode(
            x=_x(frame, "low"),
            x2=alt.X2("high:Q"),
            y=_y("y"),
            stroke=alt.Stroke("stroke:N", scale=None),
            tooltip=alt.Tooltip("tip:N"),
        )
    )
    return drawn


def _points(frame: DotFrame) -> alt.Chart:
    drawn: alt.Chart = _symbols("dots").encode(x=_x(frame, "x"), y=_y("y"), tooltip=alt.Tooltip("tip:N"))
    return drawn


def _symbols(name: str) -> alt.Chart:
    drawn: alt.Chart = (
        alt.Chart(alt.NamedData(name))
        .mark_point(size=70, opacity=1, strokeWidth=1.8)
        .encode(
            stroke=alt.Stroke("stroke:N", scale=None),
            shape=alt.Shape("shape:N", scale=None),
            fill=alt.Fill("fill:N", scale=None),
        )
    )
    return drawn


def _key_symbols() -> alt.Chart:
    """The legend is drawn as marks: versions of Vega-Lite differ in whether they join one of colours and of shapes."""
    drawn: alt.Chart = _symbols("legend").encode(x=x_pixels(SYMBOL), y=_y("y"))
    return drawn


def _key_words() -> alt.Chart:
    drawn: alt.Chart = (
        alt.Chart(alt.NamedData("legend"))
        .mark_text(fontSize=NORMAL, align="left", baseline="middle")
        .encode(x=x_pixels(SYMBOL * 3), y=_y("y"), text=alt.Text("series:N"))
    )
    return drawn


def _figures() -> alt.Chart:
    drawn: alt.Chart = (
        alt.Chart(alt.NamedData("figures"))
        .mark_text(fontSize=NORMAL, fontWeight=600, align="right", baseline="middle")
        .encode(x=x_pixels("width"), y=_y("y"), text=alt.Text("figure:N"))
    )
    return drawn


def _legend(frame: DotFrame, hollow: set[int]) -> list[dict[str, Any]]:
    colours = _colours(frame.theme)
    return [
        {
            "series": frame.series[series],
            "stroke": colours[series],
            "fill": frame.theme.ground if series in hollow else colours[series],
            "shape": SHAPES[series],
            "y": LEGEND_LINE * at + SYMBOL,
        }
        for at, series in enumerate(frame.used)
    ]


def _hollow(rows: Sequence[DotRow]) -> set[int]:
    """The series of which every dot is hollow, as the legend has them too."""
    drawn = [dot for row in rows for dot in row.dots]
    return {dot.series for dot in drawn} - {dot.series for dot in drawn if not dot.hollow}


def _ticks(frame: DotFrame, side: str) -> alt.Axis:
    step, figures = ENDS[frame.end], Figures.of(frame.w)
    shares = [round(step * at, 2) for at in range(ceil(frame.end / step) + 1)]
    top = side == "top"
    return alt.Axis(
        orient="top" if top else "bottom",
        values=shares,
        labelExpr=looked_up({share: figures.percent(100 * share) for share in shares}),
        labelOverlap=True,
        grid=top,
        title=lines(frame.heading, HEADING[frame.narrow]) if top else None,
        titleAnchor="start",
        titleAlign="left",
        titleColor=frame.theme.text,
        titleFontWeight=600,
        titleFontSize=NORMAL,
        titleX=frame.left,
        titlePadding=8,
    )
