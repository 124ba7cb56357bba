"""The outline of the method page: which numbers are explained, in which order, and where each method was published.

The page, docs/method.md and `python -m consultation method` all render it, with the words of the results at its end.
What it says is in the catalogues under `method.<topic>.title`, `.means` and `.not`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from consultation.stats.museums import SOURCE
from consultation.stats.terms import said_values, terms
from consultation.text import Words

OUTLINE: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "counted": (),
    "range": ("Wilson 1927, Journal of the American Statistical Association 22, 209-212",),
    "small": (),
    "chance": (
        "Kruskal and Wallis 1952, Journal of the American Statistical Association 47, 583-621",
        "Benjamini and Hochberg 1995, Journal of the Royal Statistical Society B 57, 289-300",
    ),
    "pairs": ("Cliff 1993, Psychological Bulletin 114, 494-509",),
    "like": ("Christensen, R package ordinal, clmm",),
    "agreed": (
        "Tastle and Wierman 2007, International Journal of Approximate Reasoning 45, 531-545",
        "van der Eijk 2001, Quality and Quantity 35, 325-341",
    ),
    "shared": ("Small and others 2021, Polis, Recerca 26(2)",),
    "missing": (SOURCE,),
    "weights": (SOURCE, "Kish 1992, Journal of Official Statistics 8, 183-200"),
    "first": (
        "Efron 1979, Annals of Statistics 7, 1-26",
        "Kendall and Babington Smith 1939, Annals of Mathematical Statistics 10, 275-287",
    ),
    "words": ("Monroe, Colaresi and Quinn 2008, Political Analysis 16, 372-403",),
    "campaigns": ("Broder 1997, On the resemblance and containment of documents",),
    "findings": (),
})  # fmt: skip


@dataclass(frozen=True)
class Explained:
    """One number in the words of a language: what it means, what it does not mean, and the sources, if any."""

    title: str
    means: str
    does_not: str
    sources: tuple[str, ...]


def explained(w: Words, threshold: int) -> Iterator[Explained]:
    """Give every topic in order; `threshold` is the smallest number of answers with which a group is shown."""
    values = said_values(w, threshold)
    for topic, sources in OUTLINE.items():
        title, means, does_not = (w(f"method.{topic}.{part}", **values) for part in ("title", "means", "not"))
        yield Explained(title, means, does_not, sources)


def as_markdown(w: Words, threshold: int) -> str:
    """Give the whole page as Markdown, a blank line between paragraphs, ending with a newline."""
    parts = [f"# {w('method.title')}", w("method.intro"), w("method.checked")]
    for each in explained(w, threshold):
        parts += [f"## {each.title}", each.means, f"**{w('method.not_label')}:** {each.does_not}"]
        if each.sources:
            parts.append(w("method.source_label", source="; ".join(each.sources)))
    parts.append(f"## {w('method.glossary.title')}")
    parts.append("\n".join(f"- **{each.word}**: {each.means}" for each in terms(w, threshold)))
    return "\n\n".join(parts) + "\n"
