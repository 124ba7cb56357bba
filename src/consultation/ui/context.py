"""What a page needs to know of the process and of the window that it is shown in."""

import streamlit as st

from consultation import application
from consultation.application import organiser, questionnaire, settings, store
from consultation.text import Words
from consultation.ui import run

__all__ = ["edition_key", "is_dark", "is_narrow", "organiser", "questionnaire", "settings", "store", "words_in"]

NARROW = 640  # pixels; under this Streamlit stacks columns
PREVIEWS_WORDS = "previews_words"  # in the session of staff who look at words that are not live yet


def words_in(language: str) -> Words:
    """The words in one language; for staff in the preview of a translation, those that are not live yet."""
    return application.words_in(language, previewed=previews_words())


def edition_key() -> str:
    """Tells what is kept for one questionnaire and state of the words from what is kept for others."""
    return application.edition_key(previewed=previews_words())


def previews_words() -> bool:
    """Whether this window shows words that are not live yet."""
    return bool(run.kept(PREVIEWS_WORDS))


def is_dark() -> bool:
    """Whether this person's browser shows the dark theme."""
    return bool(st.context.theme.type == "dark")


def is_narrow() -> bool:
    """Whether this person's window is that of a phone: its width is told by a cookie that the page's script sets."""
    width = st.context.cookies.get("width", "")
    return width.isdecimal() and int(width) < NARROW
