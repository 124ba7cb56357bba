"""Where respondents may be reached who consent to it: kept apart from their answers, and never given out with them."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, delete, select

from consultation.errors import InvalidAnswer
from consultation.questions.model import Questionnaire
from consultation.store import access, working_copy
from consultation.store import organiser_tables as o
from consultation.store import tables as t
from consultation.store.columns import YES
from consultation.store.consultations import gate
from consultation.store.engine import Store
from consultation.store.joint_keys import is_invited
from consultation.store.upsert import insert

CONSENT = "consent.contact"


class Reachable(NamedTuple):
    """Somebody who may be written to, in their language; nothing says what they answered."""

    address: str
    language: str


def keep(store: Store, questionnaire: Questionnaire, key: str, address: str, now: datetime) -> None:
    """Keep the address of this respondent in place of an earlier one; an empty one forgets it.

    Raises InvalidAnswer without their consent, NotOpen outside the dates, LinkRefused for an unknown key, NotAllowed
    for a colleague in a joint answer, of which only the owner is contacted.
    """
    access.refuse_invited(key, "error.joint.owner_only")
    with store.write() as connection:
        access.refuse_closed(gate(connection, questionnaire), now)
        row = access.existing(connection, questionnaire, key)
        if working_copy.read(connection, row["id"]).answers.get(CONSENT) != (YES,):
            raise InvalidAnswer("error.contact.consent")
        forget(connection, row["id"])
        if address:
            kept = {"response_id": row["id"], "address": address, "given_at": now}
            connection.execute(insert(connection, o.contact), [kept])


def address(store: Store, questionnaire: Questionnaire, key: str) -> str:
    """Tell the respondent which address is kept of them; empty for none, and for a colleague in a joint answer."""
    if is_invited(key):
        return ""
    with store.read() as connection:
        row = access.found(connection, questionnaire, key)
        if row is None:
            return ""
        kept = select(o.contact.c.address).where(o.contact.c.response_id == row["id"])
        return connection.execute(kept).scalar_one_or_none() or ""


def forget(connection: Connection, response: int) -> None:
    """Delete the address of a response, in the transaction that takes the consent or the answers back."""
    connection.execute(delete(o.contact).where(o.contact.c.response_id == response))


def reachable(store: Store, questionnaire: Questionnaire) -> list[Reachable]:
    """List who submitted an answer and may be contacted, by address: in no order that leads back to an answer."""
    statement = (
        select(o.contact.c.address, t.response.c.language)
        .join(t.response, t.response.c.id == o.contact.c.response_id)
        .join(t.consultation, t.consultation.c.id == t.response.c.consultation_id)
        .where(t.consultation.c.name == questionnaire.id, t.response.c.consent_contact)
        .order_by(o.contact.c.address)
        .distinct()
    )
    with store.read() as connection:
        return [Reachable(*found) for found in connection.execute(statement)]
