"""Rows with a label each: beside the bars where there is room, above them where there is not."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import altair as alt

from consultation.charts.spec import Layers, written
from consultation.charts.theme import LINE, Theme, x2_pixels, x_pixels
from consultation.charts.wording import lines

# Pixels, but for the two that count the characters of a label's line.
CHARACTER = 6.0
WIDE_LABEL = 41
NARROW_LABEL = 42
LABEL_GAP = 12
BAR = 18
NARROW_BAR = 16
LANE = 13
AIR = 8
EMPTY_HEIGHT = 40


@dataclass(frozen=True)
class Place:
    """Where one row stands, in pixels from the top: its label (lines), its bar, a lane for its range, its end."""

    group: str
    label: str
    label_y: float
    bar: tuple[float, float]
    lane_y: float
    bottom: float

    @property
    def middle(self) -> float:
        """The middle of the bar."""
        return sum(self.bar) / 2


def places(labelled: Sequence[tuple[str, str]], *, narrow: bool, lane: bool = False, top: float = 0.0) -> list[Place]:
    """Place rows of (group, label) from `top` down, with air below `all`; `lane` leaves room below narrow bars."""
    placed: list[Place] = []
    for group, label in labelled:
        wrapped = lines(label, NARROW_LABEL if narrow else WIDE_LABEL)
        place = _above(group, wrapped, top, LANE if lane else 0) if narrow else _beside(group, wrapped, top)
        placed.append(place)
        top = place.bottom + (AIR if group == "all" else 0)
    return placed


def _beside(group: str, wrapped: list[str], top: float) -> Place:
    height = max(26, LINE * len(wrapped) + 8)
    middle = top + height / 2
    return Place(
        group=group,
        label="\n".join(wrapped),
        label_y=middle - LINE * (len(wrapped) - 1) / 2,
        bar=(middle - BAR / 2, middle + BAR / 2),
        lane_y=middle,
        bottom=top + height,
    )


def _above(group: str, wrapped: list[str], top: float, lane: int) -> Place:
    bar = top + 6 + LINE * len(wrapped)
    return Place(
        group=group,
        label="\n".join(wrapped),
        label_y=top + 4 + LINE / 2,
        bar=(bar, bar + NARROW_BAR),
        lane_y=bar + NARROW_BAR + lane / 2,
        bottom=bar + NARROW_BAR + lane + 6,
    )


def height(placed: Sequence[Place]) -> float:
    """Pixels of all rows together."""
    return placed[-1].bottom if placed else EMPTY_HEIGHT


def label_width(placed: Sequence[Place], *, narrow: bool) -> int:
    """Give the pixels to keep free beside the bars: the longest line of a label, nothing where labels are above."""
    longest = max((len(line) for place in placed for line in place.label.split("\n")), default=0)
    return 0 if narrow else round(min(longest, WIDE_LABEL) * CHARACTER) + LABEL_GAP + 4


def row_data(placed: Sequence[Place]) -> dict[str, list[dict[str, Any]]]:
    """Give the datasets of `row_layers`."""
    return {
        "labels": [{"label": place.label, "y": place.label_y, "strong": place.group == "all"} for place in placed],
        "separators": [{"y": place.bottom + AIR / 2} for place in placed if place.group == "all"],
    }


def row_layers(placed: Sequence[Place], theme: Theme, *, narrow: bool, left: int = 0) -> Layers:
    """Draw the labels, and a line below the row of everyone; `left` are the pixels kept free where labels need less."""
    return _row_layers(theme, None if narrow else max(left, label_width(placed, narrow=False)) - LABEL_GAP)


@lru_cache(maxsize=256)
def _row_layers(theme: Theme, right_edge: int | None) -> Layers:
    """Labels that end at `right_edge`, or begin at the left where that is None."""
    y = alt.Y("y:Q", scale=None, axis=None)
    separator = (
        alt.Chart(alt.NamedData("separators"))
        .mark_rule(color=theme.strong_grid, strokeWidth=1)
        .encode(x=x_pixels(0), x2=x2_pixels("width"), y=y)
    )
    label = (
        alt.Chart(alt.NamedData("labels"))
        .mark_text(
            align="left" if right_edge is None else "right",
            baseline="middle",
            lineBreak="\n",
            lineHeight=LINE,
            fontWeight=alt.expr("datum.strong ? 600 : 400"),
        )
        .encode(x=x_pixels(right_edge or 0), y=y, text=alt.Text("label:N"))
    )
    return written([separator, label])
