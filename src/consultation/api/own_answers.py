"""What a respondent takes home: their answers, everything held of them, and the proof, under the key of their cookie.

The key is the only way in, so there is nothing to guess; whoever has none is told so. Nothing is kept in between.
"""

from datetime import UTC, datetime, timedelta

from starlette.requests import Request
from starlette.responses import Response

from consultation import application
from consultation.api import language, limits
from consultation.api.plain_page import sentence_page
from consultation.api.respondent import COOKIE, KEY
from consultation.errors import UnknownName
from consultation.reports.answers_copy import Copy, copy_pdf, copy_text, data_json
from consultation.store.duplicates import is_set_aside
from consultation.store.held import held
from consultation.store.limits import Limit
from consultation.store.receipts import receipt_of
from consultation.store.responses import find

PDFS = Limit("own_pdf", 30, timedelta(minutes=15))  # of one respondent: a PDF takes a fifth of a second of computing
KINDS = {
    "answers.pdf": "application/pdf",
    "answers.txt": "text/plain; charset=utf-8",
    "data.json": "application/json",
    "proof.json": "application/json",
}


def own_file(request: Request) -> Response:
    """GET /my-answers/<file>: one of KINDS, of the answers that this browser's key opens; 404 where there are none."""
    name = request.path_params["file"]
    if name not in KINDS:
        raise UnknownName("error.request.file")
    key = request.cookies.get(COOKIE, "")
    copy = _copy(key) if KEY.fullmatch(key) else None
    if copy is None or not _has(copy, name):
        return sentence_page(request, "error.copy.nothing", status=404)
    if name == "answers.pdf" and limits.note(PDFS, key):
        return sentence_page(request, "error.copy.too_often", status=429)
    return Response(_content(name, copy, key, request), media_type=KINDS[name], headers=_headers(name, copy))


def _has(copy: Copy, name: str) -> bool:
    """After a withdrawal there is only the fact of it, and proof only of what counts."""
    match name:
        case "data.json":
            return True
        case "proof.json":
            return copy.proof is not None
        case _:
            return copy.response.state != "withdrawn"


def _copy(key: str) -> Copy | None:
    store, questionnaire = application.store(), application.questionnaire()
    found = find(store, questionnaire, key)
    if found is None:
        return None
    receipt, aside = receipt_of(store, questionnaire, key), is_set_aside(store, questionnaire, key)
    return Copy(questionnaire, found, receipt, datetime.now(UTC), aside)


def _content(name: str, copy: Copy, key: str, request: Request) -> str | bytes:
    match name:
        case "answers.pdf":
            organiser, shown = application.organiser(), application.organisers_pictures()
            return copy_pdf(copy, language.words_of(request), organiser, shown)
        case "answers.txt":
            return copy_text(copy, language.words_of(request)).encode("utf-8-sig")
        case "proof.json":
            return copy.proof.form if copy.proof else ""
        case _:
            return data_json(copy, held(application.store(), application.questionnaire(), key))


def _headers(name: str, copy: Copy) -> dict[str, str]:
    file = f"{copy.questionnaire.id}-{copy.response.reference}-{name}"
    return {"Content-Disposition": f'attachment; filename="{file}"', "Cache-Control": "no-store"}
