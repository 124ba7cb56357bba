"""The public page that says what each number means and what it does not mean."""

import streamlit as st

from consultation.stats.method import explained
from consultation.stats.terms import terms
from consultation.ui import context, glossary, language


def show() -> None:
    """Show every topic with its sources, then the words of the results."""
    w = language.now()
    st.title(w("method.title"))
    st.write(w("method.intro"))
    st.write(w("method.checked"))
    for each in explained(w, context.settings().threshold):
        st.header(each.title)
        st.write(each.means)
        st.write(f"**{w('method.not_label')}:** {each.does_not}")
        if each.sources:
            st.caption(w("method.source_label", source="; ".join(each.sources)))
    st.header(w("method.glossary.title"))
    st.html(glossary.as_html(terms(w, context.settings().threshold)))
