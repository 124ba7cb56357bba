"""How many answers came on which day."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import Any

import altair as alt
import pandas as pd
from babel.dates import format_skeleton

from consultation.charts.marks import looked_up
from consultation.charts.spec import Layers, Spec, written
from consultation.charts.theme import ThemeName, layered, theme_of
from consultation.charts.wording import round_up
from consultation.text import Words
from consultation.text.words import LOCALES

HEIGHT = 220
MOST_TICKS = {True: 3, False: 7}
WEEK = 7
MOST_STEPS = 5
STEPS: tuple[int, ...] = tuple(factor * 10**power for power in range(9) for factor in (1, 2, 5))


def over_time(
    table: pd.DataFrame,
    w: Words,
    theme: ThemeName = "light",
    *,
    title: str = "",
    narrow: bool = False,
) -> Spec:
    """Draw the answers of each day (or week, where the days are seven apart), with the total below the title.

    table: day (date, the first of a week), n. The days need not be complete: one without a row had no answers.
    """
    days = _days(table)
    colours = theme_of(theme)
    span = _span(days)
    records = _records(days, span, w)
    last = (days[-1][0] - days[0][0]).days + span if days else 1
    most = round_up(max((n for _, n in days), default=0))
    layers = _layers(colours.bar, tuple(_ticks(days, span, last, w, narrow=narrow).items()), last, max(4, most), w)
    return layered(
        layers,
        {"days": records},
        theme,
        title=title,
        subtitle=w("chart.in_all", n=w.number(sum(n for _, n in days))),
        height=HEIGHT,
        description=describe_over_time(table, w),
        narrow=narrow,
        left_axis=True,
    )


def describe_over_time(table: pd.DataFrame, w: Words) -> str:
    """Say what `over_time` shows: the total, the first and the last day, the busiest one."""
    days = [(day, n) for day, n in _days(table) if n]
    if not days:
        return w("chart.no_answers")
    busiest, most = max(days, key=lambda each: each[1])
    key = "chart.busiest_week" if _span(days) == WEEK else "chart.busiest"
    return " ".join(
        [
            w.plural("chart.time_said", sum(n for _, n in days), first=w.date(days[0][0]), last=w.date(days[-1][0])),
            w(key, day=w.date(busiest), n=w.number(most)),
        ]
    )


def _days(table: pd.DataFrame) -> list[tuple[date, int]]:
    known = table.dropna(subset=["day", "n"])
    return sorted((pd.Timestamp(day).date(), int(n)) for day, n in zip(known["day"], known["n"], strict=True))


def _span(days: Sequence[tuple[date, int]]) -> int:
    """Days that a bar stands for: 7 where every gap is whole weeks."""
    gaps = [(later - earlier).days for (earlier, _), (later, _) in pairwise(days)]
    return WEEK if gaps and all(gap % WEEK == 0 for gap in gaps) else 1


def _records(days: Sequence[tuple[date, int]], span: int, w: Words) -> list[dict[str, Any]]:
    return [
        {
            "start": (day - days[0][0]).days + 0.08 * span,
            "end": (day - days[0][0]).days + 0.92 * span,
            "n": n,
            "tip": w("chart.per_day", day=w.date(day), n=w.number(n)),
        }
        for day, n in days
    ]


@lru_cache(maxsize=64)
def _layers(colour: str, ticks: tuple[tuple[float, str], ...], last: int, most: int, w: Words) -> Layers:
    x = _x(dict(ticks), last)
    numbers: dict[float, str] = {n: w.number(n) for n in range(0, most + 1, _step(most))}
    axis = alt.Axis(values=list(numbers), labelExpr=looked_up(numbers))
    y = alt.Y("n:Q", scale=alt.Scale(domain=[0, most], nice=False), axis=axis)
    drawn = (
        alt.Chart(alt.NamedData("days"))
        .mark_rect(color=colour)
        .encode(x=x, x2=alt.X2("end:Q"), y=y, y2=alt.Y2Datum(0), tooltip=alt.Tooltip("tip:N"))
    )
    return written([drawn])


def _step(most: int) -> int:
    """Between numbers on the axis: the smallest of 1, 2, 5, 10, 20, … with at most five steps."""
    return next(step for step in STEPS if most <= MOST_STEPS * step)


def _x(ticks: dict[float, str], last: int) -> alt.X:
    """Days since the first one, with dates as words: no time zone can move a bar."""
    axis = alt.Axis(values=list(ticks), labelExpr=looked_up(ticks), grid=False, labelOverlap=False)
    return alt.X("start:Q", scale=alt.Scale(domain=[0, last], nice=False), axis=axis)


def _ticks(days: Sequence[tuple[date, int]], span: int, last: int, w: Words, *, narrow: bool) -> dict[float, str]:
    step = max(span, -(-last // (MOST_TICKS[narrow] * span)) * span)
    return {at + span / 2: _short(days[0][0] + timedelta(days=at), w) for at in range(0, last, step)} if days else {}


def _short(day: date, w: Words) -> str:
    return str(format_skeleton("MMMd", day, locale=LOCALES.get(w.language, w.language)))
