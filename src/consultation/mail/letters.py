"""What the e-mails say, in the language of the person who gets them."""

from dataclasses import dataclass
from datetime import UTC, datetime

from consultation.settings import Settings
from consultation.store.engine import Store
from consultation.store.outbox import Letter
from consultation.store.suppression import unsubscribe_token
from consultation.text import Words

UNSUBSCRIBE = "/unsubscribe/"


@dataclass(frozen=True)
class Said:
    """What invitations say besides: the consultation's title, who invites, until when, and whether reach is linked."""

    title: str
    sender: str
    closes: datetime | None
    linked: bool


def of_link(store: Store, settings: Settings, w: Words, *, title: str, address: str, link: str) -> Letter:
    """Somebody's personal link, sent because somebody asked for it on the page; title: of the consultation."""
    paragraphs = (w("mail.link.why", title=title), link, w("mail.link.keep"), w("mail.link.not_you"))
    subject = w("mail.link.subject", title=title)
    return _letter(store, settings, w, address=address, subject=subject, paragraphs=paragraphs)


def of_invitation(
    store: Store, settings: Settings, w: Words, said: Said, *, address: str, name: str | None, link: str
) -> Letter:
    """An invitation to take part."""
    subject = w("mail.invitation.subject", title=said.title)
    asked = w("mail.invitation.asked", title=said.title, sender=said.sender)
    paragraphs = (_greeting(w, name), asked, link, _until(w, said), w("mail.invitation.once"), _kept(w, said))
    return _letter(store, settings, w, address=address, subject=subject, paragraphs=paragraphs)


def of_reminder(
    store: Store, settings: Settings, w: Words, said: Said, *, address: str, name: str | None, link: str
) -> Letter:
    """A reminder to somebody who was invited and has not answered."""
    subject = w("mail.reminder.subject", title=said.title)
    asked = w("mail.reminder.asked", title=said.title, sender=said.sender)
    paragraphs = (_greeting(w, name), asked, link, _until(w, said), w("mail.reminder.done"), _kept(w, said))
    return _letter(store, settings, w, address=address, subject=subject, paragraphs=paragraphs)


def _until(w: Words, said: Said) -> str:
    return w("welcome.closes", date=w.date(said.closes)) if said.closes else ""


def _kept(w: Words, said: Said) -> str:
    return w("mail.invitation.linked" if said.linked else "mail.invitation.anonymous")


def _greeting(w: Words, name: str | None) -> str:
    return w("mail.greeting.name", name=name) if name else w("mail.greeting")


def _letter(
    store: Store, settings: Settings, w: Words, *, address: str, subject: str, paragraphs: tuple[str, ...]
) -> Letter:
    """Every e-mail ends with the way to get no other one."""
    token = unsubscribe_token(store, address, datetime.now(UTC))
    unsubscribe = f"{settings.address}{UNSUBSCRIBE}{token}"
    body = "\n\n".join(filter(None, (*paragraphs, w("mail.unsubscribe"), f"{unsubscribe}?lang={w.language}")))
    return Letter(address, w.language, subject, f"{body}\n", unsubscribe)
