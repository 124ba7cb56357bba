"""The layers of a comparison: what `sheet` lists, as Altair marks over one common scale."""

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache

import altair as alt

from consultation.charts.sheet import APART, Frame, part_words, top_two_words, zero_places
from consultation.charts.spec import Layers, written
from consultation.charts.theme import NORMAL, PARTS, SMALL, x_pixels
from consultation.charts.wording import lines

BARS, RANGES = alt.NamedData("bars"), alt.NamedData("ranges")
LEGEND = ("1", "2", "4", "5")
# Pixels that a percentage needs inside a bar.
ROOM = 28
HEADING_LINE = 14
# Characters on a line of a heading: for each percentage point (narrow or not), over a small panel, over the ranges.
HEADING_ROOM = {True: 0.24, False: 0.31}
SMALL_HEADING = 11
RANGE_HEADING = 34


@lru_cache(maxsize=256)
def layers(frame: Frame) -> Layers:
    """Every layer but those of the rows, from the back to the front."""
    drawn = (_zeros, _bars, _inside, _beside, _reference, _range, _dot, _figure)
    return written(draw(frame) for draw in drawn)


def _scale(frame: Frame) -> alt.Scale:
    return alt.Scale(
        domain=[frame.start, frame.panels.end], range=[frame.left, alt.expr("width")], nice=False, zero=False
    )


def _x(frame: Frame, field: str, axis: alt.Axis | None = None) -> alt.X:
    return alt.X(f"{field}:Q", scale=_scale(frame), axis=axis)


def _y(field: str) -> alt.Y:
    return alt.Y(f"{field}:Q", scale=None, axis=None)


def _bars(frame: Frame) -> alt.Chart:
    drawn: alt.Chart = (
        alt.Chart(BARS)
        .mark_rect(stroke=frame.theme.outline, strokeWidth=0.6)
        .encode(
            x=_x(frame, "x", _ticks(frame, "top", grid=not frame.narrow)),
            x2=alt.X2("x2:Q"),
            y=_y("y"),
            y2=alt.Y2("y2:Q"),
            color=alt.Color(
                "part:N",
                scale=alt.Scale(domain=list(PARTS), range=list(PARTS.values())),
                legend=_legend(frame),
            ),
            tooltip=alt.Tooltip("tip:N"),
        )
    )
    return drawn


def _inside(frame: Frame) -> alt.Chart:
    span = frame.panels.end - frame.start
    fits = f"(datum.x2 - datum.x) * (width - {frame.left}) / {span} > {ROOM}"
    drawn: alt.Chart = (
        alt.Chart(BARS)
        .transform_filter(f"indexof({json.dumps(LEGEND)}, datum.part) >= 0 && {fits}")
        .transform_calculate(middle="(datum.x + datum.x2) / 2")
        .mark_text(fontSize=SMALL, baseline="middle")
        .encode(
            x=_x(frame, "middle", _headings(frame)),
            y=_y("row"),
            text=alt.Text("share:N"),
            color=alt.Color("ink:N", scale=None),
        )
    )
    return drawn


def _beside(frame: Frame) -> alt.Chart:
    drawn: alt.Chart = (
        alt.Chart(BARS)
        .transform_filter(f"indexof({json.dumps(APART)}, datum.part) >= 0")
        .mark_text(fontSize=SMALL, align="left", dx=4, baseline="middle", color=frame.theme.muted)
        .encode(
            x=_x(frame, "x2", _ticks(frame, "bottom", grid=False) if frame.tall else None),
            y=_y("row"),
            text=alt.Text("share:N"),
        )
    )
    return drawn


def _range(frame: Frame) -> alt.Chart:
    drawn: alt.Chart = (
        alt.Chart(RANGES)
        .mark_rule(strokeWidth=1.6, color=frame.theme.text)
        .encode(x=_x(frame, "low"), x2=alt.X2("high:Q"), y=_y("y"), tooltip=alt.Tooltip("tip:N"))
    )
    return drawn


def _dot(frame: Frame) -> alt.Chart:
    drawn: alt.Chart = (
        alt.Chart(RANGES)
        .mark_point(size=62, shape="circle", opacity=1, strokeWidth=1.8, stroke=frame.theme.text)
        .encode(
            x=_x(frame, "x"),
            y=_y("y"),
            fill=alt.Fill("fill:N", scale=None),
            tooltip=alt.Tooltip("tip:N"),
        )
    )
    return drawn


def _figure(frame: Frame) -> alt.Chart:
    """Give the share in figures: a column at the right end, on the label's line where the rows are narrow."""
    drawn: alt.Chart = (
        alt.Chart(RANGES)
        .mark_text(fontSize=NORMAL, fontWeight=600, align="right", baseline="middle")
        .encode(x=x_pixels("width"), y=_y("share_y" if frame.narrow else "y"), text=alt.Text("share:N"))
    )
    return drawn


def _reference(frame: Frame) -> alt.Chart:
    drawn: alt.Chart = _uprights(frame, "reference").mark_rule(
        color=frame.theme.text, strokeDash=[4, 3], strokeWidth=1.2
    )
    return drawn


def _zeros(frame: Frame) -> alt.Chart:
    drawn: alt.Chart = _uprights(frame, "zeros").mark_rule(color=frame.theme.strong_grid)
    return drawn


def _uprights(frame: Frame, name: str) -> alt.Chart:
    return alt.Chart(alt.NamedData(name)).encode(x=_x(frame, "x"), y=_y("y"), y2=alt.Y2("y2:Q"))


def _ticks(frame: Frame, side: str, *, grid: bool) -> alt.Axis:
    places = {place: text for panel in frame.panels.all for place, text in panel.ticks.items()}
    zeros = json.dumps(zero_places(frame.panels))
    strong = alt.condition(
        f"indexof({zeros}, datum.value) >= 0", alt.value(frame.theme.strong_grid), alt.value(frame.theme.grid)
    )
    return alt.Axis(
        orient="top" if side == "top" else "bottom",
        values=list(places),
        labelExpr=looked_up(places),
        labelOverlap=False,
        grid=grid,
        gridColor=strong if grid else alt.Undefined,
    )


def _headings(frame: Frame) -> alt.Axis:
    texts = {panel: text for panel, text in _heading_texts(frame).items() if text}
    most = max(len(text) for text in texts.values())
    padded = {place: [""] * (most - len(text)) + text for place, text in texts.items()}
    return alt.Axis(
        orient="top",
        offset=18 + HEADING_LINE * (most - 1),
        values=list(padded),
        labelExpr=looked_up(padded),
        labelAlign="left",
        labelBaseline="bottom",
        labelColor=frame.theme.text,
        labelFontWeight=600,
        labelLineHeight=HEADING_LINE,
        labelOverlap=False,
        labelLimit=0,
        grid=False,
    )


def _heading_texts(frame: Frame) -> dict[float, list[str]]:
    """Give the heading of each panel in lines, by the place where it starts."""
    w, panels = frame.w, frame.panels
    answers = w("chart.of_answers" if frame.count_no_opinion else "chart.of_opinions")
    found = {
        panels.steps.start: lines(answers, int((panels.steps.left + panels.steps.right) * HEADING_ROOM[frame.narrow])),
        panels.neutral.start: lines(part_words("3", frame.anchors, w), SMALL_HEADING),
    }
    if panels.none is not None:
        found[panels.none.start] = lines(w("no_opinion"), SMALL_HEADING)
    found[panels.range.start] = found.get(panels.range.start, []) + _range_heading(frame)
    return found


def _range_heading(frame: Frame) -> list[str]:
    share = lines(frame.w("chart.range", what=top_two_words(frame.anchors, frame.w)), RANGE_HEADING)
    return [*share, *lines(frame.w("chart.reference"), RANGE_HEADING)] if frame.compared else share


def _legend(frame: Frame) -> alt.Legend:
    texts = {part: part_words(part, frame.anchors, frame.w) for part in LEGEND}
    return alt.Legend(values=list(LEGEND), labelExpr=looked_up(texts), columns=2 if frame.narrow else len(LEGEND))


def looked_up(texts: Mapping[str, str] | Mapping[float, str] | Mapping[float, Sequence[str]]) -> str:
    """Give an expression that gives the text (or lines) of `datum.value`."""
    return f"{json.dumps(list(texts.values()))}[indexof({json.dumps(list(texts))}, datum.value)]"
