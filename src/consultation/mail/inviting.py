"""Write invitations and reminders into the outbox, each with a secret of its own."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from consultation.accounts import new_token, token_hash
from consultation.mail import letters
from consultation.mail.letters import Said
from consultation.questions.model import Questionnaire
from consultation.settings import Settings
from consultation.store import invitations
from consultation.store.engine import Store
from consultation.store.invitations import Addressed, Invited
from consultation.text import Words

VALID_WITHOUT_END = timedelta(days=180)
BETWEEN_REMINDERS = timedelta(days=3)
PATH = "/invitation/"


@dataclass(frozen=True)
class Host:
    """Who invites to what: sender: the organiser's name; linked: whether the answer stays linked to the invitation;
    words_in: gives the words of a language.
    """  # noqa: D205 — a list of fields

    store: Store
    settings: Settings
    questionnaire: Questionnaire
    sender: str
    linked: bool
    words_in: Callable[[str], Words]


def invite(host: Host, people: Iterable[Invited], now: datetime) -> int:
    """Keep an invitation for everybody who was not invited before and wants e-mail; gives how many."""
    return sum(_invite(host, person, now) for person in people)


def remind(host: Host, now: datetime) -> int:
    """Keep a reminder for everybody who was written to, at least three days ago, and has not answered."""
    return sum(_remind(host, person, now) for person in waiting_for(host, now))


def waiting_for(host: Host, now: datetime) -> list[invitations.ToRemind]:
    """List whom `remind` would write to."""
    return invitations.to_remind(host.store, host.questionnaire, written_before=now - BETWEEN_REMINDERS)


def _invite(host: Host, person: Invited, now: datetime) -> bool:
    secret, w = new_token(), host.words_in(person.language)
    letter = letters.of_invitation(
        host.store,
        host.settings,
        w,
        _said(host, w),
        address=person.address,
        name=person.name,
        link=_link(host, secret),
    )
    addressed = Addressed(letter, token_hash(secret))
    return invitations.invite(
        host.store, host.questionnaire, person, addressed, expires_at=_expires(host, now), now=now
    )


def _remind(host: Host, person: invitations.ToRemind, now: datetime) -> bool:
    secret, w = new_token(), host.words_in(person.language)
    letter = letters.of_reminder(
        host.store,
        host.settings,
        w,
        _said(host, w),
        address=person.address,
        name=person.name,
        link=_link(host, secret),
    )
    return invitations.remind(
        host.store,
        person.id,
        Addressed(letter, token_hash(secret)),
        written_before=now - BETWEEN_REMINDERS,
        expires_at=_expires(host, now),
        now=now,
    )


def _said(host: Host, w: Words) -> Said:
    title = w(f"{host.questionnaire.name}.title")
    return Said(title=title, sender=host.sender, closes=host.questionnaire.closes, linked=host.linked)


def _link(host: Host, secret: str) -> str:
    return f"{host.settings.address}{PATH}{secret}"


def _expires(host: Host, now: datetime) -> datetime:
    """A link ends with the consultation."""
    return host.questionnaire.closes or now + VALID_WITHOUT_END
