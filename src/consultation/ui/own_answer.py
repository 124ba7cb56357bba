"""One's own answers beside the published ones: everyone, one's country, one's museum type; from `release` alone."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from consultation.answers import ALL, Grouping
from consultation.questions.model import UNDISCLOSED, Questionnaire, Section
from consultation.release.published import Shown
from consultation.text import Words
from consultation.text.labels import group_label
from consultation.ui import context, language, own_table, respondent, steps
from consultation.ui.public_data import beside, visibility

GROUPINGS = (Grouping.COUNTRY, Grouping.MUSEUM_TYPE)
Tables = Mapping[Grouping, Mapping[str, pd.DataFrame]]


def show(w: Words) -> None:
    """Show the comparison of those who submitted, or when it comes; nothing unless the organiser allows it."""
    questionnaire, seen = context.questionnaire(), visibility()
    if not context.organiser().own_answer_compared or seen.shown is Shown.NEVER:
        return
    if seen.shown is Shown.SHOWN:
        st.header(w("own.title"))
        st.write(w("own.intro"))
        for section in questionnaire.steps:
            if answered(section, questionnaire):
                _section(section)
    elif seen.closes:
        st.header(w("own.title"))
        st.info(w("own.not_yet", date=w.date(seen.closes)))


def answered(section: Section, questionnaire: Questionnaire) -> tuple[str, ...]:
    """The columns of a section that this person answered and that others can be compared on."""
    given = respondent.answers()
    columns = (column for question in section.every_question() for column in question.columns)
    return tuple(
        column for column in columns if given.get(column) and questionnaire.choices(questionnaire.question(column))
    )


@st.fragment
def _section(section: Section) -> None:
    """Folded, and read from the database only once it is opened."""
    w = language.now()
    folded = st.expander(steps.title(section.id, w), key=f"own-{section.id}", on_change="rerun")
    if not folded.open:
        return
    columns = answered(section, context.questionnaire())
    tables = _tables(columns)
    with folded:
        for column in columns:
            st.html(own_table.markup(column, _sides(column, tables, w), w))
            for sentence in _withheld(column, tables, w):
                st.caption(sentence)


def _groups() -> dict[Grouping, str]:
    """The groups that this person named."""
    given = {grouping: respondent.answers().get(grouping, (UNDISCLOSED,))[0] for grouping in GROUPINGS}
    return {grouping: group for grouping, group in given.items() if group != UNDISCLOSED}


def _tables(columns: tuple[str, ...]) -> Tables:
    """Released rows by grouping and column; everyone's alone where the person named no group."""
    asked = _groups() or {Grouping.NONE: ALL}
    return {grouping: beside(columns, grouping, group) for grouping, group in asked.items()}


def _sides(column: str, tables: Tables, w: Words) -> list[own_table.Side]:
    """Everyone first, then the rows that the person's groups are counted in."""
    sides: dict[tuple[str, str], own_table.Side] = {}
    for grouping, found in tables.items():
        for _, row in found[column].iterrows():
            group = str(row["group"])
            if group == ALL:
                sides.setdefault((ALL, ALL), own_table.Side(w("own.everyone"), row))
            else:
                sides[grouping, group] = own_table.Side(group_label(w, grouping, group), row)
    return list(sides.values())


def _withheld(column: str, tables: Tables, w: Words) -> list[str]:
    """Why a column of the table is missing, or stands for more than the person's own group."""
    if all(found[column].empty for found in tables.values()):
        return [w("own.too_few")]
    said = (_said_of(grouping, group, tables[grouping][column], w) for grouping, group in _groups().items())
    return [sentence for sentence in said if sentence]


def _said_of(grouping: Grouping, group: str, table: pd.DataFrame, w: Words) -> str:
    others = [name for name in table["group"] if name != ALL]
    name = group_label(w, grouping, group)
    if not others:
        return w("own.withheld", group=name)
    return "" if others == [group] else w("own.merged", group=name, row=group_label(w, grouping, others[0]))
