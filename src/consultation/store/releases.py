"""What was published: read by everyone who looks, written only by `release`."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, delete, insert, select

from consultation.questions.model import Questionnaire
from consultation.store import release_tables as r
from consultation.store import tables as t
from consultation.store.engine import Store


@dataclass(frozen=True)
class Publication:
    """The last release: its number, its ISO week, the threshold, and whether it is the one of the closing."""

    number: int
    week: str
    threshold: int
    closed: bool


@dataclass(frozen=True)
class Published:
    """One table: as shown, and the exact counts kept with it; both JSON."""

    shown: str
    kept: str


Tables = dict[tuple[str, str], Published]  # by grouping and question; '' is participation


@contextmanager
def one_moment(store: Store) -> Iterator[Store]:
    """Lend a store whose every reading is of one and the same moment; raises StoreUnavailable."""
    same = {"isolation_level": "REPEATABLE READ"} if store.engine.dialect.name == "postgresql" else {}
    with Store(store.engine.execution_options(**same)).read() as connection:
        yield _Moment(store, connection)


class _Moment(Store):
    def __init__(self, store: Store, connection: Connection) -> None:
        super().__init__(store.engine)
        self._connection = connection

    def read(self) -> AbstractContextManager[Connection]:
        return nullcontext(self._connection)


def last(store: Store, questionnaire: Questionnaire) -> Publication | None:
    """Read which release is the last one; None before the first."""
    with store.read() as connection:
        found = connection.execute(_LAST, {"name": questionnaire.id}).one_or_none()
    return Publication(*found) if found else None


def shown(
    store: Store, questionnaire: Questionnaire, dimension: str, questions: Collection[str]
) -> Mapping[str, Published]:
    """Read the tables of these questions by one grouping; a question that was never published is missing."""
    named = {"name": questionnaire.id, "dimension": dimension, "questions": list(questions)}
    with store.read() as connection:
        return {question: Published(*found) for question, *found in connection.execute(_SHOWN, named)}


def everything(store: Store, questionnaire: Questionnaire) -> Tables:
    """Read every table that was published."""
    with store.read() as connection:
        found = connection.execute(_EVERYTHING, {"name": questionnaire.id})
        return {(dimension, question): Published(*rest) for dimension, question, *rest in found}


def replace(
    store: Store, questionnaire: Questionnaire, before: Publication | None, after: Publication, changed: Tables
) -> bool:
    """Publish the changed tables, together; False, and nothing, if another process published since `before`."""
    with store.write() as connection:
        id_ = connection.scalar(_LOCKED, {"name": questionnaire.id})
        found = connection.execute(_LAST, {"name": questionnaire.id}).one_or_none()
        if id_ is None or (found and Publication(*found)) != before:
            return False
        connection.execute(delete(r.publication).where(r.publication.c.consultation_id == id_))
        latest = {"number": after.number, "week": after.week, "threshold": after.threshold, "closed": after.closed}
        connection.execute(insert(r.publication), {"consultation_id": id_, **latest})
        _replace_tables(connection, id_, after.number, changed)
        return True


def _replace_tables(connection: Connection, id_: int, number: int, changed: Tables) -> None:
    if not changed:
        return
    names = [{"old_dimension": dimension, "old_question": question} for dimension, question in changed]
    ours = r.published_table.c
    gone = (ours.dimension == bindparam("old_dimension")) & (ours.question == bindparam("old_question"))
    connection.execute(delete(r.published_table).where(ours.consultation_id == id_, gone), names)
    rows = [
        {"consultation_id": id_, "dimension": dimension, "question": question, "number": number}
        | {"shown": table.shown, "kept": table.kept}
        for (dimension, question), table in changed.items()
    ]
    connection.execute(insert(r.published_table), rows)


_LAST = (
    select(*(r.publication.c[name] for name in ("number", "week", "threshold", "closed")))
    .join(t.consultation, t.consultation.c.id == r.publication.c.consultation_id)
    .where(t.consultation.c.name == bindparam("name"))
)
_OURS = t.consultation.c.id == r.published_table.c.consultation_id
_NAMED = t.consultation.c.name == bindparam("name")
_EVERYTHING = (
    select(*(r.published_table.c[name] for name in ("dimension", "question", "shown", "kept")))
    .join(t.consultation, _OURS)
    .where(_NAMED)
)
_SHOWN = (
    select(*(r.published_table.c[name] for name in ("question", "shown", "kept")))
    .join(t.consultation, _OURS)
    .where(
        _NAMED,
        r.published_table.c.dimension == bindparam("dimension"),
        r.published_table.c.question.in_(bindparam("questions", expanding=True)),
    )
)
_LOCKED = select(t.consultation.c.id).where(_NAMED).with_for_update(key_share=True)
