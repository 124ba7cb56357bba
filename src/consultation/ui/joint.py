"""Answering together: who is here, who changed what, inviting colleagues, and who signs off.

Names are people's own words, and shown as plain text only.
"""

from datetime import UTC, datetime, timedelta

import streamlit as st

from consultation.errors import ConsultationError
from consultation.store import duplicates, joint
from consultation.store.joint import Member, Team
from consultation.store.joint_keys import is_invited
from consultation.text import Words
from consultation.ui import context, language, preview, redraw, respondent, steps, team
from consultation.ui.copyable import copyable
from consultation.ui.failures import guarded
from consultation.ui.leave import leave_button

TICK = 10.0  # seconds, and only where several people answer
HERE = timedelta(seconds=35)
_LINK = "joint_link"


def is_colleague() -> bool:
    """Whether this browser holds an invitation to somebody else's answer."""
    return is_invited(respondent.key())


def may_sign_off() -> bool:
    """Whether this person may submit: everybody who answers alone, and in a joint answer who is named."""
    found = _team()
    return found is None or found.me.may_sign_off


def submit_label(w: Words) -> str:
    """What the button is called with which an answer is submitted."""
    return w("form.submit" if _team() is None else "joint.sign_off")


def above(step: str, w: Words) -> bool:
    """Say at the top of a step who else answers; False where a colleague has to say their name first, or is let go."""
    if is_colleague() and respondent.response() is None:
        st.error(w("joint.over"))
        leave_button(w("receipt.withdrawn.button"))
        return False
    found = _team()
    if found is None:
        return True
    if found.me.seen_at is None:
        _ask_name(found.me, w)
        return False
    _live(step)
    return True


def tell_signed(w: Words) -> None:
    """Say who signed off, and to whom it is left."""
    found = _team()
    if found is None:
        return
    if found.signed:
        st.text(w("joint.signed", name=found.signed.name, **_moment(found.signed.at, w)), width="stretch")
    if not found.me.may_sign_off:
        names = ", ".join(member.name for member in found.members if member.may_sign_off)
        st.text(w("joint.left_to", names=names), width="stretch")


def is_set_aside() -> bool:
    """Whether the museum's answer is counted through another one."""
    return _can_be_joint() and duplicates.is_set_aside(context.store(), context.questionnaire(), respondent.key())


def invitations(w: Words) -> None:
    """Let the owner of an organisation's answer invite colleagues, see them, and name who signs off."""
    if respondent.response() is None or is_colleague() or not _can_be_joint():
        return
    folded = st.expander(w("joint.title"), key="joint", on_change="rerun")
    if not folded.open:
        return
    with folded:
        st.write(w("joint.about"))
        found = _team()
        for member in found.members if found else ():
            _member(member, w)
        _show_link(w)
        _invite(found, w)


def _team() -> Team | None:
    return None if preview.on() else team.of(respondent.key(), respondent.answers())


def _can_be_joint() -> bool:
    return not preview.on() and team.can_be_joint(respondent.key(), respondent.answers())


def _ask_name(me: Member, w: Words) -> None:
    st.info(w("joint.invited"))
    with st.form("joint-name", border=False):
        name = st.text_input(w("joint.your_name"), value=me.name, max_chars=80)
        st.caption(w("joint.your_name.help"))
        if st.form_submit_button(w("joint.join"), type="primary"):
            with guarded(w):
                joint.join(context.store(), context.questionnaire(), respondent.key(), name)
                team.forget()
                st.rerun()


@st.fragment(run_every=TICK)
def _live(step: str) -> None:
    """Who is here and what they changed: the one part of a page that asks the database by itself."""
    redraw.if_wanted()
    w = language.now()
    found = team.look(respondent.key(), step)
    if found is None:
        st.warning(w("error.joint.refused"))
        return
    with st.container(key="joint-live", border=True):
        st.text(_who_is_here(found, w), width="stretch")
        if edit := found.edits.get(step):
            mine = edit.colleague == found.me.id
            said = w("joint.edited_by_you" if mine else "joint.edited", name=edit.name, when=_when(edit.at, w))
            st.text(said, width="stretch")
        if respondent.is_behind(found.version):
            st.text(w("joint.changed"), width="stretch")
            st.button(w("joint.show_changes"), key="joint-refresh", on_click=_refresh)


def _refresh() -> None:
    respondent.read_again()
    redraw.everything()


def _who_is_here(found: Team, w: Words) -> str:
    now = datetime.now(UTC)
    here = [
        w("joint.in", name=member.name, section=steps.title(member.section, w))
        for member in found.members
        if not member.me and member.section and member.seen_at and now - member.seen_at < HERE
    ]
    others = len(found.members) - 1
    return "\n".join(here) if here else w.plural("joint.nobody_here", others)


def _when(at: datetime, w: Words) -> str:
    """Say the time, and the day where it is another one."""
    local, today = respondent.local(at), respondent.local(datetime.now(UTC)).date()
    return w.time(local) if local.date() == today else f"{w.date(local)}, {w.time(local)}"


def _moment(at: datetime, w: Words) -> dict[str, str]:
    local = respondent.local(at)
    return {"date": w.date(local), "time": w.time(local)}


def _member(member: Member, w: Words) -> None:
    if member.owner:
        st.text(w("joint.owner", name=member.name), width="stretch")
        return
    st.text(member.name, width="stretch")
    st.caption(w("joint.has_joined" if member.seen_at else "joint.not_joined"))
    with st.container(key=f"joint-member-{member.id}", horizontal=True, vertical_alignment="center"):
        st.checkbox(
            w("joint.may_sign_off"),
            value=member.may_sign_off,
            key=f"joint-signs-{member.id}",
            on_change=_name_signatory,
            args=(member.id,),
        )
        st.button(w("joint.revoke"), key=f"joint-revoke-{member.id}", on_click=_revoke, args=(member.id,))


def _name_signatory(colleague: int) -> None:
    may = bool(st.session_state[f"joint-signs-{colleague}"])
    joint.name_signatory(context.store(), context.questionnaire(), respondent.key(), colleague, may=may)
    team.forget()


def _revoke(colleague: int) -> None:
    joint.revoke(context.store(), context.questionnaire(), respondent.key(), colleague)
    team.forget()


def _invite(found: Team | None, w: Words) -> None:
    here = len(found.members) if found else 0
    with st.form("joint-invite", border=False, clear_on_submit=False):
        owner = st.text_input(w("joint.my_name"), value=found.me.name if found else "", max_chars=80)
        # Once somebody is invited, both fields begin anew for the next one.
        name = st.text_input(w("joint.their_name"), max_chars=80, key=f"joint-their-name-{here}")
        signs = st.checkbox(w("joint.may_sign_off"), key=f"joint-signs-new-{here}")
        if st.form_submit_button(w("joint.invite")):
            try:
                secret = joint.invite(
                    context.store(),
                    context.questionnaire(),
                    respondent.key(),
                    owner=owner,
                    name=name,
                    may_sign_off=signs,
                )
            except ConsultationError as error:
                st.error(w.error(error))
                return
            st.session_state[_LINK] = (name, respondent.link(f"/join/{secret}"))
            team.forget()
            st.rerun()


def _show_link(w: Words) -> None:
    """Show the link of the latest invitation: it is not kept, and cannot be shown again later."""
    if shown := st.session_state.get(_LINK):
        name, link = shown
        st.text(w("joint.link", name=name), width="stretch")
        copyable("colleague", link, w)
        st.caption(w("joint.link.once"))
