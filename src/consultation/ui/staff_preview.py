"""The preview of the questionnaire: every step as respondents see it, with a mark that nothing is saved."""

import streamlit as st

from consultation.ui import form, language, preview


def show() -> None:
    """Show the step that the address asks for, answered in this window only."""
    preview.begin_run(preview.PAGE)
    st.warning(language.now()("preview.mark"))
    form.show()
