"""Which window opened an answer last: the older one is told, so that nobody goes on in a window that was left behind.

Remembered in the process: all windows of one key meet the same one. After a restart every window counts as the latest.
"""

import secrets
import threading
from collections import OrderedDict

import streamlit as st

_MOST = 20_000
_WINDOW = "window"
_latest: OrderedDict[str, str] = OrderedDict()
_lock = threading.Lock()


def opened(key: str) -> None:
    """This window has just read the answer of this key: it is now the latest."""
    with _lock:
        _latest[key] = _this()
        _latest.move_to_end(key)
        while len(_latest) > _MOST:
            _latest.popitem(last=False)


def is_older(key: str) -> bool:
    """Whether the answer of this key was opened in another window since."""
    return _latest.get(key, _this()) != _this()


def _this() -> str:
    return str(st.session_state.setdefault(_WINDOW, secrets.token_hex(8)))
