"""The link with which a colleague opens a joint answer: the browser then holds the secret of the invitation."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from consultation.api import language, limits, same_origin
from consultation.api.question_page import question_page
from consultation.api.respondent import KEY, holds_answers, keep_key, key_of
from consultation.store.joint_keys import is_invited


async def open_joint(request: Request) -> Response:
    """GET /join/<secret>: open the joint answer, or ask first where this browser holds another one."""
    return await run_in_threadpool(_opened, request, request.path_params["secret"])


@same_origin.required
async def open_all_the_same(request: Request) -> Response:
    """POST /join/<secret>: open the joint answer although this browser holds another."""
    return await run_in_threadpool(_joined, request, request.path_params["secret"])


def _opened(request: Request, secret: str) -> Response:
    held = key_of(request)
    if held != secret and _is_known(request, secret) and holds_answers(held):
        return question_page(request, "joint.other", button=True, address="/receipt", way_on="invitation.go_on")
    return _joined(request, secret)


def _joined(request: Request, secret: str) -> Response:
    if not _is_known(request, secret):
        return _to(f"/?problem=joint&lang={language.of(request)}")
    response = _to(f"/questionnaire?lang={language.of(request)}")
    keep_key(response, secret)
    return response


def _is_known(request: Request, secret: str) -> bool:
    """Whether the link opens an answer; guessing is limited as it is for personal links."""
    address = limits.address_of(request)
    if limits.is_passed(limits.LINKS, address):
        return False
    if KEY.fullmatch(secret) and is_invited(secret) and holds_answers(secret):
        return True
    limits.note(limits.LINKS, address)
    return False


def _to(address: str) -> Response:
    return RedirectResponse(address, 303, {"Referrer-Policy": "no-referrer", "Cache-Control": "no-store"})
