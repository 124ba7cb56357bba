import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from unit.cli.command_line import Command

from consultation.cli import main
from consultation.cli.parser import build
from consultation.cli.progress import progress
from consultation.questions.load import load
from consultation.settings import ROOT, SHIPPED_QUESTIONNAIRE
from consultation.text import words

COMMANDS = (
    *(
        "serve",
        "migrate",
        "check",
        "simulate",
        "import",
        "export",
        "results",
        "method",
        "staff",
        "pilot",
        "retention",
        "translate",
    ),
)


def test_it_runs_as_a_module(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "consultation", "migrate", "--database", f"sqlite:///{tmp_path / 'new.db'}"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "The database is up to date, and the consultation nemo_ai is registered.\n"


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("command", ["", *COMMANDS, "staff add"])
def test_help_is_in_words(capsys: pytest.CaptureFixture[str], command: str, language: str) -> None:
    assert main([*command.split(), "--help", f"--language={language}"]) == 0
    shown = capsys.readouterr().out
    assert not re.findall(r"\bcli\.\w+|\{most\}", shown)
    about = words(language)(f"cli.{command.replace(' ', '.')}.help" if command in COMMANDS else "cli.option.database")
    assert " ".join(about.split())[:30] in " ".join(shown.split())


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["dance"],
        ["results"],
        ["simulate"],
        ["simulate", "--responses", "-1"],
        ["simulate", "--responses", "5", "--remove"],
        ["export", "--format", "xlsx", "--out", "x"],
        ["export", "--since", "yesterday", "--out", "x"],
        ["serve", "--port", "0"],
        ["migrate", "--data", "x"],
    ],
)
def test_a_command_that_is_not_understood_ends_with_2(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert main(arguments) == 2
    assert capsys.readouterr().err.startswith("usage: python -m consultation")


def test_a_language_that_does_not_exist_is_said_in_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["migrate", "--language", "xx"]) == 1
    assert "xx" in capsys.readouterr().err


def test_an_option_counts_before_and_after_the_command(tmp_path: Path) -> None:
    one, other = (f"sqlite:///{tmp_path / name}.db" for name in ("one", "other"))
    assert main(["--database", one, "migrate"]) == 0
    assert main(["--database", one, "migrate", "--database", other]) == 0
    assert sorted(path.name for path in tmp_path.glob("*.db")) == ["one.db", "other.db"]


def test_the_environment_names_the_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONSULTATION_DATABASE_URL", f"sqlite:///{tmp_path / 'there.db'}")
    assert main(["migrate"]) == 0
    assert (tmp_path / "there.db").exists()


def test_the_terminal_says_the_language(consultation: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    assert consultation("migrate").out == "La base de données est à jour et la consultation nemo_ai est enregistrée.\n"
    monkeypatch.setenv("LANG", "xx_XX")
    assert consultation("migrate").out.startswith("The database")


def test_another_questionnaire_can_be_used(consultation: Command, tmp_path: Path) -> None:
    text = SHIPPED_QUESTIONNAIRE.read_text("utf-8").replace("id: nemo_ai", "id: another")
    (tmp_path / "another.yaml").write_text(text, "utf-8")
    assert "another" in consultation("migrate", "--questionnaire", tmp_path / "another.yaml").out


def test_simulate_adds_the_same_people_only_once_and_takes_them_out_again(consultation: Command) -> None:
    assert consultation("simulate", "--responses", "20", "--seed", "4").out == "20 made-up responses were added.\n"
    assert consultation("simulate", "--responses", "21", "--seed", "5").out == "21 made-up responses were added.\n"
    assert consultation("simulate", "--remove").out == "41 made-up responses were removed.\n"
    assert consultation("simulate", "--remove").out == "0 made-up responses were removed.\n"


def test_check_tells_how_long_answering_takes(consultation: Command) -> None:
    said = consultation("check", SHIPPED_QUESTIONNAIRE)
    assert said.code == 0
    first, english, *others = said.out.splitlines()
    assert re.fullmatch(r"nemo_ai can be asked: \d+ closed questions, \d+ open ones\.", first)
    assert re.match(r"en: [67]\.\d minutes for the core, \d+\.\d for all closed questions, ", english)
    assert [line[:4] for line in others] == [f"{language}: " for language in load(SHIPPED_QUESTIONNAIRE).languages[1:]]


def test_check_refuses_a_questionnaire_with_its_place(consultation: Command, tmp_path: Path) -> None:
    text = SHIPPED_QUESTIONNAIRE.read_text("utf-8").replace("anchors: agreement", "anchor: agreement", 1)
    (tmp_path / "broken.yaml").write_text(text, "utf-8")
    said = consultation("check", tmp_path / "broken.yaml")
    assert (said.code, said.out) == (1, "")
    assert "broken.yaml" in said.err
    assert "Traceback" not in said.err


def test_check_says_when_the_core_is_too_long(consultation: Command, tmp_path: Path) -> None:
    text = SHIPPED_QUESTIONNAIRE.read_text("utf-8").replace(", core: false", "")
    (tmp_path / "nemo_ai.yaml").write_text(text, "utf-8")
    assert (
        "en: the core takes longer than 7 minutes. Few people will finish it."
        in consultation("check", tmp_path / "nemo_ai.yaml").out.splitlines()
    )


def test_staff_add_prints_a_link_that_belongs_to_the_account(consultation: Command) -> None:
    said = consultation("staff", "add", "Zoë Müller", "--role", "editor", "--address", "https://consult.example.org/")
    assert said.code == 0
    assert re.search(r"Zoë Müller.*: https://consult\.example\.org/sign-in\?setup=[\w-]{43}$", said.out)
    found = sqlite3.connect(consultation.file).execute("SELECT name, role, password_hash FROM staff").fetchall()
    assert found == [("Zoë Müller", "editor", None)]


@pytest.mark.parametrize("name", [" ", "two\nlines", "x" * 201])
def test_a_name_that_cannot_be_one_is_refused(consultation: Command, name: str) -> None:
    assert consultation("staff", "add", name).err == "A name has 1 to 200 characters on one line.\n"


def test_a_bad_setting_is_said_in_a_sentence(consultation: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONSULTATION_THRESHOLD", "2")
    said = consultation("migrate")
    assert (said.code, said.out) == (1, "")
    assert "error." not in said.err


def test_progress_is_shown_on_a_terminal_only_and_for_long_work(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    w = words("en")
    assert list(progress(range(3000), w, "cli.simulate.working", 3000)) == list(range(3000))
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert list(progress(range(1999), w, "cli.simulate.working", 1999)) == list(range(1999))
    assert capsys.readouterr().err == ""
    assert list(progress(range(3000), w, "cli.simulate.working", 3000)) == list(range(3000))
    assert capsys.readouterr().err.endswith(f"\rAdding {'█' * 30} 3,000\n")


def test_every_command_and_option_is_documented() -> None:
    documented = (ROOT / "docs" / "command_line.md").read_text("utf-8")
    parsers = {"": build(words("en"))}
    while parsers:
        path, parser = parsers.popitem()
        assert not path or re.search(rf"`{path}\b", documented), path
        for action in parser._actions:  # noqa: SLF001 — argparse tells it in no other way
            assert all(option in documented for option in action.option_strings if option not in ("-h", "--help"))
            if isinstance(action.choices, dict):
                parsers |= {f"{path} {name}".strip(): each for name, each in action.choices.items()}


def test_recounting_puts_kept_counts_right(crowded: Command) -> None:
    asked = ("results", "--question", "R1.agreement", "--by", "country", "--exact", "--format", "csv")
    before = crowded(*asked).out
    with sqlite3.connect(crowded.file) as database:
        database.execute("UPDATE tally SET n = n + 1, firsts = firsts + 1 WHERE question = 'R1.agreement'")
    database.close()
    assert crowded(*asked).out != before
    crowded("migrate", "--recount")
    assert crowded(*asked).out == before
