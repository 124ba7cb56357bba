"""Whether one translated text can stand on a page: its placeholders, its signs, its length, its language."""

import re
from collections.abc import Iterator, Sequence

from consultation.exports.translation_rows import Row
from consultation.text.words import GAP

BRACE = re.compile(r"[{}]")
# Words of the catalogues are shown as Markdown: nothing that makes a link, a picture, HTML or code may come in unseen.
MARKUP = re.compile(
    r"!?\[[^\]]*\]\(|<[a-zA-Z/!][^>]*>?|\w+://|[`|]|\\|[\x00-\x09\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]"
)
LONGEST_ANYWAY, TIMES_AS_LONG = 200, 4
FEW_NUMBERS = 2  # a plural form for so few numbers may say them in words
ENOUGH_TO_TELL = 300  # characters
# Languages that a guess from the words takes for each other.
ALIKE = (
    frozenset({"nb", "nn", "no", "da", "se"}),
    frozenset({"hr", "bs", "sr", "sh", "cnr", "sl"}),
    frozenset({"cs", "sk"}),
    frozenset({"de", "lb"}),
    frozenset({"en", "pcm"}),
    frozenset({"gl", "pt"}),
    frozenset({"gl", "es", "an"}),
    frozenset({"ca", "oc"}),
    frozenset({"it", "lij", "vec"}),
)


def problems(row: Row, text: str) -> Iterator[tuple[str, dict[str, object]]]:
    """Give what must be put right in a text: the last part of the key of the error, and its values."""
    yield from _gaps(row, text)
    allowed = {found[0] for found in MARKUP.finditer(row.english)}
    for found in MARKUP.finditer(text):
        if found[0] not in allowed:
            yield "markup", {"found": found[0] if found[0].isprintable() else repr(found[0])}
            break
    if len(text) > max(LONGEST_ANYWAY, TIMES_AS_LONG * len(row.english)):
        yield "too_long", {"length": len(text), "english": len(row.english)}


def _gaps(row: Row, text: str) -> Iterator[tuple[str, dict[str, object]]]:
    wanted, given = set(GAP.findall(row.english)), set(GAP.findall(text))
    allowed = wanted | ({"n"} if row.numbers else set())
    needed = wanted - ({"n"} if 0 < len(row.numbers) <= FEW_NUMBERS else set())
    for name in sorted(needed - given):
        yield "gap_lost", {"gap": f"{{{name}}}"}
    for name in sorted(given - allowed):
        yield "gap_unknown", {"gap": f"{{{name}}}"}
    if BRACE.search(GAP.sub("", text)):
        yield "brace", {}


def other_language(language: str, texts: Sequence[str]) -> str | None:
    """Guess whether texts are in another language than they should be, and which; None where that cannot be told."""
    from py3langid import langid  # noqa: PLC0415 — half a second, only where a translation comes in

    text = " ".join(GAP.sub(" ", each) for each in texts)
    if len(text) < ENOUGH_TO_TELL:
        return None
    ranked = [str(code) for code, _ in langid.rank(text)]
    found = ranked[0]
    if language not in ranked or found == language or any({found, language} <= group for group in ALIKE):
        return None
    return found
