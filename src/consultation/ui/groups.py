"""The groups that questions are compared by: those whose counts are kept and, for staff, the links people came by."""

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from consultation.answers import ALL, BETWEEN, Grouping
from consultation.questions.model import NO_OPINION, UNDISCLOSED
from consultation.release.rules import PUBLIC_GROUPINGS, is_merged
from consultation.store import share_links
from consultation.text import Words
from consultation.text.labels import group_label
from consultation.ui import context, filters
from consultation.ui.results import Results
from consultation.ui.view import View

STAFF = tuple(grouping for grouping in Grouping if grouping is not Grouping.NONE)
VIA = "via"
LINKED = "linked"
SIDE_BY_SIDE = 3  # on a phone
MOST = 40  # a chart of more groups is neither read nor drawn in a moment


def offered(results: Results) -> tuple[str, ...]:
    """What staff or the public may choose, as far as the questionnaire asks for it; links are for staff."""
    known = STAFF if results.exact else PUBLIC_GROUPINGS
    asked = tuple(each for each in known if each in context.questionnaire().asked) or known[:1]
    return (*asked, VIA) if results.exact else asked


def for_staff(by: str) -> bool:
    """Whether this names groupings that only staff compare by: one of theirs, or two at once."""
    named = set(by.split(BETWEEN))
    return len(named) > 1 or bool(named & ({*STAFF, VIA} - {*PUBLIC_GROUPINGS}))


def choose(offered: tuple[str, ...], view: View, w: Words) -> str:
    """Let the person choose one: side by side where they fit, else from a list."""
    ask = filters.select if view.narrow and len(offered) > SIDE_BY_SIDE else filters.segments
    return ask("by", offered, offered[0], w, lambda name: w(f"filter.by.{name}"))


def can_compare(by: str, w: Words) -> bool:
    """Whether there is something to compare by; for links a sentence where they are not kept, or nobody made one."""
    if by != VIA:
        return True
    if context.organiser().reach != LINKED:
        st.info(w("compare.via.anonymous"))
    elif not _names():
        st.info(w("compare.via.none"))
    else:
        st.caption(w("compare.via.about"))
        return True
    return False


def tables(results: Results, columns: tuple[str, ...], by: str, w: Words) -> dict[str, pd.DataFrame]:
    """The labelled tables of these columns by one of the offered groupings; only `all` where that is all they tell."""
    found = (results.by_link(columns) or {}) if by == VIA else results.by_groups(columns, Grouping(by))
    names = _names() if by == VIA else {}
    return {
        column: table.assign(label=[_label(by, group, names, w) for group in table["group"]])
        for column, table in ((column, without_repetition(table)) for column, table in found.items())
    }


def without_repetition(table: pd.DataFrame) -> pd.DataFrame:
    """Leave out small groups together where no other group is shown: they say the same as `all`."""
    others = table.loc[table["group"] != ALL, "group"]
    return table[table["group"] == ALL] if len(others) == 1 and is_merged(others.iloc[0]) else table


def tell_alone(shown: Iterable[pd.DataFrame], w: Words) -> None:
    """Say so where no table shows any group, or all show the same one alone."""
    listed = [set(table["group"]) for table in shown]
    named = set().union(*listed) - {ALL}
    if any(listed) and not named:
        st.info(w("groups.alone"))
    elif len(named) == 1:
        st.info(w("groups.one"))


def only_largest(n: int, w: Words, *, choice: bool) -> bool:
    """Whether only some of so many groups are drawn, and say so; choice: until the person asks for all of them."""
    if n <= MOST or (choice and filters.switch("every", w, filters.OFF)):
        return False
    st.caption(w("compare.drawn", shown=w.number(MOST), all=w.number(n)))
    return True


def tell_merged(table: pd.DataFrame, w: Words) -> None:
    """Say of how many groups the rows of several are made, on how many answers, and why they are not shown alone."""
    merged = table[[is_merged(group) for group in table["group"]]]
    if len(merged):
        counted = {"n": int(merged["members"].sum()), "answers": int(merged[["answered", NO_OPINION]].to_numpy().sum())}
        least = w.number(context.settings().threshold)
        st.caption(w("groups.merged", **{name: w.number(n) for name, n in counted.items()}, threshold=least))


def _label(by: str, group: str, names: dict[str, str], w: Words) -> str:
    if by == VIA and group == UNDISCLOSED:
        return w("compare.via.without")
    return names[group] if group in names else group_label(w, by, group)


def _names() -> dict[str, str]:
    """The names of the links by group; two that are named alike are told apart by their code."""
    links = share_links.links(context.store(), context.questionnaire(), linked=False)
    listed = [link.name for link in links]
    return {
        f"{share_links.VIA}{link.code}": link.name if listed.count(link.name) == 1 else f"{link.name} ({link.code})"
        for link in links
    }
