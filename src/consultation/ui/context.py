"""What a page needs to know of the process and of the window that it is shown in."""

import streamlit as st

from consultation.application import edition_key, organiser, questionnaire, settings, store, words_in

__all__ = ["edition_key", "is_dark", "is_narrow", "organiser", "questionnaire", "settings", "store", "words_in"]

NARROW = 640  # pixels; under this Streamlit stacks columns


def is_dark() -> bool:
    """Whether this person's browser shows the dark theme."""
    return bool(st.context.theme.type == "dark")


def is_narrow() -> bool:
    """Whether this person's window is that of a phone: its width is told by a cookie that the page's script sets."""
    width = st.context.cookies.get("width", "")
    return width.isdecimal() and int(width) < NARROW
