"""Ports for servers of the tests, which nothing else takes between finding and binding, nor while a server restarts.

A port that the system hands out is one that it also gives to any connection of a browser or another test process;
these lie below all of those (32768 on Linux, 49152 elsewhere).
"""

import secrets
import socket
from collections.abc import Iterator
from contextlib import suppress

OURS = range(11_000, 32_000)  # without 10080 and those below, which browsers refuse
_given: set[int] = set()


def free_port() -> int:
    """Give a port of 127.0.0.1 that nothing listens on, and never the same one twice in a process."""
    port = next(port for port in _drawn() if port not in _given and _is_free(port))
    _given.add(port)
    return port


def _drawn() -> Iterator[int]:
    """By lot, and not by `random`, which begins alike in every process of the tests."""
    while True:
        yield secrets.choice(OURS)


def _is_free(port: int) -> bool:
    with socket.socket() as probe, suppress(OSError):
        probe.bind(("127.0.0.1", port))
        return True
    return False
