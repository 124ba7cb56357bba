"""The addresses of respondents who may be contacted: for administrators, apart from every answer."""

from collections.abc import Sequence
from datetime import UTC, datetime

import streamlit as st

from consultation.exports.csv_stream import csv_bytes
from consultation.store import staff
from consultation.store.contacts import Reachable
from consultation.store.staff import StaffMember
from consultation.text import Words
from consultation.text.csv_safe import cell, guard
from consultation.ui import context


def contacts(member: StaffMember, found: Sequence[Reachable], w: Words) -> None:
    """Say how many there are, and offer them as a file; whoever takes it is written into the log."""
    st.header(w("settings.part.contacts"))
    st.write(w.plural("settings.contacts", len(found)))
    if found:
        st.download_button(
            w("settings.contacts.file"),
            lambda: _taken(member, found),
            f"{context.questionnaire().id}-contacts.csv",
            "text/csv",
            key="contacts",
        )


def _taken(member: StaffMember, found: Sequence[Reachable]) -> bytes:
    staff.log(context.store(), member.name, "contacts", str(len(found)), datetime.now(UTC))
    lines = ["address,language", *(f"{cell(guard(person.address))},{person.language}" for person in found)]
    return b"".join(csv_bytes(lines))
