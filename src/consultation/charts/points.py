"""How every group shared out points: a row a group, a column an option, a cell the mean share of the points."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from consultation.charts.heat_table import Option, heat_table
from consultation.charts.shares import Shares
from consultation.charts.spec import Spec
from consultation.charts.theme import ThemeName, layered
from consultation.charts.wording import NO_BREAK, Figures
from consultation.text import Words

# Shared over ten options each has a tenth: colours lie around it.
BREAKS = (3, 6, 10, 15, 20)


@dataclass(frozen=True)
class PointsOfGroup(Shares):
    """One group: `means` are the mean shares (0..1) of the points of those who shared any."""

    means: Mapping[str, float]

    def share(self, code: str) -> float:
        """The mean share in per cent."""
        return 100 * self.means[code]

    def label(self, w: Words) -> str:
        """Name the row with how many shared points out."""
        return w("chart.row", name=self.name, n=w("chart.n", n=w.number(self.n)).replace(" ", NO_BREAK))

    def figure(self, code: str, w: Words, figures: Figures) -> str:  # noqa: ARG002  as in `Shares`
        """Write the mean share: it is not of people, who could be counted instead."""
        return figures.percent(self.share(code))

    def short(self, code: str, figures: Figures) -> str:
        """Write the same in as few characters as possible."""
        return figures.number(round(self.share(code)))

    def tip(self, code: str, words: str, w: Words, figures: Figures) -> str:
        """Say the mean share of an option."""
        share, n = figures.percent(self.share(code)), figures.number(self.n)
        return w("chart.tip_points", name=self.name, part=words, share=share, n=n)


def points(
    table: pd.DataFrame,
    options: Sequence[Option],
    w: Words,
    theme: ThemeName = "light",
    *,
    title: str = "",
    subtitle: str = "",
    narrow: bool = False,
) -> Spec:
    """Draw the mean shares in the order of the rows.

    table: group, label, n (people) and by option its mean share, 0 to 1. options: (column, words).
    """
    rows = [_row(row, options) for row in table.to_dict("records")]
    drawn = heat_table(rows, options, w, theme, narrow=narrow, note=w("chart.points"), breaks=BREAKS)
    return layered(
        drawn.layers,
        drawn.datasets,
        theme,
        title=title,
        subtitle=subtitle,
        height=drawn.height,
        description=describe_points(table, options, w),
        narrow=narrow,
    )


def describe_points(table: pd.DataFrame, options: Sequence[Option], w: Words) -> str:
    """Say of each group which option got most of its points."""
    figures = Figures.of(w)
    said = []
    for row in (_row(row, options) for row in table.to_dict("records")):
        code, words = max(options, key=lambda option: row.means[option[0]])
        said.append(row.tip(code, words, w, figures))
    return " ".join(said) or w("chart.no_answers")


def _row(row: Mapping[object, object], options: Sequence[Option]) -> PointsOfGroup:
    n = int(str(row["n"]))
    means = {code: float(str(row[code])) for code, _ in options}
    return PointsOfGroup(str(row["group"]), str(row["label"]), "shown", n, n, {}, means)
