"""A sum that costs a browser a second and a program that answers a thousand times an hour of computing.

Only where it is switched on. The page's script solves it while the person reads; what is remembered is that the key of
this browser has solved one, for a day. A challenge holds for one key, so that its solution cannot be passed on.
"""

import hashlib
import json
from datetime import UTC, datetime, timedelta
from typing import Any

from altcha import Challenge, Payload, create_challenge, verify_solution
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from consultation import application
from consultation.api.respondent import COOKIE, KEY
from consultation.store import proofs

SCRIPT = '<script defer src="./assets/challenge.js"></script></head>'
ALGORITHM = "PBKDF2/SHA-256"  # every browser has it built in
COST = 5000  # iterations for each try; one try in 256 succeeds: about a second of a laptop, three of a phone
VALID = timedelta(minutes=20)
LONGEST = 4096  # bytes
_NOTHING = {"Cache-Control": "no-store"}


async def give(request: Request) -> Response:
    """GET /challenge: one for this browser's key; 204 where none is needed."""
    key = request.cookies.get(COOKIE, "")
    if not application.settings().proof_of_work or not KEY.fullmatch(key):
        return Response(status_code=204, headers=_NOTHING)
    made = await run_in_threadpool(_made, key)
    return JSONResponse(made.to_dict(), headers=_NOTHING) if made else Response(status_code=204, headers=_NOTHING)


async def take(request: Request) -> Response:
    """POST /challenge with challenge and solution as JSON: 204 where it is solved, 400 where it is not."""
    key, sent = request.cookies.get(COOKIE, ""), await _read(request)
    is_solved = KEY.fullmatch(key) and sent is not None and await run_in_threadpool(_is_solved, key, sent)
    return Response(status_code=204 if is_solved else 400, headers=_NOTHING)


def _made(key: str) -> Challenge | None:
    store, now = application.store(), datetime.now(UTC)
    if proofs.is_there(store, key, now):
        return None
    secret = proofs.secret(store, now)
    return create_challenge(ALGORITHM, COST, expires_at=now + VALID, data={"for": _hash(key)}, hmac_secret=secret)


def _is_solved(key: str, payload: Payload) -> bool:
    store, now = application.store(), datetime.now(UTC)
    asked = payload.challenge.parameters
    if asked.data != {"for": _hash(key)} or not verify_solution(payload, proofs.secret(store, now)).verified:
        return False
    proofs.add(store, key, now)
    return True


async def _read(request: Request) -> Payload | None:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LONGEST:
            return None
    try:
        found: dict[str, Any] = json.loads(body)
        return Payload.from_dict(found)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
