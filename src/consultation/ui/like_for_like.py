"""Like for like: what countries would answer with the same mix of museums, few answers counting with caution."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from consultation import charts
from consultation.answers import ALL, Grouping
from consultation.charts import Dot, DotRow
from consultation.charts.wording import NO_BREAK
from consultation.questions.model import SCALE
from consultation.questions.places import REGION
from consultation.stats.country_model import CountryModel, Fit, country_model
from consultation.text import Words
from consultation.ui import background, context, filters, glossary, groups, live, scales, wordings
from consultation.ui.figure import Drawn, figure
from consultation.ui.results import Results
from consultation.ui.view import View

LOOK_AGAIN = 1.0  # seconds


def show(results: Results, view: View, w: Words) -> None:
    """Let the person choose a question; draw its countries once the model is computed, and say so until then."""
    glossary.heading(w("like.title" if view.exact else "like.title.public"), "like", exact=view.exact)
    st.caption(w("like.exact" if view.exact else "like.public"))
    listed = scales.scales(context.questionnaire())
    column = filters.select("question", listed, listed[0], w, lambda name: wordings.named(name, w))
    table = scales.tables(results, view, Grouping.COUNTRY)[column]
    key = f"like-{column}|{view.exact}|{view.revision}|{view.edition}"
    found: CountryModel | None = background.shared.result(key, _work(column, table, results))
    if found is None:
        st.info(w("like.computing"))
        _wait(key)
    elif found.fit is not Fit.FITTED:
        st.info(w(f"like.{found.fit}"))
    else:
        about = "method.like.means" if view.exact else "like.public"
        groups.only_largest(len(found.countries), w, choice=False)
        figure(view, f"like-{column}", lambda: _drawn(found.countries, column, table, view), about)
        st.write(reading(largest(found.countries), w).replace("*", r"\*"))


@st.fragment(run_every=LOOK_AGAIN)
def _wait(key: str) -> None:
    if background.shared.is_done(key):
        live.draw_again()


def _work(column: str, table: pd.DataFrame, results: Results) -> Callable[[], CountryModel]:
    """What is computed, without asking the page for anything.

    For the public it starts from the released table by country alone: answers by country and museum type at once are
    never published, nor is what is computed from them.
    """
    if cells := results.steps_by_country_and_type(column):
        return lambda: country_model(cells())
    shown = table[table["group"].isin(list(REGION))]
    released = shown[["group", *SCALE]].rename(columns={"group": "country"}).assign(museum_type=ALL)
    return lambda: country_model(released)


def largest(countries: pd.DataFrame) -> pd.DataFrame:
    """The countries with the most answers, in the order of the estimate: of those with few it says next to nothing."""
    most = countries["n"].sort_values(ascending=False, kind="stable").index[: groups.MOST]
    return countries[countries.index.isin(most)]


def differ(countries: pd.DataFrame) -> bool:
    """Whether the highest and the lowest country stand clearly apart: their ranges do not overlap."""
    return bool(countries.iloc[0]["low"] > countries.iloc[-1]["high"])


def reading(countries: pd.DataFrame, w: Words) -> str:
    """Say in plain language whether countries differ once few answers count with caution."""
    first, last = countries.iloc[0], countries.iloc[-1]
    values = {
        "first": w.country(str(first["country"])), "first_share": w.percent(float(first["pooled"])),
        "last": w.country(str(last["country"])), "last_share": w.percent(float(last["pooled"])),
    }  # fmt: skip
    return w("like.differ" if differ(countries) else "like.alike", **values)


def _title(countries: pd.DataFrame, column: str, w: Words) -> str:
    first, last = (w.country(str(countries.iloc[at]["country"])) for at in (0, -1))
    answer = "like.answer.differ" if differ(countries) else "like.answer.alike"
    return w(answer, item=scales.label(column, w), first=first, last=last)


def _drawn(countries: pd.DataFrame, column: str, table: pd.DataFrame, view: View) -> Drawn:
    """Draw the largest countries; like the model, the line of all respondents leaves out no opinion."""
    w, shown = context.words_in(view.language), largest(countries)
    everyone = table.loc[table["group"] == ALL, "top_two_of_answered"]
    rows = shown.to_dict("records")
    chart = charts.dots(
        [_row(row, w) for row in rows],
        [w("like.raw"), _estimate(view, w)],
        w,
        view.theme,
        heading=w("like.scale"),
        title=_title(shown, column, w),
        subtitle=f"{w('chart.reference')} · {w('compare.without_no_opinion')} · {scales.note(view, w)}",
        description=" ".join([reading(shown, w), *(_said(row, w) for row in rows)]),
        reference=float(everyone.iloc[0]) if len(everyone) else None,
        narrow=view.narrow,
    )
    return Drawn(chart, countries, lambda: _readable(countries, _estimate(view, w), w))


def _estimate(view: View, w: Words) -> str:
    return w("like.pooled" if view.exact else "like.pooled.public")


def _row(row: Any, w: Words) -> DotRow:
    tip = _said(row, w)
    raw = Dot(0, row["raw"], tip, (row["raw_low"], row["raw_high"]), hollow=True)
    pooled = Dot(1, row["pooled"], tip, (row["low"], row["high"]))
    label = w("chart.row", name=w.country(row["country"]), n=w("chart.n", n=w.number(row["n"])).replace(" ", NO_BREAK))
    return DotRow(row["country"], label, (raw, pooled), w.percent(row["pooled"]))


def _said(row: Any, w: Words) -> str:
    shares = {name: w.percent(row[name]) for name in ("raw", "pooled", "low", "high")}
    return w("like.said", country=w.country(row["country"]), n=w.number(row["n"]), **shares)


def _readable(countries: pd.DataFrame, estimate: str, w: Words) -> pd.DataFrame:
    bounds = zip(countries["low"], countries["high"], strict=True)
    return pd.DataFrame(
        {
            w("filter.by.country"): [w.country(country) for country in countries["country"]],
            w("table.answered"): countries["n"].map(w.number),
            w("like.raw"): countries["raw"].map(w.percent),
            estimate: countries["pooled"].map(w.percent),
            w("table.range"): [w("table.from_to", low=w.percent(low), high=w.percent(high)) for low, high in bounds],
        }
    )
