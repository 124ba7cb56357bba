"""Answers from paper, workshops or another system: the template to fill in, and the import of what comes back."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st
from babel import Locale
from streamlit.runtime.uploaded_file_manager import UploadedFile

from consultation.accounts import Role
from consultation.errors import ConsultationError
from consultation.intake.responses_file import Checked, add_records, check, left_blank, records, said, said_of_blank
from consultation.store.staff import StaffMember, log
from consultation.text import Words
from consultation.ui import context, language
from consultation.ui.staff_gate import require_staff
from consultation.ui.staff_pages import heading

KINDS = ["csv", "xlsx", "xlsm", "xls"]  # the last two to be refused with a sentence
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHOWN = 50
_DONE = "imported"


def show() -> None:
    """Offer the template, take a file, say what is wrong with it or what it would add, and add it."""
    member = require_staff(Role.EDITOR)
    w = heading("import")
    st.write(w("import.intro"))
    _template(w)
    st.header(w("import.file"))
    st.write(w("import.checked"))
    uploaded = st.file_uploader(w("import.choose"), type=KINDS, key="import-file")
    going_on = st.checkbox(w("import.going_on"), key="import-going-on")
    if (added := st.session_state.pop(_DONE, None)) is not None:
        st.success(w.plural("cli.import.added", added))
    elif uploaded is not None:
        _check(uploaded, member, w, going_on=going_on)


def _template(w: Words) -> None:
    st.header(w("import.template"))
    st.write(w("import.template.about"))
    offered = context.questionnaire().languages
    chosen = st.selectbox(
        w("nav.language"),
        offered,
        index=offered.index(w.language) if w.language in offered else 0,
        format_func=lambda code: (Locale.parse(code).get_display_name(code) or code).capitalize(),
        key="template-language",
    )
    name = f"{context.questionnaire().name}_{chosen}.xlsx"
    st.download_button(w("import.download"), partial(_made, chosen), file_name=name, mime=XLSX, on_click="ignore")


def _made(chosen: str) -> bytes:
    from consultation.exports.template import template  # noqa: PLC0415 — only who asks for one waits for it

    return template(context.questionnaire(), context.words_in(chosen), secrets.token_hex(8))


def _check(uploaded: UploadedFile, member: StaffMember, w: Words, *, going_on: bool) -> None:
    try:
        with _as_file(uploaded) as path:
            found = records(path, context.questionnaire(), context.words_in)
            checked = check(found, context.store(), context.questionnaire(), going_on=going_on)
            lacking = left_blank(path, context.questionnaire())
    except ConsultationError as error:
        st.error(w.error(error))
        return
    if checked.problems:
        _tell_problems(checked, w)
        return
    if lacking:
        st.warning(said_of_blank(lacking, w))
    st.success(w.plural("cli.import.would_add", checked.responses))
    if checked.responses:
        st.button(w("import.add"), type="primary", key="import-add", on_click=_add, args=(uploaded, member.name))


def _tell_problems(checked: Checked, w: Words) -> None:
    """List them as plain text: they quote what stands in the file."""
    st.error(w.plural("cli.import.refused", len(checked.problems)))
    for problem in checked.problems[:SHOWN]:
        st.text(said(problem, w), width="stretch")
    if len(checked.problems) > SHOWN:
        st.caption(w.plural("import.more", len(checked.problems) - SHOWN))


def _add(uploaded: UploadedFile, staff_name: str) -> None:
    """Write it, if the person who clicks may still do so, and remember who did."""
    require_staff(Role.EDITOR)
    w, questionnaire = language.now(), context.questionnaire()
    try:
        with _as_file(uploaded) as path:
            read = partial(records, path, questionnaire, context.words_in)
            added = add_records(read, path.name, context.store(), questionnaire)
    except ConsultationError as error:
        st.error(w.error(error))
        return
    log(context.store(), staff_name, "import", f"{Path(uploaded.name).suffix.lower()} {added}", datetime.now(UTC))
    st.session_state[_DONE] = added


@contextmanager
def _as_file(uploaded: UploadedFile) -> Iterator[Path]:
    """Lend what was uploaded as a file of the same name, which is gone afterwards."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / (Path(uploaded.name).name or "upload")
        path.write_bytes(uploaded.getvalue())
        yield path
