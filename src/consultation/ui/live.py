"""Pages that follow the answers as they arrive, without redrawing while nothing has changed."""

from collections.abc import Callable

import streamlit as st

from consultation.ui import run, watcher

_SEEN = "run"
_REDRAWN = "run_redrawn_by_itself"
TICK = 2.0  # seconds; with the watcher's second, a submission is drawn within three


def follow(number: Callable[[], int] = watcher.revision) -> int:
    """Draw the page anew when a number moves, by default the revision; return the number that it is drawn for.

    The ticking part compares one number and draws nothing, so nothing flickers and focus and scroll stay.
    """
    drawn_for = number()
    _tick(number, drawn_for)
    return drawn_for


def person_acted() -> bool:
    """Whether a person caused this run; a page that redraws itself does not keep a staff session from ending."""
    return bool(run.kept(_SEEN) != run.kept(_REDRAWN))


def begin_run() -> None:
    """Tell this run from the one before; called once, before anything asks `person_acted`."""
    run.keep(_SEEN, value=(run.kept(_SEEN) or 0) + 1)


@st.fragment(run_every=TICK)
def _tick(number: Callable[[], int], drawn_for: int) -> None:
    if number() != drawn_for:
        draw_again()


def draw_again() -> None:
    """Run the page anew by itself, without a person having acted."""
    run.keep(_REDRAWN, value=(run.kept(_SEEN) or 0) + 1)
    st.rerun()
