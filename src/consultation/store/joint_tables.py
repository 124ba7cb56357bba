"""The tables of joint answers, and of responses that staff have told apart although they look alike."""

from datetime import datetime
from typing import Any, cast

from sqlalchemy import CheckConstraint, ForeignKey, Index, Table, Text
from sqlalchemy.orm import Mapped, mapped_column

from consultation.store.tables import Base


class Colleague(Base):
    """Somebody who answers with others: the owner of the response, who has no invitation, or one invited by them."""

    __tablename__ = "colleague"
    __table_args__ = (
        CheckConstraint("secret_hash IS NOT NULL OR may_sign_off", name="owner"),
        CheckConstraint("(joined_at IS NULL) = (seen_at IS NULL)", name="seen"),
        Index("ix_colleague_response_id", "response_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    response_id: Mapped[int] = mapped_column(ForeignKey("response.id", ondelete="CASCADE"))
    secret_hash: Mapped[str | None] = mapped_column(unique=True)
    name: Mapped[str] = mapped_column(Text)
    may_sign_off: Mapped[bool]
    invited_at: Mapped[datetime]
    joined_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]
    seen_at: Mapped[datetime | None]
    section: Mapped[str | None]


class SectionEdit(Base):
    """Who changed a section of a joint answer last, and when."""

    __tablename__ = "section_edit"
    __table_args__: Any = ({"sqlite_with_rowid": False},)

    response_id: Mapped[int] = mapped_column(ForeignKey("response.id", ondelete="CASCADE"), primary_key=True)
    section: Mapped[str] = mapped_column(primary_key=True)
    colleague_id: Mapped[int] = mapped_column(ForeignKey("colleague.id", ondelete="CASCADE"))
    edited_at: Mapped[datetime]


class SignOff(Base):
    """Who signed a joint answer off last; the name stays when the colleague is no longer invited."""

    __tablename__ = "sign_off"

    response_id: Mapped[int] = mapped_column(ForeignKey("response.id", ondelete="CASCADE"), primary_key=True)
    colleague_id: Mapped[int] = mapped_column(ForeignKey("colleague.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(Text)
    signed_at: Mapped[datetime]


class ToldApart(Base):
    """Two responses that staff have looked at and found to be of two museums; the one begun earlier comes first."""

    __tablename__ = "told_apart"
    __table_args__: Any = (CheckConstraint("first_id < second_id", name="order"), {"sqlite_with_rowid": False})

    first_id: Mapped[int] = mapped_column(ForeignKey("response.id", ondelete="CASCADE"), primary_key=True)
    second_id: Mapped[int] = mapped_column(ForeignKey("response.id", ondelete="CASCADE"), primary_key=True)


colleague = cast("Table", Colleague.__table__)
section_edit = cast("Table", SectionEdit.__table__)
sign_off = cast("Table", SignOff.__table__)
told_apart = cast("Table", ToldApart.__table__)
