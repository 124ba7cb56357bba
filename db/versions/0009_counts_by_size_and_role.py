"""Counts by size and role, counted here from the answers there are."""

from alembic import op

revision = "0009"
down_revision = "0008"

# Written out, not imported: the program's own counting may change, this step may not.
_DIMENSIONS = ("size", "role")


def upgrade() -> None:
    for dimension in _DIMENSIONS:
        group = f"coalesce(r.{dimension}, 'undisclosed')"
        op.execute(f"""
            INSERT INTO tally (consultation_id, dimension, question, "group", value, slot, n, firsts)
            SELECT r.consultation_id, '{dimension}', a.question, {group}, a.value, 0,
                   count(*), sum(CASE WHEN a.position = 0 THEN 1 ELSE 0 END)
            FROM response r JOIN answer a ON a.response_id = r.id
            WHERE r.state = 'submitted' AND r.counted_through IS NULL
            GROUP BY 1, 3, 4, 5
        """)  # noqa: S608 — constants of this file
        op.execute(f"""
            INSERT INTO tally (consultation_id, dimension, question, "group", value, slot, n, firsts)
            SELECT r.consultation_id, '{dimension}', '', {group}, CAST(r.edition_id AS text), 0, count(*), count(*)
            FROM response r
            WHERE r.state = 'submitted' AND r.counted_through IS NULL
            GROUP BY 1, 4, 5
        """)  # noqa: S608 — constants of this file
    op.execute("UPDATE revision SET n = n + 1 WHERE slot = 0")
