"""How this person came: by a share link, by an invitation, or by themselves."""

import streamlit as st

from consultation import application
from consultation.accounts import token_hash
from consultation.store.arrivals import Arrival
from consultation.ui import context

VIA_COOKIE = "consultation_via"
INVITATION_COOKIE = "consultation_invitation"


def of_this_browser() -> Arrival:
    """Read from the cookies that the server set; in a pilot nobody is counted."""
    if context.questionnaire().is_pilot:
        return Arrival()
    invitation = st.context.cookies.get(INVITATION_COOKIE)
    return Arrival(
        via=st.context.cookies.get(VIA_COOKIE),
        invitation=token_hash(invitation) if invitation else None,
        linked=application.organiser().reach == "linked",
    )
