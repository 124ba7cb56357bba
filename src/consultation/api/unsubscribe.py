"""The link at the end of each e-mail: an address that is never written to again.

Programs that look at e-mails open links, so that opening it only asks; the button, or the mail program's own
(RFC 8058: a POST from elsewhere, without cookies), does it. Whoever has the link has the e-mail.
"""

from datetime import UTC, datetime

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from consultation import application
from consultation.api.limits import LINKS, address_of, is_passed, note
from consultation.api.question_page import question_page
from consultation.errors import LinkRefused
from consultation.store import suppression


async def ask(request: Request) -> Response:
    """GET /unsubscribe/<token>: ask whether this address shall get no more e-mails."""
    await run_in_threadpool(_refuse_unknown, request)
    return question_page(request, "unsubscribe.ask", button=True)


async def unsubscribe(request: Request) -> Response:
    """POST /unsubscribe/<token>: do it; again is the same."""
    await run_in_threadpool(_refuse_unknown, request)
    token = request.path_params["token"]
    await run_in_threadpool(suppression.suppress, application.store(), token, datetime.now(UTC))
    return question_page(request, "unsubscribe.done", button=False)


def _refuse_unknown(request: Request) -> None:
    """Guessing is limited as it is for personal links."""
    address = address_of(request)
    if is_passed(LINKS, address):
        raise LinkRefused("error.mail.unsubscribe")
    try:
        suppression.refuse_unknown(application.store(), request.path_params["token"], datetime.now(UTC))
    except LinkRefused:
        note(LINKS, address)
        raise
