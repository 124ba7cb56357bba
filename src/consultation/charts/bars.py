"""Counts as horizontal bars from zero: museum types, countries outside the map, persons and organisations."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from consultation.charts.lengths import length_layers
from consultation.charts.rows import Place, height, label_width, places, row_data, row_layers
from consultation.charts.spec import Spec
from consultation.charts.theme import ThemeName, layered, theme_of
from consultation.charts.wording import MARKED, NO_BREAK, all_first, count, round_up
from consultation.text import Words

# Room at the right end for the figure beside the longest bar.
HEADROOM = 1.12


def bars(
    table: pd.DataFrame,
    w: Words,
    theme: ThemeName = "light",
    *,
    title: str = "",
    subtitle: str = "",
    narrow: bool = False,
) -> Spec:
    """Draw counts, a bar a row in the order given, each with its figure at its end.

    table: group, label, n and, if any, status (shown, few, merged, withheld).
    """
    rows = all_first(table)
    placed = places([(str(row["group"]), _name(row, w)) for row in rows], narrow=narrow)
    colours = theme_of(theme)
    most = max((count(row, "n") for row in rows), default=0)
    layers = length_layers("n", round_up(most) * HEADROOM, label_width(placed, narrow=narrow), colours.bar)
    return layered(
        [*layers, *row_layers(placed, colours, narrow=narrow)],
        {"bars": _records(rows, placed, w), **row_data(placed)},
        theme,
        title=title,
        subtitle=subtitle,
        height=height(placed),
        description=describe_bars(table, w),
        narrow=narrow,
    )


def describe_bars(table: pd.DataFrame, w: Words) -> str:
    """Say what `bars` shows: every row with its count."""
    said = [w("chart.cell", name=_name(row, w), n=w.number(count(row, "n"))) for row in all_first(table)]
    return w("chart.bars_said", rows=", ".join(said)) if said else w("chart.no_answers")


def _name(row: dict[str, Any], w: Words) -> str:
    status = str(row.get("status", "shown"))
    return f"{row['label']} · {w(f'chart.{status}').replace(' ', NO_BREAK)}" if status in MARKED else str(row["label"])


def _records(rows: Sequence[dict[str, Any]], placed: Sequence[Place], w: Words) -> list[dict[str, Any]]:
    return [
        {
            "n": count(row, "n"),
            "y": place.bar[0],
            "y2": place.bar[1],
            "row": place.middle,
            "figure": w.number(count(row, "n")),
            "tip": w("chart.cell", name=str(row["label"]), n=w.number(count(row, "n"))),
        }
        for row, place in zip(rows, placed, strict=True)
    ]
