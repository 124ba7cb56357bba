"""Databases of simulated responses, each made from a copy of the smaller one before it."""

import re
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.copies import multiply
from consultation.accounts import new_token, token_hash
from consultation.intake.simulate import simulate
from consultation.questions.model import Questionnaire
from consultation.settings import SHIPPED_QUESTIONNAIRE
from consultation.store import responses, staff
from consultation.store.consultations import register
from consultation.store.engine import Store, open_store
from consultation.store.migrate import migrate

SIZES = (2_398, 30_000, 100_000)
MILLION = (2_398, 100_000, 1_000_000)
MADE_UP = 100_000  # of more there are copies
SOMEBODY = "benchmark"


def open_questionnaire(folder: Path) -> Path:
    """Write a copy of the shipped questionnaire that is open on whatever day this runs; returns its file."""
    shipped = SHIPPED_QUESTIONNAIRE.read_text(encoding="utf-8")
    opened = re.sub(r"^(opens|closes): .*$", "", shipped, flags=re.MULTILINE)
    file = folder / SHIPPED_QUESTIONNAIRE.name
    file.write_text(opened, encoding="utf-8")
    return file


def databases(folder: Path, questionnaire: Questionnaire, sizes: tuple[int, ...] = SIZES) -> Iterator[tuple[int, Path]]:
    """Make databases of so many simulated responses, smallest first, and give each when it is ready.

    More than MADE_UP are copies of the size before: a whole number of them.
    """
    file, there = folder / "0.db", 0
    for size in sizes:
        larger = folder / f"{size}.db"
        if there:
            shutil.copyfile(file, larger)
        store = prepared(address(larger), questionnaire)
        if size > MADE_UP:
            multiply(store, size // there)
        else:
            made = simulate(questionnaire, size - there, size, datetime.now(UTC) - timedelta(days=1))
            responses.add(store, questionnaire, made, synthetic=True)
        store.close()
        file, there = larger, size
        yield size, larger


def prepared(url: str, questionnaire: Questionnaire) -> Store:
    """Open a database of this questionnaire, made if there is none."""
    migrate(url)
    store = open_store(url)
    register(store, questionnaire)
    return store


def settings(database: Path, questionnaire: Path) -> dict[str, str]:
    """What a server of this database needs to be told."""
    return {
        "CONSULTATION_DATABASE_URL": address(database),
        "CONSULTATION_QUESTIONNAIRE": str(questionnaire),
        "CONSULTATION_RESULTS_PUBLIC": "while_open",
    }


def address(file: Path) -> str:
    """The database's address."""
    return f"sqlite:///{file}"


def sign_in(store: Store) -> dict[str, str]:
    """Open a staff session; returns its cookie."""
    token, now = new_token(), datetime.now(UTC)
    if staff.staff(store, SOMEBODY) is None:
        staff.add_staff(store, SOMEBODY, "analyst")
    member = staff.staff(store, SOMEBODY)
    assert member is not None  # noqa: S101  told to the type checker
    staff.open_session(store, member.id, token_hash(token), now)
    return {"consultation_staff": token}


def one_more(store: Store, questionnaire: Questionnaire, seed: int) -> None:
    """Let one more person submit, so that the revision moves."""
    for made in simulate(questionnaire, 50, seed, datetime.now(UTC)):
        if made.state == "submitted":
            responses.add(store, questionnaire, [made], synthetic=True)
            return
