"""The code asks only for words that there are, and gives them what they need."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from docs.used_words import Use, uses

import consultation.text
from consultation.text import languages

FOLDER = Path(consultation.text.__file__).parent / "locale"
LANGUAGES = languages()
USES = tuple(uses())


@pytest.fixture(scope="module")
def sentences() -> dict[str, dict[str, tuple[str, ...]]]:
    """Language to key to its forms."""
    return {language: _read(language) for language in LANGUAGES}


def test_the_code_is_really_read() -> None:
    keys = {use.key for use in USES}
    assert {"form.saved", "error.link.refused", "error.unknown_filter", "review.missing", "cli.about"} <= keys
    assert len(keys) > 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_that_the_code_names_has_words(
    sentences: dict[str, dict[str, tuple[str, ...]]], language: str
) -> None:
    assert [f"{use.place} {use.key}" for use in USES if use.key not in sentences[language]] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_gap_is_given_its_value(sentences: dict[str, dict[str, tuple[str, ...]]], language: str) -> None:
    lacking = [
        f"{use.place} {use.key}: {sorted(open_gaps)}"
        for use in USES
        if (open_gaps := _gaps(sentences[language].get(use.key, ())) - _given(use))
    ]
    assert lacking == []


def test_what_is_counted_has_a_word_for_one_and_for_many(sentences: dict[str, dict[str, tuple[str, ...]]]) -> None:
    assert [use.key for use in USES if use.counted and len(sentences["en"].get(use.key, ())) != 2] == []


def _given(use: Use) -> frozenset[str]:
    """What the call gives; where that cannot be read off, everything."""
    return use.given if use.given is not None else frozenset(_gaps(_read("en").get(use.key, ())))


def _gaps(forms: tuple[str, ...]) -> set[str]:
    return {gap for form in forms for gap in re.findall(r"\{(\w+)\}", form)}


def _read(language: str) -> dict[str, tuple[str, ...]]:
    with (FOLDER / language / "LC_MESSAGES" / "consultation.po").open("rb") as file:
        return {_key(message.id): _forms(message.string) for message in read_po(file) if message.id}


def _key(name: object) -> str:
    return name[0] if isinstance(name, list | tuple) else str(name)


def _forms(string: object) -> tuple[str, ...]:
    return tuple(string) if isinstance(string, list | tuple) else (str(string),)
