"""Invitations for staff: a list of addresses, looked at before anything is sent, and reminders."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pandas as pd
import streamlit as st

from consultation import application
from consultation.accounts import Role
from consultation.mail import invited_list, inviting
from consultation.mail.invited_list import Line
from consultation.mail.inviting import Host
from consultation.store import invitations, outbox, staff
from consultation.store.invitations import Invited
from consultation.store.staff import StaffMember
from consultation.text import Words
from consultation.ui import context, language, respondent
from consultation.ui.failures import guarded
from consultation.ui.staff_gate import require_staff

SHOWN = 200  # lines of a list that are shown before it is sent
_DONE = "invitations-done"


def show() -> None:
    """Show how many were invited, what waits, the form for more, and the reminder."""
    member, w = require_staff(Role.EDITOR), language.now()
    st.title(w("invite.title"))
    if not context.settings().sends_mail:
        st.info(w("invite.no_mail"))
        return
    st.write(w("invite.about"))
    if done := st.session_state.pop(_DONE, None):
        st.success(done)
    _numbers(w)
    _new(member, w)
    _reminder(member, w)
    _people(w)


def _host(w: Words) -> Host:
    organiser = application.organiser()
    return Host(
        context.store(),
        context.settings(),
        context.questionnaire(),
        sender=organiser.controller or w(f"{context.questionnaire().name}.title"),
        linked=organiser.reach == "linked",
        words_in=context.words_in,
    )


def _numbers(w: Words) -> None:
    counts = invitations.numbers(context.store(), context.questionnaire())
    with st.container(horizontal=True):
        for state in invitations.STATES:
            st.metric(w(f"invite.state.{state}"), w.number(counts[state]), width=124)
    waiting = outbox.numbers(context.store())
    if waiting.failed:
        st.warning(w.plural("invite.failed", waiting.failed))
        if st.button(w("invite.retry"), key="retry"):
            outbox.retry(context.store(), datetime.now(UTC))
            st.rerun()
    if waiting.waiting:
        st.info(w.plural("invite.waiting", waiting.waiting))
    if waiting.problem:
        st.warning(" ".join((w(waiting.problem), *_tried_again(waiting.again_at, w))))


def _tried_again(at: datetime | None, w: Words) -> Iterator[str]:
    """Say when what was tried in vain is tried again; nothing where all was given up."""
    if at is None:
        return
    local = respondent.local(at)
    due = at <= datetime.now(UTC)
    yield w("mail.again_now") if due else w("mail.again_at", date=w.date(local), time=w.time(local))


def _new(member: StaffMember, w: Words) -> None:
    st.header(w("invite.new"))
    st.write(w("invite.format"))
    file = st.file_uploader(w("invite.file"), type=["csv", "txt"], key="invite-file")
    pasted = st.text_area(w("invite.paste"), key="invite-text", placeholder="anna@museum.example, Anna Rossi, IT, it")
    with guarded(w):
        text = invited_list.decoded(file.getvalue()) if file else pasted
        lines = invited_list.read(text, context.questionnaire().languages)
        if lines:
            _preview(member, lines, w)


def _preview(member: StaffMember, lines: list[Line], w: Words) -> None:
    people = [line.invited for line in lines if line.invited]
    standing = invitations.standing(
        context.store(), context.questionnaire(), [each.address for each in people], datetime.now(UTC)
    )
    known = {person.address: stands for person, stands in zip(people, standing, strict=True)}
    st.dataframe(_table(lines[:SHOWN], known, w), hide_index=True)
    new = [person for person in people if known[person.address] == "new"]
    st.write(w.plural("invite.ready", len(new)))
    if len(lines) > SHOWN:
        st.caption(w("invite.shown", shown=w.number(SHOWN), lines=w.number(len(lines))))
    if new and st.button(w.plural("invite.send", len(new)), type="primary", key="invite-send"):
        _invite(member, new, w)


def _table(lines: list[Line], known: dict[str, invitations.Standing], w: Words) -> pd.DataFrame:
    """What stands in the list is people's words: shown in a grid, never as markdown."""
    columns = {
        "invite.line": [line.number for line in lines],
        "invite.address": [line.invited.address if line.invited else line.written for line in lines],
        "invite.what": [_told(line, known, w) for line in lines],
        "invite.name": [(line.invited and line.invited.name) or "" for line in lines],
        "invite.country": [(line.invited and line.invited.country) or "" for line in lines],
        "invite.language": [line.invited.language if line.invited else "" for line in lines],
    }
    return pd.DataFrame({w(key): values for key, values in columns.items()})


def _told(line: Line, known: dict[str, invitations.Standing], w: Words) -> str:
    return w(f"invite.standing.{known[line.invited.address]}" if line.invited else line.problem or "")


def _invite(member: StaffMember, people: list[Invited], w: Words) -> None:
    now = datetime.now(UTC)
    with st.spinner(w("invite.sending")):
        written = inviting.invite(_host(w), people, now)
    staff.log(context.store(), member.name, "invitations", str(written), now)
    st.session_state[_DONE] = w.plural("invite.done", written)
    st.rerun()


def _reminder(member: StaffMember, w: Words) -> None:
    st.header(w("invite.remind.title"))
    now, host = datetime.now(UTC), _host(w)
    people = len(inviting.waiting_for(host, now))
    st.write(w.plural("invite.remind.about", people))
    if people and st.button(w.plural("invite.remind", people), key="invite-remind"):
        written = inviting.remind(host, now)
        staff.log(context.store(), member.name, "reminders", str(written), now)
        st.session_state[_DONE] = w.plural("invite.remind.done", written)
        st.rerun()


def _people(w: Words) -> None:
    """Who has answered is shown only where reach is linked: watching a list and the answers at once would tell more."""
    people = invitations.people(context.store(), context.questionnaire())
    if not people:
        return
    st.header(w("invite.people"))
    linked = application.organiser().reach == "linked"
    if not linked:
        st.caption(w("invite.people.anonymous"))
    columns = ("address", "name", "country", "language", *(("state", "reminders") if linked else ()))
    shown = pd.DataFrame(
        [tuple(person)[: len(columns)] for person in people], columns=[w(f"invite.{c}") for c in columns]
    )
    if linked:
        shown[w("invite.state")] = shown[w("invite.state")].map(lambda state: w(f"invite.state.{state}"))
    st.dataframe(shown.fillna(""), hide_index=True)
