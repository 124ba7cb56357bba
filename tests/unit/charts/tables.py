"""Small labelled tables, as pages hand them to the charts, and ways to look into a specification."""

import json
from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd

from consultation.charts import Spec


def row(
    group: str,
    steps: Sequence[int],
    *,
    label: str = "",
    no_opinion: int = 0,
    blank: int = 0,
    status: str = "shown",
) -> dict[str, Any]:
    answered = sum(steps)
    return {
        "group": group,
        "label": label or group,
        "respondents": answered + no_opinion + blank,
        "answered": answered,
        "no_opinion": no_opinion,
        "not_applicable": 0,
        "blank": blank,
        "not_asked": 0,
        **{str(step): n for step, n in enumerate(steps, start=1)},
        "status": status,
    }


def three_groups() -> pd.DataFrame:
    return pd.DataFrame(
        [
            row("NL", (1, 2, 4, 10, 20), label="Netherlands", no_opinion=1, blank=3),
            row("all", (6, 8, 10, 30, 40), label="All respondents", no_opinion=6, blank=10),
            row("FI", (5, 1, 1, 2, 3), label="Finland", status="few"),
        ]
    )


def nothing() -> pd.DataFrame:
    return three_groups().iloc[:0]


def many(number: int) -> pd.DataFrame:
    return pd.DataFrame([row(f"g{at}", (at % 3, 1, 2, at % 7, 5), no_opinion=at % 2) for at in range(number)])


def counted(**counts: int) -> pd.DataFrame:
    return pd.DataFrame(
        {"group": list(counts), "label": [f"Land {code}" for code in counts], "n": list(counts.values())}
    )


def records(chart: Spec, name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = chart["datasets"][name]
    return found


def layer(chart: Spec, mark: str, data: str) -> Spec:
    """The only layer that draws this dataset with this mark."""
    (found,) = [
        each
        for each in chart["layer"]
        if each["mark"]["type"] == mark and each["data"]["name"] == data and "transform" not in each
    ]
    drawn: Spec = found
    return drawn


def checked(chart: Spec) -> Spec:
    """The chart as Altair reads and writes it, checked against the schema of Vega-Lite."""
    found: Spec = alt.LayerChart.from_dict(chart, validate=True).to_dict(validate=True)
    return found


def looked_up(expression: str) -> list[Any]:
    """The texts of a label expression such as `["a"][indexof(["1"], datum.value)]`."""
    texts: list[Any] = json.JSONDecoder().raw_decode(expression)[0]
    return texts
