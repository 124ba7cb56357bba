"""A page with a sentence and a button: for what only happens when somebody says so."""

import html

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from consultation import application
from consultation.api import language
from consultation.api.index_page import coloured

_PAGE = """<!DOCTYPE html>
<html lang="{language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex"><title>{title}</title><link rel="stylesheet" href="/assets/plain.css"></head>
<body><main><h1>{title}</h1><p>{sentence}</p>{form}<p><a href="{address}">{way_on}</a></p></main></body></html>
"""
_FORM = '<form method="post" action="{action}"><button type="submit">{button}</button></form>'


def question_page(
    request: Request, name: str, *, button: bool, address: str = "/", way_on: str = "page.to_start", status: int = 200
) -> Response:
    """The words under `<name>.title`, `<name>` and, with a button that posts to this same address, `<name>.button`.

    address, way_on: the one link onwards and the key of its words.
    """
    w = language.words_of(request)
    said = {
        "language": w.language,
        "title": w(f"{name}.title"),
        "sentence": w(name),
        "address": f"{address}?lang={w.language}",
        "way_on": w(way_on),
    }
    form = ""
    if button:
        action = f"{request.url.path}?lang={w.language}"
        form = _FORM.format(action=html.escape(action), button=html.escape(w(f"{name}.button")))
    page = _PAGE.format(form=form, **{part: html.escape(text) for part, text in said.items()})
    return HTMLResponse(
        coloured(page, application.organiser().accent),
        status,
        {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"},
    )
