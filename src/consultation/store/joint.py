"""An answer that several people give together, for a museum or an association.

Its owner invites colleagues, each by a secret of their own, of which only the hash is kept. A colleague changes answers
as the owner does; only the owner withdraws it, and only who is named signs it off. It is one response, and counts once.
All raise StoreUnavailable, and LinkRefused for a key that opens nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, and_, func, select, update

from consultation.errors import InvalidAnswer
from consultation.questions.clean import clean
from consultation.questions.model import Questionnaire, Text
from consultation.store import access
from consultation.store import joint_tables as j
from consultation.store.consultations import gate
from consultation.store.engine import Store
from consultation.store.joint_keys import hashed, is_invited, new_secret
from consultation.store.upsert import insert

MOST = 30
_NAME = Text(id="name", long=False, max_length=80)


@dataclass(frozen=True)
class Member:
    """Somebody of those who answer together. owner: who began it; me: whose key asked; section: where they were at
    `seen_at`, which is None until they have joined.
    """  # noqa: D205 — a list of fields

    id: int
    name: str
    owner: bool
    me: bool
    may_sign_off: bool
    section: str | None
    seen_at: datetime | None


@dataclass(frozen=True)
class Act:
    """Who did something, and when."""

    colleague: int
    name: str
    at: datetime


@dataclass(frozen=True)
class Team:
    """Those who answer together, the owner first. edits: by section, who changed it last; signed: who signed off last;
    version: of the response, so that a page knows whether it still shows what is stored.
    """  # noqa: D205 — a list of fields

    members: tuple[Member, ...]
    edits: Mapping[str, Act]
    signed: Act | None
    version: int

    @property
    def me(self) -> Member:
        """The one whose key asked."""
        return next(member for member in self.members if member.me)


def team(store: Store, questionnaire: Questionnaire, key: str) -> Team | None:
    """Tell who answers together with the holder of this key; None where it is one person alone."""
    with store.read() as connection:
        row = access.found(connection, questionnaire, key)
        return _team(connection, row, key) if row else None


def present(
    store: Store, questionnaire: Questionnaire, key: str, section: str, *, now: datetime | None = None
) -> Team | None:
    """Note in which section the holder of this key is now, and tell who answers together with them."""
    now = now or datetime.now(UTC)
    with store.note() as connection:
        row = access.found(connection, questionnaire, key)
        if row is None:
            return None
        seen = {"seen_at": now, "section": section}
        here = update(j.colleague).where(_holder(row, key), j.colleague.c.joined_at.is_not(None))
        connection.execute(here.values(seen))
        return _team(connection, row, key)


def invite(
    store: Store,
    questionnaire: Questionnaire,
    key: str,
    *,
    owner: str,
    name: str,
    may_sign_off: bool = False,
    now: datetime | None = None,
) -> str:
    """Invite a colleague and return the secret of their link; it is told now and never again.

    owner: what colleagues call the one who invites. InvalidAnswer for a name that is empty or too long, or when there
    are MOST already; NotOpen outside the dates; LinkRefused to a colleague, who cannot invite.
    """
    now = now or datetime.now(UTC)
    names = {"owner": _named(questionnaire, owner), "name": _named(questionnaire, name)}
    with store.write() as connection:
        row = _owned(connection, questionnaire, key, now)
        _keep_owner(connection, row, names["owner"], now)
        count = select(func.count()).where(j.colleague.c.response_id == row["id"], j.colleague.c.revoked_at.is_(None))
        if (connection.scalar(count) or 0) > MOST:
            raise InvalidAnswer("error.joint.too_many", most=MOST)
        secret = new_secret()
        new = {
            "response_id": row["id"],
            "secret_hash": hashed(secret),
            "name": names["name"],
            "may_sign_off": may_sign_off,
            "invited_at": now,
        }
        connection.execute(insert(connection, j.colleague), [new])
        return secret


def join(store: Store, questionnaire: Questionnaire, key: str, name: str, *, now: datetime | None = None) -> None:
    """Take up an invitation under this name, or change the name. InvalidAnswer as for `invite`; NotOpen."""
    now = now or datetime.now(UTC)
    named = _named(questionnaire, name)
    with store.write() as connection:
        access.refuse_closed(gate(connection, questionnaire), now)
        row = access.existing(connection, questionnaire, key)
        joined = {"name": named, "joined_at": func.coalesce(j.colleague.c.joined_at, now), "seen_at": now}
        connection.execute(update(j.colleague).where(_holder(row, key)).values(joined))


def revoke(
    store: Store, questionnaire: Questionnaire, key: str, colleague: int, *, now: datetime | None = None
) -> None:
    """Take an invitation back: its link opens nothing any more. What the colleague wrote stays. LinkRefused to others
    than the owner.
    """  # noqa: D205 — one thought
    now = now or datetime.now(UTC)
    with store.write() as connection:
        row = _owned(connection, questionnaire, key)
        _change(connection, row, colleague, revoked_at=now)


def name_signatory(store: Store, questionnaire: Questionnaire, key: str, colleague: int, *, may: bool) -> None:
    """Let a colleague sign off, or no longer. LinkRefused to others than the owner."""
    with store.write() as connection:
        row = _owned(connection, questionnaire, key)
        _change(connection, row, colleague, may_sign_off=may)


def note_edit(
    store: Store, questionnaire: Questionnaire, key: str, section: str, *, now: datetime | None = None
) -> None:
    """Remember that the holder of this key changed a section; nothing happens where somebody answers alone."""
    now = now or datetime.now(UTC)
    with store.note() as connection:
        row = access.found(connection, questionnaire, key)
        me = row and connection.scalar(select(j.colleague.c.id).where(_holder(row, key)))
        if not row or not me:
            return
        new = {"response_id": row["id"], "section": section, "colleague_id": me, "edited_at": now}
        statement = insert(connection, j.section_edit)
        latest = {name: statement.excluded[name] for name in ("colleague_id", "edited_at")}
        same = ["response_id", "section"]
        connection.execute(statement.on_conflict_do_update(index_elements=same, set_=latest), [new])


def _team(connection: Connection, row: access.ResponseRow, key: str) -> Team | None:
    c = j.colleague.c
    found = connection.execute(select(j.colleague).where(c.response_id == row["id"]).order_by(c.id)).mappings().all()
    if not found:
        return None
    mine = hashed(key) if is_invited(key) else None
    members = tuple(
        Member(
            id=each["id"],
            name=each["name"],
            owner=each["secret_hash"] is None,
            me=each["secret_hash"] == mine,
            may_sign_off=each["may_sign_off"],
            section=each["section"],
            seen_at=each["seen_at"],
        )
        for each in found
        if each["revoked_at"] is None
    )
    names = {each["id"]: each["name"] for each in found}
    edits = select(j.section_edit).where(j.section_edit.c.response_id == row["id"])
    signed = connection.execute(select(j.sign_off).where(j.sign_off.c.response_id == row["id"])).one_or_none()
    return Team(
        members=tuple(sorted(members, key=lambda member: not member.owner)),
        edits={
            edit.section: Act(edit.colleague_id, names[edit.colleague_id], edit.edited_at)
            for edit in connection.execute(edits)
        },
        signed=Act(signed.colleague_id, signed.name, signed.signed_at) if signed else None,
        version=row["version"],
    )


def _holder(row: access.ResponseRow, key: str) -> access.Condition:
    """Pick the row of `colleague` that belongs to the key with which this response was found."""
    secret = j.colleague.c.secret_hash
    mine = secret == hashed(key) if is_invited(key) else secret.is_(None)
    return and_(j.colleague.c.response_id == row["id"], mine)


def _owned(
    connection: Connection, questionnaire: Questionnaire, key: str, now: datetime | None = None
) -> access.ResponseRow:
    """Find the response for its owner, and if `now` is given only while it may be answered."""
    if now is not None:
        access.refuse_closed(gate(connection, questionnaire), now)
    access.refuse_invited(key, "error.joint.owner_only")
    return access.existing(connection, questionnaire, key)


def _keep_owner(connection: Connection, row: access.ResponseRow, name: str, now: datetime) -> None:
    mine = (j.colleague.c.response_id == row["id"]) & j.colleague.c.secret_hash.is_(None)
    if connection.execute(update(j.colleague).where(mine).values(name=name)).rowcount == 0:
        moments = dict.fromkeys(("invited_at", "joined_at", "seen_at"), now)
        owner = {"response_id": row["id"], "name": name, "may_sign_off": True, **moments}
        connection.execute(insert(connection, j.colleague), [owner])


def _change(connection: Connection, row: access.ResponseRow, colleague: int, **values: object) -> None:
    invited = (j.colleague.c.id == colleague) & j.colleague.c.secret_hash.is_not(None)
    connection.execute(update(j.colleague).where(invited, j.colleague.c.response_id == row["id"]).values(values))


def _named(questionnaire: Questionnaire, name: str) -> str:
    given = clean(questionnaire, _NAME, " ".join(name.split()))[_NAME.id]
    if not given:
        raise InvalidAnswer("error.joint.name")
    return given[0]
