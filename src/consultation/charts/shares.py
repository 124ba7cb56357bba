"""How many of those who answered chose each option, row by row."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from consultation.charts.wording import Figures, all_first, basis, count, mark, row_label
from consultation.questions.model import NO_OPINION
from consultation.text import Words

# A share of fewer answers says more of single people than of their group.
SOLID = 10
HALF = 0.5  # per cent; less is written as 0, and nobody would be meant


@dataclass(frozen=True)
class Shares:
    """One row: how many chose each option, of `n` who answered among `respondents`."""

    group: str
    name: str
    status: str
    n: int
    respondents: int
    counts: dict[str, int]

    def answers(self, code: str) -> int:  # noqa: ARG002  options of one question have the same
        """How many answers the share of this option is of."""
        return self.n

    def share(self, code: str) -> float:
        """Of those who answered, the per cent (0..100) who chose this option."""
        return 100 * self.counts[code] / self.answers(code) if self.answers(code) else 0.0

    def figure(self, code: str, w: Words, figures: Figures) -> str:
        """Write the share as it stands in a cell; where nobody or hardly anybody is counted, how many of how many."""
        k, n = self.counts[code], self.answers(code)
        if k and self.is_solid(code):
            return figures.percent(self.share(code))
        return w("chart.k_of_n", k=figures.number(k), n=figures.number(n))

    def short(self, code: str, figures: Figures) -> str:
        """Write the same in as few characters as possible."""
        k, n = self.counts[code], self.answers(code)
        if k and self.is_solid(code):
            return figures.number(round(self.share(code))) if self.share(code) >= HALF else f"<{figures.number(1)}"
        return f"{figures.number(k)}/{figures.number(n)}"

    def is_solid(self, code: str) -> bool:
        """Whether enough people answered for a share to say something of their group."""
        return self.answers(code) >= SOLID

    def label(self, w: Words) -> str:
        """Name the row with its denominator and its mark."""
        return row_label(self.name, self.n, self.respondents, self.status, w)

    def basis(self, w: Words) -> str:
        """Give the denominator and the mark alone."""
        return basis(self.n, self.respondents, self.status, w)

    def tip(self, code: str, words: str, w: Words, figures: Figures) -> str:
        """Say how many chose the option, called `words`."""
        return w(
            "chart.tip_part",
            name=self.name,
            part=words,
            k=figures.number(self.counts[code]),
            n=figures.number(self.answers(code)),
            share=figures.percent(self.share(code)),
        )

    def said(self, options: Iterable[tuple[str, str]], w: Words) -> str:
        """Give the row as a sentence: the options (code, words) with their shares, and the denominator."""
        figures = Figures.of(w)
        parts = [w("chart.option", option=words, share=figures.percent(self.share(code))) for code, words in options]
        return w(
            "chart.choices_said",
            name=self.name,
            parts="; ".join(parts),
            n=figures.number(self.n),
            of=figures.number(self.respondents),
        )


def shares(table: pd.DataFrame, codes: Iterable[str], *, count_no_opinion: bool = True) -> list[Shares]:
    """Give the rows of a distribution table, `all` first; `count_no_opinion` keeps "no opinion" in the denominator."""
    listed = list(codes)
    return [_shares(row, listed, count_no_opinion=count_no_opinion) for row in all_first(table)]


def _shares(row: dict[str, Any], codes: list[str], *, count_no_opinion: bool) -> Shares:
    n = count(row, "answered") + (count(row, NO_OPINION) if count_no_opinion else 0)
    return Shares(
        group=str(row["group"]),
        name=str(row["label"]),
        status=mark(row, n),
        n=n,
        respondents=count(row, "respondents"),
        counts={code: count(row, code) for code in codes},
    )
