"""Answers beside museums by class of museum: exact from the countries whose classes are known, released from all."""

from typing import Any

import pandas as pd

from consultation import charts
from consultation.answers import ALL, Grouping
from consultation.charts import Dot, DotRow
from consultation.charts.wording import NO_BREAK
from consultation.stats.classes import ByClass
from consultation.stats.reach import reach_by_class
from consultation.text import Words
from consultation.ui import background, context, scales
from consultation.ui.figure import Drawn, figure
from consultation.ui.results import Results
from consultation.ui.view import View

SIDES = ("answers_share", "museums_share")
CLOSE = 0.03  # shares that differ by less are told as about the same


def counted(results: Results, view: View) -> ByClass | None:
    """Give the answers by country and class; None for the public, and for staff until they are counted."""
    counting = results.by_class(scales.scales(context.questionnaire()))
    return background.shared.result(key(view), counting) if counting else None


def key(view: View) -> str:
    """The key under which the answers by country and class are counted in the background."""
    return f"classes|{view.revision}|{view.edition}"


def show(results: Results, view: View) -> None:
    """Draw the classes, where some of their answers may be shown."""
    people = scales.kept(view, "people-by-type", lambda: results.respondents(Grouping.MUSEUM_TYPE))
    exact = counted(results, view)
    if view.exact and exact is None:
        return
    found = reach_by_class(exact.respondents if exact else _released(people))
    if len(found):
        figure(view, "classes", lambda: _drawn(found, _everybody(people), view), "method.missing.means")


def _released(people: pd.DataFrame) -> pd.DataFrame:
    """The classes of a released table: museum types that are shown, and those that are merged into their class."""
    classes = context.questionnaire().classes
    named = people["group"].map(lambda group: classes.get(group, group.removeprefix("class:")))
    return people.assign(museum_class=named)[["museum_class", "n"]]


def _everybody(people: pd.DataFrame) -> int:
    everyone = people["group"] == ALL
    return int(people.loc[everyone if everyone.any() else ~everyone, "n"].sum())


def _drawn(found: pd.DataFrame, of: int, view: View) -> Drawn:
    w, rows = context.words_in(view.language), found.to_dict("records")
    chart = charts.dots(
        [_row(row, w) for row in rows],
        [w("missing.answers"), w("missing.museums")],
        w,
        view.theme,
        heading=w("missing.scale.class"),
        title=_title(found, w),
        subtitle=f"{_basis(found, of, view, w)} {scales.note(view, w)}",
        description=". ".join(_said(row, w) for row in rows),
        joined=True,
        narrow=view.narrow,
    )
    return Drawn(chart, found, lambda: _readable(found, w))


def _title(found: pd.DataFrame, w: Words) -> str:
    """The class with most answers for its museums, and that with fewest, if they are not about equal."""
    shares = found.set_index("museum_class")
    ahead = shares["answers_share"] - shares["museums_share"]
    if ahead.abs().max() < CLOSE:
        return w("missing.answer.class.alike")
    most, least = w(f"class.{ahead.idxmax()}"), w(f"class.{ahead.idxmin()}")
    return w("missing.answer.class", most=most, least=least)


def _basis(found: pd.DataFrame, of: int, view: View, w: Words) -> str:
    first = found.iloc[0]
    years = {"first": int(first["first"]), "last": int(first["last"]), "countries": w.number(int(first["countries"]))}
    answers = w(
        "missing.class.exact" if view.exact else "missing.class.public",
        n=w.number(int(found["n"].sum())),
        of=w.number(of),
    )
    return f"{w('missing.class.source', **years)} {answers}"


def _row(row: Any, w: Words) -> DotRow:
    made = tuple(Dot(series, float(row[side]), _said(row, w)) for series, side in enumerate(SIDES))
    name = w(f"class.{row['museum_class']}")
    label = w("chart.row", name=name, n=w("chart.n", n=w.number(row["n"])).replace(" ", NO_BREAK))
    return DotRow(row["museum_class"], label, made, w.percent(row["answers_share"]))


def _said(row: Any, w: Words) -> str:
    shares = {side.removesuffix("_share"): w.percent(float(row[side])) for side in SIDES}
    return w("missing.tip", country=w(f"class.{row['museum_class']}"), **shares)


def _readable(found: pd.DataFrame, w: Words) -> pd.DataFrame:
    return pd.DataFrame(
        {
            w("term.class.word"): [w(f"class.{name}") for name in found["museum_class"]],
            w("table.respondents"): found["n"].map(w.number),
            w("missing.answers"): found["answers_share"].map(w.percent),
            w("missing.count"): found["museums"].map(w.number),
            w("missing.museums"): found["museums_share"].map(w.percent),
        }
    )
