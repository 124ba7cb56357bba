"""What stands at the foot of every page: logo, emblem and its sentence, licence, how to cite, who is responsible."""

import html

import streamlit as st

from consultation.questions.organiser import Organiser, said, terms
from consultation.text import Words
from consultation.ui import context


def footer(w: Words, *, results: bool) -> None:
    """Show it in one element, however much of it is set; licence and citation only where `results` are near."""
    shown = "".join(_parts(context.organiser(), w, results=results))
    if shown:
        st.html(f'<footer class="organiser">{shown}</footer>')


def picture(name: str, alternative: str) -> None:
    """Show one kept picture."""
    st.html(f'<div class="organiser">{_image(name, alternative)}</div>')


def footnotes(w: Words, *, a_map: bool) -> None:
    """Show the footnote on names of countries, and that on maps where there is one."""
    if written := said(context.organiser().country_footnote, w):
        st.caption(_plain(written))
    if a_map:
        map_footnote(w)


def map_footnote(w: Words) -> None:
    """Show the footnote on maps."""
    if written := said(context.organiser().map_footnote, w):
        st.caption(_plain(written))


def _parts(organiser: Organiser, w: Words, *, results: bool) -> list[str]:
    """Every word is escaped: the organiser's own are words, not HTML."""
    pictures = _image(organiser.logo, organiser.controller) + _image(organiser.emblem, w("organiser.emblem"))
    lines = terms(organiser, w) if results else (organiser.controller, said(organiser.disclaimer, w))
    written = [f"<p>{html.escape(line)}</p>" for line in lines if line]
    return [f'<p class="pictures">{pictures}</p>' if pictures else "", *written]


def _image(name: str, alternative: str) -> str:
    return f'<img src="/organiser/{name}.png" alt="{html.escape(alternative)}">' if name else ""


def _plain(text: str) -> str:
    """Keep the asterisk of a footnote from being read as the beginning of a list or of emphasis."""
    return text.replace("*", r"\*")
