"""The page that every visit begins with, and the cookies that come with it."""

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from consultation import application
from consultation.api import challenge, language, via
from consultation.api.index_page import coloured, index_page
from consultation.api.plain_page import sentence_page
from consultation.api.respondent import keep_key, key_of

YEAR = 365 * 24 * 60 * 60


async def page(request: Request) -> Response:
    """GET of any page: the same HTML for all of them, in the visitor's language."""
    w = language.words_of(request)
    content = index_page(w.language, w(f"{application.questionnaire().name}.title"), w("page.without_script"))
    content = coloured(content, application.organiser().accent)
    if application.settings().proof_of_work:
        content = content.replace("</head>", challenge.SCRIPT, 1)
    response = HTMLResponse(content, headers={"Cache-Control": "no-store"})
    keep_key(response, key_of(request))
    if asked := language.asked(request):
        secure = application.settings().secure_cookies
        response.set_cookie(language.COOKIE, asked, YEAR, path="/", secure=secure, samesite="lax")
    await via.remember(request, response)
    return response


async def no_page(request: Request) -> Response:
    """GET of an address where there is nothing: 404 with a sentence."""
    return sentence_page(request, "error.request.page", status=404)
