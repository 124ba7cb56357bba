"""Test answers of a pilot: kept under a consultation of their own, so that nothing counts them by mistake."""

from sqlalchemy import delete, func, select, update

from consultation.questions.model import PILOT, Questionnaire
from consultation.store import tables as t
from consultation.store.consultations import register
from consultation.store.engine import Store


def answers_of_pilot(store: Store, questionnaire: Questionnaire) -> int:
    """Count the test answers that are still there, drafts included."""
    statement = select(func.count()).select_from(t.response).join(t.consultation)
    with store.read() as connection:
        return int(connection.scalar(statement.where(t.consultation.c.name == questionnaire.name + PILOT)) or 0)


def remove_pilot(store: Store, questionnaire: Questionnaire) -> int:
    """Delete every test answer with all that belongs to it; returns how many. Nothing else is touched."""
    removed, pilot = answers_of_pilot(store, questionnaire), questionnaire.as_pilot()
    with store.write() as connection:
        ours = select(t.consultation.c.id).where(t.consultation.c.name == pilot.id)
        moved = connection.scalar(
            select(func.sum(t.revision.c.n)).where(t.revision.c.consultation_id == ours.scalar_subquery())
        )
        connection.execute(delete(t.consultation).where(t.consultation.c.name == pilot.id))
    if moved is None:
        return removed
    register(store, pilot)
    with store.write() as connection:
        # Pages that watch see that something changed: the number goes on where it was.
        first = (t.revision.c.consultation_id == ours.scalar_subquery()) & (t.revision.c.slot == 0)
        connection.execute(update(t.revision).where(first).values(n=int(moved) + 1))
    return removed
