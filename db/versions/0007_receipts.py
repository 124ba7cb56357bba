"""Receipts, and the public list of those that were counted. Whoever submitted before gets one when submitting again."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "receipt",
        sa.Column("response_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=32), nullable=True),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("counted_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("length(code) = 32", name=op.f("ck_receipt_code")),
        sa.CheckConstraint("length(fingerprint) = 64", name=op.f("ck_receipt_fingerprint")),
        sa.ForeignKeyConstraint(
            ["response_id"], ["response.id"], name=op.f("fk_receipt_response_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("response_id", name=op.f("pk_receipt")),
    )
    op.create_table(
        "listed_receipt",
        sa.Column("consultation_id", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["consultation_id"], ["consultation.id"], name=op.f("fk_listed_receipt_consultation_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("consultation_id", "fingerprint", name=op.f("pk_listed_receipt")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "receipt_list",
        sa.Column("consultation_id", sa.Integer(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["consultation_id"], ["consultation.id"], name=op.f("fk_receipt_list_consultation_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("consultation_id", name=op.f("pk_receipt_list")),
    )
