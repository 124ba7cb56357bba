import pytest

from consultation.cli import main
from consultation.settings import ROOT
from consultation.stats.method import as_markdown
from consultation.text import words


@pytest.mark.parametrize("language", ["en", "fr"])
def test_it_prints_the_page_in_the_language_asked_for(capsys: pytest.CaptureFixture[str], language: str) -> None:
    assert main(["method", "--language", language]) == 0
    shown = capsys.readouterr().out
    assert shown == as_markdown(words(language), 10)


def test_the_english_page_begins_the_documentation(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["method", "--language", "en"]) == 0
    assert (ROOT / "docs" / "method.md").read_text("utf-8").startswith(capsys.readouterr().out)


def test_it_needs_no_database(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONSULTATION_DATABASE_URL", "sqlite:////nowhere/at/all.db")
    monkeypatch.setenv("CONSULTATION_THRESHOLD", "25")
    assert main(["method", "--language", "en"]) == 0
    assert "only from 25 answers on" in capsys.readouterr().out
