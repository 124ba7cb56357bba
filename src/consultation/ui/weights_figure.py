"""The figure of the ways of counting: one row a question, a mark for each way that is shown."""

from collections.abc import Sequence

import pandas as pd

from consultation import charts
from consultation.charts import Dot, DotRow
from consultation.stats.weights import HALF, Conclusion, Headline, Scheme, conclusion
from consultation.text import Words
from consultation.ui import context, scales, wordings
from consultation.ui.figure import Drawn
from consultation.ui.view import View

SCHEMES = tuple(Scheme)
Headlines = dict[str, list[Headline]]


def shown(row: Sequence[Headline]) -> list[Headline]:
    """Those of the ways of counting one question that are shown."""
    return [one for one in row if one.share is not None]


def drawn(found: Headlines, said: str, view: View) -> Drawn:
    """Draw the ways of counting; `said` is what the sentences beside the chart say."""
    w = context.words_in(view.language)
    chart = charts.dots(
        [_row(column, row, w) for column, row in found.items()],
        [w(f"weights.{scheme}") for scheme in _schemes(found)],
        w,
        view.theme,
        heading=w("weights.scale"),
        title=_title(found, w),
        subtitle=f"{_basis(found, w)} · {scales.note(view, w)}",
        description=said,
        reference=HALF,
        narrow=view.narrow,
    )
    return Drawn(chart, _figures(found), lambda: _readable(found, w))


def _title(found: Headlines, w: Words) -> str:
    told = [conclusion(row) for row in found.values()]
    known = len(told) - told.count(Conclusion.CANNOT_TELL)
    return w("weights.answer", n=w.number(told.count(Conclusion.CHANGES)), of=w.number(known))


def _schemes(found: Headlines) -> list[Scheme]:
    """The ways of counting up to the last one that some question can be counted in."""
    used = {one.scheme for row in found.values() for one in shown(row)}
    return [scheme for at, scheme in enumerate(SCHEMES) if used & set(SCHEMES[at:])]


def _basis(found: Headlines, w: Words) -> str:
    """What the line is, how many answers there are, and of which years the numbers of museums."""
    n = wordings.basis(pd.Series([row[0].n for row in found.values()]), w)
    years = [year for row in found.values() for one in shown(row) if one.years for year in one.years]
    source = [w("weights.years", first=min(years), last=max(years))] if years else []
    return " ".join([w("weights.dashed"), *source, n])


def _row(column: str, row: Sequence[Headline], w: Words) -> DotRow:
    name = scales.label(column, w)
    made = tuple(Dot(SCHEMES.index(one.scheme), one.share, _tip(name, one, w)) for one in row if one.share is not None)
    return DotRow(column, name, made, scales.share(row[0].share or 0.0, row[0].n, w))


def _tip(name: str, one: Headline, w: Words) -> str:
    counts = {"n": w.number(one.n), "effective": w.number(one.effective), "left_out": w.number(one.left_out)}
    return w("weights.tip", item=name, scheme=w(f"weights.{one.scheme}"), share=w.percent(one.share or 0.0), **counts)


def _figures(found: Headlines) -> pd.DataFrame:
    columns = ["scheme", "usable", "share", "n", "left_out", "effective", "countries", "years"]
    rows = [[column, *(getattr(one, name) for name in columns)] for column, row in found.items() for one in row]
    return pd.DataFrame(rows, columns=["question", *columns])


def _readable(found: Headlines, w: Words) -> pd.DataFrame:
    rows = [
        (
            scales.label(column, w), w(f"weights.{one.scheme}"), "–" if one.share is None else w.percent(one.share),
            w.number(one.n), w.number(one.effective), w.number(one.left_out), _years(one, w),
        )
        for column, row in found.items()
        for one in row
    ]  # fmt: skip
    headings = [
        "filter.question",
        "weights.way",
        "weights.scale",
        "table.answered",
        "weights.effective",
        "weights.left_out",
        "weights.year",
    ]
    return pd.DataFrame(rows, columns=[w(heading) for heading in headings])


def _years(one: Headline, w: Words) -> str:
    return w("table.from_to", low=one.years[0], high=one.years[1]) if one.years else "–"
