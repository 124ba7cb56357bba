"""From counts on a five-step scale to the percentages that are drawn: one record a row."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from consultation.charts.wording import all_first, count, mark
from consultation.questions.model import SCALE
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
    return [_opinion(row, count_no_opinion=count_no_opinion) for row in all_first(table)]


def _opinion(row: dict[str, Any], *, count_no_opinion: bool) -> Opinion:
    counts = {step: count(row, step) for step in SCALE}
    counts["no_opinion"] = count(row, "no_opinion") if count_no_opinion else 0
    n = count(row, "answered") + counts["no_opinion"]
    # Without its steps a row keeps its label, and nothing is drawn for it.
    known = not any(pd.isna(row.get(step)) for step in SCALE)
    return Opinion(
        group=str(row["group"]),
        name=str(row["label"]),
        status=mark(row, n),
        n=n,
        respondents=count(row, "respondents"),
        counts=counts,
        range=_range(sum(counts[step] for step in TOP_TWO), n) if n and known else None,
    )


def _range(k: int, n: int) -> tuple[float, float]:
    low, high = wilson(k, n)
    return 100 * float(low), 100 * float(high)
