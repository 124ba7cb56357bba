"""Share links: a code for each country, association or campaign, and how many came by it.

Where reach is anonymous only the counts grow; where it is linked, a response also remembers its link.
"""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from sqlalchemy import Connection, delete, func, insert, select, update

from consultation.errors import ConsultationError
from consultation.questions.model import Questionnaire
from consultation.store import reach_tables as t
from consultation.store import tables as c
from consultation.store.engine import Store
from consultation.store.registered import consultation_id, ours
from consultation.store.upsert import insert as upsert

Stage = Literal["visits", "started", "submitted"]
CODE = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?")
LONGEST_NAME = 200
VIA = "?via="  # a group of answers is called as in the address, so that no code is mistaken for another group


@dataclass(frozen=True)
class ShareLink:
    """A code and its counts; counted: responses that came by it and count now, None where reach is anonymous."""

    code: str
    name: str
    visits: int
    started: int
    submitted: int
    counted: int | None


def add(store: Store, questionnaire: Questionnaire, code: str, name: str, now: datetime) -> None:
    """Make a link. Raises ConsultationError for a code that cannot be in an address or exists, or an unfit name."""
    if not CODE.fullmatch(code):
        raise ConsultationError("error.reach.code")
    if not name.strip() or len(name) > LONGEST_NAME or not name.isprintable():
        raise ConsultationError("error.reach.name", longest=LONGEST_NAME)
    row: dict[str, object] = {
        "code": code,
        "name": name.strip(),
        "visits": 0,
        "started": 0,
        "submitted": 0,
        "created_at": now,
    }
    with store.write() as connection:
        row["consultation_id"] = consultation_id(connection, questionnaire)
        new = upsert(connection, t.share_link).values(row).on_conflict_do_nothing().returning(t.share_link.c.id)
        if connection.execute(new).first() is None:
            raise ConsultationError("error.reach.taken", code=code)


def remove(store: Store, questionnaire: Questionnaire, code: str) -> None:
    """Delete a link by which nobody came yet. Raises ConsultationError (`error.reach.in_use`) otherwise."""
    unused = (t.share_link.c.visits == 0) & (t.share_link.c.started == 0) & (t.share_link.c.submitted == 0)
    with store.write() as connection:
        found = ours(t.share_link, questionnaire) & (t.share_link.c.code == code)
        if connection.execute(delete(t.share_link).where(found, unused)).rowcount == 0:
            raise ConsultationError("error.reach.in_use", code=code)


def links(store: Store, questionnaire: Questionnaire, *, linked: bool) -> list[ShareLink]:
    """List the links by name."""
    now_counted = (
        select(func.count())
        .select_from(t.response_via.join(c.response, c.response.c.id == t.response_via.c.response_id))
        .where(t.response_via.c.share_link_id == t.share_link.c.id, c.response.c.state == "submitted")
        .scalar_subquery()
        .label("counted")
    )
    columns = [t.share_link.c[name] for name in ("code", "name", "visits", "started", "submitted")]
    with store.read() as connection:
        all_of_ours = select(*columns, now_counted).where(ours(t.share_link, questionnaire))
        rows = connection.execute(all_of_ours.order_by(t.share_link.c.name)).mappings().all()
    found = [ShareLink(**row) for row in rows]
    return found if linked else [replace(link, counted=None) for link in found]


def name_of(store: Store, questionnaire: Questionnaire, code: str) -> str | None:
    """Give the name of a link; None for a code that nobody made."""
    if not CODE.fullmatch(code):
        return None
    with store.read() as connection:
        named = select(t.share_link.c.name).where(ours(t.share_link, questionnaire), t.share_link.c.code == code)
        name: str | None = connection.scalar(named)
    return name


def count_visit(store: Store, questionnaire: Questionnaire, code: str) -> bool:
    """Count somebody who came by a link; False for a code that nobody made."""
    if not CODE.fullmatch(code):
        return False
    with store.write() as connection:
        return _count(connection, questionnaire, code, "visits") is not None


def count(
    connection: Connection, questionnaire: Questionnaire, code: str, stage: Stage, response: int | None = None
) -> None:
    """Count somebody who began or submitted, in the transaction that does so; nothing for a code that nobody made.

    response: its id where reach is linked, None where it is anonymous.
    """
    link = _count(connection, questionnaire, code, stage) if CODE.fullmatch(code) else None
    if link is not None and response is not None:
        connection.execute(insert(t.response_via).values(response_id=response, share_link_id=link))


def _count(connection: Connection, questionnaire: Questionnaire, code: str, stage: Stage) -> int | None:
    column = t.share_link.c[stage]
    more = (
        update(t.share_link)
        .where(ours(t.share_link, questionnaire), t.share_link.c.code == code)
        .values({column: column + 1})
        .returning(t.share_link.c.id)
    )
    found: int | None = connection.execute(more).scalar_one_or_none()
    return found
