"""What a withdrawal leaves of a response: nothing but that there was one."""

from datetime import datetime

from sqlalchemy import Connection, delete, insert

from consultation.store import mail_tables, references
from consultation.store import tables as t
from consultation.store.access import ResponseRow


def erase(connection: Connection, row: ResponseRow, key: str, now: datetime) -> None:
    """Delete the response, and by the database everything in any table that hangs on it; also mail with its link.

    An empty response takes its place, with another reference, under the hash of the same key: so that the link says
    what happened, and withdrawals can be counted.
    """
    outbox = mail_tables.outbox
    connection.execute(delete(outbox).where(outbox.c.kind == "link", outbox.c.body.contains(key, autoescape=True)))
    connection.execute(delete(t.response).where(t.response.c.id == row["id"]))
    connection.execute(
        insert(t.response),
        {
            "consultation_id": row["consultation_id"],
            "reference": references.drawn(),
            "key_hash": row["key_hash"],
            "state": "withdrawn",
            "synthetic": row["synthetic"],
            "language": row["language"],
            "version": row["version"] + 1,
            "created_at": now,
            "updated_at": now,
            "withdrawn_at": now,
        },
    )
