"""The link of an invitation: it leads to a fresh response, and is used up by the submission, not by opening it.

Programs that look at e-mails, and colleagues to whom one is forwarded, open links too: nobody loses anything by that,
and nobody sees another's answers. That somebody was invited is remembered in a cookie until they submit.
"""

from datetime import UTC, datetime

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from consultation import application
from consultation.accounts import new_token, token_hash
from consultation.api import limits, same_origin
from consultation.api.plain_page import error_page
from consultation.api.question_page import question_page
from consultation.api.respondent import LASTS, holds_answers, keep_key, key_of
from consultation.errors import LinkRefused
from consultation.store import invitations

COOKIE = "consultation_invitation"
GONE, NOT_FOUND = 410, 404


async def open_invitation(request: Request) -> Response:
    """GET /invitation/<token>: begin, go on, or ask first where this browser holds other answers."""
    return await run_in_threadpool(_opened, request, request.path_params["token"])


@same_origin.required
async def begin_anew(request: Request) -> Response:
    """POST /invitation/<token>: begin a fresh response although this browser holds another."""
    return await run_in_threadpool(_begun, request, request.path_params["token"])


def _opened(request: Request, token: str) -> Response:
    is_own = request.cookies.get(COOKIE) == token
    try:
        language = _language(request, token)
    except LinkRefused as error:
        if is_own and error.key == "error.invitation.used" and holds_answers(key_of(request)):
            return _to("/receipt")
        return _refused(request, error)
    if is_own:
        return _to(f"/?lang={language}")
    if holds_answers(key_of(request)):
        return question_page(request, "invitation.other", button=True, address="/receipt", way_on="invitation.go_on")
    return _fresh(token, language)


def _begun(request: Request, token: str) -> Response:
    try:
        return _fresh(token, _language(request, token))
    except LinkRefused as error:
        return _refused(request, error)


def _language(request: Request, token: str) -> str:
    """The language of the person invited; guessing is limited as it is for personal links."""
    address = limits.address_of(request)
    if limits.is_passed(limits.LINKS, address):
        raise LinkRefused("error.invitation.unknown")
    try:
        return invitations.look(application.store(), application.questionnaire(), token_hash(token), datetime.now(UTC))
    except LinkRefused as error:
        if error.key == "error.invitation.unknown":
            limits.note(limits.LINKS, address)
        raise


def _fresh(token: str, language: str) -> Response:
    response = _to(f"/?lang={language}")
    keep_key(response, new_token())
    secure = application.settings().secure_cookies
    lasts = int(LASTS.total_seconds())
    response.set_cookie(COOKIE, token, lasts, path="/", secure=secure, httponly=True, samesite="lax")
    return response


def _refused(request: Request, error: LinkRefused) -> Response:
    return error_page(request, error, status=NOT_FOUND if error.key == "error.invitation.unknown" else GONE)


def _to(address: str) -> Response:
    return RedirectResponse(address, 303, {"Referrer-Policy": "no-referrer", "Cache-Control": "no-store"})
