"""What somebody changed in a sentence, struck out and underlined, and said in words to a screen reader."""

from html import escape

import streamlit as st

from consultation.questions.redline import Change, Piece, redline
from consultation.text import Words

_ELEMENTS = {Change.REMOVED: "del", Change.ADDED: "ins"}


def show(old: str, new: str, w: Words) -> None:
    """Draw the difference between two texts; both are shown as the text that they are, whatever stands in them."""
    st.html(markup(redline(old, new), w))


def markup(pieces: tuple[Piece, ...], w: Words) -> str:
    """Write the pieces as HTML of our own elements, in which nothing that people wrote is more than text."""
    return f'<p class="redline" dir="auto">{"".join(_element(piece, w) for piece in pieces)}</p>'


def _element(piece: Piece, w: Words) -> str:
    text = escape(piece.text)
    name = _ELEMENTS.get(piece.change)
    if name is None:
        return text
    before, after = _unseen(f"{w(f'wording.{piece.change}')} "), _unseen(f" ({w('wording.end')}) ")
    return f"<{name}>{before}{text}</{name}>{after}"


def _unseen(text: str) -> str:
    """Words for those who hear the page."""
    return f'<span class="unseen">{escape(text)}</span>'
