"""Words that lie beside a questionnaire's file."""

import os
from pathlib import Path

import pytest

from consultation.errors import InvalidQuestionnaire
from consultation.text import languages, words

HEADER = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""


def put(folder: Path, language: str, text: str) -> Path:
    file = folder / language / "LC_MESSAGES" / "mine.po"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(HEADER + text, encoding="utf-8")
    return file


def test_they_win_over_the_package(tmp_path: Path) -> None:
    put(tmp_path, "en", 'msgid "no_opinion"\nmsgstr "Cannot say"\n')
    assert words("en", tmp_path)("no_opinion") == "Cannot say"
    assert words("en", tmp_path)("not_applicable") == "Does not apply"
    assert words("en")("no_opinion") == "No opinion"


def test_what_a_language_lacks_is_said_in_english(tmp_path: Path) -> None:
    put(tmp_path, "en", 'msgid "H1.title"\nmsgstr "Open later"\n')
    put(tmp_path, "sv", 'msgid "H2.title"\nmsgstr "Öppet längre"\n')
    w = words("sv", tmp_path)
    assert [w("H2.title"), w("H1.title"), w("no_opinion")] == ["Öppet längre", "Open later", "No opinion"]
    assert [key in w.keys for key in ("H2.title", "H1.title", "no_opinion")] == [True, False, False]
    assert w.has("H1.title")


def test_they_may_bring_a_language_of_their_own(tmp_path: Path) -> None:
    put(tmp_path, "sv", 'msgid "H1.title"\nmsgstr "Öppet senare"\n')
    assert languages(tmp_path) == ("en", "de", "es", "fr", "it", "pl", "sv")
    assert words("sv", tmp_path).percent(0.5) == "50\u00a0%"


def test_counted_words_follow_the_number(tmp_path: Path) -> None:
    put(tmp_path, "en", 'msgid "seen"\nmsgid_plural "seen"\nmsgstr[0] "{n} museum"\nmsgstr[1] "{n} museums"\n')
    w = words("en", tmp_path)
    assert [w.plural("seen", n) for n in (0, 1, 1200)] == ["0 museums", "1 museum", "1,200 museums"]
    assert "seen" in w.keys


def test_words_not_yet_agreed_are_not_shown(tmp_path: Path) -> None:
    guess = '#, fuzzy\nmsgid "no_opinion"\nmsgstr "A guess"\n\n#, fuzzy\nmsgid "H1.title"\nmsgstr "A guess"\n'
    put(tmp_path, "en", guess)
    w = words("en", tmp_path)
    assert [w("no_opinion"), w("H1.title")] == ["No opinion", "H1.title"]
    assert "H1.title" not in w.keys


def test_a_change_of_the_file_is_seen(tmp_path: Path) -> None:
    file = put(tmp_path, "en", 'msgid "H1.title"\nmsgstr "Before"\n')
    assert words("en", tmp_path)("H1.title") == "Before"
    put(tmp_path, "en", 'msgid "H1.title"\nmsgstr "After"\n')
    os.utime(file, (1, 1))
    assert words("en", tmp_path)("H1.title") == "After"


@pytest.mark.parametrize("text", ['msgid "a"\nmsgstr "b"\nand so on\n', "msgid what\n"])
def test_a_broken_catalogue_is_refused_by_name(tmp_path: Path, text: str) -> None:
    put(tmp_path, "en", text)
    with pytest.raises(InvalidQuestionnaire) as refused:
        words("en", tmp_path)
    assert refused.value.key == "error.questionnaire.catalogue"
    assert refused.value.values["file"] == "mine.po"


def test_a_catalogue_that_is_not_text_is_refused_by_name(tmp_path: Path) -> None:
    put(tmp_path, "en", "").write_bytes(b'msgid "a"\nmsgstr "\xff\xfe"\n')
    with pytest.raises(InvalidQuestionnaire):
        words("en", tmp_path)
