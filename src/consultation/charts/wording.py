"""Words that several charts put on their rows: names with their denominators, wrapped to what fits."""

import textwrap
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Self

import pandas as pd

from consultation.release.rules import FEW, Status
from consultation.text import Words

MARKED = ("few", "withheld")
LEAST = 0.001  # any share that is rounded to 0 is written alike
# Keeps a denominator on one line.
NO_BREAK = "\u00a0"


@dataclass(frozen=True)
class Figures:
    """Numbers as a language writes them, each written once: a chart says the same hundred ones again and again."""

    number: Callable[[int], str]
    share: Callable[[float], str]

    @classmethod
    def of(cls, w: Words) -> Self:
        """Give the figures of a language."""
        return cls(number=cache(w.number), share=cache(w.percent))

    def percent(self, per_cent: float) -> str:
        """Write a percentage of 0 to 100 without decimals; what is less than a half, but not 0, is `<1%`."""
        return self.share(round(per_cent / 100, 2) or min(per_cent / 100, LEAST))


def lines(text: str, width: int) -> list[str]:
    """Give the text in lines of at most `width` characters; a non-breaking space stays unbroken."""
    return textwrap.wrap(text, width) or [""]


def mark(row: Mapping[str, Any], n: int) -> str:
    """How a row with n answers is marked: its status, but small groups together that are still few are `few`."""
    status = str(row.get("status", Status.SHOWN))
    return str(Status.FEW) if status == Status.MERGED and n < FEW else status


def row_label(name: str, n: int, respondents: int, status: str, w: Words) -> str:
    """`Netherlands (n = 38 of 41 · few answers)`: who, on how many answers of how many respondents, and how marked."""
    return w("chart.row", name=name, n=basis(n, respondents, status, w))


def basis(n: int, respondents: int, status: str, w: Words) -> str:
    """`n = 38 of 41 · few answers`: on how many answers of how many respondents, and how marked; never broken."""
    parts = [w("chart.n_of", n=w.number(n), of=w.number(respondents))]
    if status in MARKED:
        parts.append(w(f"chart.{status}"))
    return " · ".join(parts).replace(" ", NO_BREAK)


def count(row: Mapping[str, Any], column: str) -> int:
    """Give a count of a table's row; a column that is missing or a hidden cell counts nothing."""
    value = row.get(column)
    return 0 if value is None or pd.isna(value) else int(value)


def all_first(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Give the rows of a labelled table: `all` first, then the order given."""
    # pandas' own to_dict("records") takes ten times as long for a small table.
    columns = [str(column) for column in table.columns]
    rows = [dict(zip(columns, values, strict=True)) for values in table.to_numpy(dtype=object).tolist()]
    return sorted(rows, key=lambda row: row["group"] != "all")


def round_up(most: int) -> int:
    """Give a full number (10, 12, 14, …, 100, 120) not below `most`: a scale that ends there holds answers to come."""
    step = max(1, int(10 ** (len(str(most)) - 1)) // 5)
    return max(1, -(-most // step) * step)
