"""Who answered and who is missing: answers beside museums, country by country."""

from typing import Any

import pandas as pd
import streamlit as st

from consultation import charts
from consultation.answers import ALL, Grouping
from consultation.charts import Dot, DotRow
from consultation.stats.reach import reach, still_needed, without_answers
from consultation.text import Words
from consultation.text.labels import group_label
from consultation.ui import context, glossary, museum_classes, scales
from consultation.ui.figure import Drawn, figure
from consultation.ui.results import Results
from consultation.ui.view import View

FEWEST = 2
TOLD = 3  # countries that the title names on either side
SIDES = ("answers_share", "museums_share")


def show(results: Results, view: View, w: Words) -> None:
    """Draw answers beside museums, name the countries without, and for staff say how many answers groups lack."""
    glossary.heading(w("missing.title"), "missing", exact=view.exact)
    participation = scales.kept(view, "reach", lambda: results.respondents(Grouping.COUNTRY))
    if int(reach(participation)["counted"].sum()) < FEWEST:
        st.info(w("missing.too_few"))
    else:
        figure(view, "missing", lambda: _drawn(participation, view), "method.missing.means")
    museum_classes.show(results, view)
    _absent(participation, view, w)
    _types_absent(results, view, w)
    if view.exact:
        _needed(results, w)


def _absent(participation: pd.DataFrame, view: View, w: Words) -> None:
    names = sorted(w.country(country) for country in without_answers(participation))
    st.subheader(w("missing.none.exact" if view.exact else "missing.none.public"))
    st.caption(w("missing.none.about"))
    st.write(", ".join(names).replace("*", r"\*") if names else w("missing.all_there"))


def _types_absent(results: Results, view: View, w: Words) -> None:
    named = set(results.respondents(Grouping.MUSEUM_TYPE)["group"])
    absent = [w(f"museum_type.{name}") for name in context.questionnaire().options["museum_type"] if name not in named]
    which = "exact" if view.exact else "public"
    st.subheader(w(f"missing.types.{which}"))
    st.write(", ".join(sorted(absent)) if absent else w(f"missing.types.all_there.{which}"))


def _needed(results: Results, w: Words) -> None:
    threshold = context.settings().threshold
    st.subheader(w("missing.needed"))
    found = [
        (group_label(w, by, row["group"]), row["n"], row["needed"])
        for by in scales.BY
        for row in still_needed(_groups(results.respondents(by)), "n", threshold).to_dict("records")
    ]
    if not found:
        st.write(w("missing.needed.none"))
        return
    st.write(w("missing.needed.about", threshold=threshold))
    headings = [w("table.group"), w("table.respondents"), w("missing.needed")]
    listed = sorted(found, key=lambda row: (-int(row[2]), row[0]))
    st.dataframe(pd.DataFrame(listed, columns=headings), hide_index=True)


def _groups(table: pd.DataFrame) -> pd.DataFrame:
    return table[table["group"] != ALL]


def _drawn(participation: pd.DataFrame, view: View) -> Drawn:
    w, found = context.words_in(view.language), reach(participation)
    counted = found[found["counted"]].sort_values(["museums_share", "country"], ascending=[False, True])
    rows = counted.to_dict("records")
    years = counted["year"]
    source = w("missing.source", first=int(years.min()), last=int(years.max()))
    chart = charts.dots(
        [_row(row, w) for row in rows],
        [w("missing.answers"), w("missing.museums")],
        w,
        view.theme,
        heading=w("missing.scale"),
        title=_title(counted, w),
        subtitle=f"{w('missing.about')} {source} {scales.note(view, w)}",
        description=". ".join(_said(row, w) for row in rows),
        joined=True,
        narrow=view.narrow,
    )
    return Drawn(chart, found, lambda: _readable(found, w))


def _title(counted: pd.DataFrame, w: Words) -> str:
    """The countries with most answers for their museums, and those with fewest."""
    ahead = (counted.set_index("country")["answers_share"] - counted.set_index("country")["museums_share"]).astype(
        float
    )
    order = ahead.sort_values(kind="stable").index
    told = min(TOLD, len(order) // 2)
    return w(
        "missing.answer",
        most=", ".join(w.country(country) for country in order[::-1][:told]),
        least=", ".join(w.country(country) for country in order[:told]),
    )


def _row(row: Any, w: Words) -> DotRow:
    tip = _said(row, w)
    made = tuple(Dot(series, float(row[side]), tip) for series, side in enumerate(SIDES))
    return DotRow(row["country"], w.country(row["country"]), made, w.percent(float(row["answers_share"]), 1))


def _said(row: Any, w: Words) -> str:
    shares = {side.removesuffix("_share"): w.percent(float(row[side]), 1) for side in SIDES}
    return w("missing.tip", country=w.country(row["country"]), **shares)


def _readable(found: pd.DataFrame, w: Words) -> pd.DataFrame:
    def written(column: str) -> list[str]:
        number = w.percent if column in SIDES else w.number
        return ["–" if pd.isna(value) else number(float(value)) for value in found[column]]

    return pd.DataFrame(
        {
            w("filter.by.country"): [w.country(country) for country in found["country"]],
            w("table.respondents"): written("n"),
            w("missing.answers"): written("answers_share"),
            w("missing.count"): written("museums"),
            w("missing.museums"): written("museums_share"),
        }
    )
