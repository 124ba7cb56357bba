"""Make a questionnaire known to the database: its dates, and what this edition of it asks."""

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, bindparam, select

from consultation.errors import UnknownName
from consultation.questions.model import Questionnaire
from consultation.store import organisers
from consultation.store import tables as t
from consultation.store.engine import Store
from consultation.store.upsert import insert

SLOTS = {"sqlite": 1, "postgresql": 16}


def register(store: Store, questionnaire: Questionnaire) -> None:
    """Write the consultation's dates and visibility from its file, and remember which columns this edition counts.

    Called at every start; nothing is changed when nothing has changed. Raises StoreUnavailable.
    """
    with store.write() as connection:
        ours = _consultation(connection, questionnaire)
        organisers.let_in(connection, questionnaire, organisers.read(connection, questionnaire))
        edition = {"consultation_id": ours, "fingerprint": fingerprint(questionnaire)}
        columns = list(questionnaire.counted)
        same = insert(connection, t.edition).on_conflict_do_nothing(index_elements=list(edition))
        connection.execute(same, [edition | {"columns": columns}])
        slots = range(SLOTS[connection.dialect.name])
        zero = [{"consultation_id": ours, "slot": slot, "n": 0} for slot in slots]
        connection.execute(insert(connection, t.revision).on_conflict_do_nothing(), zero)


def _consultation(connection: Connection, questionnaire: Questionnaire) -> int:
    values = {
        "opens_at": questionnaire.opens,
        "closes_at": questionnaire.closes,
        "results_public": questionnaire.results_public,
    }
    statement = insert(connection, t.consultation).values(name=questionnaire.id, **values)
    upsert = statement.on_conflict_do_update(index_elements=["name"], set_=values).returning(t.consultation.c.id)
    return int(connection.execute(upsert).scalar_one())


@lru_cache(maxsize=64)
def hashed(columns: tuple[str, ...]) -> str:
    """Name a list of columns: the same name for the same columns in the same order."""
    return hashlib.sha256("\n".join(columns).encode()).hexdigest()


def fingerprint(questionnaire: Questionnaire) -> str:
    """Name an edition: the same for every questionnaire file that counts the same columns."""
    return hashed(questionnaire.counted)


_GATE = (
    select(
        t.consultation.c.id,
        *(t.consultation.c[name] for name in ("opens_at", "closes_at", "paused", "complete")),
        t.edition.c.id.label("edition"),
    )
    .join(t.edition, t.edition.c.consultation_id == t.consultation.c.id)
    .where(t.consultation.c.name == bindparam("name"), t.edition.c.fingerprint == bindparam("fingerprint"))
)


def gate(connection: Connection, questionnaire: Questionnaire) -> Mapping[str, Any]:
    """Read id, dates, paused, complete and edition of a registered questionnaire; UnknownName for another."""
    named = {"name": questionnaire.id, "fingerprint": fingerprint(questionnaire)}
    found = connection.execute(_GATE, named).mappings().one_or_none()
    if found is None:
        raise UnknownName("error.store.unregistered", name=questionnaire.id)
    return dict(found)
