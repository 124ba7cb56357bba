"""The analyses for staff on one page: exact numbers, not for publication."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from consultation.text import Words
from consultation.ui import (
    common_ground,
    differences,
    filters,
    furniture,
    live,
    staff_data,
    staff_written,
    told,
    view,
    who_answered,
)
from consultation.ui.results import Results
from consultation.ui.staff_data import Exact
from consultation.ui.staff_pages import heading, tell_empty
from consultation.ui.view import View

PARTS: Mapping[str, Callable[[Results, View, Words], None]] = MappingProxyType({
    "findings": told.show,
    "differences": differences.show,
    "common_ground": common_ground.show,
    "who_answered": who_answered.show,
    "written": staff_written.show,
})  # fmt: skip


def show() -> None:
    """Let the person choose the analysis, and draw it."""
    w = heading("analysis")
    seen = view.current(w, live.follow(), exact=True)
    if not staff_data.participation().submitted:
        tell_empty(w)
        return
    names = tuple(PARTS)
    PARTS[filters.segments("part", names, names[0], w, lambda name: w(f"filter.part.{name}"))](Exact(), seen, w)
    furniture.footnotes(w, a_map=False)
