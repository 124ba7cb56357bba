"""The tables of what was published: the number of the release, and each table as the public sees it."""

from typing import Any, cast

from sqlalchemy import ForeignKey, String, Table, Text
from sqlalchemy.orm import Mapped, mapped_column

from consultation.store.tables import Base


class Publication(Base):
    """The last release of a consultation: its number, its ISO week (no finer moment is public), what it was made with.

    closed: the release of the closing has been made.
    """

    __tablename__ = "publication"

    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultation.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int]
    week: Mapped[str] = mapped_column(String(8))
    threshold: Mapped[int]
    closed: Mapped[bool]


class PublishedTable(Base):
    """One table as published, by one grouping; the question '' is participation.

    shown: what the public sees. kept: the exact counts it was made from and what was known when, never shown. JSON.
    """

    __tablename__ = "published_table"
    __table_args__: Any = ({"sqlite_with_rowid": False},)

    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultation.id", ondelete="CASCADE"), primary_key=True)
    dimension: Mapped[str] = mapped_column(String(16), primary_key=True)
    question: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int]
    shown: Mapped[str] = mapped_column(Text)
    kept: Mapped[str] = mapped_column(Text)


publication = cast("Table", Publication.__table__)
published_table = cast("Table", PublishedTable.__table__)
