"""Many times the same responses: a million in minutes, where making them up takes more than an hour."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, insert, literal, select, update

from consultation.store import tables as t
from consultation.store.engine import Store

COPIED = (t.response, t.answer, t.draft_answer, t.comment, t.line)
FAR = 1_000_000  # between the numbers of a response and of its copies
UNIQUE = ("reference", "key_hash")


def multiply(store: Store, times: int) -> None:
    """Let there be `times` copies of every response, counted as if each had been submitted by itself."""
    with store.write() as connection:
        for copy in range(1, times):
            for table in COPIED:
                _copy(connection, table, copy)
        kept = {name: t.tally.c[name] * times for name in ("n", "firsts")}
        connection.execute(update(t.tally).values(kept))
        connection.execute(update(t.revision).values(n=t.revision.c.n + 1))


def _copy(connection: Connection, table: Table, copy: int) -> None:
    number = "id" if table is t.response else "response_id"
    names = [column.name for column in table.columns]
    first = select(*(_copied(table, name, number, copy) for name in names)).where(table.c[number] <= FAR)
    connection.execute(insert(table).from_select(names, first))


def _copied(table: Table, name: str, number: str, copy: int) -> ColumnElement[Any]:
    column = table.c[name]
    if name == number:
        return column + literal(copy * FAR)
    return column.concat(literal(f"-{copy}")) if table is t.response and name in UNIQUE else column
