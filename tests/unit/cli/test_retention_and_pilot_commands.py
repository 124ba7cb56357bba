"""Erasing what was kept of people, and removing test answers, from the command line."""

import re
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from unit.cli.command_line import Command

from consultation.questions.load import load
from consultation.settings import SHIPPED_QUESTIONNAIRE
from consultation.store.consultations import register
from consultation.store.engine import open_store
from consultation.store.organisers import change
from consultation.store.responses import save, submit

KEY = "anna-" * 9
NAME = "Museo della Città"
ANSWERS = {
    "consent.process": ("yes",),
    "country": ("IT",),
    "museum_type": ("art",),
    "organisation": (NAME,),
    "R1.agreement": ("4",),
}


def questionnaire(folder: Path, *, opens: int, closes: int, days: str = "365") -> Path:
    """The shipped one, opening and closing so many days from now."""
    text = SHIPPED_QUESTIONNAIRE.read_text("utf-8").replace("retention_days: 365", f"retention_days: {days}")
    for name, ahead in {"opens": opens, "closes": closes}.items():
        moment = (datetime.now(UTC) + timedelta(days=ahead)).isoformat(timespec="seconds")
        text = re.sub(rf"(?m)^{name}: .*$", f"{name}: {moment}", text)
    path = folder / "questionnaire.yaml"
    path.write_text(text, "utf-8")
    return path


@pytest.fixture
def answered(consultation: Command, tmp_path: Path) -> Command:
    """A consultation that closed 40 days ago, with one answer that names its museum."""
    file = questionnaire(tmp_path, opens=-90, closes=-40)
    assert consultation("migrate", "--questionnaire", file).code == 0
    then = datetime.now(UTC) - timedelta(days=60)
    store = open_store(consultation.url)
    save(store, load(file), KEY, ANSWERS, language="en", now=then)
    submit(store, load(file), KEY, now=then)
    return consultation


def names(consultation: Command) -> list[str | None]:
    with sqlite3.connect(consultation.file) as connection:
        return [name for (name,) in connection.execute("SELECT organisation FROM response")]


def test_the_dates_that_hold_are_printed_with_who_set_them(answered: Command, tmp_path: Path) -> None:
    file = questionnaire(tmp_path, opens=-90, closes=-40)
    assert re.fullmatch(
        r"Opens: .+, Brussels time \(questionnaire file\)\nCloses: .+, Brussels time \(questionnaire file\)\n"
        r"Personal data can be erased from: .+\n",
        answered("dates", "--questionnaire", file).out,
    )
    change(open_store(answered.url), load(file), {"closes": datetime(2031, 7, 1, 16, tzinfo=UTC)}, datetime.now(UTC))
    said = answered("dates", "--questionnaire", file).out
    assert "Closes: 1 July 2031, 18:00, Brussels time (set by staff)\n" in said
    assert "Personal data can be erased from: 30 June 2032, 18:00, Brussels time\n" in said


def test_retention_counts_from_the_closing_that_staff_set(answered: Command, tmp_path: Path) -> None:
    file = questionnaire(tmp_path, opens=-90, closes=-40, days="30")
    store = open_store(answered.url)
    change(store, load(file), {"closes": datetime.now(UTC) - timedelta(days=29)}, datetime.now(UTC))
    assert answered("retention", "--questionnaire", file).out.startswith("Personal data are kept until ")
    assert names(answered) == [NAME]
    change(store, load(file), {"closes": datetime.now(UTC) - timedelta(days=31)}, datetime.now(UTC))
    assert answered("retention", "--questionnaire", file).code == 0
    assert names(answered) == [None]


def test_before_its_time_nothing_is_erased(answered: Command, tmp_path: Path) -> None:
    said = answered("retention", "--questionnaire", questionnaire(tmp_path, opens=-90, closes=-40, days="41"))
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("Personal data are kept until ")
    assert names(answered) == [NAME]


def test_a_dry_run_counts_and_erases_nothing(answered: Command, tmp_path: Path) -> None:
    file = questionnaire(tmp_path, opens=-90, closes=-40, days="39")
    said = answered("retention", "--dry-run", "--questionnaire", file)
    assert "  names of organisations and towns: 1\n" in said.out
    assert said.out.endswith("This was a dry run. Nothing was erased.\n")
    assert names(answered) == [NAME]


def test_when_its_time_has_come_it_is_erased_once_and_logged(answered: Command, tmp_path: Path) -> None:
    file = questionnaire(tmp_path, opens=-90, closes=-40, days="39")
    said = answered("retention", "--questionnaire", file)
    assert "  names of organisations and towns: 1\n" in said.out
    assert names(answered) == [None]
    again = answered("retention", "--questionnaire", file)
    assert said.out.endswith("This was erased. Closed answers and counts stay.\n")
    assert again.out.endswith("Everything was erased before. Nothing was left to erase.\n")
    assert set(re.findall(r": (\d+)$", again.out, re.MULTILINE)) == {"0"}
    with sqlite3.connect(answered.file) as connection:
        assert [row[0] for row in connection.execute("SELECT action FROM audit")] == ["retention", "retention"]


def test_test_answers_are_counted_and_removed(consultation: Command, tmp_path: Path) -> None:
    file = questionnaire(tmp_path, opens=5, closes=40)
    consultation("migrate", "--questionnaire", file)
    store, pilot = open_store(consultation.url), load(file).as_pilot()
    consultation("pilot", "--remove", "--questionnaire", file)
    assert consultation("pilot", "--questionnaire", file).out == "There are 0 test answers.\n"
    register(store, pilot)
    save(store, pilot, KEY, ANSWERS, language="en")
    assert consultation("pilot", "--questionnaire", file).out == "There is 1 test answer.\n"
    assert consultation("pilot", "--remove", "--questionnaire", file).out == "1 test answer was removed.\n"
    assert consultation("pilot", "--questionnaire", file).out == "There are 0 test answers.\n"


def test_a_file_that_names_nobody_responsible_is_told(consultation: Command, tmp_path: Path) -> None:
    file = questionnaire(tmp_path, opens=5, closes=40)
    file.write_text(re.sub(r"(?m)^  (controller|hosting): .*\n", "", file.read_text("utf-8")), "utf-8")
    said = consultation("check", file)
    assert said.code == 0
    assert said.out.splitlines()[-1] == (
        "The file does not say who is responsible: controller, hosting. The consultation does not open until this "
        "is in the file or in the settings of the staff."
    )
