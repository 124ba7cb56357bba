"""Every route of our own; Streamlit's come after them."""

from collections.abc import Iterable
from pathlib import Path

from starlette.convertors import StringConvertor, register_url_convertor
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from consultation.api import challenge, exports, pictures, qr, sign_in
from consultation.api.built_in import built_in
from consultation.api.closed_paths import ClosedPaths
from consultation.api.headers import SecurityHeaders
from consultation.api.health import healthz
from consultation.api.invitation import begin_anew, open_invitation
from consultation.api.join import open_all_the_same, open_joint
from consultation.api.outlines import outlines
from consultation.api.own_answers import own_file
from consultation.api.packed_files import PackedFiles
from consultation.api.page import no_page, page
from consultation.api.paper import paper_file
from consultation.api.receipts import receipts_file
from consultation.api.respondent import leave, open_link, open_link_all_the_same
from consultation.api.unsubscribe import ask, unsubscribe
from consultation.api.v1 import v1_routes


class PageName(StringConvertor):
    """The address of a page: letters and hyphens, nothing for the first page. Streamlit's own have other signs too."""

    regex = "[a-z-]*"


class DeepAddress(StringConvertor):
    """An address below a page, where there is nothing: Streamlit would answer it with an empty page."""

    regex = "(?!static/|media/|component/|auth/)[a-z-]+/.+"


register_url_convertor("page", PageName())
register_url_convertor("deep", DeepAddress())

ASSETS = Path(__file__).parent / "assets"


def routes(pages: Iterable[str]) -> list[BaseRoute]:
    """Every address that the server answers itself; `pages` are the addresses of the pages, without the first."""
    return [
        Route("/healthz", healthz),
        Route("/answer/{key}", open_link),
        Route("/answer/{key}", open_link_all_the_same, methods=["POST"]),
        Route("/join/{secret}", open_joint),
        Route("/join/{secret}", open_all_the_same, methods=["POST"]),
        Route("/invitation/{token}", open_invitation),
        Route("/invitation/{token}", begin_anew, methods=["POST"]),
        Route("/unsubscribe/{token}", ask),
        Route("/unsubscribe/{token}", unsubscribe, methods=["POST"]),
        Route("/qr/{code}.{kind}", qr.picture),
        Route("/qr/{code}", qr.for_a_room),
        Route("/challenge", challenge.give),
        Route("/challenge", challenge.take, methods=["POST"]),
        Route("/leave", leave, methods=["POST"]),
        Route("/my-answers/{file}", own_file),
        Route("/receipts.txt", receipts_file),
        Route("/paper/{language}.pdf", paper_file),
        Route("/words/{language}.json", built_in),
        Route("/staff/sign-in", sign_in.sign_in, methods=["POST"]),
        Route("/staff/set-password", sign_in.set_password, methods=["POST"]),
        Route("/staff/sign-out", sign_in.sign_out, methods=["POST"]),
        Route("/staff/export/codebook.csv", exports.codebook_file),
        Route("/staff/export/{layout}.csv", exports.responses_file),
        Route("/organiser/{name}.png", pictures.picture),
        *v1_routes(),
        Route("/assets/europe.json", outlines),
        Mount("/assets", StaticFiles(directory=ASSETS)),
        *(Route(f"/{name}", page) for name in ("", *pages)),
        Route("/{page:page}", no_page),
        Route("/{address:deep}", no_page),
    ]


def middleware() -> list[Middleware]:
    """What is done to every request and answer, from the outside in."""
    return [Middleware(SecurityHeaders), Middleware(ClosedPaths), Middleware(PackedFiles)]
