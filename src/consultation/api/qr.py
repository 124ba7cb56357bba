"""Share links as QR codes: a picture to download, and a page to show to a room."""

import html
from io import BytesIO
from typing import Literal
from urllib.parse import urlsplit

import segno
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from consultation import application
from consultation.api import language
from consultation.api.plain_page import sentence_page
from consultation.store import share_links

_PAGE = """<!DOCTYPE html>
<html lang="{language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title><link rel="stylesheet" href="/assets/qr.css"></head>
<body><main><h1>{title}</h1><img src="/qr/{code}.svg?lang={language}" alt="{alt}"><p>{shown}</p></main></body></html>
"""
TYPES = {"svg": "image/svg+xml", "png": "image/png"}
QUIET_ZONE = 4  # modules; ISO/IEC 18004 asks for them
SCALE = 20  # pixels for a module of the PNG: sharp on a poster of A3


def picture(request: Request) -> Response:
    """GET /qr/<code>.svg or .png: the QR code of a share link; `?download=1` to keep it as a file."""
    code, kind = request.path_params["code"], request.path_params["kind"]
    if kind not in TYPES or _name(code) is None:
        return sentence_page(request, "error.request.page", status=404)
    headers = {"Cache-Control": "no-cache"}
    if request.query_params.get("download"):
        headers["Content-Disposition"] = f'attachment; filename="{code}.{kind}"'
    return Response(drawn(address_of(request, code), kind), headers=headers, media_type=TYPES[kind])


def for_a_room(request: Request) -> Response:
    """GET /qr/<code>: the QR code as large as the window, with the address below it for those who type."""
    code = request.path_params["code"]
    if _name(code) is None:
        return sentence_page(request, "error.request.page", status=404)
    w = language.words_of(request)
    shown = urlsplit(address_of(request, code))
    said = {
        "language": w.language,
        "title": w(f"{application.questionnaire().name}.title"),
        "code": code,
        "alt": w("reach.qr.alt"),
        "shown": f"{shown.netloc}{shown.path}?{shown.query}",
    }
    return HTMLResponse(_PAGE.format(**{part: html.escape(text) for part, text in said.items()}))


def address_of(request: Request, code: str) -> str:
    """The share link itself."""
    base = application.settings().address or str(request.base_url).rstrip("/")
    return f"{base}/?via={code}"


def drawn(address: str, kind: Literal["svg", "png"]) -> bytes:
    """The QR code of an address, black on white; it can be read with 15 % of it covered (level M)."""
    out = BytesIO()
    made = segno.make_qr(address, error="m")
    made.save(out, kind=kind, border=QUIET_ZONE, scale=SCALE, light="white")
    return out.getvalue()


def _name(code: str) -> str | None:
    return share_links.name_of(application.store(), application.questionnaire(), code)
