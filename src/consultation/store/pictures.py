"""Logo and emblem, kept under the SHA-256 of their content so that a browser may keep them for ever."""

import hashlib
from collections.abc import Collection

from sqlalchemy import delete, select

from consultation.questions.model import Questionnaire
from consultation.store import organiser_tables as o
from consultation.store import tables as t
from consultation.store.engine import Store
from consultation.store.registered import consultation_id, ours
from consultation.store.upsert import insert


def keep(store: Store, questionnaire: Questionnaire, content: bytes) -> str:
    """Keep a picture; returns its name. The same one again changes nothing."""
    name = hashlib.sha256(content).hexdigest()
    with store.write() as connection:
        kept = {"consultation_id": consultation_id(connection, questionnaire), "name": name, "content": content}
        connection.execute(insert(connection, o.picture).on_conflict_do_nothing(), [kept])
    return name


def picture(store: Store, questionnaire: Questionnaire, name: str) -> bytes | None:
    """Find a picture by its name."""
    statement = select(o.picture.c.content).join(t.consultation, t.consultation.c.id == o.picture.c.consultation_id)
    named = statement.where(t.consultation.c.name == questionnaire.name, o.picture.c.name == name)
    with store.read() as connection:
        found: bytes | None = connection.scalar(named)
    return found


def drop_all_but(store: Store, questionnaire: Questionnaire, used: Collection[str]) -> None:
    """Delete the pictures that nothing shows any more."""
    with store.write() as connection:
        gone = ours(o.picture, questionnaire) & o.picture.c.name.not_in(used)
        connection.execute(delete(o.picture).where(gone))
