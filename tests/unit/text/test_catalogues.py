"""Every language says everything that English says, in its own typography."""

import re

import pytest
from babel.messages import Catalog
from babel.messages.pofile import read_po

from consultation.text import languages
from consultation.text.catalogues import PACKAGED

GAP = re.compile(r"\{\w+\}")
OTHERS = tuple(language for language in languages() if language != "en")
FORMS = {"pl": 3}  # plural forms; the others have two
# What a language does not write: quotation marks of another, ordinary spaces where a line must not break.
NOT_WRITTEN = {
    "en": re.compile(r"[„«»\"]|\w'\w"),
    # An ordinary space inside quotation marks or before a double sign, one without any, a straight apostrophe.
    "fr": re.compile(r"\w\}? [:;?!»]|« |\w[;?!](?=\s|$)|\w'\w|[“”„\"]"),
    "de": re.compile(r"[”«»\"]|„[^“]*$|^[^„]*“|\d %|\w'\w"),
    # A question is opened as well as closed.
    "es": re.compile(r"[“”„\"]|\d%|^[^¿]*\?|\w'\w"),
    "it": re.compile(r"[„\"]|\w'\w"),
    # A single letter does not end a line.
    "pl": re.compile(r"[“«»\"]|„[^”]*$|^[^„]*”|(?<![\w{])[aiouwzAIOUWZ] (?=\S)|\d %|\w'\w"),
}
Sentences = dict[str, tuple[str, ...]]


def catalogue(language: str) -> Catalog:
    with (PACKAGED / language / "LC_MESSAGES" / "consultation.po").open("rb") as file:
        return read_po(file, locale=language)


def sentences(language: str) -> Sentences:
    """Every key with its sentences: one, or one for each plural form."""
    said: Sentences = {}
    for message in catalogue(language):
        key = message.id if isinstance(message.id, str) else message.id[0]
        said[key] = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
    return {key: texts for key, texts in said.items() if key}


@pytest.fixture(scope="module")
def said() -> dict[str, Sentences]:
    """What each language says."""
    return {language: sentences(language) for language in languages()}


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_has_words_for_the_keys_of_english(said: dict[str, Sentences], language: str) -> None:
    assert sorted(said[language]) == sorted(said["en"])


@pytest.mark.parametrize("language", languages())
def test_nothing_is_left_empty(said: dict[str, Sentences], language: str) -> None:
    assert [key for key, texts in said[language].items() if not all(text.strip() for text in texts)] == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_sentence_has_the_gaps_of_the_english(said: dict[str, Sentences], language: str) -> None:
    english = said["en"]
    assert [key for key, texts in said[language].items() if _gaps(texts) != _gaps(english[key])] == []


@pytest.mark.parametrize("language", languages())
def test_a_key_that_counts_has_every_plural_form(said: dict[str, Sentences], language: str) -> None:
    counted = {key for key, texts in said["en"].items() if len(texts) > 1}
    forms = {key: len(texts) for key, texts in said[language].items()}
    assert forms == {key: FORMS.get(language, 2) if key in counted else 1 for key in forms}


@pytest.mark.parametrize("language", OTHERS)
def test_the_form_for_many_says_the_number(said: dict[str, Sentences], language: str) -> None:
    many = {key: texts[-1] for key, texts in said[language].items() if len(texts) > 1}
    assert [key for key, text in many.items() if "{n}" in said["en"][key][-1] and "{n}" not in text] == []


def test_keys_are_dotted_names(said: dict[str, Sentences]) -> None:
    assert [key for key in said["en"] if not re.fullmatch(r"[A-Za-z0-9_]+(\.[A-Za-z0-9_-]+)*", key)] == []


@pytest.mark.parametrize("language", languages())
def test_a_language_has_its_own_typography(said: dict[str, Sentences], language: str) -> None:
    wrong = NOT_WRITTEN[language]
    assert [(key, text) for key, texts in said[language].items() for text in texts if wrong.search(text)] == []


@pytest.mark.parametrize("language", languages())
def test_nobody_is_shouted_at(said: dict[str, Sentences], language: str) -> None:
    assert [key for key, texts in said[language].items() if re.search("[!¡]", "".join(texts))] == []


@pytest.mark.parametrize("language", languages())
def test_no_space_is_lost_or_doubled(said: dict[str, Sentences], language: str) -> None:
    assert [key for key, texts in said[language].items() for text in texts if re.search(r"^\s|\s$|  ", text)] == []


def _gaps(texts: tuple[str, ...]) -> set[str]:
    return {gap for text in texts for gap in GAP.findall(text)}
