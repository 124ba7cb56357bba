"""The real server, as `python -m consultation serve` starts it, with a database and a questionnaire of its own."""

import http.client
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from urllib.parse import urlsplit

from ports import free_port

from consultation.intake.simulate import simulate
from consultation.questions.load import load
from consultation.questions.model import Questionnaire
from consultation.settings import ROOT, SHIPPED_QUESTIONNAIRE
from consultation.store.consultations import register
from consultation.store.engine import Store, open_store
from consultation.store.migrate import migrate
from consultation.store.responses import add

DATABASE = "consultation.db"
PATIENCE = 240.0  # seconds for a cold start beside much other work
RESTARTED = 2 * PATIENCE * 1000  # milliseconds until a window has noticed that the server was away and is back


class Server:
    """A server of one database; it may be killed and started again."""

    def __init__(self, folder: Path, settings: Mapping[str, str]) -> None:
        self.database = folder / DATABASE
        self._log = folder / "server.log"
        self._settings = dict(settings)
        self._port = free_port()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self._port}"

    @cached_property
    def asked(self) -> Questionnaire:
        """The questionnaire that it asks."""
        return load(Path(self._settings["CONSULTATION_QUESTIONNAIRE"]))

    @contextmanager
    def store(self) -> Iterator[Store]:
        """Lend its database."""
        store = open_store(f"sqlite:///{self.database}")
        try:
            yield store
        finally:
            store.close()

    def start(self) -> None:
        """Start it and wait until it can do its work."""
        command = [sys.executable, "-m", "consultation", "serve", "--port", str(self._port), "--language", "en"]
        around = {name: value for name, value in os.environ.items() if not name.startswith("CONSULTATION_")}
        url = f"sqlite:///{self.database}"
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                command,
                cwd=ROOT,
                env={**around, "CONSULTATION_DATABASE_URL": url, **self._settings},
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        self._wait()

    def kill(self) -> None:
        """End it as a power cut would."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """End it in order."""
        self._end(signal.SIGTERM)

    def log(self) -> str:
        """What it has said so far."""
        return self._log.read_text(encoding="utf-8", errors="replace")

    def setup_link(self) -> str:
        """The one-time link that it printed for the first account."""
        found = re.findall(r"http\S+/sign-in\?setup=\S+", self.log())
        return str(found[-1])

    def _wait(self) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if self._process is None or self._process.poll() is not None:
                break
            with suppress(OSError, http.client.HTTPException):
                if status_of(self.address, "/healthz") == 200:
                    return
            time.sleep(0.1)
        raise AssertionError(f"The server did not start:\n{self.log()}")

    def _end(self, how: signal.Signals) -> None:
        if self._process is None:
            return
        self._process.send_signal(how)
        try:
            self._process.wait(60)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(10)
        self._process = None


@contextmanager
def serving(
    folder: Path,
    opens: int = -1,
    closes: int = 30,
    public: str = "when_closed",
    settings: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Server]:
    """Lend a running server; `opens` and `closes` are days from now, `public` says when results are shown."""
    server = Server(
        folder,
        {
            "CONSULTATION_QUESTIONNAIRE": str(questionnaire(folder, opens, closes)),
            "CONSULTATION_RESULTS_PUBLIC": public,
            **settings,
        },
    )
    server.start()
    try:
        yield server
    finally:
        server.stop()


def questionnaire(folder: Path, opens: int, closes: int) -> Path:
    """Copy the shipped questionnaire with other dates, so that no test depends on the day it runs."""
    text = SHIPPED_QUESTIONNAIRE.read_text(encoding="utf-8")
    for name, days in {"opens": opens, "closes": closes}.items():
        moment = (datetime.now(UTC) + timedelta(days=days)).isoformat(timespec="seconds")
        text, replaced = re.subn(rf"(?m)^{name}: .*$", f"{name}: {moment}", text)
        assert replaced == 1
    path = folder / "questionnaire.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def prepare(folder: Path, responses: int) -> None:
    """Put made-up answers where `serving` finds them."""
    url = f"sqlite:///{folder / DATABASE}"
    asked = load(questionnaire(folder, -1, 30))
    migrate(url)
    store = open_store(url)
    register(store, asked)
    add(store, asked, simulate(asked, responses, 1, datetime.now(UTC)))
    store.close()


def status_of(address: str, path: str) -> int:
    """Ask for a path without a browser and its cookies; give the status of the answer."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=PATIENCE)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    finally:
        connection.close()
