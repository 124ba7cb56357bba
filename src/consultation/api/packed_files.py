"""Streamlit's scripts, styles and fonts, made light: it sends 2.7 MB for the first page, and this a quarter of that."""

import gzip
import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import brotli
import streamlit
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import FileResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

STATIC = Path(streamlit.__file__).parent / "static" / "static"
FONTS = Path(__file__).parent / "assets" / "fonts"
_FILE = re.compile(r"/static/((?:js|css)/[\w-]+(?:\.[\w-]+)*\.(js|css))", re.ASCII)
_TYPES = {"js": "text/javascript; charset=utf-8", "css": "text/css; charset=utf-8"}
# Cut to the letters of the languages we speak and to the icons that are shown: 53 kB where Streamlit has 545.
_FONT = re.compile(r"/static/media/(SourceSansVF-Upright|MaterialSymbols-Rounded)\.[\w.-]+\.woff2", re.ASCII)
_LIGHT = {"SourceSansVF-Upright": "text.woff2", "MaterialSymbols-Rounded": "icons.woff2"}
# The names of these files change with their content; Streamlit says the same of them.
_KEEP = {"Cache-Control": "public, immutable, max-age=31536000"}
BROTLI_QUALITY = 9  # 11 would save 8% more and take 16 times as long for the first visitor
# What a browser may take, the smaller one first; it takes brotli only where nobody between can read along.
_PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda data: bytes(brotli.compress(data, quality=BROTLI_QUALITY)),
    "gzip": lambda data: gzip.compress(data, mtime=0),
}


class PackedFiles:
    """Answers for these files where the browser takes them packed; each is packed once in the life of the process."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on every other request."""
        answer = await _answer(scope) if scope["type"] == "http" and scope["method"] == "GET" else None
        await (answer or self.app)(scope, receive, send)


async def _answer(scope: Scope) -> Response | None:
    if font := _FONT.fullmatch(scope["path"]):
        return FileResponse(FONTS / _LIGHT[font[1]], headers=_KEEP, media_type="font/woff2")
    accepted = {each.split(";")[0].strip() for each in Headers(scope=scope).get("accept-encoding", "").split(",")}
    way = next((way for way in _PACKERS if way in accepted), None)
    file = _FILE.fullmatch(scope["path"])
    packed = await run_in_threadpool(_packed, file[1], way) if file and way else None
    if not (file and way and packed):
        return None
    return Response(
        packed, headers=_KEEP | {"Content-Encoding": way, "Vary": "Accept-Encoding"}, media_type=_TYPES[file[2]]
    )


@lru_cache(maxsize=1024)
def _packed(name: str, way: str) -> bytes | None:
    """About 7 MB for all files together, 1 MB for those of a page; None where there is no such file."""
    path = STATIC / name
    return _PACKERS[way](path.read_bytes()) if path.is_file() else None
