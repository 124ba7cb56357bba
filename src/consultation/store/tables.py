"""The tables of a consultation, as the code expects them; db/versions builds the same ones step by step."""

from datetime import UTC, datetime
from typing import Any, cast

from sqlalchemy import (
    JSON,
    CheckConstraint,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    false,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Moment(TypeDecorator[datetime]):
    """A moment with its time zone, kept and given back in UTC on every database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Turn an aware moment into UTC; a moment without a zone would be read differently elsewhere."""
        if value is not None and value.tzinfo is None:
            raise ValueError(f"a moment without a time zone: {value}")
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Give the moment back in UTC; SQLite keeps no zone."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """Names every constraint, so that migrations can speak of them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {datetime: Moment, str: String(64)}  # noqa: RUF012 — SQLAlchemy reads it from the class


class Consultation(Base):
    """One consultation: a database can hold several. It takes answers between its dates, if the organiser's details are
    complete and it is not paused.
    """  # noqa: D205 — one thought

    __tablename__ = "consultation"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    opens_at: Mapped[datetime | None]
    closes_at: Mapped[datetime | None]
    results_public: Mapped[str] = mapped_column(String(16))
    paused: Mapped[bool] = mapped_column(server_default=false())
    complete: Mapped[bool] = mapped_column(server_default=false())


class Edition(Base):
    """What one version of the questionnaire asked: the columns whose answers are counted."""

    __tablename__ = "edition"
    __table_args__ = (UniqueConstraint("consultation_id", "fingerprint"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultation.id", ondelete="CASCADE"))
    fingerprint: Mapped[str]
    columns: Mapped[list[str]] = mapped_column(JSON)


class Response(Base):
    """One person's or organisation's answer; the profile is that of the counted version.

    counted_through: another answer of the same museum, which counts in the place of this one.
    """

    __tablename__ = "response"
    __table_args__ = (
        UniqueConstraint("consultation_id", "key_hash"),
        UniqueConstraint("consultation_id", "reference"),
        CheckConstraint("state IN ('draft', 'submitted', 'withdrawn')", name="state"),
        CheckConstraint("(state = 'submitted') = (submitted_at IS NOT NULL)", name="submitted"),
        CheckConstraint("(state = 'submitted') = (edition_id IS NOT NULL)", name="edition"),
        CheckConstraint("(state = 'withdrawn') = (withdrawn_at IS NOT NULL)", name="withdrawn"),
        CheckConstraint("state = 'submitted' OR NOT changing", name="changing"),
        CheckConstraint(
            "state = 'submitted' OR (country IS NULL AND museum_type IS NULL AND on_behalf IS NULL AND size IS NULL "
            "AND role IS NULL AND organisation IS NULL AND town IS NULL "
            "AND NOT consent_process AND NOT consent_publish AND NOT consent_contact)",
            name="profile",
        ),
        CheckConstraint("version >= 1", name="version"),
        CheckConstraint("state = 'submitted' OR counted_through IS NULL", name="counted_through"),
        Index("ix_response_in_order", "consultation_id", "state", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultation.id", ondelete="CASCADE"))
    edition_id: Mapped[int | None] = mapped_column(ForeignKey("edition.id"))
    reference: Mapped[str]
    key_hash: Mapped[str | None]
    state: Mapped[str] = mapped_column(String(16))
    changing: Mapped[bool] = mapped_column(server_default=false())
    synthetic: Mapped[bool] = mapped_column(server_default=false())
    language: Mapped[str] = mapped_column(String(16))
    version: Mapped[int]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    submitted_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]
    country: Mapped[str | None]
    museum_type: Mapped[str | None]
    on_behalf: Mapped[str | None]
    size: Mapped[str | None]
    role: Mapped[str | None]
    organisation: Mapped[str | None] = mapped_column(Text)
    town: Mapped[str | None] = mapped_column(Text)
    consent_process: Mapped[bool] = mapped_column(server_default=false())
    consent_publish: Mapped[bool] = mapped_column(server_default=false())
    consent_contact: Mapped[bool] = mapped_column(server_default=false())
    counted_through: Mapped[int | None] = mapped_column(ForeignKey("response.id"), index=True)


class Answer(Base):
    """One chosen value of a submitted response: what is counted. No row: not answered."""

    __tablename__ = "answer"
    __table_args__ = (
        CheckConstraint("position >= 0", name="position"),
        CheckConstraint("length(value) BETWEEN 1 AND 64 AND value NOT LIKE '%,%'", name="value"),
        {"sqlite_with_rowid": False},
    )

    response_id: Mapped[int] = mapped_column(ForeignKey("response.id", ondelete="CASCADE"), primary_key=True)
    question: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    value: Mapped[str]


class DraftAnswer(Base):
    """The working copy of a response, every column of it; a row without value is a column that was blanked."""

    __tablename__ = "draft_answer"
    __table_args__ = (
        CheckConstraint("position >= 0", name="position"),
        CheckConstraint("value IS NOT NULL OR position = 0", name="blank"),
        CheckConstraint("version >= 1", name="version"),
        {"sqlite_with_rowid": False},
    )

    response_id: Mapped[int] = mapped_column(ForeignKey("response.id", ondelete="CASCADE"), primary_key=True)
    question: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    value: Mapped[str | None] = mapped_column(Text)
    version: Mapped[int]


class Comment(Base):
    """The words of a submitted response, and whether someone has read them for publication."""

    __tablename__ = "comment"
    __table_args__ = (
        CheckConstraint("state IN ('unread', 'shown', 'withheld')", name="state"),
        {"sqlite_with_rowid": False},
    )

    response_id: Mapped[int] = mapped_column(ForeignKey("response.id", ondelete="CASCADE"), primary_key=True)
    question: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(String(16))
    state: Mapped[str] = mapped_column(String(16), server_default="unread")


class Line(Base):
    """The answers of a submitted response as the wide export prints them, for the columns that `layout` names."""

    __tablename__ = "line"

    response_id: Mapped[int] = mapped_column(ForeignKey("response.id", ondelete="CASCADE"), primary_key=True)
    layout: Mapped[str]
    cells: Mapped[str] = mapped_column(Text)


class Tally(Base):
    """A kept count: `n` answers with this value in this group, `firsts` of them the first of their question.

    The question '' counts respondents, by the edition that they answered. A count is the sum over its slots.
    """

    __tablename__ = "tally"
    __table_args__: Any = ({"sqlite_with_rowid": False},)

    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultation.id", ondelete="CASCADE"), primary_key=True)
    dimension: Mapped[str] = mapped_column(String(16), primary_key=True)
    question: Mapped[str] = mapped_column(primary_key=True)
    group: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str] = mapped_column(primary_key=True)
    slot: Mapped[int] = mapped_column(primary_key=True)
    n: Mapped[int]
    firsts: Mapped[int]


class Revision(Base):
    """How often the counted answers have changed: the sum over the slots."""

    __tablename__ = "revision"
    __table_args__: Any = ({"sqlite_with_rowid": False},)

    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultation.id", ondelete="CASCADE"), primary_key=True)
    slot: Mapped[int] = mapped_column(primary_key=True)
    n: Mapped[int]


consultation = cast("Table", Consultation.__table__)
edition = cast("Table", Edition.__table__)
response = cast("Table", Response.__table__)
answer = cast("Table", Answer.__table__)
draft_answer = cast("Table", DraftAnswer.__table__)
comment = cast("Table", Comment.__table__)
line = cast("Table", Line.__table__)
tally = cast("Table", Tally.__table__)
revision = cast("Table", Revision.__table__)
