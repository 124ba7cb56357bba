"""Translating with others: a workbook goes out, comes back checked, is looked at, and goes live."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import streamlit as st

from consultation import application
from consultation.accounts import Role
from consultation.store import staff
from consultation.store.staff import StaffMember
from consultation.text import Words
from consultation.text.messages import numbers_of_forms
from consultation.ui import context, language
from consultation.ui.failures import guarded
from consultation.ui.staff_gate import require_staff
from consultation.ui.whole_table import whole_table

if TYPE_CHECKING:
    from consultation.intake.translation import Returned

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST_NAME = 200
_DONE = "translation_done"


def show() -> None:
    """Show what can be sent out, what came back, and what waits to go live; for administrators."""
    member = require_staff(Role.ADMIN)
    w = language.now()
    st.title(w("translation.title"))
    st.write(w("translation.intro"))
    _send(w)
    _take_back(member, w)
    _waiting(member, w)


def _send(w: Words) -> None:
    st.header(w("translation.send"))
    listed, other = st.columns(2)
    with listed:
        chosen = st.selectbox(
            w("translation.language"),
            context.questionnaire().languages,
            format_func=w.language_name,
            key="send-language",
        )
    with other:
        chosen = st.text_input(w("translation.code"), max_chars=3, key="send-code").strip().lower() or chosen
    with guarded(w):
        numbers_of_forms(chosen)
        st.download_button(
            w("translation.download", language=w.language_name(chosen)),
            lambda: _workbook(chosen, w),
            file_name=f"{context.questionnaire().name}-{chosen}.xlsx",
            mime=XLSX,
            on_click="ignore",
        )


def _workbook(chosen: str, w: Words) -> bytes:
    from consultation.exports.translation import translation  # noqa: PLC0415 — only who sends one waits for it
    from consultation.intake import own_words  # noqa: PLC0415

    settings = context.settings()
    begun = own_words.present(settings, chosen) | own_words.waiting(settings, chosen)
    return translation(chosen, own_words.english(settings, chosen), begun, w, datetime.now(UTC).date())


def _take_back(member: StaffMember, w: Words) -> None:
    st.header(w("translation.back"))
    sent = st.file_uploader(w("translation.file"), key="returned")
    if sent is None:
        return
    from consultation.intake import own_words  # noqa: PLC0415 — only who brings one back waits for it
    from consultation.intake.translation import language_of, read_translation  # noqa: PLC0415

    with guarded(w):
        settings, content = context.settings(), sent.getvalue()
        code = language_of(content, sent.name)
        english, present = own_words.english(settings, code), own_words.present(settings, code)
        returned = read_translation(content, sent.name, english, present)
        _tell(returned, w)
        may = bool(returned.changes) and not returned.stopped
        if st.button(w("translation.show"), type="primary", disabled=not may, key="show-returned") and may:
            own_words.preview(settings, returned)
            _note(member, "translation preview", code)


def _tell(returned: "Returned", w: Words) -> None:
    """Say what must be put right, what else is to be known, and what changes; words from outside only as plain text."""
    changes = returned.changes
    st.write(f"{w.language_name(returned.language)}: {w.plural('translation.changes', len(changes))}")
    columns = ("translation.line", "translation.cell_column", "translation.what")
    for stops, heading in ((True, "translation.must"), (False, "translation.to_know")):
        if found := [each for each in returned.remarks if each.stops is stops]:
            st.subheader(w(heading))
            whole_table(
                _named(columns, w), [(str(each.line or ""), each.column, w.error(each.reason)) for each in found]
            )
    if changes:
        columns = ("translation.column.key", "translation.before", "translation.after")
        whole_table(_named(columns, w), [(each.name, each.before, each.after) for each in changes])


def _named(columns: tuple[str, ...], w: Words) -> list[str]:
    return [w(key) for key in columns]


def _waiting(member: StaffMember, w: Words) -> None:
    st.header(w("translation.waiting"))
    if done := st.session_state.pop(_DONE, None):
        st.success(done)
    found = application.previewed_languages()
    if not found:
        st.write(w("translation.nothing_waits"))
    for code in found:
        _one_waiting(member, code, w)


def _one_waiting(member: StaffMember, code: str, w: Words) -> None:
    from consultation.intake import own_words  # noqa: PLC0415 — only where something waits

    with st.container(border=True, key=f"waiting-{code}"):
        st.link_button(w("translation.look", language=w.language_name(code)), f"/?lang={code}&preview=1")
        reviewer = st.text_input(w("translation.reviewed_by"), max_chars=LONGEST_NAME, key=f"reviewer-{code}").strip()
        with st.container(horizontal=True):
            live = st.button(w("translation.put_live"), type="primary", key=f"live-{code}")
            dropped = st.button(w("translation.drop"), key=f"drop-{code}")
        with guarded(w):
            if live:
                count = own_words.put_live(context.settings(), code, reviewer)
                st.session_state[_DONE] = w.plural("cli.translate.applied", count, language=w.language_name(code))
                _note(member, "translation live", code)
            if dropped:
                own_words.drop(context.settings(), code)
                st.session_state[_DONE] = w("cli.translate.dropped", language=w.language_name(code))
                _note(member, "translation drop", code)


def _note(member: StaffMember, action: str, code: str) -> None:
    """Write into the log who did it, and show the page as it is now."""
    staff.log(context.store(), member.name, action, code, datetime.now(UTC))
    st.rerun()
