"""The organiser's settings: those of the questionnaire's file, and before them what staff changed."""

import json
from collections.abc import Mapping
from datetime import datetime

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import Connection, Select, bindparam, select, update

from consultation.errors import ConsultationError
from consultation.questions.model import PILOT, Questionnaire
from consultation.questions.organiser import Organiser
from consultation.store import organiser_tables as o
from consultation.store import tables as t
from consultation.store.engine import Store
from consultation.store.upsert import insert

_ANY: TypeAdapter[object] = TypeAdapter(object)
_STORED: Select[tuple[str, str]] = (
    select(o.setting.c.name, o.setting.c.value)
    .join(t.consultation, t.consultation.c.id == o.setting.c.consultation_id)
    .where(t.consultation.c.name == bindparam("name"))
)
_ID = select(t.consultation.c.id).where(t.consultation.c.name == bindparam("name"))


def organiser(store: Store, questionnaire: Questionnaire) -> Organiser:
    """Read the settings as they are now; raises StoreUnavailable."""
    with store.read() as connection:
        return read(connection, questionnaire)


def change(store: Store, questionnaire: Questionnaire, changes: Mapping[str, object], now: datetime) -> Organiser:
    """Replace the settings that are named, from now on; returns all of them.

    Raises ConsultationError `error.organiser.<name>` for a value that cannot be used, and then changes nothing.
    """
    with store.write() as connection:
        changed = _with(read(connection, questionnaire), changes)
        ours = connection.execute(_ID, {"name": questionnaire.name}).scalar_one()
        for name in changes:
            value = {"value": _ANY.dump_json(getattr(changed, name)).decode(), "changed_at": now}
            statement = insert(connection, o.setting).values(consultation_id=ours, name=name, **value)
            same = ["consultation_id", "name"]
            connection.execute(statement.on_conflict_do_update(index_elements=same, set_=value))
        let_in(connection, questionnaire, changed)
        return changed


def read(connection: Connection, questionnaire: Questionnaire) -> Organiser:
    """Read the settings; what an earlier version of the program knew and this one does not is passed over."""
    stored = connection.execute(_STORED, {"name": questionnaire.name}).all()
    changed = {row.name: json.loads(row.value) for row in stored if row.name in Organiser.model_fields}
    return Organiser.model_validate(questionnaire.organiser.model_dump() | changed)


def let_in(connection: Connection, questionnaire: Questionnaire, settings: Organiser) -> None:
    """Note with the consultation, and with its pilot, whether answers may be taken: every save reads it there."""
    names = (questionnaire.name, questionnaire.name + PILOT)
    statement = update(t.consultation).where(t.consultation.c.name.in_(names))
    connection.execute(statement.values(paused=settings.paused, complete=not settings.missing))


def _with(settings: Organiser, changes: Mapping[str, object]) -> Organiser:
    try:
        return Organiser.model_validate({**settings.model_dump(), **changes})
    except ValidationError as error:
        raise ConsultationError(f"error.organiser.{error.errors()[0]['loc'][0]}") from error
