"""What is erased of people when the time for which it may be kept is over; closed answers and counts stay.

Words that somebody wrote stay only with their consent to publish them, and unless the question is marked as personal
data. Drafts go altogether: they were never sent. What belongs to a response that is deleted goes with it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, delete, false, func, null, or_, select, update

from consultation.questions.model import Questionnaire
from consultation.questions.organiser import Organiser
from consultation.store import invitations, joint_tables, mail_tables, organiser_tables, pilots, receipt_tables
from consultation.store import tables as t
from consultation.store.engine import Store
from consultation.store.registered import consultation_id

# Every column that holds personal data, by table; a test fails when a column of any table is neither here nor known
# to be harmless, and when one of these still holds something afterwards.
PERSONAL: Mapping[str, frozenset[str]] = {
    "response": frozenset({"key_hash", "organisation", "town"}),
    "draft_answer": frozenset({"value"}),
    "comment": frozenset({"text"}),
    "line": frozenset({"cells"}),
    "contact": frozenset({"address"}),
    "receipt": frozenset({"code"}),
    "colleague": frozenset({"name", "secret_hash"}),
    "sign_off": frozenset({"name"}),
    "invitation": frozenset({"address", "address_hash", "name"}),
    "invitation_token": frozenset({"token_hash"}),
    "outbox": frozenset({"recipient", "subject", "body", "unsubscribe"}),
}


@dataclass(frozen=True)
class Kind:
    """Rows of one table to erase; `blanked`: the columns that are emptied where the row itself stays."""

    name: str
    table: Table
    where: ColumnElement[bool]
    blanked: Mapping[str, Any] = field(default_factory=dict)


def due(questionnaire: Questionnaire, organiser: Organiser) -> datetime | None:
    """Tell from when on personal data are to be erased; None without a closing date or a number of days."""
    if questionnaire.closes is None or organiser.retention_days is None:
        return None
    return questionnaire.closes + timedelta(days=organiser.retention_days)


def kept(store: Store, questionnaire: Questionnaire) -> dict[str, int]:
    """Count what `erase` would erase, by kind; nothing is changed."""
    with store.read() as connection:
        ours = consultation_id(connection, questionnaire)
        counts = {kind.name: _count(connection, kind) for kind in _kinds(questionnaire, ours)}
    counts["invitations"] = invitations.addresses_kept(store, questionnaire)
    return counts | {"test_answers": pilots.answers_of_pilot(store, questionnaire)}


def erase(store: Store, questionnaire: Questionnaire) -> dict[str, int]:
    """Erase all of it and count it, by kind; doing it again finds nothing more."""
    with store.write() as connection:
        ours = consultation_id(connection, questionnaire)
        counts = {kind.name: _erase(connection, kind) for kind in _kinds(questionnaire, ours)}
    counts["invitations"] = invitations.erase_addresses(store, questionnaire)
    return counts | {"test_answers": pilots.remove_pilot(store, questionnaire)}


def _kinds(questionnaire: Questionnaire, consultation: int) -> tuple[Kind, ...]:
    """List them in the order to erase: drafts first, so that what belongs to them is not counted twice."""
    r = t.response.c
    ours = r.consultation_id == consultation
    named = or_(r.organisation.is_not(None), r.town.is_not(None))
    outbox, receipt = mail_tables.outbox, receipt_tables.receipt
    return (
        Kind("drafts", t.response, ours & (r.state == "draft")),
        Kind("contacts", organiser_tables.contact, _of_sent(organiser_tables.contact, ours)),
        Kind("names", t.response, ours & named, {"organisation": null(), "town": null()}),
        Kind("words", t.comment, _of_sent(t.comment, ours) & _not_to_be_kept(questionnaire)),
        Kind("working_copies", t.draft_answer, _of_sent(t.draft_answer, ours)),
        Kind("lines", t.line, _of_sent(t.line, ours)),
        Kind("receipts", receipt, _of_sent(receipt, ours) & receipt.c.code.is_not(None), {"code": null()}),
        Kind("colleagues", joint_tables.colleague, _of_sent(joint_tables.colleague, ours)),
        Kind("mails", outbox, (outbox.c.kind == "link") & (outbox.c.state == "failed")),
        Kind("keys", t.response, ours & _sent & r.key_hash.is_not(None), {"key_hash": null(), "changing": false()}),
    )


_sent = t.response.c.state != "draft"


def _of_sent(table: Table, ours: ColumnElement[bool]) -> ColumnElement[bool]:
    return table.c.response_id.in_(select(t.response.c.id).where(ours, _sent))


def _not_to_be_kept(questionnaire: Questionnaire) -> ColumnElement[bool]:
    """Pick words without consent to publish, and every answer to a question that is marked as personal data."""
    marked = [column for column, question in questionnaire.columns.items() if question.personal_data]
    consenting = select(t.response.c.id).where(t.response.c.consent_publish)
    return t.comment.c.response_id.not_in(consenting) | t.comment.c.question.in_(marked)


def _count(connection: Connection, kind: Kind) -> int:
    return int(connection.scalar(select(func.count()).select_from(kind.table).where(kind.where)) or 0)


def _erase(connection: Connection, kind: Kind) -> int:
    change = update(kind.table).values(**kind.blanked) if kind.blanked else delete(kind.table)
    return connection.execute(change.where(kind.where)).rowcount
