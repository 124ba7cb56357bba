"""What a run of a page asks for again and again, looked up once a run: Streamlit looks it up anew each time.

A look into the session takes it 5 µs, one at a cookie 23, and a complete answer asked for both a thousand times.
"""

import threading
from collections.abc import Callable
from typing import Any, TypeVar

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

T = TypeVar("T")
KEPT = "kept"


class _Run(threading.local):
    """A run has its thread to itself, which may go on to another run of the same session."""

    mark: object = None
    found: dict[str, Any]


_run = _Run()


def once(name: str, look: Callable[[], T]) -> T:
    """Give what `look` found the first time in this run. Only for what nothing changes meanwhile."""
    found = _found()
    if name not in found:
        found[name] = look()
    value: T = found[name]
    return value


def kept(name: str) -> Any:
    """Give what the session has by this name; None where nothing was kept."""
    return _session().get(name)


def keep(name: str, *, value: T) -> T:
    """Keep this in the session by this name, and give it back."""
    _session()[name] = value
    return value


def taken(name: str) -> Any:
    """Give what the session has by this name, which it then keeps no more; None where nothing was kept."""
    return _session().pop(name, None)


def _session() -> dict[str, Any]:
    """All that the session keeps in one place: Streamlit looks at everything in a session several times a run."""
    kept_so_far: dict[str, Any] = once(KEPT, lambda: st.session_state.setdefault(KEPT, {}))
    return kept_so_far


def _found() -> dict[str, Any]:
    ctx = get_script_run_ctx(suppress_warning=True)
    if ctx is None:  # outside of a run nothing tells one look from the next
        return {}
    if _run.mark is not ctx.parallel_coordinator:  # each run has its own
        _run.mark, _run.found = ctx.parallel_coordinator, {}
    return _run.found
