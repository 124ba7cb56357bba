import re

import pytest

from consultation.stats.method import OUTLINE, as_markdown, explained
from consultation.stats.terms import TERMS, terms
from consultation.text import languages, words


@pytest.mark.parametrize("language", languages())
def test_every_number_is_explained_in_every_language(language: str) -> None:
    w = words(language)
    keys = {f"method.{topic}.{part}" for topic in OUTLINE for part in ("title", "means", "not")}
    assert keys <= w.keys
    page = as_markdown(w, 12)
    assert "{" not in page
    assert re.findall(r"method\.\w+", page) == []
    titles = [*(each.title for each in explained(w, 12)), w("method.glossary.title")]
    assert titles == [line[3:] for line in page.splitlines() if line[:3] == "## "]


@pytest.mark.parametrize("language", languages())
def test_every_word_of_the_results_is_explained_in_every_language(language: str) -> None:
    w = words(language)
    assert {*TERMS.values(), *(f"term.{name}" for name in TERMS)} <= w.keys
    explained_words = [*terms(w, 12)]
    assert [f"- **{each.word}**: {each.means}" for each in explained_words] == as_markdown(w, 12).splitlines()[
        -len(TERMS) :
    ]
    assert len({each.word for each in explained_words}) == len(TERMS)


def test_the_threshold_told_is_the_one_set() -> None:
    small = next(each for each in explained(words("en"), 12) if each.title == "Small groups")
    assert "only from 12 answers on" in small.means


def test_numbers_are_written_as_the_language_writes_them() -> None:
    assert "0,43" in as_markdown(words("de"), 10)
    assert "0.43" in as_markdown(words("en"), 10)
