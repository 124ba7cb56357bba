"""Charts as pictures for reports and downloads, drawn without a browser or a network."""

import textwrap
from collections.abc import Sequence

import vl_convert

from consultation.charts.spec import Spec

# Pixels, for the narrow form and the other.
WIDTH = {True: 480, False: 960}
LINE_OF_TERMS = {True: 66, False: 130}  # characters


def as_png(chart: Spec, width: int | None = None, terms: Sequence[str] = ()) -> bytes:
    """Draw a chart `width` pixels wide, at twice the resolution, on the ground of its theme: white for `light`.

    terms: sentences about licence and source, which stand below the title.
    """
    return bytes(vl_convert.vegalite_to_png(_fixed(chart, width, terms), scale=2))


def as_svg(chart: Spec, width: int | None = None, terms: Sequence[str] = ()) -> str:
    """Draw a chart `width` pixels wide, on the ground of its theme, with `terms` as above."""
    return str(vl_convert.vegalite_to_svg(_fixed(chart, width, terms)))


def _fixed(chart: Spec, width: int | None, terms: Sequence[str]) -> Spec:
    drawn_for = chart["usermeta"]
    return _saying(chart, terms) | {"width": width or WIDTH[drawn_for["narrow"]], "background": drawn_for["ground"]}


def _saying(chart: Spec, terms: Sequence[str]) -> Spec:
    """Put the terms below what the title says already; a chart without a title stays as it is."""
    if "title" not in chart or not terms:
        return chart
    line = LINE_OF_TERMS[chart["usermeta"]["narrow"]]
    said = [part for term in terms for part in textwrap.wrap(term, line)]
    title = chart["title"]
    return chart | {"title": title | {"subtitle": [*title.get("subtitle", []), *said]}}
