"""Words that are not live yet, on the real pages, for staff: `?preview=1`, until it is ended or the window closed."""

import streamlit as st

from consultation import application
from consultation.text import Words
from consultation.ui import context, redraw, run

ASKED = "preview"


def begin_run(*, staff: bool) -> None:
    """Switch the preview on where staff ask for it, and off where nobody is signed in; keep the address in step."""
    wanted = st.query_params.get(ASKED) == "1" or context.previews_words()
    run.keep(context.PREVIEWS_WORDS, value=staff and wanted)
    if staff and wanted:
        st.query_params[ASKED] = "1"
    elif ASKED in st.query_params:
        del st.query_params[ASKED]


def added() -> tuple[str, ...]:
    """The languages that only the preview has."""
    known = context.questionnaire().languages
    found = application.previewed_languages() if context.previews_words() else ()
    return tuple(each for each in found if each not in known)


def mark(w: Words) -> None:
    """Say above the page that this is a preview, and let it be ended."""
    if not context.previews_words():
        return
    st.info(w("translation.preview.shown", language=w.language_name(w.language)))
    st.button(w("translation.preview.end"), on_click=_end, key="end-word-preview")


def _end() -> None:
    run.keep(context.PREVIEWS_WORDS, value=False)
    st.query_params.pop(ASKED, None)
    redraw.everything()
