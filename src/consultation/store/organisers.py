"""The organiser's settings: those of the questionnaire's file, and before them what staff changed."""

import json
from collections.abc import Mapping
from datetime import datetime

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import Connection, Select, bindparam, select, update

from consultation.errors import ConsultationError
from consultation.questions.model import Questionnaire
from consultation.questions.organiser import Organiser
from consultation.store import invitations
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

    With another closing, the links of invitations hold until then. questionnaire: as its file has it. Raises
    ConsultationError `error.organiser.<name>` for a value that cannot be used, and then changes nothing.
    """
    with store.write() as connection:
        before = read(connection, questionnaire)
        changed = _with(before, changes)
        dated = questionnaire.dated(changed)
        if dated.never_open:
            raise ConsultationError("error.organiser.closes")
        ours = connection.execute(_ID, {"name": questionnaire.name}).scalar_one()
        for name in changes:
            value = {"value": _ANY.dump_json(getattr(changed, name)).decode(), "changed_at": now}
            statement = insert(connection, o.setting).values(consultation_id=ours, name=name, **value)
            same = ["consultation_id", "name"]
            connection.execute(statement.on_conflict_do_update(index_elements=same, set_=value))
        let_in(connection, questionnaire, changed)
        invitations.move_end(connection, ours, questionnaire.dated(before).closes, dated.closes)
        return changed


def read(connection: Connection, questionnaire: Questionnaire) -> Organiser:
    """Read the settings; what an earlier version of the program knew and this one does not is passed over."""
    stored = connection.execute(_STORED, {"name": questionnaire.name}).all()
    changed = {row.name: json.loads(row.value) for row in stored if row.name in Organiser.model_fields}
    return Organiser.model_validate(questionnaire.organiser.model_dump() | changed)


def let_in(connection: Connection, questionnaire: Questionnaire, settings: Organiser) -> None:
    """Note with the consultation, and with its pilot, whether and when answers may be taken: every save reads it."""
    dated = questionnaire.dated(settings)
    for each in (dated,) if dated.is_pilot else (dated, dated.as_pilot()):
        noted = {"opens_at": each.opens, "closes_at": each.closes, "paused": settings.paused}
        statement = update(t.consultation).where(t.consultation.c.name == each.id)
        connection.execute(statement.values(complete=not settings.missing, **noted))


def _with(settings: Organiser, changes: Mapping[str, object]) -> Organiser:
    try:
        return Organiser.model_validate({**settings.model_dump(), **changes})
    except ValidationError as error:
        raise ConsultationError(f"error.organiser.{error.errors()[0]['loc'][0]}") from error
