"""What is wrong with a field, below it: the script of the page ties it to the field, so that both are said together."""

import re
from collections.abc import Sequence
from html import escape

import streamlit as st

_OTHER = re.compile(r"[^A-Za-z0-9_-]")


def below(widgets: Sequence[str], sentence: str, *, announced: bool = False) -> None:
    """Say it of the widgets with these keys; `announced` at once where it is not listed at the top of the page."""
    names = [css_name(widget) for widget in widgets]
    role = ' role="alert"' if announced else ""
    st.html(
        f'<p class="problem" id="problem-{escape(names[0])}" data-fields="{escape(" ".join(names))}"{role}>'
        f"{escape(sentence)}</p>"
    )


def css_name(widget: str) -> str:
    """The key of a widget as Streamlit writes it into the class `st-key-…` of its element."""
    return _OTHER.sub("-", widget)
