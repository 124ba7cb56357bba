"""The words that a view uses, explained in place once somebody opens them."""

import html
from collections.abc import Iterable, Mapping
from types import MappingProxyType

import streamlit as st

from consultation.stats.terms import Term, terms
from consultation.text import Words
from consultation.ui import context, language

FOR_STAFF = frozenset({"exact", "withheld", "like"})
FOR_THE_PUBLIC = frozenset({"open", "caution"})
_EVERYWHERE = ("open", "small", "exact")
_GROUPS = ("few", "merged", "pooled", "undisclosed", "withheld")
_ANSWERS = ("answered", "no_opinion", "not_applicable", "blank", "not_asked")

USED: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "overview": ("respondents", "n", "top_two", "range", *_ANSWERS, *_GROUPS),
    "compare": ("respondents", "n", "top_two", "range", *_ANSWERS, *_GROUPS),
    "findings": ("top_two", "range", "respondents", "n", "chance", "answered", *_GROUPS),
    "chance": ("chance", "effect", "no_opinion", "answered", "n"),
    "pairs": ("pairs", "answered", "n", *_GROUPS),
    "like": ("like", "caution", "raw", "top_two", "range", "respondents", "answered", "n"),
    "common": ("polarisation", "consensus", "top_two", "chance", "answered", "n", *_GROUPS),
    "priorities": ("range", "top_two", "order", "respondents", "n", *_ANSWERS, *_GROUPS),
    "missing": ("egmus", "class", "respondents", *_GROUPS),
    "weights": (
        "conclusion", "raw", "one_vote", "weighted", "effective", "left_out", "top_two", "answered", "n", "egmus",
        "class",
    ),
})  # fmt: skip


def used(part: str, *, exact: bool) -> tuple[str, ...]:
    """Name the words that a part of the results uses, for staff (`exact`) or for the public."""
    others = FOR_THE_PUBLIC if exact else FOR_STAFF
    return tuple(name for name in (*USED[part], *_EVERYWHERE) if name not in others)


@st.fragment
def show(part: str, *, exact: bool) -> None:
    """Offer the words of a part; they are drawn when they are opened, and nothing else is then drawn anew."""
    w = language.now()
    with st.container(key=f"words-{part}"):
        opened = st.popover(w("words.used"), type="tertiary", key=f"words-used-{part}", on_change="rerun")
    if opened.open:
        listed = terms(w, context.settings().threshold, used(part, exact=exact))
        with opened:
            st.html(as_html(listed) + _more(w))


def heading(title: str, part: str, *, exact: bool) -> None:
    """Show the heading of a part with its words."""
    st.header(title)
    show(part, exact=exact)


def as_html(listed: Iterable[Term]) -> str:
    """Give words with what they mean as a list, escaped: an installation may have changed them."""
    rows = "".join(f"<dt>{html.escape(each.word)}</dt><dd>{html.escape(each.means)}</dd>" for each in listed)
    return f'<dl class="words-used">{rows}</dl>'


def _more(w: Words) -> str:
    return f'<p><a href="/results-method?lang={w.language}">{html.escape(w("method.title"))}</a></p>'
