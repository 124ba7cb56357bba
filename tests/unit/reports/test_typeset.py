"""Words become a tagged PDF, and stay words."""

import pytest
from unit.reports.pdf import catalogue, is_ua, reader, text_of

from consultation.reports.typeset import typeset

SAY = "#title()\n#written(data.words)"
HOSTILE = [
    '#import "@preview/cetz:0.3.0"',
    '#read("/etc/passwd")',
    "#sys.inputs #panic() #let x = 1",
    "$a^2$ @ref <label> *bold* _em_ `raw` // comment /* more */ = heading - list",
    "\\u{41} \\# ] } { [ ~",
]


def made(words: str, language: str = "en") -> bytes:
    return typeset(SAY, {"words": words}, language=language, title="Title")


@pytest.mark.parametrize("words", HOSTILE)
def test_markup_in_what_people_write_stays_text(words: str) -> None:
    assert text_of(made(words)) == f"Title {words}"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("pl", "Zażółć gęślą jaźń"),
        ("fr", "Où l’œuvre naïve reçoit"),
        ("en", "Ελληνικά Українська"),
        ("de", "Größe „ß“"),
    ],
)
def test_letters_of_europe_are_there(language: str, words: str) -> None:
    content = made(words, language)
    assert words in text_of(content)
    assert catalogue(content)["/Lang"] == language
    assert is_ua(content)


def test_it_has_a_title_and_is_tagged() -> None:
    content = made("Words.")
    metadata = reader(content).metadata
    assert metadata
    assert metadata.title == "Title"
    assert catalogue(content)["/MarkInfo"]["/Marked"]
    assert catalogue(content)["/ViewerPreferences"]["/DisplayDocTitle"]


@pytest.mark.parametrize("words", ["🏛️ museum", "博物館 museum"])
def test_signs_without_a_font_stop_nothing_and_are_not_called_accessible(words: str) -> None:
    content = made(words)
    assert "museum" in text_of(content)
    assert catalogue(content)["/MarkInfo"]["/Marked"]
    assert not is_ua(content)


@pytest.mark.parametrize("words", ["שלום", "مرحبا"])
def test_what_is_written_from_right_to_left_is_there(words: str) -> None:
    content = made(words)
    assert set(words) <= set(text_of(content))
    assert is_ua(content)


@pytest.mark.parametrize("words", ["x" * 10_000, "word " * 2_000, "\n" * 200 + "end"])
def test_very_long_words_and_texts_go_on_over_several_pages(words: str) -> None:
    content = made(words)
    assert "".join(text_of(content).removeprefix("Title ").split()) == "".join(words.split())
    assert len(reader(content).pages) > 1


def test_no_words_are_no_mistake() -> None:
    assert text_of(made("")) == "Title"


def test_lines_stay_lines() -> None:
    assert reader(made("one\ntwo\n\nfour")).pages[0].extract_text().split("\n") == ["Title", "one", "two", "four"]
