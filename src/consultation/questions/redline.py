"""What somebody changed in a text, word by word."""

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache
from itertools import groupby, takewhile
from typing import NamedTuple

import regex

# Where words begin and end by Unicode's rules (UAX 29): accents, scripts without spaces and joined emoji stay whole.
# Typography puts spaces that break no line into sentences of ours; a keyboard has none.
_NO_BREAK = str.maketrans("\u00a0\u202f", "  ")
_BOUNDARY = regex.compile(r"(?V1w)\b")


class Change(StrEnum):
    """What became of a piece of the old text."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


class Piece(NamedTuple):
    """A run of words with one fate."""

    change: Change
    text: str


@lru_cache(maxsize=256)
def redline(old: str, new: str) -> tuple[Piece, ...]:
    """Cut both texts into pieces, in reading order, none empty; where words were replaced, those removed come first.

    Without the added pieces it reads as the old text, without the removed ones as the new, as `spaced`. Words are
    matched by Ratcliff and Obershelp's method (`difflib`); a space that alone is kept between two changes goes with
    them, so that a phrase that was replaced reads as one.
    """
    was, now = words_of(spaced(old)), words_of(spaced(new))
    steps = list(_steps(was, now))
    pieces: list[Piece] = []
    for changed, together in groupby(steps, key=lambda step: step[0]):
        listed = list(together)
        gone = "".join(text for _, text, _ in listed)
        come = "".join(text for _, _, text in listed)
        found = [(Change.REMOVED, gone), (Change.ADDED, come)] if changed else [(Change.KEPT, gone)]
        pieces += [Piece(change, text) for change, text in found if text]
    return tuple(pieces)


def spaced(text: str) -> str:
    """Write every space that breaks no line as a plain one: nobody who types a sentence again means to change them."""
    return text.translate(_NO_BREAK)


def words_of(text: str) -> list[str]:
    """Cut a text into its words and what stands between them; joined again they are the text."""
    return [part for part in _BOUNDARY.split(text) if part]


def nearest(originals: Sequence[str], written: str) -> str:
    """Pick the text that `written` was most likely made from: the one that shares most of its words with it.

    A person may have changed the sentence in one language and look at it, or submit it, in another. Of texts that are
    equally near it is the first. Shared words are counted by Dice's coefficient, whatever their order and case.
    """
    words = _bag(written)

    def shared(original: str) -> float:
        own = _bag(original)
        return 2 * (own & words).total() / ((own + words).total() or 1)

    return max(originals, key=shared)


def _bag(text: str) -> Counter[str]:
    return Counter(word.casefold() for word in words_of(text) if word[0].isalnum())


def _steps(was: list[str], now: list[str]) -> Iterator[tuple[bool, str, str]]:
    """Yield whether something changed, what stood there, and what stands there now.

    What is the same at either end is set aside first: matching takes the square of what is left. In what is then still
    long, words that come again and again are no places to match at (`autojunk`), or a text of one word repeated would
    keep a page busy for minutes.
    """
    start = _alike(was, now)
    end = _alike(was[start:][::-1], now[start:][::-1])
    matcher = SequenceMatcher(None, was[start : len(was) - end], now[start : len(now) - end])
    blocks = [("equal", 0, start, 0, start)] if start else []
    blocks += [(kind, a + start, b + start, c + start, d + start) for kind, a, b, c, d in matcher.get_opcodes()]
    blocks += [("equal", len(was) - end, len(was), len(now) - end, len(now))] if end else []
    for place, (kind, first, last, begin, stop) in enumerate(blocks):
        gone, come = "".join(was[first:last]), "".join(now[begin:stop])
        yield kind != "equal" or (0 < place < len(blocks) - 1 and gone.isspace()), gone, come


def _alike(one: list[str], other: list[str]) -> int:
    """How many words two texts begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
