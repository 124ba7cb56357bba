"""The public list of counted receipts, for programs and for everybody who wants to keep it."""

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from consultation import application
from consultation.api.plain_page import sentence_page
from consultation.release.receipts import counted_receipts


def receipts_file(request: Request) -> Response:
    """GET /receipts.txt: a fingerprint a line, in their own order; 404 with a sentence while there is no list."""
    listed = counted_receipts(application.store(), application.questionnaire(), application.settings().results_public)
    if listed is None or not listed.fingerprints:
        return sentence_page(request, "error.receipts.none", status=404, address="/receipts", way_on="nav.receipts")
    name = f"{application.questionnaire().id}-receipts.txt"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-cache"}
    return PlainTextResponse("\n".join(listed.fingerprints) + "\n", headers=headers)
