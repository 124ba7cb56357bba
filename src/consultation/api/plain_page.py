"""A page with one sentence, for routes that cannot do what was asked, and the frame of all such pages."""

import html
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from consultation import application
from consultation.api import language
from consultation.api.index_page import coloured
from consultation.errors import ConsultationError

_PAGE = """<!DOCTYPE html>
<html lang="{language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex"><title>{title}</title><link rel="stylesheet" href="/assets/plain.css"></head>
<body>{languages}
<main><h1>{title}</h1><p>{sentence}</p>{form}<p><a href="{address}">{way_on}</a></p></main></body></html>
"""
_LANGUAGES = '<nav aria-label="{label}">{links}</nav>'
_LANGUAGE = '<a href="?lang={code}" hreflang="{code}" lang="{code}"{current}>{name}</a>'
_PRIVATE = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}


@dataclass(frozen=True)
class Said:
    """What a page says. address, way_on: the one link onwards and the key of its words; form: HTML."""

    title: str
    sentence: str
    address: str = "/"
    way_on: str = "page.to_start"
    form: str = ""


def sentence_page(
    request: Request, key: str, *, status: int, address: str = "/", way_on: str = "page.to_start"
) -> Response:
    """The sentence under `key` as a page, with one link onwards."""
    w = language.words_of(request)
    return drawn(request, Said(w("page.not_done"), w(key), address, way_on), status)


def error_page(request: Request, error: ConsultationError, *, status: int) -> Response:
    """The sentence of an error as a page."""
    w = language.words_of(request)
    return drawn(request, Said(w("page.not_done"), w.error(error)), status)


def drawn(request: Request, said: Said, status: int) -> Response:
    """Draw a page in the language of the request, with the way to the others."""
    w = language.words_of(request)
    words = {
        "language": w.language,
        "title": said.title,
        "sentence": said.sentence,
        "address": f"{said.address}?lang={w.language}",
        "way_on": w(said.way_on),
    }
    escaped = {name: html.escape(text) for name, text in words.items()}
    page = _PAGE.format(form=said.form, languages=_languages(request), **escaped)
    return HTMLResponse(coloured(page, application.organiser().accent), status, _PRIVATE)


def _languages(request: Request) -> str:
    """The same page in the other languages; none after a form was sent, which a link would not send again."""
    if request.method != "GET":
        return ""
    w = language.words_of(request)
    links = (
        _LANGUAGE.format(
            code=code,
            name=html.escape(application.words_in(code).language_name(code).capitalize()),
            current=' aria-current="true"' if code == w.language else "",
        )
        for code in application.questionnaire().languages
    )
    return _LANGUAGES.format(label=html.escape(w("nav.language")), links="".join(links))
