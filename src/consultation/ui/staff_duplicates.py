"""Answers that are likely to be of one museum, for editors to decide about: count both, or only one."""

from collections.abc import Callable, Mapping

import streamlit as st

from consultation.accounts import Role
from consultation.errors import ConsultationError
from consultation.stats.same_museum import Named, Pair, pairs
from consultation.store import duplicates
from consultation.store.duplicates import Known, Organisation
from consultation.store.staff import StaffMember
from consultation.text import Words
from consultation.ui import context
from consultation.ui.staff_gate import require_staff
from consultation.ui.staff_pages import heading

AT_ONCE = 20
_REFUSED = "duplicates_refused"


def show() -> None:
    """Show each likely pair with what can be done about it, then what was decided and can be undone."""
    member = require_staff(Role.EDITOR)
    w = heading("duplicates")
    st.write(w("duplicates.intro"))
    if problem := st.session_state.pop(_REFUSED, None):
        st.error(w.error(problem))
    known = duplicates.known(context.store(), context.questionnaire())
    by_id = {one.id: one for one in known.organisations}
    _open(known, by_id, member, w)
    _decided(by_id, member, w)


def undecided(known: Known) -> list[Pair]:
    """The likely pairs of which both count and that nobody has told apart."""
    counting = [one for one in known.organisations if one.counted_through is None]
    found = pairs(Named(one.id, one.country, one.name, one.town) for one in counting)
    return [pair for pair in found if (pair.first.id, pair.second.id) not in known.told_apart]


def _open(known: Known, by_id: Mapping[int, Organisation], member: StaffMember, w: Words) -> None:
    found = undecided(known)
    st.header(w.plural("duplicates.open", len(found)))
    for pair in found[:AT_ONCE]:
        _pair(by_id[pair.first.id], by_id[pair.second.id], member, w)
    if len(found) > AT_ONCE:
        st.caption(w.plural("duplicates.more", len(found) - AT_ONCE))


def _pair(first: Organisation, second: Organisation, member: StaffMember, w: Words) -> None:
    name = f"{first.id}-{second.id}"
    with st.container(border=True, key=f"pair-{name}"):
        for column, one, other in zip(st.columns(2), (first, second), (second, first), strict=True):
            with column:
                _organisation(one, w)
                _button(w("duplicates.count_this"), f"count-{one.id}-{other.id}", _count_only, member, one.id, other.id)
        _button(w("duplicates.keep_both"), f"both-{name}", _keep_both, member, first.id, second.id)


def _organisation(one: Organisation, w: Words) -> None:
    """Names are people's own words: shown as plain text."""
    st.text(one.name, width="stretch")
    place = ", ".join(part for part in (one.town, w.country(one.country) if one.country else None) if part)
    st.text(place, width="stretch")
    st.caption(f"{w(f'on_behalf.{one.on_behalf}')} · {one.reference} · {w.date(one.submitted_at)}")


def _decided(by_id: Mapping[int, Organisation], member: StaffMember, w: Words) -> None:
    aside = [one for one in by_id.values() if one.counted_through is not None]
    if not aside:
        return
    st.header(w.plural("duplicates.decided", len(aside)))
    for one in aside:
        with st.container(border=True, key=f"aside-{one.id}"):
            _organisation(one, w)
            if counted := by_id.get(one.counted_through or 0):
                named = f"{counted.name} ({counted.reference})"
                st.text(w("duplicates.through", reference=named), width="stretch")
            _button(w("duplicates.undo"), f"undo-{one.id}", _undo, member, one.id)


def _button(label: str, key: str, act: Callable[..., None], member: StaffMember, *responses: int) -> None:
    st.button(label, key=key, on_click=_decide, args=(act, member.name, *responses))


def _decide(act: Callable[..., None], staff_name: str, *responses: int) -> None:
    """Do it, if the person who clicks may still do so; keep what stands against it for the page to say."""
    require_staff(Role.EDITOR)
    try:
        act(staff_name, *responses)
    except ConsultationError as error:
        st.session_state[_REFUSED] = error


def _count_only(staff_name: str, counted: int, aside: int) -> None:
    duplicates.count_only(context.store(), staff_name, counted, aside)


def _keep_both(staff_name: str, first: int, second: int) -> None:
    duplicates.keep_both(context.store(), staff_name, first, second)


def _undo(staff_name: str, aside: int) -> None:
    duplicates.undo(context.store(), staff_name, aside)
