"""Colours of actions and links, and how well one is read on another, as WCAG 2.2 defines it (1.4.3)."""

SMALLEST = 4.5
GROUND = "#f4f6f8"  # the grey of fields and bands; on white everything is easier to read
HOUSE = "#0b5c8a"
DARK_GROUND = "#14181c"
STEPS = 50
VISIBLE = 3.0  # WCAG 2.2, 1.4.11: what is not words, against its ground
READABLE = 6.0  # links among words
LINEAR_UP_TO = 0.04045
WEIGHTS = (0.2126, 0.7152, 0.0722)


def contrast(one: str, other: str) -> float:
    """Give the contrast ratio, 1 to 21, of two colours written as #rrggbb."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def on_dark(colour: str, enough: float) -> str:
    """Mix in white until the colour has this contrast with the ground of the dark theme."""
    mixed = (_mixed(colour, step / STEPS) for step in range(STEPS + 1))
    return next(each for each in mixed if contrast(each, DARK_GROUND) >= enough)


def luminance(colour: str) -> float:
    """Give the relative luminance, 0 to 1, of a colour written as #rrggbb."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return sum(weight * _linear(channel) for weight, channel in zip(WEIGHTS, channels, strict=True))


def _linear(channel: float) -> float:
    return float(channel / 12.92 if channel <= LINEAR_UP_TO else ((channel + 0.055) / 1.055) ** 2.4)


def _mixed(colour: str, white: float) -> str:
    channels = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(channel + (255 - channel) * white):02x}" for channel in channels)
