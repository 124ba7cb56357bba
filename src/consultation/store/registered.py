"""Which consultation of the database a questionnaire is; its pilot belongs to the same."""

from sqlalchemy import ColumnElement, Connection, Select, Table, select

from consultation.errors import UnknownName
from consultation.questions.model import Questionnaire
from consultation.store import tables as t


def consultation_id(connection: Connection, questionnaire: Questionnaire) -> int:
    """Find it, whatever its edition; raise UnknownName for one that was not registered."""
    found = connection.execute(_named(questionnaire)).scalar_one_or_none()
    if found is None:
        raise UnknownName("error.store.unregistered", name=questionnaire.name)
    return found


def ours(table: Table, questionnaire: Questionnaire) -> ColumnElement[bool]:
    """Pick the rows of this consultation."""
    return table.c.consultation_id == _named(questionnaire).scalar_subquery()


def _named(questionnaire: Questionnaire) -> Select[int]:
    return select(t.consultation.c.id).where(t.consultation.c.name == questionnaire.name)
