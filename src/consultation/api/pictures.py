"""The organiser's logo and emblem."""

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from consultation import application
from consultation.store import pictures

HEADERS = {
    # The name changes with the content.
    "Cache-Control": "public, immutable, max-age=31536000",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Content-Disposition": "inline",
}


def picture(request: Request) -> Response:
    """GET /organiser/<name>.png: a kept picture; 404 for another name."""
    asked = application.questionnaire()
    content = pictures.picture(application.store(), asked, request.path_params["name"])
    if content is None:
        return PlainTextResponse("", 404, {"Cache-Control": "no-store"})
    return Response(content, headers=HEADERS, media_type="image/png")
