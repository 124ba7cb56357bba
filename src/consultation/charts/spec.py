"""What a chart is once it is drawn: a Vega-Lite specification, whose layers are written once and used again."""

from collections.abc import Iterable
from typing import Any

import altair as alt

Spec = dict[str, Any]
Layers = tuple[Spec, ...]


def written(charts: Iterable[alt.Chart]) -> Layers:
    """Write layers as parts of a specification; whoever keeps them must not change them.

    Building a layer and writing it takes Altair 2 ms, and a figure has up to twelve. Yet most of what an answer changes
    is in the datasets: so each kind of chart keeps its layers by all that they depend on. Unchecked, because the tests
    check every chart against the schema.
    """
    inside: dict[str, Any] = {"top_level": False, "data": None, "datasets": {}}
    return tuple(chart.to_dict(validate=False, context=inside) for chart in charts)
