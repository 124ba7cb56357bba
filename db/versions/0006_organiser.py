"""The organiser's settings and pictures, whether answers may be taken, and addresses of those who may be contacted."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    for name in ("paused", "complete"):
        op.add_column("consultation", sa.Column(name, sa.Boolean(), server_default=sa.false(), nullable=False))
    op.create_table(
        "setting",
        sa.Column("consultation_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["consultation_id"], ["consultation.id"], name=op.f("fk_setting_consultation_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("consultation_id", "name", name=op.f("pk_setting")),
    )
    op.create_table(
        "picture",
        sa.Column("consultation_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("length(content) BETWEEN 1 AND 1000000", name=op.f("ck_picture_size")),
        sa.ForeignKeyConstraint(
            ["consultation_id"], ["consultation.id"], name=op.f("fk_picture_consultation_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("consultation_id", "name", name=op.f("pk_picture")),
    )
    op.create_table(
        "contact",
        sa.Column("response_id", sa.Integer(), nullable=False),
        sa.Column("address", sa.String(length=254), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["response_id"], ["response.id"], name=op.f("fk_contact_response_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("response_id", name=op.f("pk_contact")),
    )
