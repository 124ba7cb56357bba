"""Share links for staff: make them, copy them, show them to a room, and see how many came by each."""

import html
from collections.abc import Sequence
from datetime import UTC, datetime

import pandas as pd
import streamlit as st

from consultation import application
from consultation.accounts import Role
from consultation.store import share_links, staff
from consultation.store.share_links import ShareLink
from consultation.store.staff import StaffMember
from consultation.text import Words
from consultation.ui import context, language
from consultation.ui.copyable import copyable
from consultation.ui.failures import guarded
from consultation.ui.staff_gate import require_staff


def show() -> None:
    """Show the links with their counts, one of them as a QR code, and the form for a new one."""
    member, w = require_staff(Role.EDITOR), language.now()
    st.title(w("reach.title"))
    st.write(w("reach.about"))
    linked = application.organiser().reach == "linked"
    st.caption(w("reach.linked" if linked else "reach.anonymous"))
    _new(member, w)
    links = share_links.links(context.store(), context.questionnaire(), linked=linked)
    if not links:
        st.info(w("reach.none"))
        return
    st.header(w("reach.counts"))
    st.dataframe(_table(links, w), hide_index=True)
    _one(member, links, w)


def share_address(code: str) -> str:
    """The link to pass on: with the public address where that is set, else with the one that this page has."""
    here = "/".join((st.context.url or "").split("/")[:3])
    return f"{context.settings().address or here}/?via={code}"


def _new(member: StaffMember, w: Words) -> None:
    with st.form("new-link", clear_on_submit=False), st.container():
        left, right = st.columns(2)
        name = left.text_input(w("reach.name"), max_chars=share_links.LONGEST_NAME, placeholder=w("reach.name.example"))
        code = right.text_input(w("reach.code"), max_chars=32, placeholder="icom-italy")
        asked = st.form_submit_button(w("reach.make"), type="primary")
    if asked:
        with guarded(w):
            now = datetime.now(UTC)
            share_links.add(context.store(), context.questionnaire(), code.strip(), name, now)
            staff.log(context.store(), member.name, "share link", code.strip(), now)
            st.success(w("reach.made"))


def _table(links: list[ShareLink], w: Words) -> pd.DataFrame:
    columns: dict[str, Sequence[object]] = {
        "reach.name": [link.name for link in links],
        "reach.code": [link.code for link in links],
        "reach.visits": [link.visits for link in links],
        "reach.started": [link.started for link in links],
        "reach.submitted": [link.submitted for link in links],
    }
    if links[0].counted is not None:
        columns["reach.counted"] = [link.counted for link in links]
    return pd.DataFrame({w(key): values for key, values in columns.items()})


def _one(member: StaffMember, links: list[ShareLink], w: Words) -> None:
    st.header(w("reach.pass_on"))
    names = {link.code: link.name for link in links}
    code = st.selectbox(w("reach.choose"), list(names), format_func=lambda code: f"{names[code]} ({code})", key="link")
    copyable("share", share_address(code), w)
    st.html(f'<img src="/qr/{code}.svg" width="240" height="240" alt="{html.escape(w("reach.qr.alt"))}">')
    with st.container(horizontal=True):
        st.link_button(w("reach.qr.room"), f"/qr/{code}?lang={w.language}", type="primary")
        st.link_button(w("reach.qr.svg"), f"/qr/{code}.svg?download=1")
        st.link_button(w("reach.qr.png"), f"/qr/{code}.png?download=1")
    if next(link for link in links if link.code == code).visits == 0 and st.button(w("reach.remove"), key="remove"):
        with guarded(w):
            share_links.remove(context.store(), context.questionnaire(), code)
            staff.log(context.store(), member.name, "share link removed", code, datetime.now(UTC))
            st.rerun()
