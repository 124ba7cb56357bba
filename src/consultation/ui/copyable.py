"""A link to pass on, with a button that copies it: page.js does so, and says that it did."""

import html

import streamlit as st

from consultation.text import Words


def copyable(name: str, link: str, w: Words) -> None:
    """Show the link whole, and below it the button; `name` tells it from others on the page."""
    said = {"done": w("copy.done"), "failed": w("copy.failed")}
    attributes = " ".join(f'data-{when}="{html.escape(text)}"' for when, text in said.items())
    with st.container(key=f"copy-{name}", gap="small"):
        st.text(link, width="stretch")
        st.html(
            f'<div class="copy"><button type="button">{html.escape(w("copy.link"))}</button>'
            f'<span role="status" {attributes}></span></div>'
        )
