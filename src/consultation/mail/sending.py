"""Send what waits in the outbox. Whatever goes wrong, an e-mail is sent later or told of, never lost silently."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from smtplib import SMTP

from consultation.errors import AddressRefused, ConsultationError, MailUnavailable
from consultation.mail.message import message
from consultation.mail.smtp import connected, deliver
from consultation.settings import Settings
from consultation.store import outbox, suppression
from consultation.store.engine import Store
from consultation.store.outbox import Waiting

AT_ONCE = 20  # with a server that is all but too slow they still take less time than they were taken for
# After these the server would not take the next e-mail either.
OF_SERVER = tuple(f"error.mail.{why}" for why in ("busy", "slow", "sender", "login"))
BROKEN_OFF = "error.mail.broken_off"
Result = AddressRefused | MailUnavailable | None


@dataclass(frozen=True)
class Outcome:
    """What became of the e-mails that were due, in numbers; problem: of one that waits, the key of its sentence."""

    sent: int = 0
    refused: int = 0
    waiting: int = 0
    problem: str | None = None


def send_waiting(store: Store, settings: Settings) -> Outcome:
    """Send up to AT_ONCE e-mails that are due; what cannot be sent now waits.

    Raises StoreUnavailable, and ConsultationError (`error.mail.off`) where no mail server is set.
    """
    taken = outbox.take(store, datetime.now(UTC), AT_ONCE)
    return _outcome(_sent(store, settings, taken))


def send_now(store: Store, settings: Settings, id_: int) -> None:
    """Send one e-mail of the outbox while somebody waits for it.

    Raises AddressRefused when it will never be sent, MailUnavailable when it waits to be sent later; otherwise as
    `send_waiting`. Nothing happens if somebody else has sent it.
    """
    waiting = outbox.take_one(store, id_, datetime.now(UTC))
    for result in _sent(store, settings, [waiting] if waiting else []):
        if result is not None:
            raise result


def _sent(store: Store, settings: Settings, taken: Iterable[Waiting]) -> list[Result]:
    url, sender = settings.smtp_url, settings.mail_from
    if url is None or sender is None:
        raise ConsultationError("error.mail.off")
    results: list[Result] = []
    queue = deque(waiting for waiting in taken if _is_wanted(store, waiting, results))
    while queue:
        _send_through_one(store, url, sender, queue, results)
    return results


def _send_through_one(store: Store, url: str, sender: str, queue: deque[Waiting], results: list[Result]) -> None:
    """Send until the queue is empty or the connection ends; an e-mail at which it breaks off holds up no other."""
    try:
        with connected(url) as server:
            while queue:
                results.append(_send(store, server, sender, queue[0]))
                queue.popleft()
    except MailUnavailable as error:
        tried = 1 if error.key == BROKEN_OFF else len(queue)
        results += [_postponed(store, queue.popleft(), error) for _ in range(tried)]


def _is_wanted(store: Store, waiting: Waiting, results: list[Result]) -> bool:
    """Forget what is addressed to somebody who unsubscribed after it was written."""
    if not suppression.is_suppressed(store, waiting.letter.recipient):
        return True
    outbox.drop(store, waiting)
    results.append(AddressRefused("error.mail.suppressed"))
    return False


def _send(store: Store, server: SMTP, sender: str, waiting: Waiting) -> Result:
    try:
        deliver(server, message(waiting.letter, sender))
    except AddressRefused as error:
        outbox.refused(store, waiting)
        return error
    except MailUnavailable as error:
        if error.key in (*OF_SERVER, BROKEN_OFF):
            raise
        return _postponed(store, waiting, error)
    outbox.sent(store, waiting, datetime.now(UTC))
    return None


def _postponed(store: Store, waiting: Waiting, error: MailUnavailable) -> MailUnavailable:
    outbox.postpone(store, waiting, error.key, datetime.now(UTC))
    return error


def _outcome(results: list[Result]) -> Outcome:
    later = [result for result in results if isinstance(result, MailUnavailable)]
    refused = sum(isinstance(result, AddressRefused) for result in results)
    return Outcome(results.count(None), refused, len(later), later[-1].key if later else None)
