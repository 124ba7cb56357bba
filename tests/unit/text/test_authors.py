"""Who drafted a catalogue and who reviewed it."""

from pathlib import Path

import pytest

from consultation.text import languages, words
from consultation.text.authors import Authors
from consultation.text.catalogues import PACKAGED

REVIEWER = "Museumsbund Österreich"
DRAFT = Authors("machine assistance", "")


def put(folder: Path, text: str) -> None:
    file = folder / "de" / "LC_MESSAGES" / "own.po"
    file.parent.mkdir(parents=True)
    file.write_text(text, "utf-8")


def one_word(head: str) -> str:
    return f'{head}msgid ""\nmsgstr "Language: de\\n"\n\nmsgid "no_opinion"\nmsgstr "Weiß nicht"\n'


def test_english_is_reviewed_and_every_translation_still_waits() -> None:
    assert words("en").authors == (Authors("the project", "the project"),)
    translated = {language: words(language).authors for language in languages() if language != "en"}
    assert translated == dict.fromkeys(translated, (DRAFT,))
    assert [language for language in languages() if words(language).reviewed] == ["en"]


def test_a_translation_that_somebody_reviewed_is_reviewed(tmp_path: Path) -> None:
    shipped = (PACKAGED / "de" / "LC_MESSAGES" / "consultation.po").read_text("utf-8")
    put(tmp_path, shipped.replace("# Reviewed by: nobody yet", f"# Reviewed by: {REVIEWER}"))
    assert words("de", tmp_path).authors == (Authors("machine assistance", REVIEWER),)
    assert words("de", tmp_path).reviewed


def test_it_is_not_while_other_words_come_from_one_that_nobody_reviewed(tmp_path: Path) -> None:
    put(tmp_path, one_word(f"# Drafted by: Anna\n# Reviewed by: {REVIEWER}\n"))
    assert words("de", tmp_path).authors == (Authors("Anna", REVIEWER), DRAFT)
    assert not words("de", tmp_path).reviewed


@pytest.mark.parametrize("head", ["", "# German words.\n", "# Reviewed by:\n", "# Reviewed by: nobody yet  \n"])
def test_a_catalogue_that_names_no_reviewer_is_not_reviewed(tmp_path: Path, head: str) -> None:
    put(tmp_path, one_word(head))
    assert words("de", tmp_path).authors == (Authors("", ""), DRAFT)
