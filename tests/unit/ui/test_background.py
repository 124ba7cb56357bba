"""Long computations beside the pages."""

import threading
from itertools import count

import pytest

from consultation.ui.background import KEPT, Background

SECONDS = 10


def settled(work: Background[int], key: str) -> None:
    for _ in range(SECONDS * 1000):
        if work.is_done(key):
            return
        threading.Event().wait(0.001)
    pytest.fail("never done")


def test_nobody_waits_and_everybody_gets_what_was_computed_once() -> None:
    work, begun, go, calls = Background[int](), threading.Event(), threading.Event(), count()

    def compute() -> int:
        begun.set()
        go.wait(SECONDS)
        return next(calls)

    assert work.result("a", compute) is None
    assert begun.wait(SECONDS)
    assert not work.is_done("a")
    go.set()
    settled(work, "a")
    assert [work.result("a", compute), work.result("a", compute)] == [0, 0]


def test_what_goes_wrong_is_told_once_and_then_tried_again() -> None:
    work, go = Background[int](), threading.Event()

    def broken() -> int:
        go.wait(SECONDS)
        raise ZeroDivisionError

    assert work.result("a", broken) is None
    go.set()
    settled(work, "a")
    with pytest.raises(ZeroDivisionError):
        work.result("a", broken)
    work.result("a", lambda: 7)
    settled(work, "a")
    assert work.result("a", broken) == 7


def test_only_the_latest_are_kept() -> None:
    work = Background[int]()
    for key in range(KEPT + 1):
        work.result(str(key), lambda: 1)
        settled(work, str(key))
    assert not work.is_done("0")
    assert work.is_done("1")
