"""The public list of counted receipts: to look one up, to download all."""

import streamlit as st

from consultation.release.receipts import counted_receipts
from consultation.store.receipts import CHANGES, PublicList
from consultation.text import Words
from consultation.ui import context, language
from consultation.ui.failures import guarded
from consultation.ui.links import file_links

FIRST = 100


def show() -> None:
    """Say what the list is, and show it once there is one."""
    w = language.now()
    st.title(w("nav.receipts"))
    st.write(w("receipts.about"))
    st.write(w("receipts.rule", n=w.number(CHANGES)))
    with guarded(w):
        listed = counted_receipts(context.store(), context.questionnaire(), context.settings().results_public)
        if listed is None or listed.published_at is None:
            st.info(w("receipts.none"))
        else:
            _list(listed, w)


def _list(listed: PublicList, w: Words) -> None:
    _look_up(listed, w)
    number = len(listed.fingerprints)
    if listed.published_at:
        st.header(w.plural("receipts.count", number, date=w.date(listed.published_at)))
    st.html(file_links({w("receipts.file"): f"/receipts.txt?lang={w.language}"}))
    if number > FIRST:
        st.caption(w("receipts.first", n=w.number(FIRST)))
    st.text("\n".join(listed.fingerprints[:FIRST]), width="stretch")


def _look_up(listed: PublicList, w: Words) -> None:
    asked = st.text_input(w("receipts.find"), key="find-receipt", max_chars=100).strip().lower()
    if not asked:
        return
    if asked in listed.fingerprints:
        st.success(w("receipts.found"))
    else:
        st.info(w("receipts.not_found"))
