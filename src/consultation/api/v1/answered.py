"""How the API answers: JSON or CSV that caches may keep, and errors as one sentence in JSON."""

import hashlib
import json
from collections.abc import Callable
from email.utils import format_datetime
from functools import wraps
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from consultation import application
from consultation.api.v1.asked import LANGUAGE
from consultation.api.v1.edition import release_now
from consultation.errors import ConsultationError, StoreUnavailable
from consultation.text import Words

Endpoint = Callable[[Request], Response]
EVERYBODY = {"Access-Control-Allow-Origin": "*"}
KEPT = "public, max-age=60"
# Names in the address itself: what they name is not there. Everything else is a wrong parameter.
NOT_FOUND = {
    "error.unknown_question",
    "error.results.several_columns",
    "error.results.not_counted",
    "error.api.address",
}


def answered(endpoint: Endpoint) -> Endpoint:
    """Tell the errors of our family as JSON with their sentence."""

    @wraps(endpoint)
    def telling(request: Request) -> Response:
        try:
            return endpoint(request)
        except StoreUnavailable as error:
            return refused(_words(request).error(error), 503)
        except ConsultationError as error:
            return refused(_words(request).error(error), 404 if error.key in NOT_FOUND else 400)

    return telling


def refused(sentence: str, status: int) -> Response:
    """Answer with one sentence; nobody keeps it, because it may be true for a moment only."""
    told = {"error": {"status": status, "message": sentence}}
    return JSONResponse(told, status, EVERYBODY | {"Cache-Control": "no-store"})


def as_json(request: Request, found: dict[str, Any], w: Words) -> Response:
    """Answer with an object."""
    written = json.dumps(found, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()
    return _kept(request, written, w, "application/json", {})


def as_csv(request: Request, text: str, name: str, w: Words) -> Response:
    """Answer with a table as a file, UTF-8 with a byte order mark, so that spreadsheets read it."""
    file = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return _kept(request, text.encode("utf-8-sig"), w, "text/csv; charset=utf-8", file)


def _kept(request: Request, body: bytes, w: Words, kind: str, headers: dict[str, str]) -> Response:
    """Name the answer by what is in it: it changes exactly when the release or the words do."""
    named = {"ETag": _tag(body), "Cache-Control": KEPT, "Content-Language": w.language}
    if release := release_now():
        named["Last-Modified"] = format_datetime(release.since, usegmt=True)
    known = request.headers.get("if-none-match", "").split(",")
    if named["ETag"] in (tag.strip().removeprefix("W/") for tag in known):
        return Response(status_code=304, headers=EVERYBODY | named)
    return Response(body, headers=EVERYBODY | named | headers, media_type=kind)


def _tag(body: bytes) -> str:
    return f'"{hashlib.sha256(body).hexdigest()[:32]}"'


def _words(request: Request) -> Words:
    """The language asked for, else the first: this also says that a language is unknown."""
    offered, asked = application.questionnaire().languages, request.query_params.get(LANGUAGE)
    return application.words_in(asked if asked in offered else offered[0])
