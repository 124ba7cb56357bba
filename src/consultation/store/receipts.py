"""Proof that an answer was counted: a receipt with each submission, and a public list of fingerprints.

The list is not a view of the receipts but a copy, made anew only when a publication is due; see `publish`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import Connection, Select, bindparam, delete, insert, select

from consultation.questions.model import Questionnaire
from consultation.store import access, consultations, counted
from consultation.store import receipt_tables as r
from consultation.store import tables as t
from consultation.store.columns import Answers
from consultation.store.engine import Store
from consultation.store.fingerprint import canonical, fingerprint, new_code
from consultation.store.upsert import Upsert, insert_for

CHANGES = 5  # the list never changes by fewer fingerprints than this


@dataclass(frozen=True)
class Receipt:
    """What the respondent alone is shown. answers: as they were counted; form: the canonical form, whose SHA-256 is
    `fingerprint`; counted_at: of the last submission, in UTC.
    """  # noqa: D205 — a list of fields

    reference: str
    code: str
    fingerprint: str
    counted_at: datetime
    answers: Answers
    form: str


@dataclass(frozen=True)
class PublicList:
    """Fingerprints in their own order, and when the list was made; None: there is none yet."""

    fingerprints: tuple[str, ...]
    published_at: datetime | None


def give(
    connection: Connection, questionnaire: Questionnaire, row: Mapping[str, Any], answers: Answers, now: datetime
) -> None:
    """Write the receipt of a submission, in its transaction, with a new code; an earlier receipt is replaced."""
    code = new_code()
    form = canonical(
        consultation=questionnaire.id,
        edition=consultations.fingerprint(questionnaire),
        reference=row["reference"],
        code=code,
        answers=counted.kept(questionnaire, answers),
    )
    new = {"response_id": row["id"], "code": code, "fingerprint": fingerprint(form), "counted_at": now}
    connection.execute(_upsert(connection.dialect.name), new)


def receipt_of(store: Store, questionnaire: Questionnaire, key: str) -> Receipt | None:
    """Find the receipt of the response that this key opens; None for a draft, or where personal data were erased."""
    with store.read() as connection:
        row = access.found(connection, questionnaire, key)
        if row is None:
            return None
        found = connection.execute(_RECEIPT, {"response": row["id"]}).one_or_none()
        if found is None or found.code is None:
            return None
        answers = counted.read(connection, row)
    form = canonical(
        consultation=questionnaire.id,
        edition=found.edition,
        reference=row["reference"],
        code=found.code,
        answers=answers,
    )
    return Receipt(row["reference"], found.code, found.fingerprint, found.counted_at, answers, form)


def public_list(store: Store, questionnaire: Questionnaire) -> PublicList:
    """Read the list as it was last published: once for each publication, however many look at it."""
    with store.read() as connection:
        published_at = connection.scalar(_PUBLISHED_AT, {"name": questionnaire.id})
    return _list(store, questionnaire.id, published_at)


@lru_cache(maxsize=8)
def _list(store: Store, consultation: str, _published_at: datetime | None) -> PublicList:
    ours = {"name": consultation}
    with store.read() as connection:
        return PublicList(tuple(connection.scalars(_LISTED, ours)), connection.scalar(_PUBLISHED_AT, ours))


def publish(store: Store, consultation: str, now: datetime, *, final: bool) -> bool:
    """Make the public list of a consultation (the questionnaire's id) anew if it is due; tell whether it was.

    It is due when the list would change by at least CHANGES fingerprints: new, replaced and withdrawn ones. While the
    consultation is open (`final` is False), the latest CHANGES receipts are held back, so that there are enough for
    one more change of the list after the closing.
    """
    ours = {"name": consultation}
    with store.write() as connection:
        id_ = connection.scalar(_LOCKED, ours)
        before = set(connection.scalars(_LISTED, ours))
        latest_first = connection.scalars(_COUNTED, ours).all()
        new = set(latest_first) - before
        held_back = set() if final else set([found for found in latest_first if found in new][:CHANGES])
        after = set(latest_first) - held_back
        if len(before ^ after) < CHANGES:
            return False
        _replace(connection, id_, before, after, now)
        return True


def _replace(
    connection: Connection, consultation: int | None, before: set[str], after: set[str], now: datetime
) -> None:
    gone, new = before - after, after - before
    if gone:
        listed = r.listed_receipt.c
        connection.execute(
            delete(r.listed_receipt).where(
                listed.consultation_id == consultation, listed.fingerprint == bindparam("gone")
            ),
            [{"gone": each} for each in gone],
        )
    if new:
        rows = [{"consultation_id": consultation, "fingerprint": each} for each in sorted(new)]
        connection.execute(insert(r.listed_receipt), rows)
    connection.execute(
        delete(r.receipt_list).where(r.receipt_list.c.consultation_id == consultation),
    )
    connection.execute(insert(r.receipt_list), {"consultation_id": consultation, "published_at": now})


def _of(table: Any, *columns: Any) -> Select[Any]:
    ours = t.consultation.c.id == table.c.consultation_id
    return select(*columns).join(t.consultation, ours).where(t.consultation.c.name == bindparam("name"))


_RECEIPT = (
    select(r.receipt, t.edition.c.fingerprint.label("edition"))
    .join(t.response, t.response.c.id == r.receipt.c.response_id)
    .join(t.edition, t.edition.c.id == t.response.c.edition_id)
    .where(r.receipt.c.response_id == bindparam("response"))
)
_LISTED = _of(r.listed_receipt, r.listed_receipt.c.fingerprint).order_by(r.listed_receipt.c.fingerprint)
_PUBLISHED_AT = _of(r.receipt_list, r.receipt_list.c.published_at)
_COUNTED = (
    _of(t.response, r.receipt.c.fingerprint)
    .join(r.receipt, r.receipt.c.response_id == t.response.c.id)
    .where(t.response.c.counted_through.is_(None))
    .order_by(r.receipt.c.counted_at.desc(), r.receipt.c.fingerprint)
)
_LOCKED = select(t.consultation.c.id).where(t.consultation.c.name == bindparam("name")).with_for_update(key_share=True)


@cache
def _upsert(dialect: str) -> Upsert:
    statement = insert_for(dialect, r.receipt)
    latest = {name: statement.excluded[name] for name in ("code", "fingerprint", "counted_at")}
    return statement.on_conflict_do_update(index_elements=["response_id"], set_=latest)
