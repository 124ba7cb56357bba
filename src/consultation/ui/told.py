"""Findings: sentences that the numbers support, the most telling first, each with its basis and its chart."""

from urllib.parse import urlencode

import streamlit as st

from consultation.answers import ALL
from consultation.charts.wording import basis as charts_basis
from consultation.release.rules import FEW, Status
from consultation.stats.findings import Counted, Finding, Kind, findings
from consultation.text import Words
from consultation.ui import context, glossary, orders, scales
from consultation.ui.results import Results
from consultation.ui.view import View

OF_A_KIND = 6  # told at first; the others when they are unfolded
ON_COMMON_GROUND = (Kind.MOST_IMPORTANT, Kind.LEADS)
NOBODY = Counted("", 0, 0, 0)


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
    other = one.other or NOBODY
    return w(
        f"findings.{one.kind}",
        item=scales.topic(one.question, w),
        what=scales.high(one.question, w),
        group=scales.group(one.grouping, one.about.name, w),
        share=_share(one.about, w),
        other=_named(other, one, w),
        other_share=_share(other, w),
    )


def _share(side: Counted, w: Words) -> str:
    """Never a bare 0%: of how many nobody did."""
    return w.percent(side.share) if side.k else w("findings.none_of", n=w.number(side.n))


def basis(one: Finding, w: Words) -> str:
    """Say on how many answers each side rests and how sure it is: `France: n = 35 of 52, 95% range 30% to 61%`."""
    sides = [one.about, *([one.other] if one.other else [])]
    return "; ".join(_basis(side, _named(side, one, w), w) for side in sides)


def links(one: Finding, language: str, *, exact: bool) -> dict[str, str]:
    """Give the addresses of the chart, the table and, for the public, the released data that a finding is read from."""
    chosen = {"question": one.question} | ({"by": one.grouping} if one.grouping else {}) | {"lang": language}
    compare = "/staff-compare" if exact else "/results-compare"
    found = {"see": _address(compare, chosen), "numbers": _address(compare, chosen | {"form": "table"})}
    if one.kind in ON_COMMON_GROUND:
        found["see"] = (
            _address("/staff-analysis", {"part": "common_ground", "lang": language})
            if exact
            else _address("/results-common-ground", {"lang": language})
        )
    data = {name: value for name, value in chosen.items() if name != "question"}
    return found if exact else found | {"query": _address(f"/api/v1/results/{one.question}", data)}


def _address(path: str, query: dict[str, str]) -> str:
    return f"{path}?{urlencode(query)}"


def _named(side: Counted, one: Finding, w: Words) -> str:
    if side.name in context.questionnaire().columns:
        return scales.topic(side.name, w)
    if not side.name:
        return w("findings.others")
    return w(ALL) if side.name == ALL else scales.group(one.grouping, side.name, w)


def _basis(side: Counted, name: str, w: Words) -> str:
    low, high = side.range
    n = charts_basis(side.n, side.of, Status.FEW if side.n < FEW else Status.SHOWN, w)
    return w("findings.basis", name=name, n=n, low=w.percent(low), high=w.percent(high))


def _listed(listed: list[Finding], view: View, w: Words) -> None:
    st.markdown("\n\n".join(f"- {_line(one, view, w)}" for one in listed))


def _line(one: Finding, view: View, w: Words) -> str:
    addresses = links(one, w.language, exact=view.exact)
    leading = " · ".join(f"[{w(f'findings.{name}')}]({address})" for name, address in addresses.items())
    return f"{plain(sentence(one, w))}  \n:small[{plain(basis(one, w))}]  \n:small[{leading}]"


def plain(text: str) -> str:
    """Keep the asterisk of a footnote from being read as emphasis."""
    return text.replace("*", r"\*")


def _further(kind: Kind, listed: list[Finding], view: View, w: Words) -> None:
    if not listed:
        return
    folded = st.expander(w("findings.more", n=w.number(len(listed))), key=f"findings-{kind}", on_change="rerun")
    if folded.open:
        with folded:
            _listed(listed, view, w)
