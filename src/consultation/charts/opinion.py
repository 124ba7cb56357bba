"""From counts on a five-step scale to the percentages that are drawn: one record a row."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from consultation.charts.wording import all_first, count, mark
from consultation.questions.model import NO_OPINION, SCALE
from consultation.stats.interval import wilson

TOP_TWO = SCALE[3:]


@dataclass(frozen=True)
class Opinion:
    """One row in per cent of its denominator `n`; without a denominator the shares are 0 and the range is None.

    `respondents` are everyone in the group; `counts` has the five steps and `no_opinion`.
    """

    group: str
    name: str
    status: str
    n: int
    respondents: int
    counts: dict[str, int]
    range: tuple[float, float] | None

    def share(self, part: str) -> float:
        """Per cent of the denominator who chose this step, or `no_opinion`."""
        return 100 * self.counts[part] / self.n if self.n else 0.0

    @property
    def top(self) -> float:
        """Per cent who chose one of the top two steps."""
        return sum(self.share(step) for step in TOP_TWO)

    @property
    def bottom(self) -> float:
        """Per cent who chose one of the bottom two steps."""
        return self.share("1") + self.share("2")


def opinions(table: pd.DataFrame, *, count_no_opinion: bool) -> list[Opinion]:
    """Give the rows of a distribution table, `all` first; `count_no_opinion` keeps "no opinion" in the denominator."""
    rows = all_first(table)
    counted = [_counts(row, count_no_opinion=count_no_opinion) for row in rows]
    n = [count(row, "answered") + counts[NO_OPINION] for row, counts in zip(rows, counted, strict=True)]
    lows, highs = wilson([sum(counts[step] for step in TOP_TWO) for counts in counted], n)
    ranges = zip((100 * lows).tolist(), (100 * highs).tolist(), strict=True)
    return [_opinion(*each) for each in zip(rows, counted, n, ranges, strict=True)]


def _counts(row: dict[str, Any], *, count_no_opinion: bool) -> dict[str, int]:
    counts = {step: count(row, step) for step in SCALE}
    return counts | {NO_OPINION: count(row, NO_OPINION) if count_no_opinion else 0}


def _opinion(row: dict[str, Any], counts: dict[str, int], n: int, ends: tuple[float, float]) -> Opinion:
    # Without its steps a row keeps its label, and nothing is drawn for it.
    known = not any(pd.isna(row.get(step)) for step in SCALE)
    return Opinion(
        group=str(row["group"]),
        name=str(row["label"]),
        status=mark(row, n),
        n=n,
        respondents=count(row, "respondents"),
        counts=counts,
        range=ends if n and known else None,
    )
