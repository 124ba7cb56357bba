"""Joint answers: colleagues, who changed what, who signed off; and responses that are counted through another one."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def _response(table: str, column: str = "response_id") -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], ["response.id"], name=op.f(f"fk_{table}_{column}"), ondelete="CASCADE")


def _colleague(table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_colleague_id")
    return sa.ForeignKeyConstraint(["colleague_id"], ["colleague.id"], name=name, ondelete="CASCADE")


def upgrade() -> None:
    # In the words of SQL, because SQLite cannot be given a constraint for an existing table otherwise.
    op.execute(
        "ALTER TABLE response ADD COLUMN counted_through INTEGER "
        "CONSTRAINT fk_response_counted_through REFERENCES response (id) "
        "CONSTRAINT ck_response_counted_through CHECK (state = 'submitted' OR counted_through IS NULL)"
    )
    op.create_index(op.f("ix_response_counted_through"), "response", ["counted_through"])
    op.create_table(
        "colleague",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("response_id", sa.Integer(), nullable=False),
        sa.Column("secret_hash", sa.String(length=64), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("may_sign_off", sa.Boolean(), nullable=False),
        sa.Column("invited_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("section", sa.String(length=64), nullable=True),
        sa.CheckConstraint("secret_hash IS NOT NULL OR may_sign_off", name=op.f("ck_colleague_owner")),
        sa.CheckConstraint("(joined_at IS NULL) = (seen_at IS NULL)", name=op.f("ck_colleague_seen")),
        _response("colleague"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_colleague")),
        sa.UniqueConstraint("secret_hash", name=op.f("uq_colleague_secret_hash")),
    )
    op.create_index("ix_colleague_response_id", "colleague", ["response_id"])
    op.create_table(
        "section_edit",
        sa.Column("response_id", sa.Integer(), nullable=False),
        sa.Column("section", sa.String(length=64), nullable=False),
        sa.Column("colleague_id", sa.Integer(), nullable=False),
        sa.Column("edited_at", sa.DateTime(timezone=True), nullable=False),
        _response("section_edit"),
        _colleague("section_edit"),
        sa.PrimaryKeyConstraint("response_id", "section", name=op.f("pk_section_edit")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "sign_off",
        sa.Column("response_id", sa.Integer(), nullable=False),
        sa.Column("colleague_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=False),
        _response("sign_off"),
        _colleague("sign_off"),
        sa.PrimaryKeyConstraint("response_id", name=op.f("pk_sign_off")),
    )
    op.create_table(
        "told_apart",
        sa.Column("first_id", sa.Integer(), nullable=False),
        sa.Column("second_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("first_id < second_id", name=op.f("ck_told_apart_order")),
        _response("told_apart", "first_id"),
        _response("told_apart", "second_id"),
        sa.PrimaryKeyConstraint("first_id", "second_id", name=op.f("pk_told_apart")),
        sqlite_with_rowid=False,
    )
