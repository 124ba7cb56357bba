"""Signing a joint answer off, inside the transaction that submits it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from consultation.errors import ChangedElsewhere, NotAllowed
from consultation.store import joint_tables as j
from consultation.store.access import ResponseRow
from consultation.store.joint_keys import hashed, is_invited
from consultation.store.upsert import insert


@dataclass(frozen=True)
class Signatory:
    """Who signs off."""

    id: int
    name: str


def signatory(connection: Connection, row: ResponseRow, key: str) -> Signatory | None:
    """Tell who signs off with this key; None where somebody answers alone. Raises NotAllowed for who is not named."""
    secret = j.colleague.c.secret_hash
    mine = secret == hashed(key) if is_invited(key) else secret.is_(None)
    found = connection.execute(select(j.colleague).where(j.colleague.c.response_id == row["id"], mine)).one_or_none()
    if found is None:
        return None
    if not found.may_sign_off:
        raise NotAllowed("error.joint.may_not_sign_off")
    return Signatory(found.id, found.name)


def refuse_signed_by_another(connection: Connection, row: ResponseRow, signing: Signatory | None) -> None:
    """Raise ChangedElsewhere if a colleague has signed this very version off, as when two do so at once."""
    if signing is None:
        return
    signed = connection.execute(select(j.sign_off).where(j.sign_off.c.response_id == row["id"])).one_or_none()
    if signed is not None and signed.colleague_id != signing.id:
        raise ChangedElsewhere("error.joint.signed_off", name=signed.name)


def sign(connection: Connection, row: ResponseRow, signing: Signatory | None, now: datetime) -> None:
    """Remember who signed off, in the place of an earlier one."""
    if signing is None:
        return
    new = {"response_id": row["id"], "colleague_id": signing.id, "name": signing.name, "signed_at": now}
    statement = insert(connection, j.sign_off)
    latest = {name: statement.excluded[name] for name in ("colleague_id", "name", "signed_at")}
    connection.execute(statement.on_conflict_do_update(index_elements=["response_id"], set_=latest), [new])
