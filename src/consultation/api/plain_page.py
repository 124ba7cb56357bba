"""A page with one sentence, for routes that cannot do what was asked."""

import html

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from consultation import application
from consultation.api import language
from consultation.api.index_page import coloured
from consultation.errors import ConsultationError

_PAGE = """<!DOCTYPE html>
<html lang="{language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title><link rel="stylesheet" href="/assets/plain.css"></head>
<body><main><h1>{title}</h1><p>{sentence}</p><p><a href="{address}">{way_on}</a></p></main></body></html>
"""


def sentence_page(
    request: Request, key: str, *, status: int, address: str = "/", way_on: str = "page.to_start"
) -> Response:
    """The sentence under `key` as a page, with one link onwards."""
    return _page(request, language.words_of(request)(key), status, address, way_on)


def error_page(request: Request, error: ConsultationError, *, status: int) -> Response:
    """The sentence of an error as a page."""
    return _page(request, language.words_of(request).error(error), status, "/", "page.to_start")


def _page(request: Request, sentence: str, status: int, address: str, way_on: str) -> Response:
    w = language.words_of(request)
    said = {
        "language": w.language,
        "title": w("page.not_done"),
        "sentence": sentence,
        "address": f"{address}?lang={w.language}",
        "way_on": w(way_on),
    }
    page = _PAGE.format(**{name: html.escape(text) for name, text in said.items()})
    return HTMLResponse(coloured(page, application.organiser().accent), status, {"Cache-Control": "no-store"})
