"""Short names beside points, each where it hides least: close to its point or, among many, a line away from it."""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

LINE, CHARACTER, RADIUS = 12.0, 6.5, 6.0


class Side(NamedTuple):
    """How a name is set on one side of its point: alignment, baseline, and pixels from the point."""

    align: Literal["left", "right", "center"]
    baseline: Literal["middle", "bottom", "top"]
    dx: float
    dy: float
    far: bool = False  # a line joins the name and its point


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
    "far_above": Side("center", "bottom", 0, -20, far=True),
    "far_below": Side("center", "top", 0, 21, far=True),
    "far_above_right": Side("left", "bottom", 12, -15, far=True),
    "far_below_left": Side("right", "top", -12, 16, far=True),
    "far_above_left": Side("right", "bottom", -12, -15, far=True),
    "far_below_right": Side("left", "top", 12, 16, far=True),
}
ROUNDS = 4
NEARER = 12  # square pixels that may be hidden before a name leaves its point
_BEFORE = {"left": 0.0, "center": 0.5, "right": 1.0}
_OVER = {"top": 0.0, "middle": 0.5, "bottom": 1.0}


def sides(points: Sequence[tuple[float, float, str]]) -> list[str]:
    """Choose for each point (x, y, name; in pixels) the side on which its name covers least of points and of names.

    Names are placed one after the other, then again as long as one finds a better side among the others.
    """
    discs = [Box(x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS) for x, y, _ in points]
    places = [{side: _box(point, place) for side, place in SIDES.items()} for point in points]
    chosen: dict[int, str] = {}
    for _ in range(ROUNDS):
        before = dict(chosen)
        for at, boxes in enumerate(places):
            names = [places[other][side] for other, side in chosen.items() if other != at]
            chosen[at] = _best(boxes, [*discs[:at], *discs[at + 1 :], *names], chosen.get(at))
        if chosen == before:
            break
    return list(chosen.values())


def _best(boxes: Mapping[str, Box], taken: Sequence[Box], now: str | None) -> str:
    """The side that covers least; the one it is on now, if no other covers less, then the first."""
    hidden = {
        side: sum(_shared(box, other) for other in taken) + NEARER * SIDES[side].far for side, box in boxes.items()
    }
    return min(boxes, key=lambda side: (hidden[side], side != now))


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
