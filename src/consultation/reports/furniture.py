"""What stands at the end of every document: logo and emblem, who publishes, licence, how to cite, footnotes."""

from base64 import b64encode
from collections.abc import Mapping
from typing import Any

from consultation.questions.organiser import Organiser, said, terms
from consultation.text import Words
from consultation.text.words import FOOTNOTED

_PNG_SIZE = slice(16, 24)  # width and height, four bytes each, in the first chunk of every PNG


def furniture(
    organiser: Organiser, pictures: Mapping[str, bytes], w: Words, *, countries: frozenset[str] = frozenset()
) -> dict[str, Any]:
    """Give `lines` and `pictures` for `foot` in house.typ.

    pictures: PNG by the name that the organiser's settings have for it; one that is missing is left out.
    countries: the codes of those that the document names, for the footnote that some of them carry.
    """
    lines = list(terms(organiser, w))
    if countries & FOOTNOTED:
        lines.append(said(organiser.country_footnote, w))
    named = {organiser.logo: organiser.controller, organiser.emblem: w("organiser.emblem")}
    shown = [{"svg": _svg(pictures[name]), "alt": alt} for name, alt in named.items() if name in pictures]
    return {"lines": lines, "pictures": shown}


def _svg(png: bytes) -> str:
    """Wrap a PNG: what a document is made from is text."""
    width, height = (int.from_bytes(png[_PNG_SIZE][at : at + 4], "big") for at in (0, 4))
    image = f'<image width="{width}" height="{height}" href="data:image/png;base64,{b64encode(png).decode()}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">{image}</svg>'
