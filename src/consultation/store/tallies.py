"""The kept counts: what a submitted response adds to them, in the transaction that submits it."""

from enum import StrEnum
from functools import cache

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    Subquery,
    Text,
    bindparam,
    case,
    cast,
    func,
    literal,
    select,
    true,
    union_all,
    update,
)

from consultation.answers import ALL, Grouping
from consultation.questions.model import UNDISCLOSED
from consultation.store import tables as t
from consultation.store.upsert import Upsert, insert_for

DAY = "day"
SYNTHETIC = "synthetic"
RESPONDENTS = ""
_KEPT = ("consultation_id", "dimension", "question", "group", "value", "slot", "n", "firsts")
_IDENTITY = _KEPT[:6]


class Scope(StrEnum):
    """Which submitted responses a count is about."""

    ONE = "one"
    BATCH = "batch"
    EVERY = "every"


def lock_slot(connection: Connection, consultation: int, slot: int) -> None:
    """Move the revision. The first thing before any count is changed: writers to the same slot then wait for each other
    here, so that two of them never hold counts that the other needs. Writers to different slots share no row.
    """  # noqa: D205 — one thought
    connection.execute(_MOVE, {"consultation": consultation, "slot_": slot})


def count(connection: Connection, scope: Scope, sign: int, slot: int, **named: object) -> None:
    """Add (`sign` 1) or take away (-1) the submitted responses of a scope, as their rows are at this moment.

    Those that are counted through another one are passed over.

    named: `response` for ONE, `responses` (ids) for BATCH, `consultation` for EVERY.
    """
    for statement in _statements(connection.dialect.name, scope):
        connection.execute(statement, {"sign": sign, "kept_slot": slot, **named})


_MOVE = (
    update(t.revision)
    .where(t.revision.c.consultation_id == bindparam("consultation"), t.revision.c.slot == bindparam("slot_"))
    .values(n=t.revision.c.n + 1)
)


@cache
def _statements(dialect: str, scope: Scope) -> tuple[Upsert, ...]:
    return tuple(_upsert(dialect, marks) for marks in (_answers(scope), _respondents(scope)))


def _upsert(dialect: str, marks: Subquery) -> Upsert:
    """Sorted as the counts are kept, so that they are written from one end to the other."""
    identity = [marks.c[name] for name in _IDENTITY if name != "slot"]
    sign, slot = bindparam("sign", type_=Integer), bindparam("kept_slot", type_=Integer)
    source = select(*identity, slot, sign * func.count(), sign * func.sum(marks.c.first))
    statement = insert_for(dialect, t.tally)
    upsert = statement.from_select(_KEPT, source.group_by(*identity).order_by(*identity))
    added = {name: t.tally.c[name] + upsert.excluded[name] for name in ("n", "firsts")}
    return upsert.on_conflict_do_update(index_elements=_IDENTITY, set_=added)


def _answers(scope: Scope) -> Subquery:
    """One mark for each value of each response, in every dimension that people are compared by."""
    first = case((t.answer.c.position == 0, 1), else_=0)
    dimension = _listed(*Grouping)
    marks = _marks(scope, dimension, t.answer.c.question, t.answer.c.value, first)
    return marks.join(t.answer, t.answer.c.response_id == t.response.c.id).subquery("marks")


def _respondents(scope: Scope) -> Subquery:
    """One mark for each response, with the edition it answered; also by day, and for the made-up ones."""
    dimension = _listed(*Grouping, DAY, SYNTHETIC)
    edition = cast(t.response.c.edition_id, Text)
    marks = _marks(scope, dimension, literal(RESPONDENTS), edition, literal(1))
    return marks.where((dimension.c.dimension != SYNTHETIC) | t.response.c.synthetic).subquery("marks")


def _marks(
    scope: Scope,
    dimension: Subquery,
    question: ColumnElement[str],
    value: ColumnElement[str],
    first: ColumnElement[int],
) -> Select[tuple[object, ...]]:
    return (
        select(
            t.response.c.consultation_id,
            dimension.c.dimension,
            question.label("question"),
            _group(dimension).label("group"),
            value.label("value"),
            first.label("first"),
        )
        .select_from(t.response.join(dimension, true()))
        .where(t.response.c.state == "submitted", t.response.c.counted_through.is_(None), _within(scope))
    )


def _group(dimension: Subquery) -> ColumnElement[str]:
    """Name the respondent's group in this dimension; who left the question blank counts as undisclosed."""
    groups = {name: func.coalesce(t.response.c[name], UNDISCLOSED) for name in Grouping if name != Grouping.NONE}
    day = func.substr(cast(t.response.c.submitted_at, Text), 1, 10)
    everyone = {Grouping.NONE: literal(ALL), SYNTHETIC: literal(ALL), DAY: day}
    return case(groups | everyone, value=dimension.c.dimension)


def _within(scope: Scope) -> ColumnElement[bool]:
    match scope:
        case Scope.ONE:
            return t.response.c.id == bindparam("response")
        case Scope.BATCH:
            return t.response.c.id.in_(bindparam("responses", expanding=True))
        case Scope.EVERY:
            return t.response.c.consultation_id == bindparam("consultation")


def _listed(*dimensions: str) -> Subquery:
    """List the dimensions as a small table of one column."""
    return union_all(*(select(literal(str(name), Text).label("dimension")) for name in dimensions)).subquery("listed")
