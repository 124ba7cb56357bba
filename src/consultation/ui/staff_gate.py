"""Who of the staff is signed in: asked of the database every time, never kept in the session."""

from datetime import UTC, datetime

import streamlit as st

from consultation.accounts import IDLE, Role, token_hash
from consultation.store import staff
from consultation.store.staff import StaffMember
from consultation.ui import context, language, live

COOKIE = "consultation_staff"


def signed_in() -> StaffMember | None:
    """The staff member whose session this browser holds; None without one, or after 30 minutes without activity."""
    token = st.context.cookies.get(COOKIE)
    if not token:
        return None
    return staff.session(context.store(), token_hash(token), datetime.now(UTC), IDLE, active=live.person_acted())


def is_admin() -> bool:
    """Whether an administrator is signed in."""
    member = signed_in()
    return member is not None and Role(member.role).covers(Role.ADMIN)


def require_staff(role: Role = Role.ANALYST) -> StaffMember:
    """Stop the page here unless a member of the staff with at least this role is signed in."""
    w = language.now()
    member = signed_in()
    if member is None:
        st.title(w("staff.sign_in_first.title"))
        st.info(w("staff.sign_in_first"))
        st.link_button(w("staff.sign_in"), f"/sign-in?lang={w.language}", type="primary")
        st.stop()
    if not Role(member.role).covers(role):
        st.error(w("error.staff.role"))
        st.stop()
    return member
