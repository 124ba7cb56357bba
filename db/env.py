"""Run by Alembic: on the connection that migrate() holds, or on the configured database when a person calls it."""

from alembic import context
from sqlalchemy import Connection

from consultation.settings import Settings
from consultation.store import (
    joint_tables,
    mail_tables,
    organiser_tables,
    reach_tables,
    receipt_tables,
    release_tables,
    staff_tables,
    wording_tables,
)
from consultation.store.engine import engine

KNOWN = (
    joint_tables,
    organiser_tables,
    mail_tables,
    reach_tables,
    receipt_tables,
    release_tables,
    wording_tables,
)  # what is imported is compared with the database


def run(connection: Connection) -> None:
    context.configure(connection=connection, target_metadata=staff_tables.Staff.metadata, transactional_ddl=True)
    context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    with engine(Settings.from_env().database_url, create=True).begin() as opened:
        run(opened)
