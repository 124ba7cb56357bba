"""Counts by what nobody keeps counts of: from the answers, so the time it takes grows with the number of responses."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, FromClause, Select, Subquery, Text, bindparam, case, cast, func, literal, select

from consultation.answers import Counts
from consultation.questions.model import Questionnaire
from consultation.store import tables as t
from consultation.store.engine import Store
from consultation.store.frames import counts_of
from consultation.store.tallies import RESPONDENTS

RESPONSES = t.response.join(t.consultation, t.consultation.c.id == t.response.c.consultation_id)
_SUBMITTED = (
    t.consultation.c.name == bindparam("name"),
    t.response.c.state == "submitted",
    t.response.c.counted_through.is_(None),
)


def counted_anew(
    store: Store,
    questionnaire: Questionnaire,
    columns: Collection[str],
    group: ColumnElement[str],
    *,
    source: FromClause = RESPONSES,
) -> Counts:
    """Count the submitted answers in these columns by a group of their response.

    group: an expression over `source`, which is RESPONSES and what is joined to it. The `grouping` of the result is
    None, because it is none of those that are kept.
    """
    named = {"name": questionnaire.id}
    with store.read() as connection:
        people = connection.execute(_counted(_people(group, source)), named).all()
        answers = connection.execute(_counted(_answers(group, source)), {**named, "columns": list(columns)}).all()
        return counts_of(connection, questionnaire, None, [*people, *answers], columns)


def _counted(marks: Subquery) -> Select[tuple[str, str, str, int, int]]:
    """Count marks; of a subquery, because PostgreSQL does not know an expression with parameters again."""
    same = (marks.c.question, marks.c.group, marks.c.value)
    return select(*same, func.count(), func.sum(marks.c.first)).group_by(*same)


def _people(group: ColumnElement[str], source: FromClause) -> Subquery:
    edition = cast(t.response.c.edition_id, Text).label("value")
    columns = (literal(RESPONDENTS).label("question"), group.label("group"), edition, literal(1).label("first"))
    return select(*columns).select_from(source).where(*_SUBMITTED).subquery("marks")


def _answers(group: ColumnElement[str], source: FromClause) -> Subquery:
    first = case((t.answer.c.position == 0, 1), else_=0).label("first")
    joined = source.join(t.answer, t.answer.c.response_id == t.response.c.id)
    columns = (t.answer.c.question, group.label("group"), t.answer.c.value, first)
    asked = t.answer.c.question.in_(bindparam("columns", expanding=True))
    return select(*columns).select_from(joined).where(*_SUBMITTED, asked).subquery("marks")
