"""Counts by several groupings at once: for staff, for models, to decide what is published; never for the public."""

from collections.abc import Sequence

import pandas as pd
from sqlalchemy import bindparam, func, select

from consultation.answers import Grouping
from consultation.questions.model import SCALE, UNDISCLOSED, Questionnaire
from consultation.store import tables as t
from consultation.store.engine import Store

_CELLS = (
    select(
        t.response.c.country,
        func.coalesce(t.response.c.museum_type, UNDISCLOSED).label("museum_type"),
        t.answer.c.value,
        func.count().label("n"),
    )
    .join(t.answer, t.answer.c.response_id == t.response.c.id)
    .join(t.consultation, t.consultation.c.id == t.response.c.consultation_id)
    .where(
        t.consultation.c.name == bindparam("name"),
        t.response.c.state == "submitted",
        t.response.c.counted_through.is_(None),
        t.response.c.country != UNDISCLOSED,
        t.answer.c.question == bindparam("question"),
        t.answer.c.value.in_(SCALE),
    )
    .group_by(t.response.c.country, "museum_type", t.answer.c.value)
)


def steps_by_country_and_type(store: Store, questionnaire: Questionnaire, column: str) -> pd.DataFrame:
    """Count the answers on each step of a scale: country, museum_type, and a column for each step.

    Only cells with answers have a row; who named no country is left out. It reads every answer to the question, so it
    is for computations in the background.
    """
    with store.read() as connection:
        found = connection.execute(_CELLS, {"name": questionnaire.id, "question": column}).all()
    cells = pd.DataFrame([tuple(row) for row in found], columns=["country", "museum_type", "value", "n"])
    wide = cells.pivot_table(index=["country", "museum_type"], columns="value", values="n", aggfunc="sum", fill_value=0)
    return wide.reindex(columns=list(SCALE), fill_value=0).rename_axis(columns=None).astype("int64").reset_index()


def respondents(
    store: Store, questionnaire: Questionnaire, groupings: Sequence[Grouping]
) -> dict[tuple[str, ...], int]:
    """Count who submitted a response, by several groupings at once; combinations that nobody is of are missing."""
    groups = [func.coalesce(t.response.c[each], UNDISCLOSED).label(each) for each in groupings]
    counted = (
        select(*groups, func.count())
        .join(t.consultation, t.consultation.c.id == t.response.c.consultation_id)
        .where(
            t.consultation.c.name == bindparam("name"),
            t.response.c.state == "submitted",
            t.response.c.counted_through.is_(None),
        )
        .group_by(*(each.name for each in groups))
    )
    with store.read() as connection:
        return {tuple(row[:-1]): row[-1] for row in connection.execute(counted, {"name": questionnaire.id})}
