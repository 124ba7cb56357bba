"""Answers among ordered options, as bars that add up to everyone who answered."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd

from consultation.charts.marks import looked_up
from consultation.charts.rows import Place, height, label_width, places, row_data, row_layers
from consultation.charts.shares import Shares, shares
from consultation.charts.spec import Layers, Spec, written
from consultation.charts.theme import (
    NO_OPINION,
    PARTS,
    SMALL,
    Theme,
    ThemeName,
    ink_on,
    layered,
    theme_of,
)
from consultation.charts.wording import Figures
from consultation.questions.model import NO_OPINION as NO_OPINION_CODE
from consultation.questions.model import NOT_APPLICABLE, SCALE
from consultation.text import Words

Option = tuple[str, str]
ROOM = 28
TICKS = (0, 20, 40, 60, 80, 100)


def choices(
    table: pd.DataFrame,
    options: Sequence[Option],
    w: Words,
    theme: ThemeName = "light",
    *,
    title: str = "",
    subtitle: str = "",
    count_no_opinion: bool = True,
    narrow: bool = False,
) -> Spec:
    """Draw which option was chosen, a bar of 100% a row, `all` first; "no opinion" is grey and last.

    table: a distribution table with `label`, `status` and a column of counts for each option. options: (code, words)
    in order; "not applicable" among them has no part in the bar, since it is in no denominator. count_no_opinion:
    whether "no opinion" is in the denominator and in the bar.
    """
    shown = _options(options, w, count_no_opinion=count_no_opinion)
    rows = shares(table, dict(shown), count_no_opinion=count_no_opinion)
    placed = places([(row.group, row.label(w)) for row in rows], narrow=narrow)
    colours = theme_of(theme)
    paint = _paint([code for code, _ in shown], colours)
    layers = _layers(tuple(shown), w, colours, label_width(placed, narrow=narrow), narrow)
    return layered(
        [*layers, *row_layers(placed, colours, narrow=narrow)],
        {"bars": _segments(rows, placed, shown, paint, w), **row_data(placed)},
        theme,
        title=title,
        subtitle=subtitle,
        height=height(placed),
        description=describe_choices(table, options, w, count_no_opinion=count_no_opinion),
        narrow=narrow,
    )


def describe_choices(table: pd.DataFrame, options: Sequence[Option], w: Words, *, count_no_opinion: bool = True) -> str:
    """Say what `choices` shows: for every row the options with their shares and the denominator."""
    shown = _options(options, w, count_no_opinion=count_no_opinion)
    rows = shares(table, dict(shown), count_no_opinion=count_no_opinion)
    return " ".join(row.said(shown, w) for row in rows if row.n) or w("chart.no_answers")


def _options(options: Sequence[Option], w: Words, *, count_no_opinion: bool) -> list[Option]:
    shown = [(code, words) for code, words in options if code not in (NO_OPINION_CODE, NOT_APPLICABLE)]
    return [*shown, (NO_OPINION_CODE, w(NO_OPINION_CODE))] if count_no_opinion else shown


def _paint(codes: Sequence[str], theme: Theme) -> dict[str, str]:
    """Blues from light to deep in the order of the options; grey for no opinion. Five steps keep their own colours."""
    ordered = [code for code in codes if code != NO_OPINION_CODE]
    if tuple(ordered) == SCALE:
        return {code: PARTS[code] for code in codes}
    last = max(1, len(ordered) - 1)
    found = {code: theme.blues[round(at * (len(theme.blues) - 1) / last)] for at, code in enumerate(ordered)}
    return found | {NO_OPINION_CODE: NO_OPINION} if NO_OPINION_CODE in codes else found


def _segments(
    rows: Sequence[Shares], placed: Sequence[Place], shown: Sequence[Option], paint: dict[str, str], w: Words
) -> list[dict[str, Any]]:
    found = []
    figures = Figures.of(w)
    for row, place in zip(rows, placed, strict=True):
        reached = 0.0
        for code, words in shown:
            share = row.share(code)
            if share:
                found.append(
                    {
                        "part": code,
                        "x": round(reached, 2),
                        "x2": round(reached + share, 2),
                        "y": place.bar[0],
                        "y2": place.bar[1],
                        "row": place.middle,
                        "share": figures.percent(share),
                        "ink": ink_on(paint[code]),
                        "tip": row.tip(code, words, w, figures),
                    }
                )
            reached += share
    return found


@lru_cache(maxsize=256)
def _layers(shown: tuple[Option, ...], w: Words, theme: Theme, left: int, narrow: bool) -> Layers:  # noqa: FBT001  all are the key
    paint = _paint([code for code, _ in shown], theme)
    data = alt.NamedData("bars")
    scale = alt.Scale(domain=[0, 100], range=[left, alt.expr("width")], nice=False)
    ticks: dict[float, str] = {share: w.percent(share / 100) for share in TICKS}
    axis = alt.Axis(orient="top", values=list(ticks), labelExpr=looked_up(ticks), grid=not narrow, labelOverlap=False)
    y = alt.Y("y:Q", scale=None, axis=None)
    bars = (
        alt.Chart(data)
        .mark_rect(stroke=theme.outline, strokeWidth=0.6)
        .encode(
            x=alt.X("x:Q", scale=scale, axis=axis),
            x2=alt.X2("x2:Q"),
            y=y,
            y2=alt.Y2("y2:Q"),
            color=alt.Color(
                "part:N",
                scale=alt.Scale(domain=list(paint), range=list(paint.values())),
                legend=alt.Legend(labelExpr=looked_up(dict(shown)), columns=1 if narrow else 0),
            ),
            tooltip=alt.Tooltip("tip:N"),
        )
    )
    figures = (
        alt.Chart(data)
        .transform_filter(f"(datum.x2 - datum.x) * (width - {left}) / 100 > {ROOM}")
        .transform_calculate(middle="(datum.x + datum.x2) / 2")
        .mark_text(fontSize=SMALL, baseline="middle")
        .encode(
            x=alt.X("middle:Q", scale=scale),
            y=alt.Y("row:Q", scale=None),
            text=alt.Text("share:N"),
            color=alt.Color("ink:N", scale=None),
        )
    )
    return written([bars, figures])
