"""Charts as pictures for reports and downloads, drawn without a browser or a network."""

import vl_convert

from consultation.charts.spec import Spec

# Pixels, for the narrow form and the other.
WIDTH = {True: 480, False: 960}


def as_png(chart: Spec, width: int | None = None) -> bytes:
    """Draw a chart `width` pixels wide, at twice the resolution, on the ground of its theme: white for `light`."""
    return bytes(vl_convert.vegalite_to_png(_fixed(chart, width), scale=2))


def as_svg(chart: Spec, width: int | None = None) -> str:
    """Draw a chart `width` pixels wide, on the ground of its theme: white for `light`."""
    return str(vl_convert.vegalite_to_svg(_fixed(chart, width)))


def _fixed(chart: Spec, width: int | None) -> Spec:
    drawn_for = chart["usermeta"]
    return chart | {"width": width or WIDTH[drawn_for["narrow"]], "background": drawn_for["ground"]}
