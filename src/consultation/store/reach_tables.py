"""The tables of how people came: share links with their counts, and who has proved to be no program."""

from datetime import datetime
from typing import cast

from sqlalchemy import CheckConstraint, ForeignKey, String, Table, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from consultation.store.tables import Base


class ShareLink(Base):
    """A code for `?via=`, and how many came by it."""

    __tablename__ = "share_link"
    __table_args__ = (
        UniqueConstraint("consultation_id", "code"),
        CheckConstraint("visits >= 0 AND started >= 0 AND submitted >= 0", name="counts"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultation.id", ondelete="CASCADE"))
    code: Mapped[str] = mapped_column(String(32))
    name: Mapped[str] = mapped_column(String(200))
    visits: Mapped[int]
    started: Mapped[int]
    submitted: Mapped[int]
    created_at: Mapped[datetime]


class ResponseVia(Base):
    """By which link a response came; written only where reach is linked."""

    __tablename__ = "response_via"

    response_id: Mapped[int] = mapped_column(ForeignKey("response.id", ondelete="CASCADE"), primary_key=True)
    share_link_id: Mapped[int] = mapped_column(ForeignKey("share_link.id", ondelete="CASCADE"), index=True)


class Proof(Base):
    """A key whose browser has solved the challenge against programs."""

    __tablename__ = "proof"

    key_hash: Mapped[str] = mapped_column(primary_key=True)
    proved_at: Mapped[datetime] = mapped_column(index=True)


share_link = cast("Table", ShareLink.__table__)
response_via = cast("Table", ResponseVia.__table__)
proof = cast("Table", Proof.__table__)
