"""A chart with all that belongs to it: its description, its table, its explanation, its downloads."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import pandas as pd
import pyarrow as pa
import streamlit as st

from consultation import charts
from consultation.exports.table_csv import table_csv
from consultation.questions.model import NO_OPINION
from consultation.questions.organiser import footnotes, source
from consultation.text import Words
from consultation.ui import context, language
from consultation.ui.view import View

FILES = "./assets/{name}.json"
KEPT = 512  # drawn figures kept for everyone; the oldest go first


@dataclass(frozen=True)
class Drawn:
    """A chart, the figures for download, and what makes of them a table to read, once somebody asks for it."""

    chart: charts.Spec
    figures: pd.DataFrame
    readable: Callable[[], pd.DataFrame]

    @property
    def description(self) -> str:
        """The sentences that say the same to a screen reader."""
        return str(self.chart["description"])

    @property
    def title(self) -> str:
        """The title, in one line."""
        text = self.chart.get("title", {}).get("text", "")
        return text if isinstance(text, str) else " ".join(text)

    @cached_property
    def says_nothing(self) -> bool:
        """Whether no answer is counted in it: drawn, it would be empty, or read as a share of nobody."""
        counted = [name for name in ("answered", NO_OPINION) if name in self.figures]
        return self.figures.empty or (bool(counted) and not any(self.figures[name].any() for name in counted))


def figure(view: View, name: str, draw: Callable[[], Drawn], about: str) -> None:
    """Show the chart called `name`, drawn once per view for everyone; `about` is the key of its explanation.

    Where there is nothing to draw, a sentence says so.
    """
    drawn = _drawn(key=view.key(name), _draw=draw)
    with st.container(key=f"figure-{name.replace('.', '-')}"):
        if drawn.says_nothing:
            _nothing(drawn.title, view)
            return
        _show(key=view.key(name), _drawn=drawn)
        _more(view, name, draw, about)


def tabled(view: View, name: str, title: str, note: str, draw: Callable[[], Drawn]) -> None:
    """Show the same as a table to read, with what the reader must know of it and its downloads."""
    drawn, w = _drawn(key=view.key(name), _draw=draw), language.now()
    with st.container(key=f"figure-{name.replace('.', '-')}"):
        if drawn.says_nothing:
            _nothing(title, view)
            return
        st.subheader(title)
        st.caption(note)
        st.table(drawn.readable(), hide_index=True, border="horizontal")
        _downloads(drawn, name, w)


def _nothing(title: str, view: View) -> None:
    w = language.now()
    st.subheader(title)
    st.info(w("figure.nobody" if view.exact else "figure.withheld"))


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _show(key: str, _drawn: Drawn) -> None:  # noqa: ARG001  the key under which it is kept
    st.vega_lite_chart(_sent(_drawn.chart), width="stretch", theme=None)


def _sent(chart: charts.Spec) -> charts.Spec:
    """The chart as it is sent: its records as Arrow tables, and what is no list of records by the address of its file.

    Streamlit would make the tables by way of pandas, in ten times as long, and send the outlines with every map.
    """
    kept = chart["datasets"]
    tables = {name: pa.Table.from_pylist(data) for name, data in kept.items() if isinstance(data, list)}
    layers = [_from_file(layer, set(kept) - set(tables)) for layer in chart["layer"]]
    return chart | {"datasets": tables, "layer": layers}


def _from_file(layer: charts.Spec, files: set[str]) -> charts.Spec:
    name = layer["data"].get("name")
    return layer | {"data": {**layer["data"], "url": FILES.format(name=name)}} if name in files else layer


@st.cache_resource(max_entries=KEPT, show_spinner=False)
def _drawn(key: str, _draw: Callable[[], Drawn]) -> Drawn:  # noqa: ARG001  the key under which it is kept
    return _draw()


@st.fragment
def _more(view: View, name: str, draw: Callable[[], Drawn], about: str) -> None:
    w = language.now()
    folded = st.expander(w("figure.more"), key=f"more-{name}", on_change="rerun")
    if not folded.open:
        return
    drawn = _drawn(key=view.key(name), _draw=draw)
    with folded:
        st.write(w(about))
        st.caption(drawn.description)
        st.table(drawn.readable(), hide_index=True, border="horizontal")
        _downloads(drawn, name, w)


def _terms(chart: charts.Spec, w: Words) -> tuple[str, ...]:
    """What goes along with a figure that somebody takes away: licence, how to cite, the footnotes that apply."""
    organiser, kept = context.organiser(), chart["datasets"].values()
    named = str([records for records in kept if isinstance(records, list)])
    a_map = not all(isinstance(records, list) for records in kept)
    return (*source(organiser, w), *footnotes(organiser, w, named=named, a_map=a_map))


def _downloads(drawn: Drawn, name: str, w: Words) -> None:
    said = _terms(drawn.chart, w)
    kinds: dict[str, tuple[Callable[[], bytes], str]] = {
        "csv": (lambda: table_csv(drawn.figures, " ".join(said)), "text/csv"),
        "png": (lambda: charts.as_png(drawn.chart, terms=said), "image/png"),
        "svg": (lambda: charts.as_svg(drawn.chart, terms=said).encode(), "image/svg+xml"),
    }
    with st.container(horizontal=True):
        for kind, (data, mime) in kinds.items():
            st.download_button(
                w(f"figure.download.{kind}"),
                data,
                file_name=f"{name}.{kind}",
                mime=mime,
                key=f"{kind}-{name}",
                on_click="ignore",
            )
