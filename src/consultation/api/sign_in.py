"""Staff sign in, set a password by a one-time link, and sign out; only a route can set the cookie.

Each answers with a redirection, to the staff's first page or back to the form with the name of the problem.
"""

from datetime import UTC, datetime
from urllib.parse import urlencode

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from consultation import application
from consultation.accounts import SHORTEST, hash_password, token_hash, verify
from consultation.api import form, limits, same_origin, staff_session
from consultation.errors import LinkRefused
from consultation.store import staff

FORM = "/sign-in"
FIRST_PAGE = "/staff-live"
# Checking a password takes 64 MB on purpose: two at a time, or many wrong ones would take all memory.
_PASSWORDS = CapacityLimiter(2)


class Refused(Exception):
    """Why a form was not accepted: the end of a catalogue key `sign_in.problem.…`."""


@same_origin.required
async def sign_in(request: Request) -> Response:
    """POST /staff/sign-in with account and password."""
    sent = await form.fields(request)
    name, password = _printable(sent.get("account", "")), sent.get("password", "")
    address = limits.address_of(request)
    try:
        token = await to_thread.run_sync(_signed_in, name, password, address, limiter=_PASSWORDS)
    except Refused as problem:
        return _to(FORM, sent, problem=str(problem))
    return _welcome(sent, token)


@same_origin.required
async def set_password(request: Request) -> Response:
    """POST /staff/set-password with the token of a one-time link and the password twice."""
    sent = await form.fields(request)
    link, password = sent.get("token", ""), sent.get("password", "")
    try:
        _refuse_unfit(password, sent.get("again", ""))
        token = await to_thread.run_sync(_password_set, link, password, limits.address_of(request), limiter=_PASSWORDS)
    except Refused as problem:
        return _to(FORM, sent, problem=str(problem), setup=link)
    except LinkRefused:
        return _to(FORM, sent, problem="setup_link")
    return _welcome(sent, token)


@same_origin.required
async def sign_out(request: Request) -> Response:
    """POST /staff/sign-out."""
    sent = await form.fields(request)
    await to_thread.run_sync(staff_session.close_session, request)
    response = _to(FORM, sent)
    staff_session.drop(response)
    return response


def _signed_in(name: str, password: str, address: str) -> str:
    _limit(name, address)
    member = staff.staff(application.store(), name)
    if not verify(password, member.password_hash if member else None) or member is None:
        raise Refused("wrong")
    return staff_session.open_session(member, "sign in")


def _refuse_unfit(password: str, again: str) -> None:
    if len(password) < SHORTEST:
        raise Refused("short")
    if password != again:
        raise Refused("different")


def _password_set(link: str, password: str, address: str) -> str:
    _limit(link, address)
    store, now, hashed = application.store(), datetime.now(UTC), token_hash(link)
    staff.peek_setup_link(store, hashed, now)
    password_hash = hash_password(password)
    member = staff.use_setup_link(store, hashed, now)
    staff.set_password_hash(store, member.name, password_hash)
    return staff_session.open_session(member, "set password")


def _limit(subject: str, address: str) -> None:
    """Note the attempt, then count: of many at the same moment, none escapes."""
    for limit, tried in ((limits.SIGN_INS_OF_NAME, subject), (limits.SIGN_INS_FROM_ADDRESS, address)):
        if limits.note(limit, tried):
            raise Refused("too_many")


def _printable(name: str) -> str:
    """Without what no name has; PostgreSQL refuses NUL."""
    return "".join(filter(str.isprintable, name)).strip()


def _welcome(sent: dict[str, str], token: str) -> Response:
    response = _to(FIRST_PAGE, sent)
    staff_session.keep(response, token)
    return response


def _to(address: str, sent: dict[str, str], **query: str) -> Response:
    language = sent.get("language")
    chosen = {"lang": language} if language in application.questionnaire().languages else {}
    sought = urlencode({**chosen, **{name: value for name, value in query.items() if value}})
    return RedirectResponse(f"{address}?{sought}" if sought else address, 303, {"Cache-Control": "no-store"})
