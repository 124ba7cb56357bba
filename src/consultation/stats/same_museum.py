"""Which answers are likely to come from one museum: the same country, a name alike, and not from different towns.

Names are compared by the words in them, without accents, in any order and in the languages of Europe for what museums
are commonly called ("Museum of Modern Art", "Musée d'art moderne", "Muzeum Sztuki Nowoczesnej"). It is meant to find
too many rather than too few: staff look at each pair and decide.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.process import cdist

from consultation.stats.museum_words import COMPOUNDS, CONCEPTS, FILLERS, SUFFIXES, TOWNS

ALIKE = 86  # of 100, as rapidfuzz compares what the words mean, sorted; misspellings pass, other words do not
SPELT_ALIKE = 92  # the same of the words as they are: a slip in "museum" hides what the others mean
SAME_TOWN = 84
WORD = re.compile(r"[^\W_]+")
AT_ONCE = 500  # names compared with all others in one go
COMMONPLACE = frozenset(CONCEPTS.values())
STROKES = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})


@dataclass(frozen=True)
class Named:
    """An organisation as it named itself; `id` tells it from others, country is a code or None."""

    id: int
    country: str | None
    name: str
    town: str | None = None


@dataclass(frozen=True)
class Pair:
    """Two that may be one museum; likeness: of their names, up to 100."""

    first: Named
    second: Named
    likeness: int


def pairs(organisations: Iterable[Named]) -> list[Pair]:
    """List those that are likely to be one museum, the most alike first, then by id.

    Only organisations of one country are compared; without a country or a name nothing is said.
    """
    by_country: dict[str, list[_Read]] = defaultdict(list)
    for each in organisations:
        if each.country and (read := _read(each)).spelt:
            by_country[each.country].append(read)
    found = [pair for one in by_country.values() for pair in _within(one)]
    return sorted(found, key=lambda pair: (-pair.likeness, pair.first.id, pair.second.id))


@dataclass(frozen=True)
class _Read:
    """An organisation as it is compared. words: what its name means, without its own town; meant: these sorted; own: it
    has words that other museums have not.
    """  # noqa: D205 — a list of fields

    named: Named
    spelt: str
    words: frozenset[str]
    meant: str
    own: bool
    town: str
    places: frozenset[str]


def _within(country: Sequence[_Read]) -> Iterator[Pair]:
    ordered = sorted(country, key=lambda read: read.named.id)
    for first, second in sorted(_candidates(ordered)):
        one, other = ordered[first], ordered[second]
        if not _may_be_one(one, other):
            continue
        likeness = max(_likeness(one, other), fuzz.ratio(one.spelt, other.spelt, score_cutoff=SPELT_ALIKE))
        if likeness >= ALIKE:
            yield Pair(one.named, other.named, round(likeness))


def _may_be_one(one: _Read, other: _Read) -> bool:
    """Tell whether the towns allow it: they are the same, or one is not known and both names are their own."""
    if one.town and other.town:
        return fuzz.ratio(one.town, other.town) >= SAME_TOWN
    return one.own and other.own


def _candidates(ordered: Sequence[_Read]) -> set[tuple[int, int]]:
    """Find the few pairs that are worth a closer look, by places in the list: all are compared, but not here in Python.

    Alike in what they mean or in their spelling; and a name in which a town stands with everybody in that town.
    """
    in_town: dict[str, list[int]] = defaultdict(list)
    for place, read in enumerate(ordered):
        for town in read.places:
            in_town[town].append(place)
    naming = (
        (place, other) for place, read in enumerate(ordered) for word in read.words for other in in_town.get(word, ())
    )
    found = {(min(pair), max(pair)) for pair in naming}
    for texts, least in (([read.meant for read in ordered], ALIKE), ([read.spelt for read in ordered], SPELT_ALIKE)):
        for start in range(0, len(texts), AT_ONCE):
            scores = cdist(texts[start : start + AT_ONCE], texts, scorer=fuzz.ratio, score_cutoff=least, dtype=np.uint8)
            rows, columns = np.nonzero(scores)
            found.update(
                (first, second)
                for first, second in zip((rows + start).tolist(), columns.tolist(), strict=True)
                if first < second
            )
    return found


def _likeness(one: _Read, other: _Read) -> float:
    """Compare what two names mean, without what says where the museum is: one of the two may leave that out."""
    if one.places.isdisjoint(other.words) and other.places.isdisjoint(one.words):
        left, right = one.meant, other.meant
    else:
        left, right = (" ".join(sorted(read.words - one.places - other.places)) for read in (one, other))
    if not left or not right:
        return 100.0 if left == right else 0.0
    return fuzz.ratio(left, right, score_cutoff=ALIKE)


def _read(named: Named) -> _Read:
    spelt = _words(named.name)
    known = [CONCEPTS.get(word, word) for found in spelt for word in _parts(found) if word not in FILLERS]
    meant = [TOWNS.get(word, word) for word in known]
    town = [TOWNS.get(word, word) for word in _words(named.town or "")]
    words = frozenset(meant).difference(town)
    return _Read(
        named,
        " ".join(sorted(spelt)),
        words,
        " ".join(sorted(words)),
        any(word not in COMMONPLACE for word in words),
        " ".join(town),
        frozenset(town),
    )


def _words(text: str) -> list[str]:
    """Split into words without accents, in small letters."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(STROKES))
    return WORD.findall("".join(letter for letter in plain if not unicodedata.combining(letter)))


def _parts(word: str) -> Iterator[str]:
    """Cut what German, Dutch and the northern languages write as one word: kunstmuseum is kunst and museum."""
    if word in COMPOUNDS:
        yield from COMPOUNDS[word].split()
        return
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) > len(suffix) + 2:
            yield word.removesuffix(suffix)
            return
    yield word
