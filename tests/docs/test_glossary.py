"""The glossary has the words that the results explain."""

from consultation.settings import ROOT
from consultation.stats.terms import terms
from consultation.text import words

PAGE = ROOT / "docs" / "glossary.md"


def test_every_word_that_the_results_explain_stands_in_the_glossary_once() -> None:
    rows = [line.split("|")[1] for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| ")]
    named = [name.split(" (")[0].strip().lower() for name in rows]
    assert [each.word for each in terms(words("en"), 10) if named.count(each.word.lower()) != 1] == []
