"""Long computations beside the pages: begun when somebody first asks, one at a time, kept for everyone."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, Generic, TypeVar

T = TypeVar("T")
KEPT = 64


class Background(Generic[T]):
    """Computations by key, on one thread, so that they take no more than one core from the pages."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="analysis")
        self._begun: OrderedDict[str, Future[T]] = OrderedDict()

    def result(self, key: str, compute: Callable[[], T]) -> T | None:
        """Give what was computed under this key; None while it is being computed, which begins with the first call.

        Raise what the computation raised; the next call then begins it again. compute runs without a session: it must
        not ask the page for anything.
        """
        with self._lock:
            begun = self._begun.get(key) or self._begin(key, compute)
            if not begun.done():
                return None
            if begun.exception():
                del self._begun[key]
            return begun.result()

    def is_done(self, key: str) -> bool:
        """Whether asking for this key gives a result now."""
        with self._lock:
            return key in self._begun and self._begun[key].done()

    def _begin(self, key: str, compute: Callable[[], T]) -> Future[T]:
        self._begun[key] = begun = self._thread.submit(compute)
        while len(self._begun) > KEPT:
            self._begun.popitem(last=False)[1].cancel()
        return begun


shared: Background[Any] = Background()
