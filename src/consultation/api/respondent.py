"""The respondent's key: a cookie that every browser gets with the page, and the link that sets it elsewhere."""

import re
from datetime import timedelta

from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection, Request
from starlette.responses import RedirectResponse, Response

from consultation import application
from consultation.accounts import new_token
from consultation.api import language, limits, same_origin
from consultation.api.question_page import question_page
from consultation.store import responses

COOKIE = "consultation_key"
LASTS = timedelta(days=180)
KEY = re.compile(r"[A-Za-z0-9_-]{43}")


def key_of(request: HTTPConnection) -> str:
    """The key that this browser holds, or a new one."""
    held = request.cookies.get(COOKIE, "")
    return held if KEY.fullmatch(held) else new_token()


def keep_key(response: Response, key: str) -> None:
    """Let the browser keep the key, for half a year from its last visit; no script can read it."""
    secure = application.settings().secure_cookies
    response.set_cookie(COOKIE, key, int(LASTS.total_seconds()), path="/", secure=secure, httponly=True, samesite="lax")


async def open_link(request: Request) -> Response:
    """GET /answer/<key>: open these answers in this browser, or ask first if it holds others; guesses are limited."""
    return await run_in_threadpool(_asked, request, request.path_params["key"])


@same_origin.required
async def open_link_all_the_same(request: Request) -> Response:
    """POST /answer/<key>: open these answers although this browser holds others."""
    return await run_in_threadpool(_opened, request, request.path_params["key"])


def holds_answers(key: str) -> bool:
    """Whether answers are kept under this key, which the browser would lose sight of with another one."""
    found = responses.find(application.store(), application.questionnaire(), key)
    return found is not None and found.state != "withdrawn"


@same_origin.required
async def leave(request: Request) -> Response:  # noqa: ARG001
    """POST /leave: forget the answers in this browser; the next person begins anew."""
    response = _to("/")
    keep_key(response, new_token())
    return response


def _asked(request: Request, key: str) -> Response:
    """Somebody who opens a link that was not meant for them does not lose their own answers by it."""
    held = key_of(request)
    if held != key and holds_answers(held) and _known(limits.address_of(request), key):
        return question_page(request, "link.other", button=True, address="/receipt", way_on="invitation.go_on")
    return _opened(request, key)


def _opened(request: Request, key: str) -> Response:
    found = _known(limits.address_of(request), key)
    if found is None:
        return _to(f"/?problem=link&lang={language.of(request)}")
    response = _to(f"/receipt?lang={found.language}")
    keep_key(response, key)
    return response


def _known(address: str, key: str) -> responses.Response | None:
    """The response of this key, unless too many unknown keys came from this address."""
    if limits.is_passed(limits.LINKS, address):
        return None
    found = responses.find(application.store(), application.questionnaire(), key) if KEY.fullmatch(key) else None
    if found is None:
        limits.note(limits.LINKS, address)
    return found


def _to(address: str) -> Response:
    return RedirectResponse(address, 303, {"Referrer-Policy": "no-referrer", "Cache-Control": "no-store"})
