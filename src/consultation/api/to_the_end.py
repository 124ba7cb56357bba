"""Let what somebody did be dealt with to the end, whatever they do next."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner import ScriptRunner
from streamlit.runtime.state import SafeSessionState


def to_the_end() -> None:
    """Keep Streamlit from dropping what a browser has sent.

    A run of a page looks, at every touch of the session, whether the browser has asked for another run, and begins that
    one instead. It looks while the functions that store an answer run, too: of two messages in one moment, such as the
    words in a field and the click on “next” that took the focus from it, the second could end the storing of the first
    before it began, and Streamlit takes each change of a field only once (of 36 texts 4 were lost on a busy machine).
    When a page is closed, a run that waits for its turn is dropped, and an answer that was on its way with it.
    """
    if not hasattr(SafeSessionState.on_script_will_rerun, "__wrapped__"):
        take = _not_interrupted(SafeSessionState.on_script_will_rerun)
        setattr(SafeSessionState, "on_script_will_rerun", take)  # noqa: B010  tests notice when either is gone
        setattr(AppSession, "request_script_stop", _let_it_run)  # noqa: B010


def _not_interrupted(take: Callable[..., None]) -> Callable[..., None]:
    """The run looks again right afterwards."""

    @wraps(take)
    def taken(state: SafeSessionState, *given: Any, **named: Any) -> None:
        runner = getattr(state._yield_callback, "__self__", None)  # noqa: SLF001
        if not isinstance(runner, ScriptRunner):
            take(state, *given, **named)
            return
        runner._execing = False  # noqa: SLF001  how Streamlit itself says that there is nothing to interrupt
        try:
            take(state, *given, **named)
        finally:
            runner._execing = True  # noqa: SLF001

    return taken


def _let_it_run(_session: AppSession) -> None:
    """Nobody waits for its end: what is drawn is kept for a browser that comes back, or thrown away."""
