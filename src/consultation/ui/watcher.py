"""One look at the database per process and second, however many people watch."""

import threading
import time
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Generic, TypeVar

from consultation.release.published import release_number
from consultation.store import frames
from consultation.ui import context

T = TypeVar("T")
LOOK_EVERY = 1.0  # seconds: a submission is seen by every watching page within this and the page's own tick


class Watched(Generic[T]):
    """A value read from the database at most once every LOOK_EVERY seconds, shared by every session of the process."""

    def __init__(self, read: Callable[[], T]) -> None:
        self._read = read
        self._lock = threading.Lock()
        self._value: T | None = None
        self._looked_at = float("-inf")

    def value(self) -> T:
        """The value, at most LOOK_EVERY seconds old."""
        with self._lock:
            if self._value is None or time.monotonic() - self._looked_at >= LOOK_EVERY:
                self._value = self._read()
                self._looked_at = time.monotonic()
            return self._value


def revision() -> int:
    """The number that moves with every submission, change and withdrawal."""
    return _revision(context.edition_key()).value()


def release() -> int:
    """The number of the last release, after publishing what is due: public pages change only with it."""
    return _release(context.edition_key()).value()


def synthetic() -> bool:
    """Whether simulated answers are present."""
    return _synthetic(context.edition_key(), revision())


@cache
def _revision(_key: str) -> Watched[int]:
    return Watched(lambda: frames.revision(context.store(), context.questionnaire()))


@cache
def _release(_key: str) -> Watched[int]:
    return Watched(lambda: release_number(context.store(), context.questionnaire(), context.settings().threshold))


@lru_cache(maxsize=8)
def _synthetic(_key: str, _revision: int) -> bool:
    return frames.has_synthetic(context.store(), context.questionnaire())
