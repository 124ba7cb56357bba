"""Many scales by the same groups at once: a row a group, a column a scale, a cell the share of the top two steps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from consultation.answers import ALL
from consultation.charts.heat_table import MOST, Option, heat_table
from consultation.charts.opinion import TOP_TWO
from consultation.charts.shares import Shares
from consultation.charts.spec import Spec
from consultation.charts.theme import ThemeName, layered
from consultation.charts.wording import Figures, all_first, count
from consultation.questions.model import NO_OPINION
from consultation.text import Words

__all__ = ["MOST", "asks", "describe_asks"]

# Agreement is mostly above a half: most colours lie there.
BREAKS = (20, 35, 50, 65, 80)


@dataclass(frozen=True)
class AskedOfGroup(Shares):
    """One group: `counts` are the top two steps of each scale, `basis_of` the answers to each; none: an empty cell."""

    basis_of: Mapping[str, int]

    def answers(self, code: str) -> int:
        """How many answered this scale, no opinion included."""
        return self.basis_of.get(code, 0)

    def label(self, w: Words) -> str:
        """Name the row with its respondents: its answers differ from cell to cell."""
        return w("chart.row", name=self.name, n=w.number(self.respondents))


def asks(
    tables: Mapping[str, pd.DataFrame],
    groups: Sequence[str],
    options: Sequence[Option],
    w: Words,
    theme: ThemeName = "light",
    *,
    title: str = "",
    subtitle: str = "",
    narrow: bool = False,
) -> Spec:
    """Draw at most MOST scales by group.

    tables: a labelled distribution table for each code of `options` (code, words). groups: the rows, in order; a group
    that a table does not have is an empty cell.
    """
    rows = _rows(tables, groups)
    drawn = heat_table(rows, options, w, theme, narrow=narrow, note=w("chart.asks"), breaks=BREAKS)
    return layered(
        drawn.layers,
        drawn.datasets,
        theme,
        title=title,
        subtitle=subtitle,
        height=drawn.height,
        description=describe_asks(tables, groups, options, w),
        narrow=narrow,
    )


def describe_asks(
    tables: Mapping[str, pd.DataFrame], groups: Sequence[str], options: Sequence[Option], w: Words
) -> str:
    """Say of each scale which group rates it highest, of those with enough answers for a share."""
    rows, figures = _rows(tables, groups), Figures.of(w)
    said = []
    for code, words in options:
        answered = [row for row in rows if row.answers(code)]
        large = [row for row in answered if row.group != ALL and row.is_solid(code)]
        if answered:
            best = max(large or answered, key=lambda row: row.share(code))
            said.append(w("chart.asks_group", ask=words, name=best.name, share=figures.percent(best.share(code))))
    return " ".join(said) or w("chart.no_answers")


def _rows(tables: Mapping[str, pd.DataFrame], groups: Sequence[str]) -> list[AskedOfGroup]:
    records = {code: {row["group"]: row for row in all_first(table)} for code, table in tables.items()}
    found = []
    for group in groups:
        own = {code: rows[group] for code, rows in records.items() if group in rows}
        first = next(iter(own.values()))
        found.append(
            AskedOfGroup(
                group=group,
                name=str(first["label"]),
                status=str(first["status"]),
                n=count(first, "answered") + count(first, NO_OPINION),
                respondents=max(count(row, "respondents") for row in own.values()),
                counts={code: sum(count(row, step) for step in TOP_TWO) for code, row in own.items()},
                basis_of={code: count(row, "answered") + count(row, NO_OPINION) for code, row in own.items()},
            )
        )
    return found
