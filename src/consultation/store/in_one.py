"""Saving one answer in one statement, where the database can: PostgreSQL then needs no transaction around it.

Each statement is a message there and one back, and so are the beginning and the end of a transaction: this way a save
costs the server half. SQLite runs in our own process, and no statement of it writes into two tables.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import bindparam, select

from consultation.store import access, working_copy
from consultation.store import tables as t
from consultation.store.columns import Answers
from consultation.store.engine import Store
from consultation.store.upsert import Upsert, insert_for

_OF_RESPONSE = ("changing", "language", "version", "updated_at")
_OF_ANSWER = ("question", "position", "value", "version")


def can(store: Store, before: Answers, changes: Answers) -> bool:
    """Whether these changes to the answers before are a single row, in a database that writes it in one statement."""
    return store.is_postgresql and [_rows(before, *change) for change in changes.items()] == [1]


def save(store: Store, found: Mapping[str, Any], changed: Mapping[str, Any], response: int, changes: Answers) -> bool:
    """Do what `access.moves_on` does, and write the one answer if it did; tell whether it did.

    found: what `access.as_held` gives.
    """
    (row,) = working_copy.rows(response, changes, changed["version"])
    new = {_new(name): value for name, value in {**changed, **row}.items()}
    with store.at_once() as connection:
        done = connection.execute(_statement(), {**found, **new})
        return bool(done.rowcount)


def _rows(before: Answers, column: str, values: tuple[str, ...]) -> int:
    return max(len(values), len(before.get(column, ())), 1)


@cache
def _statement() -> Upsert:
    values = {name: bindparam(_new(name), type_=t.response.c[name].type) for name in _OF_RESPONSE}
    moved = access.MOVE_ON.values(values).returning(t.response.c.id).cte("moved")
    answer = (bindparam(_new(name), type_=t.draft_answer.c[name].type) for name in _OF_ANSWER)
    new = insert_for("postgresql", t.draft_answer).from_select(
        ("response_id", *_OF_ANSWER), select(moved.c.id, *answer), include_defaults=False
    )
    return working_copy.replacing(new).execution_options(preserve_rowcount=True)  # which tells whether it found any


def _new(name: str) -> str:
    return f"new_{name}"
