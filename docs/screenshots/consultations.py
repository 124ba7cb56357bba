"""The consultations that pictures are taken of: the real server with simulated answers, a release and an account."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from browser.serving import DATABASE, Server, questionnaire, serving

from consultation.settings import ROOT

SEED = "2026"
ACCOUNT = "pictures"
PASSWORD = "only for these pictures"  # noqa: S105  of an account in a database that is thrown away


@contextmanager
def consultation(responses: int) -> Iterator[Server]:
    """Lend the server of a consultation that is under way, with so many simulated answers and the release of now."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        questionnaire(folder, -1, 30)
        run(folder, "simulate", "--responses", str(responses), "--seed", SEED)
        run(folder, "results", "--question", "R1.agreement")
        with serving(folder, public="while_open") as server:
            yield server


def setup_link(server: Server) -> str:
    """Make the account and give the address at which its password is set."""
    said = run(server.database.parent, "staff", "add", ACCOUNT, "--role", "admin")
    return f"/sign-in?setup={said.split('setup=')[1].split()[0]}"


def run(folder: Path, *command: str) -> str:
    """Run a command of the program on the consultation in this folder; give what it printed."""
    where = ["--database", f"sqlite:///{folder / DATABASE}", "--questionnaire", str(folder / "questionnaire.yaml")]
    program = [sys.executable, "-m", "consultation", *command, *where]
    return subprocess.run(program, check=True, capture_output=True, text=True, cwd=ROOT).stdout  # noqa: S603  our own
