"""The words of the results that not everybody knows, each explained in a sentence or two.

Every view opens those that it uses, the method page has all, and docs/glossary.md has the same. What a word means is in
the catalogues under `term.<name>`; the word itself stands there under the key by which the views say it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from consultation.text import Words

EVEN = 0.434  # the consensus of answers spread evenly over five steps; tests/spec checks it
HALF = 0.5  # their polarisation

TERMS: Mapping[str, str] = MappingProxyType({
    "open": "term.open.word",
    "respondents": "table.respondents",
    "answered": "table.answered",
    "n": "term.n.word",
    "no_opinion": "table.no_opinion",
    "not_applicable": "table.not_applicable",
    "blank": "table.blank",
    "not_asked": "table.not_asked",
    "undisclosed": "undisclosed",
    "top_two": "table.top_two",
    "range": "table.range",
    "few": "status.few",
    "small": "term.small.word",
    "merged": "status.merged",
    "pooled": "pooled",
    "withheld": "status.withheld",
    "exact": "term.exact.word",
    "chance": "chance.unlikely_chance",
    "effect": "term.effect.word",
    "pairs": "term.pairs.word",
    "like": "term.like.word",
    "raw": "like.raw",
    "caution": "like.pooled.public",
    "consensus": "common.consensus",
    "polarisation": "term.polarisation.word",
    "order": "term.order.word",
    "weighted": "term.weighted.word",
    "one_vote": "weights.one_country_one_vote",
    "effective": "weights.effective",
    "left_out": "weights.left_out",
    "conclusion": "term.conclusion.word",
    "egmus": "term.egmus.word",
    "class": "term.class.word",
})  # fmt: skip


@dataclass(frozen=True)
class Term:
    """A word and what it means, in a language."""

    word: str
    means: str


def terms(w: Words, threshold: int, names: Iterable[str] = TERMS) -> Iterator[Term]:
    """Give the words called `names`; `threshold` is the smallest number of answers with which a group is shown."""
    values = said_values(w, threshold)
    for name in names:
        word = w(TERMS[name])
        yield Term(word[:1].upper() + word[1:] if len(word) > 1 else word, w(f"term.{name}", **values))


def said_values(w: Words, threshold: int) -> dict[str, str]:
    """Give the numbers that explanations name."""
    return {"threshold": w.number(threshold), "even": w.number(EVEN, 2), "half": w.number(HALF, 1)}
