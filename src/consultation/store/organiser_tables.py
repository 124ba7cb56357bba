"""The tables of the organiser: settings that staff changed, pictures, and addresses of those who may be contacted."""

from datetime import datetime
from typing import cast

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, String, Table, Text
from sqlalchemy.orm import Mapped, mapped_column

from consultation.store.tables import Base


class Setting(Base):
    """A setting that goes before the one in the questionnaire's file; `value` is JSON."""

    __tablename__ = "setting"

    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultation.id", ondelete="CASCADE"), primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str] = mapped_column(Text)
    changed_at: Mapped[datetime]


class Picture(Base):
    """A logo or emblem as PNG, under the SHA-256 of its content."""

    __tablename__ = "picture"
    __table_args__ = (CheckConstraint("length(content) BETWEEN 1 AND 1000000", name="size"),)

    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultation.id", ondelete="CASCADE"), primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)


class Contact(Base):
    """Where a respondent may be reached, as long as they consent to it; never part of the answers."""

    __tablename__ = "contact"

    response_id: Mapped[int] = mapped_column(ForeignKey("response.id", ondelete="CASCADE"), primary_key=True)
    address: Mapped[str] = mapped_column(String(254))
    given_at: Mapped[datetime]


setting = cast("Table", Setting.__table__)
picture = cast("Table", Picture.__table__)
contact = cast("Table", Contact.__table__)
