"""The colours and type of every chart, for a light and a dark ground."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

import altair as alt

from consultation.charts.spec import Spec
from consultation.charts.wording import lines

ThemeName = Literal["light", "dark"]

# One unquoted name and a fallback: vl_convert measures text wrongly with quoted names or names with digits.
FONT = "Source Sans, sans-serif"
BLUE = "#0b5c8a"
# BrBG-5 of ColorBrewer: the two ends stay apart for readers who do not tell red from green.
STEPS = {"1": "#a6611a", "2": "#dfc27d", "3": "#e4e6e8", "4": "#80cdc1", "5": "#018571"}
NO_OPINION = "#b4babf"
PARTS = STEPS | {"no_opinion": NO_OPINION}
DARK_INK = "#14202b"
LIGHT_INK = "#ffffff"
LINE = 15
SMALL = 11
NORMAL = 12
# Characters of a title on one line.
WIDE_LINE, NARROW_LINE = 92, 36
# A line of the subtitle holds this many times the characters of the title.
SUBTITLE = 1.25
CHANNEL_KNEE = 0.03928


@dataclass(frozen=True)
class Theme:
    """Colours that depend on the ground; `blues` run from few to many."""

    ground: str
    text: str
    muted: str
    grid: str
    strong_grid: str
    outline: str
    bar: str
    empty: str
    blues: tuple[str, ...]


THEMES: dict[ThemeName, Theme] = {
    "light": Theme(
        ground="#ffffff",
        text=DARK_INK,
        muted="#55606b",
        grid="#e6e9ec",
        strong_grid="#8b959e",
        outline="#4a5560",
        bar=BLUE,
        empty="#e9ecef",
        blues=("#d4e4f0", "#9cc3dd", "#5b9ac4", "#1f73a8", "#0a4468"),
    ),
    "dark": Theme(
        ground="#14181c",
        text="#eef1f4",
        muted="#a9b3bd",
        grid="#2a313a",
        strong_grid="#7d8791",
        outline="#c3cad1",
        bar="#6db0da",
        empty="#1a1f27",
        blues=("#234a68", "#2b658c", "#3079ac", "#6db0da", "#c0e0f4"),
    ),
}


def theme_of(name: ThemeName) -> Theme:
    """Give the colours of this ground."""
    return THEMES[name]


def layered(
    layers: Sequence[Spec],
    datasets: Mapping[str, Any],
    theme: ThemeName,
    *,
    title: str,
    subtitle: str,
    height: float,
    description: str,
    narrow: bool,
    own_axes: bool = False,
    left_axis: bool = False,
) -> Spec:
    """Put written layers, the back one first, into one chart with its title, description, colours and type.

    A chart carries its own look, so that a page, a picture and a report show the same; the ground stays transparent. It
    takes the width of its container; `usermeta` tells `image` what to draw it on. datasets: what the layers name as
    their data, as lists of small records, once however many layers draw it. own_axes: whether layers have x axes of
    their own. left_axis: whether the labels of an axis stand left of the plot, where the title then begins too. The
    result shares its parts with other charts: take it as it is.
    """
    drawn: dict[str, Any] = {
        "$schema": alt.SCHEMA_URL,
        "layer": list(layers),
        "datasets": dict(datasets),
        "width": "container",
        "height": height,
        "description": f"{title} · {description}" if title else description,
        "background": "transparent",
        "autosize": {"type": "fit-x", "contains": "padding"},
        "config": _config(theme),
        "usermeta": {"ground": theme_of(theme).ground, "narrow": narrow},
    }
    if title:
        drawn["title"] = _title(title, subtitle, NARROW_LINE if narrow else WIDE_LINE)
    if title and left_axis:
        drawn["title"]["frame"] = "bounds"
    if own_axes:
        drawn["resolve"] = {"axis": {"x": "independent"}}
    return drawn


def x_pixels(place: int | str) -> alt.XValue:
    """Place a mark so many pixels from the left, or at `width`, the right end."""
    return alt.XValue(place)  # type: ignore[no-untyped-call] # Altair has no types here, and its typed form is slow


def x2_pixels(place: int | str) -> alt.X2Value:
    """End a mark so many pixels from the left, or at `width`, the right end."""
    return alt.X2Value(place)  # type: ignore[no-untyped-call] # as in x_pixels


def _title(title: str, subtitle: str, width: int) -> Spec:
    below = {"subtitle": lines(subtitle, int(width * SUBTITLE))} if subtitle else {}
    return {"text": lines(title, width), "aria": False, **below}


@cache
def _config(name: ThemeName) -> Spec:
    colours = theme_of(name)
    look = alt.Config(
        font=FONT,
        # Vega would tell a screen reader of marks, axes and titles in English, by the names of fields; it has the
        # description, which begins with the title, and the table.
        mark=alt.MarkConfig(aria=False),
        view=alt.ViewConfig(stroke=None, continuousWidth=300, continuousHeight=300),  # the sizes Altair would add
        title=alt.TitleConfig(
            anchor="start",
            frame="group",
            fontSize=17,
            fontWeight=600,
            color=colours.text,
            subtitleColor=colours.muted,
            subtitleFontSize=13,
            subtitlePadding=5,
            subtitleLineHeight=18,
            lineHeight=22,
            offset=14,
        ),
        axis=alt.AxisConfig(
            aria=False,
            labelColor=colours.muted,
            labelFontSize=SMALL,
            gridColor=colours.grid,
            domain=False,
            ticks=False,
            title=None,
            labelPadding=5,
        ),
        legend=alt.LegendConfig(
            aria=False,
            orient="top",
            direction="horizontal",
            title=None,
            labelColor=colours.text,
            labelFontSize=NORMAL,
            labelLimit=320,
            symbolType="square",
            symbolSize=150,
            symbolStrokeWidth=0.7,
            symbolStrokeColor=colours.outline,
            columnPadding=16,
            offset=10,
        ),
        text=alt.MarkConfig(color=colours.text, fontSize=NORMAL),
    )
    written: Spec = look.to_dict()
    return written


@cache
def ink_on(colour: str) -> str:
    """Give the ink, dark or light, that reads better on this colour."""
    return max((DARK_INK, LIGHT_INK), key=lambda ink: contrast(ink, colour))


def contrast(one: str, other: str) -> float:
    """Give the contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= CHANNEL_KNEE else float(((channel + 0.055) / 1.055) ** 2.4)
