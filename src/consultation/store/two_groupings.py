"""Counts by two groupings at once: for staff only, and counted from the answers, because nobody keeps them."""

from sqlalchemy import Label, Select, Subquery, Text, bindparam, case, cast, func, literal, select

from consultation.answers import Counts, Grouping
from consultation.questions.model import UNDISCLOSED, Questionnaire
from consultation.store import tables as t
from consultation.store.engine import Store
from consultation.store.frames import counts_of
from consultation.store.tallies import RESPONDENTS

BETWEEN = ","  # which no code holds

_RESPONSES = t.response.join(t.consultation, t.consultation.c.id == t.response.c.consultation_id)
_SUBMITTED = (
    t.consultation.c.name == bindparam("name"),
    t.response.c.state == "submitted",
    t.response.c.counted_through.is_(None),
)


def crossed(store: Store, questionnaire: Questionnaire, column: str, by: tuple[Grouping, Grouping]) -> Counts:
    """Count the submitted answers in one column by two groupings; a group is `DE,art`, by the first and the second.

    The time it takes grows with the number of responses.
    """
    named = {"name": questionnaire.id}
    with store.read() as connection:
        people = connection.execute(_counted(_people(by)), named).all()
        answers = connection.execute(_counted(_answers(by)), {**named, "column": column}).all()
        return counts_of(connection, questionnaire, by[0], [*people, *answers], (column,))


def _counted(marks: Subquery) -> Select[tuple[str, str, str, int, int]]:
    """Count marks; of a subquery, because PostgreSQL does not know an expression with parameters again."""
    same = (marks.c.question, marks.c.group, marks.c.value)
    return select(*same, func.count(), func.sum(marks.c.first)).group_by(*same)


def _people(by: tuple[Grouping, Grouping]) -> Subquery:
    edition = cast(t.response.c.edition_id, Text).label("value")
    columns = (literal(RESPONDENTS).label("question"), _group(by), edition, literal(1).label("first"))
    return select(*columns).select_from(_RESPONSES).where(*_SUBMITTED).subquery("marks")


def _answers(by: tuple[Grouping, Grouping]) -> Subquery:
    first = case((t.answer.c.position == 0, 1), else_=0).label("first")
    source = _RESPONSES.join(t.answer, t.answer.c.response_id == t.response.c.id)
    columns = (t.answer.c.question, _group(by), t.answer.c.value, first)
    return (
        select(*columns)
        .select_from(source)
        .where(*_SUBMITTED, t.answer.c.question == bindparam("column"))
        .subquery("marks")
    )


def _group(by: tuple[Grouping, Grouping]) -> Label[str]:
    one, other = (func.coalesce(t.response.c[name], UNDISCLOSED) for name in by)
    return one.concat(BETWEEN).concat(other).label("group")
