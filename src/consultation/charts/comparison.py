"""Opinions of groups, or on items, side by side: diverging bars, neutral and no opinion apart, and how sure it is."""

from collections.abc import Sequence

import pandas as pd

from consultation.charts.marks import layers
from consultation.charts.opinion import Opinion, opinions
from consultation.charts.rows import row_layers
from consultation.charts.sheet import Sheet, datasets, said, sheet
from consultation.charts.spec import Spec
from consultation.charts.theme import ThemeName, layered
from consultation.charts.wording import Figures
from consultation.text import Words


def comparison(
    table: pd.DataFrame,
    anchors: str,
    w: Words,
    theme: ThemeName = "light",
    *,
    title: str = "",
    subtitle: str = "",
    count_no_opinion: bool = True,
    narrow: bool = False,
) -> Spec:
    """Draw groups against each other: a row a group, `all` first and as a dashed line, the rest in the order given.

    table: a distribution table with `label` and `status` (shown, few, merged, withheld). anchors: names the words of
    the steps, such as `agreement`. count_no_opinion: whether "no opinion" is in the denominator and has its column.
    narrow: labels above the bars and the range below them, for less than about 640 pixels.
    """
    rows = opinions(table, count_no_opinion=count_no_opinion)
    laid = sheet(rows, anchors, w, theme, count_no_opinion=count_no_opinion, narrow=narrow)
    return _drawn(laid, theme, title, subtitle, _groups_said(rows, anchors, w))


def items(
    table: pd.DataFrame,
    anchors: str,
    w: Words,
    theme: ThemeName = "light",
    *,
    title: str = "",
    subtitle: str = "",
    count_no_opinion: bool = True,
    narrow: bool = False,
) -> Spec:
    """Draw what is consulted on, a row an item in the order given; everything else as in `comparison`."""
    rows = opinions(table, count_no_opinion=count_no_opinion)
    laid = sheet(rows, anchors, w, theme, count_no_opinion=count_no_opinion, narrow=narrow)
    return _drawn(laid, theme, title, subtitle, _items_said(rows, anchors, w))


def describe_comparison(table: pd.DataFrame, anchors: str, w: Words, *, count_no_opinion: bool = True) -> str:
    """Say what `comparison` shows: all respondents, how many groups, the highest and the lowest."""
    return _groups_said(opinions(table, count_no_opinion=count_no_opinion), anchors, w)


def describe_items(table: pd.DataFrame, anchors: str, w: Words, *, count_no_opinion: bool = True) -> str:
    """Say what `items` shows: how many items, the highest and the lowest."""
    return _items_said(opinions(table, count_no_opinion=count_no_opinion), anchors, w)


def _groups_said(rows: Sequence[Opinion], anchors: str, w: Words) -> str:
    figures = Figures.of(w)
    overall = [said(row, anchors, w, figures) for row in rows if row.group == "all" and row.range]
    groups = [row for row in rows if row.group != "all"]
    return " ".join([*overall, w.plural("chart.groups", len(groups)), *_ends(groups, anchors, w)])


def _items_said(rows: Sequence[Opinion], anchors: str, w: Words) -> str:
    return " ".join([w.plural("chart.items", len(rows)), *_ends(rows, anchors, w)])


def _ends(rows: Sequence[Opinion], anchors: str, w: Words) -> list[str]:
    figures = Figures.of(w)
    known = sorted((row for row in rows if row.range), key=lambda row: row.top)
    if not known:
        return [w("chart.no_answers")]
    if len(known) == 1:
        return [said(known[0], anchors, w, figures)]
    return [
        w("chart.highest", row=said(known[-1], anchors, w, figures)),
        w("chart.lowest", row=said(known[0], anchors, w, figures)),
    ]


def _drawn(laid: Sheet, theme: ThemeName, title: str, subtitle: str, words: str) -> Spec:
    return layered(
        [*layers(laid.frame), *row_layers(laid.places, laid.theme, narrow=laid.narrow)],
        datasets(laid),
        theme,
        title=title,
        subtitle=subtitle,
        height=laid.height,
        description=words,
        narrow=laid.narrow,
        own_axes=True,
    )
