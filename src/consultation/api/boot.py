"""What a process does before it serves: prepare the database, warm everything, keep the collector off what stays."""

import asyncio
import gc
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

from anyio import to_thread

from consultation import application, charts
from consultation.answers import Grouping
from consultation.api.mail_task import sending
from consultation.api.send_at_once import send_at_once
from consultation.api.theme_once import theme_once
from consultation.api.to_the_end import to_the_end
from consultation.errors import ConsultationError, StoreUnavailable
from consultation.store import frames
from consultation.store.pilots import answers_of_pilot
from consultation.text import words

log = logging.getLogger(__name__)
TRY_AGAIN = 5.0  # seconds
COLLECT_AFTER = 50_000  # objects that were made and are still there


def check() -> None:
    """End the process with a sentence if its settings or questionnaire cannot be used: nothing could be shown."""
    try:
        application.questionnaire()
    except ConsultationError as error:
        raise SystemExit(_sentence(error)) from None


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[dict[str, Any]]:
    """Serve even without a database: the pages say so, and this goes on trying until it is there."""
    trying = None
    try:
        application.prepare()
        _warm()
        _tell_of_test_answers()
    except StoreUnavailable as error:
        log.error("%s", _sentence(error))  # noqa: TRY400  a trace would say less
        trying = asyncio.create_task(_prepare_later())
    send_at_once()
    theme_once()
    to_the_end()
    _freeze()
    async with sending():
        yield {}
    if trying:
        trying.cancel()
        with suppress(asyncio.CancelledError):
            await trying


async def _prepare_later() -> None:
    """The database may have started after us, or come back."""
    while True:
        await asyncio.sleep(TRY_AGAIN)
        with suppress(StoreUnavailable):
            await to_thread.run_sync(application.prepare)
            log.warning("%s", words("en")("boot.ready"))
            return


def _warm() -> None:
    """Read the words, count and draw once, so that the first visitor does not wait for it."""
    store, questionnaire = application.store(), application.questionnaire()
    for language in questionnaire.languages:
        w = application.words_in(language)
        days = frames.participation(store, questionnaire).by_day
        charts.over_time(days, w)
    frames.respondents(store, questionnaire, Grouping.NONE)


def _tell_of_test_answers() -> None:
    """Test answers of a pilot do no harm, but personal data in them would be forgotten after the opening."""
    asked = application.questionnaire()
    left = 0 if asked.is_pilot else answers_of_pilot(application.store(), asked)
    if left:
        log.warning("%s", words("en").plural("boot.test_answers", left))


def _freeze() -> None:
    """What is loaded by now lives as long as the process: the collector need not look at it again, nor often at all.

    A run of a page makes thousands of objects, and nearly all of them go by themselves when it ends.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(COLLECT_AFTER)


def _sentence(error: ConsultationError) -> str:
    return words("en").error(error)
