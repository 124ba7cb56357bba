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
from itertools import combinations

from consultation.stats.museum_words import COMPOUNDS, CONCEPTS, FILLERS, SUFFIXES, TOWNS

ALIKE = 86  # of 100, as rapidfuzz compares what the words mean, sorted; misspellings pass, other words do not
SPELT_ALIKE = 92  # the same of the words as they are: a slip in "museum" hides what the others mean
SAME_TOWN = 84
WORD = re.compile(r"[^\W_]+")
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
        if each.country and (read := _read(each)).name_words:
            by_country[each.country].append(read)
    found = [pair for one in by_country.values() for pair in _within(one)]
    return sorted(found, key=lambda pair: (-pair.likeness, pair.first.id, pair.second.id))


@dataclass(frozen=True)
class _Read:
    """An organisation with its name and town as they are compared; own: words that other museums have not."""

    named: Named
    spelt: str
    name_words: tuple[str, ...]
    own: bool
    town: str


def _within(country: Sequence[_Read]) -> Iterator[Pair]:
    from rapidfuzz import fuzz  # noqa: PLC0415 — only who looks for duplicates waits for it

    for one, other in _candidates(country):
        if one.town and other.town and fuzz.ratio(one.town, other.town) < SAME_TOWN:
            continue
        spelt = fuzz.ratio(one.spelt, other.spelt)
        likeness = max(_likeness(one, other), spelt if spelt >= SPELT_ALIKE else 0)
        if likeness >= ALIKE:
            yield Pair(one.named, other.named, round(likeness))


def _candidates(country: Sequence[_Read]) -> Iterator[tuple[_Read, _Read]]:
    """Pair those whose towns begin alike, and those without a town, if their names are their own, with all of these."""
    ordered = sorted(country, key=lambda read: read.named.id)
    by_letter: dict[str, list[_Read]] = defaultdict(list)
    for read in ordered:
        if read.town:
            by_letter[read.town[0]].append(read)
    for block in by_letter.values():
        yield from combinations(block, 2)
    own = [read for read in ordered if read.own]
    for one, other in combinations(own, 2) if any(not read.town for read in own) else ():
        if not (one.town and other.town):
            yield one, other


def _likeness(one: _Read, other: _Read) -> float:
    """Compare the words of two names, without those that say where the museum is: one of the two may leave them out."""
    from rapidfuzz import fuzz  # noqa: PLC0415

    places = {*one.town.split(), *other.town.split()}
    left, right = (" ".join(sorted(set(read.name_words) - places)) for read in (one, other))
    if not left or not right:
        return 100.0 if left == right else 0.0
    return float(fuzz.ratio(left, right))


def _read(named: Named) -> _Read:
    spelt = _words(named.name)
    words = [word for found in spelt for word in _parts(found)]
    known = [CONCEPTS.get(word, word) for word in words if word not in FILLERS]
    town = " ".join(TOWNS.get(word, word) for word in _words(named.town or ""))
    placed = [TOWNS.get(word, word) for word in known]
    commonplace = {*CONCEPTS.values(), *town.split()}
    return _Read(
        named,
        " ".join(sorted(spelt)),
        tuple(placed) or ("museum",) * bool(words),
        any(word not in commonplace for word in placed),
        town,
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
