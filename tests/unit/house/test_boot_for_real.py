"""The server as a person starts it: plain `streamlit run`, over real databases, good and bad."""

import os
import re
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPResponse
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest
from ports import free_port

from consultation.settings import ROOT

PATIENCE = 240.0  # seconds, on a very busy machine
pytestmark = pytest.mark.xdist_group("boot")


class Server:
    """A started server: its address, and what it has said once it has ended."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.port = free_port()
        self._said = folder / "said.txt"
        around = {name: value for name, value in os.environ.items() if not name.startswith("CONSULTATION_")}
        command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "streamlit_app.py")]
        with self._said.open("wb") as said:
            self.process = subprocess.Popen(
                [*command, "--server.address", "127.0.0.1", "--server.port", str(self.port)],
                cwd=folder,
                env={**around, **settings, "HOME": str(folder)},
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
            )

    @property
    def said(self) -> str:
        return self._said.read_text(encoding="utf-8")

    def get(self, path: str) -> tuple[int, HTTPResponse | HTTPError]:
        try:
            answer = urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=PATIENCE)
        except HTTPError as refused:
            return refused.code, refused
        return answer.status, answer

    def wait_for(self, path: str, status: int = 200) -> None:
        """Wait until this address answers with this status."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and self.process.poll() is None:
            try:
                if self.get(path)[0] == status:
                    return
            except (URLError, ConnectionError):
                pass
            time.sleep(0.1)
        pytest.fail(f"{path} did not answer {status}:\n{self.said}")


@contextmanager
def served(folder: Path, **settings: str) -> Iterator[Server]:
    server = Server(folder, **settings)
    try:
        yield server
    finally:
        server.process.terminate()
        server.process.wait(PATIENCE)


def test_plain_streamlit_run_prepares_the_database_and_serves_our_page_and_routes(tmp_path: Path) -> None:
    database = tmp_path / "new" / "consultation.db"
    with served(tmp_path, CONSULTATION_DATABASE_URL=f"sqlite:///{database}") as server:
        server.wait_for("/_stcore/health")
        assert server.get("/healthz")[1].read() == b"ok"
        _, page = server.get("/questionnaire?lang=fr")
        assert re.match("consultation_key=[A-Za-z0-9_-]{43}; HttpOnly", page.headers["Set-Cookie"])
        assert page.headers["Content-Security-Policy"].startswith("default-src 'self'; script-src 'self';")
        assert b'<html lang="fr">' in page.read()
        assert server.get("/staff/export/wide.csv")[0] == 401
        server.process.terminate()
        server.process.wait(PATIENCE)
        assert f"http://localhost:{server.port}" in server.said
        assert "error" not in server.said.lower()
        assert "External URL" not in server.said
    with sqlite3.connect(database) as connection:
        assert connection.execute("SELECT name FROM consultation").fetchall() == [("nemo_ai",)]


def test_without_a_database_the_pages_are_served_and_the_log_says_why(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with served(tmp_path, CONSULTATION_DATABASE_URL=f"sqlite:///{tmp_path}/file/consultation.db") as server:
        server.wait_for("/_stcore/health")
        assert server.get("/healthz")[0] == 503
        assert server.get("/")[0] == 200
        assert server.get("/answer/" + "k" * 43)[0] == 503
        (tmp_path / "file").unlink()
        server.wait_for("/healthz", 200)
    assert "Traceback" not in server.said
    assert "The database answers now and is prepared." in server.said


@pytest.mark.parametrize(
    ("setting", "value", "sentence"),
    [
        ("CONSULTATION_THRESHOLD", "2", "5"),
        ("CONSULTATION_QUESTIONNAIRE", "missing.yaml", "missing.yaml"),
    ],
)
def test_what_can_never_work_ends_the_server_with_a_sentence(
    tmp_path: Path, setting: str, value: str, sentence: str
) -> None:
    server = Server(tmp_path, CONSULTATION_DATABASE_URL=f"sqlite:///{tmp_path}/a.db", **{setting: value})
    assert server.process.wait(PATIENCE) != 0
    assert sentence in server.said
    assert "Traceback" not in server.said
