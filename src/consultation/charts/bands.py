"""Countries of Europe with their counts in bands, for the map and the grid of tiles."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import altair as alt
import pandas as pd

from consultation.charts.marks import looked_up
from consultation.charts.theme import Theme
from consultation.charts.wording import all_first, count
from consultation.text import Words

BREAKS = (1, 5, 10, 25, 50)
SHOWN = ("shown", "few")
NAMED = 3


@dataclass(frozen=True)
class Cell:
    """One country: `n` answers, None where a public table does not give it; `band` counts from 0, the least."""

    code: str
    name: str
    n: int | None
    band: int


def cells(table: pd.DataFrame, codes: Iterable[str], w: Words, banded: int | None) -> list[Cell]:
    """Give the countries `codes` with their counts; those without a row in the table have no answers.

    banded: the threshold of a public table. Then there are two bands, and a country under it, hidden or merged looks
    like one without answers.
    """
    known = {str(row["group"]): row for row in all_first(table)}
    return [_cell(code, known.get(code, {}), w, banded) for code in codes]


def _cell(code: str, row: Mapping[Any, Any], w: Words, banded: int | None) -> Cell:
    n = count(row, "n")
    name = str(row.get("label") or w.country(code))
    if banded is None:
        return Cell(code, name, n, sum(n >= least for least in BREAKS))
    public = n >= banded and row.get("status", "shown") in SHOWN
    return Cell(code, name, n if public else None, int(public))


def figure(cell: Cell, w: Words) -> str:
    """Give the count of a country in words."""
    return w("chart.fewer_or_none") if cell.n is None else w.number(cell.n)


def tip(cell: Cell, w: Words) -> str:
    """Give a country with its count."""
    return w("chart.cell", name=cell.name, n=figure(cell, w))


def colours(theme: Theme, banded: int | None) -> list[str]:
    """Give the colour of every band, the least first."""
    return [theme.empty, *theme.blues] if banded is None else [theme.empty, theme.blues[3]]


def band_colour(theme: Theme, w: Words, banded: int | None, *, narrow: bool) -> alt.Color:
    """Give the field `band` as a colour, with its legend."""
    texts = {str(at): text for at, text in enumerate(_names(w, banded))}
    return alt.Color(
        "band:N",
        scale=alt.Scale(domain=list(texts), range=colours(theme, banded)),
        legend=alt.Legend(labelExpr=looked_up(texts), columnPadding=10, columns=3 if narrow else 0),
    )


def _names(w: Words, banded: int | None) -> list[str]:
    if banded is not None:
        return [w("chart.fewer_or_none"), w("chart.bucket_open", low=w.number(banded))]
    closed = [w("chart.bucket", low=w.number(low), high=w.number(after - 1)) for low, after in pairwise(BREAKS)]
    return [w("chart.none"), *closed, w("chart.bucket_open", low=w.number(BREAKS[-1]))]


def describe(found: Sequence[Cell], w: Words, banded: int | None) -> str:
    """Say how many countries have answers (enough to be shown, if `banded`) and which have most."""
    most = sorted((cell for cell in found if cell.n), key=lambda cell: -(cell.n or 0))
    if not most:
        return w("chart.no_answers") if banded is None else w.plural("chart.countries_from", 0, threshold=banded)
    number = (
        w.plural("chart.countries", len(most))
        if banded is None
        else w.plural("chart.countries_from", len(most), threshold=w.number(banded))
    )
    return " ".join([number, w("chart.most", rows=", ".join(tip(cell, w) for cell in most[:NAMED]))])
