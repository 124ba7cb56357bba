"""A table whose texts are read whole: the grid of Streamlit cuts what is longer than its column."""

from collections.abc import Iterable, Sequence
from html import escape

import streamlit as st


def whole_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Show every text as it stands, never as markup; on a phone the cells of a row stand below each other."""
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in columns)
    body = "".join(f"<tr>{''.join(_cell(*each) for each in zip(columns, row, strict=True))}</tr>" for row in rows)
    st.html(f'<table class="whole"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>')


def _cell(column: str, text: str) -> str:
    return f'<td data-column="{escape(column)}">{escape(text)}</td>'
