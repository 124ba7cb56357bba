"""The tables of what is written to people: e-mails on their way, invitations, and addresses that want none."""

from datetime import datetime
from typing import cast

from sqlalchemy import CheckConstraint, ForeignKey, String, Table, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from consultation.store.tables import Base


class Invitation(Base):
    """One person who was invited by e-mail; without an address once it was erased. Nothing leads to a response,
    unless reach is linked.
    """  # noqa: D205 — one thought

    __tablename__ = "invitation"
    __table_args__ = (
        UniqueConstraint("consultation_id", "address_hash"),
        CheckConstraint("state IN ('waiting', 'sent', 'refused', 'answered', 'unsubscribed')", name="state"),
        CheckConstraint("(address IS NULL) = (address_hash IS NULL)", name="erased"),
        CheckConstraint("reminders >= 0", name="reminders"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultation.id", ondelete="CASCADE"))
    address: Mapped[str | None] = mapped_column(String(320))
    address_hash: Mapped[str | None]
    name: Mapped[str | None] = mapped_column(String(200))
    country: Mapped[str | None]
    language: Mapped[str] = mapped_column(String(16))
    state: Mapped[str] = mapped_column(String(16))
    reminders: Mapped[int]
    created_at: Mapped[datetime]
    written_at: Mapped[datetime | None]
    response_id: Mapped[int | None] = mapped_column(ForeignKey("response.id", ondelete="SET NULL"))


class InvitationToken(Base):
    """The secret of one e-mail to somebody invited; only its hash is kept."""

    __tablename__ = "invitation_token"

    token_hash: Mapped[str] = mapped_column(primary_key=True)
    invitation_id: Mapped[int] = mapped_column(ForeignKey("invitation.id", ondelete="CASCADE"), index=True)
    expires_at: Mapped[datetime]


class Outbox(Base):
    """An e-mail that is not sent yet; the row is deleted as soon as it is."""

    __tablename__ = "outbox"
    __table_args__ = (
        CheckConstraint("kind IN ('link', 'invitation', 'reminder')", name="kind"),
        CheckConstraint("(kind = 'link') = (invitation_id IS NULL)", name="invited"),
        CheckConstraint("state IN ('waiting', 'failed')", name="state"),
        CheckConstraint("(state = 'failed') = (problem IS NOT NULL AND due_at IS NULL)", name="failed"),
        CheckConstraint("attempts >= 0", name="attempts"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(16))
    invitation_id: Mapped[int | None] = mapped_column(ForeignKey("invitation.id", ondelete="CASCADE"), index=True)
    recipient: Mapped[str] = mapped_column(String(320))
    language: Mapped[str] = mapped_column(String(16))
    subject: Mapped[str] = mapped_column(Text)
    body: Mapped[str] = mapped_column(Text)
    unsubscribe: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(16))
    attempts: Mapped[int]
    problem: Mapped[str | None]
    created_at: Mapped[datetime]
    due_at: Mapped[datetime | None] = mapped_column(index=True)


class Suppressed(Base):
    """An address that is never written to again: only its keyed hash."""

    __tablename__ = "suppressed"

    address_hash: Mapped[str] = mapped_column(primary_key=True)


class HashKey(Base):
    """A random key for keyed hashes; those of a day are forgotten with the day."""

    __tablename__ = "hash_key"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
    made_at: Mapped[datetime]


invitation = cast("Table", Invitation.__table__)
invitation_token = cast("Table", InvitationToken.__table__)
outbox = cast("Table", Outbox.__table__)
suppressed = cast("Table", Suppressed.__table__)
hash_key = cast("Table", HashKey.__table__)
