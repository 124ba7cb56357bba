"""Everything that the database holds about one respondent, whichever tables there are: found by what hangs on what."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, MetaData, Table, inspect, select

from consultation.questions.model import Questionnaire
from consultation.store import access
from consultation.store import tables as t
from consultation.store.engine import Store
from consultation.store.joint_keys import is_invited
from consultation.store.wording_tables import sentence_seen

Row = dict[str, Any]
SHARED = {t.answer.name, t.comment.name, t.draft_answer.name, t.line.name, sentence_seen.name}


def held(store: Store, questionnaire: Questionnaire, key: str) -> dict[str, list[Row]]:
    """Give by table every row that belongs to the response of this key, moments as text; empty for an unknown key.

    Left out are numbers that only tie rows together, and hashes. A colleague in a joint answer is given the answers
    alone: the address and the names beside them are those of others.
    """
    with store.read() as connection:
        row = access.found(connection, questionnaire, key)
        if row is None:
            return {}
        rows = {t.response.name: [_shown(row)]}
        for table, column in _hanging(connection):
            if is_invited(key) and table.name not in SHARED:
                continue
            found = connection.execute(select(table).where(table.c[column] == row["id"])).mappings()
            if shown := [_shown(dict(each)) for each in found]:
                rows[table.name] = shown
        return rows


def _hanging(connection: Connection) -> list[tuple[Table, str]]:
    """The tables with a reference to `response`, as the database itself knows them, each with its column."""
    inspector = inspect(connection)
    described = MetaData()
    return [
        (Table(name, described, autoload_with=connection, resolve_fks=False), reference["constrained_columns"][0])
        for name in sorted(inspector.get_table_names())
        for reference in inspector.get_foreign_keys(name)
        if reference["referred_table"] == t.response.name
    ]


def _shown(row: access.ResponseRow) -> Row:
    tying = ("id", "_id", "_hash")
    return {name: _plain(value) for name, value in row.items() if not name.endswith(tying)}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value
