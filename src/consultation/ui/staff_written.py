"""What people wrote, for staff: the words that mark a group, and texts that many have in the same words."""

import pandas as pd
import streamlit as st

from consultation.stats.text import FEWEST_PEOPLE, distinctive
from consultation.text import Words
from consultation.text.labels import group_label
from consultation.ui import filters, scales, staff_data, staff_same_words
from consultation.ui.results import Results
from consultation.ui.view import View

LISTED = 30  # words of a language


def show(results: Results, view: View, w: Words) -> None:
    """Tell what marks a group, then what was written in the same words."""
    found = scales.kept(view, "texts", staff_data.texts)
    st.write(w("written.intro"))
    if found.empty:
        st.info(w("written.none"))
        return
    _marks(found, view, w)
    staff_same_words.show(found, results, view, w)


def _marks(found: pd.DataFrame, view: View, w: Words) -> None:
    st.header(w("written.marks"))
    by = filters.segments("by", scales.BY, scales.BY[0], w, lambda name: w(f"filter.by.{name}"))
    groups = _groups(found, by)
    if len(groups) < 2:  # noqa: PLR2004  one group has no others
        st.info(w("written.few", n=w.number(FEWEST_PEOPLE)))
        return
    chosen = filters.select("group", groups, groups[0], w, lambda name: group_label(w, by, name))
    marked = scales.kept(view, f"marks-{by}-{chosen}", lambda: _marking(found, by, chosen))
    if marked.empty:
        st.info(w("written.no_mark"))
    for language, words in marked.groupby("language"):
        _listed(str(language), words.head(LISTED), chosen, by, w)


def _groups(found: pd.DataFrame, by: str) -> list[str]:
    """Those of whom enough people wrote, most first."""
    people = found.groupby(by)["respondent"].nunique().sort_values(ascending=False, kind="stable")
    return [str(name) for name in people.index[people >= FEWEST_PEOPLE]]


def _marking(found: pd.DataFrame, by: str, chosen: str) -> pd.DataFrame:
    return distinctive(found.assign(group=found[by]), chosen)


def _listed(language: str, words: pd.DataFrame, chosen: str, by: str, w: Words) -> None:
    st.subheader(w("written.more_often", group=scales.group(by, chosen, w), language=w.language_name(language)))
    columns = {"word": "written.word", "people": "written.people", "n": "written.times"}
    shown = words[list(columns)].rename(columns={name: w(key) for name, key in columns.items()})
    st.dataframe(shown, hide_index=True, width="content")
