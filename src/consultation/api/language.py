"""The language of a request: asked for in the address, chosen before, or preferred by the browser."""

from starlette.requests import HTTPConnection

from consultation import application
from consultation.text import Words
from consultation.text.preferred import preferred

COOKIE = "lang"


def asked(request: HTTPConnection) -> str | None:
    """The language that the address asks for, if it is offered."""
    wanted = request.query_params.get("lang")
    return wanted if wanted in application.questionnaire().languages else None


def of(request: HTTPConnection) -> str:
    """One of the questionnaire's languages; its first where neither address, cookie nor browser names another."""
    offered = application.questionnaire().languages
    chosen = request.cookies.get(COOKIE)
    if chosen not in offered:
        chosen = preferred(request.headers.get("accept-language", ""), offered)
    return asked(request) or chosen or offered[0]


def words_of(request: HTTPConnection) -> Words:
    """The words in the language of the request."""
    return application.words_in(of(request))
