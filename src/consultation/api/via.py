"""By which share link somebody came: counted at the first page, and remembered in a cookie until they submit."""

from contextlib import suppress
from datetime import timedelta

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from consultation import application
from consultation.errors import StoreUnavailable
from consultation.store import share_links

COOKIE = "consultation_via"
LASTS = timedelta(days=30)


async def remember(request: Request, response: Response) -> None:
    """Count a visit with `?via=<code>` once for a browser, and keep the code; one that nobody made is passed over."""
    code = request.query_params.get("via")
    if not code or request.method != "GET" or request.cookies.get(COOKIE) == code:
        return
    with suppress(StoreUnavailable):  # the page itself says so
        if not application.questionnaire().is_pilot and await run_in_threadpool(_counted, code):
            secure = application.settings().secure_cookies
            lasts = int(LASTS.total_seconds())
            response.set_cookie(COOKIE, code, lasts, path="/", secure=secure, httponly=True, samesite="lax")


def _counted(code: str) -> bool:
    return share_links.count_visit(application.store(), application.questionnaire(), code)
