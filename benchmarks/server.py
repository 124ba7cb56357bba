"""A running server of pages, as a process of its own, and what it has used so far."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from consultation.settings import ROOT

PATIENCE = 120.0  # seconds for a cold start
CLOCK = -6  # the clock of the process 0 in clock_getcpuclockid(3); each next process has one 8 below


@dataclass(frozen=True)
class Server:
    """A process that answers at `address`."""

    pid: int
    address: str

    def cpu(self) -> float:
        """Seconds of processor time used since it started; to the microsecond where the system has such a clock."""
        if sys.platform == "linux":
            return time.clock_gettime(CLOCK - (self.pid << 3))
        return _from_ps(self.pid)

    def memory(self) -> float | None:
        """Megabytes of memory held now; from here `largest` counts anew. None where the system does not tell."""
        with suppress(OSError):
            Path(f"/proc/{self.pid}/clear_refs").write_text("5")
            return self._status("VmRSS:")
        return None

    def largest(self) -> float:
        """Megabytes of memory held at most since `memory` was asked for."""
        return self._status("VmHWM:")

    def _status(self, name: str) -> float:
        lines = Path(f"/proc/{self.pid}/status").read_text().splitlines()
        return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(name))


@contextmanager
def serving(script: Path, settings: dict[str, str], log: Path) -> Iterator[Server]:
    """Run a Streamlit script with the shipped configuration until the block ends."""
    port = _free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.address=127.0.0.1"]
    around = {name: value for name, value in os.environ.items() if not name.startswith("CONSULTATION_")}
    with log.open("wb") as said:
        process = subprocess.Popen(
            [*command, f"--server.port={port}"], cwd=ROOT, env=around | settings, stdout=said, stderr=said
        )
    try:
        server = Server(process.pid, f"http://127.0.0.1:{port}")
        _wait(server, process, log)
        yield server
    finally:
        process.terminate()
        process.wait()


def _wait(server: Server, process: "subprocess.Popen[bytes]", log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        with suppress(URLError, OSError), urlopen(f"{server.address}/_stcore/health"):  # noqa: S310  our own server
            return
        time.sleep(0.1)
    raise RuntimeError(f"The server did not start:\n{log.read_text()}")


def _from_ps(pid: int) -> float:
    """Read `[[days-]hours:]minutes:seconds`, which is what systems without /proc tell."""
    said = subprocess.run(["ps", "-o", "time=", "-p", str(pid)], capture_output=True, text=True, check=True).stdout
    seconds = 0.0
    for part in said.strip().replace("-", ":").split(":"):
        seconds = seconds * 60 + float(part)
    return seconds


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
