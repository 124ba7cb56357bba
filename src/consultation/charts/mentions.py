"""How many chose each of several options: shares that add up to more than everybody, so never one bar of 100%."""

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from consultation.charts.heat_table import heat_table
from consultation.charts.ranking import ranking
from consultation.charts.shares import Shares, shares
from consultation.charts.spec import Spec
from consultation.charts.theme import ThemeName, layered
from consultation.stats.compare import most_chosen
from consultation.text import Words

Option = tuple[str, str]


def mentions(
    table: pd.DataFrame,
    options: Sequence[Option],
    w: Words,
    theme: ThemeName = "light",
    *,
    title: str = "",
    subtitle: str = "",
    narrow: bool = False,
) -> Spec:
    """Draw the share of those who answered that chose each option, the option most chosen overall first.

    One row is drawn as a list of bars, an option each; more rows as a table of coloured cells, `all` first, then in the
    order given. table: a distribution table with `label`, `status` and a column of counts for each option. options:
    (code, words).
    """
    rows, ranked = _rows(table, options)
    drawn = (
        ranking(rows[0], ranked, w, theme, title=title, narrow=narrow)
        if len(rows) == 1
        else heat_table(rows, ranked, w, theme, narrow=narrow)
    )
    return layered(
        drawn.layers,
        drawn.datasets,
        theme,
        title=title,
        subtitle=subtitle,
        height=drawn.height,
        description=describe_mentions(table, options, w),
        narrow=narrow,
    )


def describe_mentions(table: pd.DataFrame, options: Sequence[Option], w: Words) -> str:
    """Say what `mentions` shows: every option among all respondents, and in how many groups each comes first.

    Without the row `all` every row is told.
    """
    rows, ranked = _rows(table, options)
    told = [row for row in rows if row.group == "all"] or rows
    groups = [row for row in rows if row.n and row not in told]
    said = [row.said(ranked, w) for row in told if row.n] or [w("chart.no_answers")]
    if groups:
        said += [w.plural("chart.groups", len(groups)), *_first(groups, ranked, w)]
    return " ".join(said)


def _rows(table: pd.DataFrame, options: Sequence[Option]) -> tuple[list[Shares], list[Option]]:
    named = dict(options)
    codes = most_chosen(table, list(named))
    return shares(table, codes), [(code, named[code]) for code in codes]


def _first(groups: Sequence[Shares], ranked: Sequence[Option], w: Words) -> list[str]:
    """Say in how many groups each option is chosen most; equals count for the one that is chosen more overall."""
    first = Counter(
        max(ranked, key=lambda option: row.counts[option[0]])[1] for row in groups if any(row.counts.values())
    )
    return [w.plural("chart.comes_first", n, option=words) for words, n in first.most_common()]
