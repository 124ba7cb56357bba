"""Short names beside points, each on the side where it hides least."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

LINE, CHARACTER, RADIUS = 12.0, 6.5, 6.0


class Side(NamedTuple):
    """How a name is set on one side of its point: alignment, baseline, and pixels from the point."""

    align: Literal["left", "right", "center"]
    baseline: Literal["middle", "bottom", "top"]
    dx: float
    dy: float


class Box(NamedTuple):
    """A stretch of the plot, in pixels."""

    left: float
    top: float
    right: float
    bottom: float


# In this order they are tried.
SIDES = {
    "right": Side("left", "middle", 8, 0),
    "left": Side("right", "middle", -8, 0),
    "above": Side("center", "bottom", 0, -7),
    "below": Side("center", "top", 0, 8),
    "above_right": Side("left", "bottom", 6, -3),
    "below_right": Side("left", "top", 6, 4),
    "above_left": Side("right", "bottom", -6, -3),
    "below_left": Side("right", "top", -6, 4),
}
_BEFORE = {"left": 0.0, "center": 0.5, "right": 1.0}
_OVER = {"top": 0.0, "middle": 0.5, "bottom": 1.0}


def sides(points: Sequence[tuple[float, float, str]]) -> list[str]:
    """Choose for each point (x, y, name; in pixels) the side on which its name covers least of points and of names."""
    discs = [Box(x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS) for x, y, _ in points]
    names: list[Box] = []
    chosen = []
    for at, point in enumerate(points):
        taken = [*discs[:at], *discs[at + 1 :], *names]
        boxes = {side: _box(point, place) for side, place in SIDES.items()}
        side = min(boxes, key=lambda side: sum(_shared(boxes[side], other) for other in taken))
        names.append(boxes[side])
        chosen.append(side)
    return chosen


def _box(point: tuple[float, float, str], side: Side) -> Box:
    x, y, name = point
    width = CHARACTER * len(name)
    left, top = x + side.dx - width * _BEFORE[side.align], y + side.dy - LINE * _OVER[side.baseline]
    return Box(left, top, left + width, top + LINE)


def _shared(one: Box, other: Box) -> float:
    """Give the square pixels that both cover."""
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return max(across, 0) * max(down, 0)
