"""The tables of proof: the receipt of each submission, and the public list of those that were counted."""

from datetime import datetime
from typing import Any, cast

from sqlalchemy import CheckConstraint, ForeignKey, String, Table
from sqlalchemy.orm import Mapped, mapped_column

from consultation.store.tables import Base


class Receipt(Base):
    """What a respondent can prove with: the code that only they are shown, and the fingerprint of what was counted.

    Without a code once personal data were erased: the list then still has the fingerprint.
    """

    __tablename__ = "receipt"
    __table_args__ = (
        CheckConstraint("length(code) = 32", name="code"),
        CheckConstraint("length(fingerprint) = 64", name="fingerprint"),
    )

    response_id: Mapped[int] = mapped_column(ForeignKey("response.id", ondelete="CASCADE"), primary_key=True)
    code: Mapped[str | None] = mapped_column(String(32))
    fingerprint: Mapped[str]
    counted_at: Mapped[datetime]


class ListedReceipt(Base):
    """A fingerprint that the public list shows; nothing leads from here to a response."""

    __tablename__ = "listed_receipt"
    __table_args__: Any = ({"sqlite_with_rowid": False},)

    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultation.id", ondelete="CASCADE"), primary_key=True)
    fingerprint: Mapped[str] = mapped_column(primary_key=True)


class ReceiptList(Base):
    """When the public list was last made anew."""

    __tablename__ = "receipt_list"

    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultation.id", ondelete="CASCADE"), primary_key=True)
    published_at: Mapped[datetime]


receipt = cast("Table", Receipt.__table__)
listed_receipt = cast("Table", ListedReceipt.__table__)
receipt_list = cast("Table", ReceiptList.__table__)
