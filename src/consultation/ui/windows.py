"""Which window opened an answer last: the older one is told, so that nobody goes on in a window that was left behind.

Remembered in the process: all windows of one key meet the same one. After a restart every window counts as the latest.
"""

import secrets
import threading
from collections import OrderedDict
from dataclasses import dataclass

from consultation.ui import run
from consultation.ui.wake import Part, wake

_MOST = 20_000
_WINDOW = "window"


@dataclass(frozen=True)
class _Window:
    name: str
    part: Part | None = None  # the one that tells the window that it is older


_latest: OrderedDict[str, _Window] = OrderedDict()
_lock = threading.Lock()


def opened(key: str) -> None:
    """This window has just read the answer of this key: it is now the latest, and the one before is woken to say so."""
    with _lock:
        before = _latest.get(key)
        _note(key, _Window(_this()))
    if before and before.name != _this() and before.part:
        wake(before.part)


def tells(key: str, part: Part | None) -> None:
    """This window shows the answer of this key, and says in this part of the page if it is an older one."""
    with _lock:
        if not is_older(key):
            _note(key, _Window(_this(), part))


def is_older(key: str) -> bool:
    """Whether the answer of this key was opened in another window since."""
    latest = _latest.get(key)
    return latest is not None and latest.name != _this()


def _note(key: str, window: _Window) -> None:
    _latest[key] = window
    _latest.move_to_end(key)
    while len(_latest) > _MOST:
        _latest.popitem(last=False)


def _this() -> str:
    return str(run.kept(_WINDOW) or run.keep(_WINDOW, value=secrets.token_hex(8)))
