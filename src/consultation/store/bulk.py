"""Many responses at once: from a file, or made up for a trial, and out again."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Literal, TypeVar

from sqlalchemy import Connection, delete, insert, select

from consultation.questions.model import Questionnaire
from consultation.store import counted, lines, set_aside, tallies, working_copy
from consultation.store import tables as t
from consultation.store.columns import profile_of, words_of
from consultation.store.consultations import gate
from consultation.store.engine import Store
from consultation.store.upsert import insert as upsert

T = TypeVar("T")
BATCH = 2000
SLOT = 0  # many at once are counted in one place: their number is no crowd of writers


@dataclass(frozen=True)
class NewResponse:
    """A response that comes from elsewhere: moments in UTC, submitted_at given if and only if submitted, answers by
    column as `clean` gives them, profile and consents included.
    """  # noqa: D205 — a list of fields

    reference: str
    language: str
    state: Literal["draft", "submitted"]
    submitted_at: datetime | None
    created_at: datetime
    answers: Mapping[str, tuple[str, ...]]


def add(
    store: Store, questionnaire: Questionnaire, responses: Iterable[NewResponse], *, synthetic: bool = False
) -> int:
    """Add responses in transactions of 2,000; returns how many were new.

    A response whose reference is already there is left out, so that an import that broke off can simply be repeated.
    """
    return sum(_add_batch(store, questionnaire, batch, synthetic=synthetic) for batch in batches(responses))


def known_references(store: Store, questionnaire: Questionnaire, references: Iterable[str]) -> set[str]:
    """Those of the references that the consultation already has."""
    known: set[str] = set()
    with store.read() as connection:
        ours = select(t.response.c.reference).join(t.consultation).where(t.consultation.c.name == questionnaire.id)
        for batch in batches(references):
            known.update(connection.scalars(ours.where(t.response.c.reference.in_(batch))))
    return known


def remove_synthetic(store: Store, questionnaire: Questionnaire) -> int:
    """Delete every response that was added as made up, in transactions of 2,000; returns how many."""
    removed = 0
    while batch := _remove_batch(store, questionnaire):
        removed += batch
    return removed


def _remove_batch(store: Store, questionnaire: Questionnaire) -> int:
    with store.write() as connection:
        consultation = gate(connection, questionnaire)["id"]
        set_aside.one_at_a_time(connection, consultation)
        made_up = (t.response.c.consultation_id == consultation) & t.response.c.synthetic
        ids = connection.scalars(select(t.response.c.id).where(made_up).order_by(t.response.c.id).limit(BATCH)).all()
        others = set_aside.lock_others(connection, ids)
        tallies.lock_slot(connection, consultation, SLOT)
        set_aside.count_again(connection, others, SLOT)
        tallies.count(connection, tallies.Scope.BATCH, -1, SLOT, responses=ids)
        connection.execute(delete(t.response).where(t.response.c.id.in_(ids)))
        return len(ids)


def batches(items: Iterable[T]) -> Iterator[list[T]]:
    """Give the items in lists of 2,000."""
    remaining = iter(items)
    while batch := list(islice(remaining, BATCH)):
        yield batch


def _add_batch(store: Store, questionnaire: Questionnaire, batch: Sequence[NewResponse], *, synthetic: bool) -> int:
    with store.write() as connection:
        consultation = gate(connection, questionnaire)
        by_reference = {new.reference: new for new in batch}
        rows = [
            _row(new, consultation["id"], consultation["edition"], synthetic=synthetic) for new in by_reference.values()
        ]
        added = _insert_responses(connection, rows)
        tallies.lock_slot(connection, consultation["id"], SLOT)
        _insert_answers(connection, questionnaire, {id_: by_reference[reference] for id_, reference in added})
        tallies.count(connection, tallies.Scope.BATCH, 1, SLOT, responses=[id_ for id_, _ in added])
    return len(added)


def _row(new: NewResponse, consultation: int, edition: int, *, synthetic: bool) -> dict[str, object]:
    submitted = new.state == "submitted"
    return {
        **profile_of(new.answers if submitted else {}),
        "consultation_id": consultation,
        "edition_id": edition if submitted else None,
        "reference": new.reference,
        "state": new.state,
        "synthetic": synthetic,
        "language": new.language,
        "version": 1,
        "created_at": new.created_at,
        "updated_at": new.submitted_at or new.created_at,
        "submitted_at": new.submitted_at,
    }


def _insert_responses(connection: Connection, rows: list[dict[str, object]]) -> list[tuple[int, str]]:
    known = ["consultation_id", "reference"]
    statement = upsert(connection, t.response).on_conflict_do_nothing(index_elements=known)
    returning = statement.returning(t.response.c.id, t.response.c.reference)
    return [(row.id, row.reference) for row in connection.execute(returning, rows)]


def _insert_answers(connection: Connection, questionnaire: Questionnaire, added: Mapping[int, NewResponse]) -> None:
    closed: list[dict[str, object]] = []
    words: list[dict[str, object]] = []
    drafts: list[dict[str, object]] = []
    for id_, new in added.items():
        if new.state == "draft":
            drafts += working_copy.rows(id_, new.answers, version=1)
        else:
            closed += counted.closed_answers(questionnaire, id_, new.answers)
            words += counted.comments(id_, words_of(questionnaire, new.answers), new.language)
    for table, rows in ((t.answer, closed), (t.comment, words), (t.draft_answer, drafts)):
        if rows:
            connection.execute(insert(table), rows)
    submitted = {id_: new.answers for id_, new in added.items() if new.state == "submitted"}
    lines.keep(connection, questionnaire, submitted)
