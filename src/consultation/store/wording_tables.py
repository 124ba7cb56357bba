"""The table of the sentences that people read when they suggested another wording."""

from typing import Any, cast

from sqlalchemy import ForeignKey, String, Table, Text
from sqlalchemy.orm import Mapped, mapped_column

from consultation.store.tables import Base


class SentenceSeen(Base):
    """The organiser's sentence as it stood when a respondent began to reword it; counted: of the counted version."""

    __tablename__ = "sentence_seen"
    __table_args__: Any = ({"sqlite_with_rowid": False},)

    response_id: Mapped[int] = mapped_column(ForeignKey("response.id", ondelete="CASCADE"), primary_key=True)
    question: Mapped[str] = mapped_column(primary_key=True)
    counted: Mapped[bool] = mapped_column(primary_key=True)
    language: Mapped[str] = mapped_column(String(16))
    text: Mapped[str] = mapped_column(Text)


sentence_seen = cast("Table", SentenceSeen.__table__)
