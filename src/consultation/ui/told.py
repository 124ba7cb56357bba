"""Findings: sentences that the numbers support, the most telling first, each with its basis and its chart."""

from urllib.parse import urlencode

import streamlit as st

from consultation.stats.findings import Finding, Kind, findings
from consultation.text import Words
from consultation.text.labels import group_label
from consultation.ui import context, glossary, orders, scales
from consultation.ui.results import Results
from consultation.ui.view import View

OF_A_KIND = 6  # told at first; the others when they are unfolded
ON_COMMON_GROUND = (Kind.MOST_IMPORTANT, Kind.LEADS)


def show(results: Results, view: View, w: Words) -> None:
    """Tell every finding, the most telling of each kind first."""
    if not scales.any_scale(w):
        return
    found = scales.kept(view, "findings", lambda: findings(scales.both(results, view), orders.ranked()))
    if not found:
        st.info(w("findings.none"))
        return
    st.write(w("method.findings.means"))
    glossary.show("findings", exact=view.exact)
    for kind in dict.fromkeys(one.kind for one in found):
        st.header(w(f"findings.kind.{kind}"))
        listed = [one for one in found if one.kind is kind]
        _listed(listed[:OF_A_KIND], view, w)
        _further(kind, listed[OF_A_KIND:], view, w)


def sentence(one: Finding, w: Words) -> str:
    """Write a finding in the words of a language."""
    return w(
        f"findings.{one.kind}",
        item=scales.label(one.question, w),
        group=group_label(w, one.grouping, one.group),
        share=w.percent(one.share),
        other=_other(one, w),
        other_share=w.percent(one.other_share),
    )


def basis(one: Finding, w: Words) -> str:
    """Say how sure it is, and on how many answers it rests."""
    return w("findings.basis", low=w.percent(one.low), high=w.percent(one.high), n=w.number(one.n))


def address(one: Finding, language: str, *, exact: bool) -> str:
    """Give the address of the chart that a finding is read from, with its view."""
    if one.kind in ON_COMMON_GROUND:
        page = "/staff-analysis?part=common_ground&" if exact else "/results-common-ground?"
        return f"{page}lang={language}"
    view = {"question": one.question} | ({"by": one.grouping} if one.grouping else {}) | {"lang": language}
    return f"{'/staff-compare' if exact else '/results-compare'}?{urlencode(view)}"


def _other(one: Finding, w: Words) -> str:
    if one.other in context.questionnaire().columns:
        return scales.label(one.other, w)
    return group_label(w, one.grouping, one.other) if one.other else ""


def _listed(listed: list[Finding], view: View, w: Words) -> None:
    lines = [
        f"- {sentence(one, w)} {basis(one, w)} [{w('findings.see')}]({address(one, w.language, exact=view.exact)})"
        for one in listed
    ]
    st.markdown("\n".join(lines))


def _further(kind: Kind, listed: list[Finding], view: View, w: Words) -> None:
    if not listed:
        return
    folded = st.expander(w("findings.more", n=w.number(len(listed))), key=f"findings-{kind}", on_change="rerun")
    if folded.open:
        with folded:
            _listed(listed, view, w)
