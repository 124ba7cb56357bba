"""Having one part of one open window drawn again, from outside its session.

Streamlit draws a part again by itself only where that is wanted every so many seconds, which every window would pay
for all the time. What it sends to the browser for that can also be sent later, to the one window that has news.
"""

from typing import NamedTuple

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import exists, get_instance
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_run_context import ThreadState

SOON = 0.5  # seconds until the browser asks


class Part(NamedTuple):
    """A fragment of the page that a session shows."""

    session: str
    fragment: str


def this_part() -> Part | None:
    """The fragment that is being drawn; None outside of one."""
    ctx, fragment = get_script_run_ctx(), ThreadState.get().fragment_id
    return Part(ctx.session_id, fragment) if ctx and fragment else None


def drawn_alone() -> bool:
    """Whether only parts of the page are being drawn."""
    ctx = get_script_run_ctx()
    return bool(ctx and ctx.fragment_ids_this_run)


def wake(part: Part) -> None:
    """Let the browser ask for this part every SOON seconds, until the whole page is drawn; nothing if it has gone."""
    sessions = getattr(get_instance(), "_session_mgr", None) if exists() else None  # not there in a test without server
    if sessions and (found := sessions.get_active_session_info(part.session)):
        session, message = found.session, ForwardMsg()
        message.auto_rerun.interval, message.auto_rerun.fragment_id = SOON, part.fragment
        session._call_soon_on_event_loop(lambda: session._enqueue_forward_msg(message))  # noqa: SLF001  held by a test
