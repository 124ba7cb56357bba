"""Sending what waits in the outbox while the server runs; every process may do so, no e-mail is taken twice."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from anyio import to_thread

from consultation import application
from consultation.errors import ConsultationError
from consultation.mail.sending import send_waiting
from consultation.text import words

log = logging.getLogger(__name__)
EVERY = 15.0  # seconds


@asynccontextmanager
async def sending() -> AsyncIterator[None]:
    """Send every EVERY seconds what is due, for as long as this lasts; nothing where no mail server is set."""
    if not application.settings().sends_mail:
        yield
        return
    task = asyncio.create_task(_send_again_and_again())
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _send_again_and_again() -> None:
    """A defect or a database that is away must not end it: the next round tries again."""
    while True:
        await asyncio.sleep(EVERY)
        try:
            # Whatever is under way when the server stops was taken for ten minutes only, and is then sent again.
            await to_thread.run_sync(_send, abandon_on_cancel=True)
        except ConsultationError as error:
            log.warning("%s", words("en").error(error))
        except Exception:
            log.exception("E-mails were not sent")


def _send() -> None:
    outcome = send_waiting(application.store(), application.settings())
    while outcome.sent and not outcome.problem:
        outcome = send_waiting(application.store(), application.settings())
    if outcome.problem:
        log.warning("%s", words("en")(outcome.problem))
