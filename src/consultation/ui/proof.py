"""What a respondent takes home: copies of their answers, and the proof that these are counted."""

import streamlit as st

from consultation.release.receipts import counted_receipts
from consultation.store.receipts import CHANGES, Receipt, receipt_of
from consultation.text import Words
from consultation.ui import context, navigation, respondent
from consultation.ui.failures import guarded
from consultation.ui.links import file_links

COPIES = {"pdf": "answers.pdf", "txt": "answers.txt", "data": "data.json"}


def copies(w: Words) -> None:
    """Offer the answers as files."""
    st.header(w("receipt.copies.title"))
    st.write(w("receipt.copies"))
    files = {w(f"receipt.copy.{name}"): f"/my-answers/{file}?lang={w.language}" for name, file in COPIES.items()}
    st.html(file_links(files))


def proof(w: Words) -> None:
    """Show the fingerprint and the code, and look for the fingerprint in the public list."""
    with guarded(w):
        receipt = receipt_of(context.store(), context.questionnaire(), respondent.key())
        if receipt is not None:
            _proof(receipt, w)


def _proof(receipt: Receipt, w: Words) -> None:
    st.header(w("receipt.proof.title"))
    st.write(w("receipt.proof"))
    for name, value in {"fingerprint": receipt.fingerprint, "code": receipt.code}.items():
        with st.container(gap=None):
            st.caption(w(f"receipt.{name}"))
            st.text(value, width="stretch")
    with st.container(horizontal=True):
        look = st.button(w("receipt.check"), key="look-for-receipt")
        st.button(w("receipt.to_list"), key="to-receipts", on_click=navigation.go, args=("receipts",))
    if look:
        _tell_listed(receipt, w)
    st.caption(w("receipt.proof.how"))
    st.html(file_links({w("receipt.copy.proof"): "/my-answers/proof.json"}))


def _tell_listed(receipt: Receipt, w: Words) -> None:
    """Say whether the list has it: counted, or not yet listed, which says nothing about counting."""
    listed = counted_receipts(context.store(), context.questionnaire(), context.settings().results_public)
    if listed and listed.published_at and receipt.fingerprint in listed.fingerprints:
        st.success(w("receipt.listed", date=w.date(respondent.local(listed.published_at))))
    else:
        st.info(w("receipt.not_listed", n=w.number(CHANGES)))
