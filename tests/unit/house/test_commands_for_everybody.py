"""`make run`, `make test` and `.ci/run`: there, and plain about what is missing."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from consultation.settings import ROOT

TARGETS = {"run", "demo", "test", "check", "fix", "bench", "shots", "clean", "help"}


def make(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run make in a folder, without what this test's own environment adds."""
    around = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    return subprocess.run(["make", *arguments], cwd=folder, env=around, capture_output=True, text=True, check=False)


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """A folder in which nothing has been installed."""
    for name in ("Makefile", "requirements.txt", "requirements-dev.txt"):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


def python(folder: Path, script: str) -> str:
    """A stand-in for a Python that lacks something."""
    path = folder / "python-of-this-test"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return f"PYTHON={path}"


def test_make_lists_every_target(fresh: Path) -> None:
    listed = set(re.findall(r"^make (\w+) +\S", make(fresh).stdout, re.MULTILINE))
    assert listed == TARGETS


@pytest.mark.parametrize("target", sorted(TARGETS))
def test_every_target_can_be_planned(target: str) -> None:
    planned = make(ROOT, "--dry-run", target)
    assert planned.returncode == 0, planned.stderr


@pytest.mark.parametrize("target", ["run", "test", "demo", "check"])
@pytest.mark.parametrize(
    ("script", "sentence"),
    [
        (None, "Python 3.11 or newer is needed, and there is no "),
        ("exit 1", "Python 3.11 or newer is needed; "),
        (
            'case "$*" in *ensurepip*) exit 1;; esac',
            "cannot make an environment of its own. On Debian: apt-get",
        ),
    ],
)
def test_what_python_lacks_is_said_and_nothing_is_left(
    fresh: Path, target: str, script: str | None, sentence: str
) -> None:
    chosen = python(fresh, script) if script else "PYTHON=no-such-python"
    done = make(fresh, target, chosen)
    assert done.returncode == 2
    assert sentence in done.stderr
    assert not (fresh / ".venv").exists()


@pytest.mark.parametrize("target", ["run", "test"])
def test_a_missing_network_is_said_and_the_next_try_begins_anew(fresh: Path, target: str) -> None:
    installed = fresh / ".venv" / "bin"
    installed.mkdir(parents=True)
    (installed / "python").symlink_to(shutil.which("false") or "/bin/false")
    done = make(fresh, target)
    assert done.returncode == 2
    assert "It could not be installed. Is there a connection to the network?" in done.stderr
    assert sorted(path.name for path in (fresh / ".venv").iterdir()) == ["bin"]


def test_nothing_is_installed_twice(fresh: Path) -> None:
    installed = fresh / ".venv" / "bin"
    installed.mkdir(parents=True)
    (installed / "python").symlink_to(shutil.which("echo") or "/bin/echo")
    first, second = make(fresh, "run").stdout, make(fresh, "run").stdout
    assert "-m pip install" in first
    assert second == "-m consultation serve --host 127.0.0.1 --port 8501\n"
    os.utime(fresh / "requirements.txt", (2**31, 2**31))
    assert "-m pip install" in make(fresh, "run", "PORT=9000").stdout


def test_the_machine_runs_the_same_commands_as_a_person() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    lines = script.read_text().splitlines()
    assert lines[0] == "#!/usr/bin/env bash"
    assert "set -euo pipefail" in lines
    assert [line.split(" <")[0] for line in lines if line.startswith("make ")] == ["make check", "make test"]
    assert subprocess.run(["bash", "-n", script], check=False).returncode == 0


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_every_requirement_is_pinned_and_has_its_reason(file: str) -> None:
    lines = (ROOT / file).read_text().splitlines()
    pinned = [line for line in lines if line and not line.startswith(("#", "-e ", "-r "))]
    assert len(pinned) > 8
    assert [line for line in pinned if not re.fullmatch(r"[\w.-]+(\[[\w,]+\])?==[\w.]+( *; [^#]+)? +# .+", line)] == []
