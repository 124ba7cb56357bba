"""What was published: the last release, and each table as the public sees it with the counts it was made from."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.create_table(
        "publication",
        sa.Column("consultation_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("week", sa.String(length=8), nullable=False),
        sa.Column("threshold", sa.Integer(), nullable=False),
        sa.Column("closed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["consultation_id"], ["consultation.id"], name=op.f("fk_publication_consultation_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("consultation_id", name=op.f("pk_publication")),
    )
    op.create_table(
        "published_table",
        sa.Column("consultation_id", sa.Integer(), nullable=False),
        sa.Column("dimension", sa.String(length=16), nullable=False),
        sa.Column("question", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("shown", sa.Text(), nullable=False),
        sa.Column("kept", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["consultation_id"],
            ["consultation.id"],
            name=op.f("fk_published_table_consultation_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("consultation_id", "dimension", "question", name=op.f("pk_published_table")),
        sqlite_with_rowid=False,
    )
