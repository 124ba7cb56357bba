"""A page with a sentence and a button: for what only happens when somebody says so."""

import html

from starlette.requests import Request
from starlette.responses import Response

from consultation.api import language
from consultation.api.plain_page import Said, drawn

_FORM = '<form method="post" action="{action}"><button type="submit">{button}</button></form>'


def question_page(
    request: Request, name: str, *, button: bool, address: str = "/", way_on: str = "page.to_start", status: int = 200
) -> Response:
    """The words under `<name>.title`, `<name>` and, with a button that posts to this same address, `<name>.button`.

    address, way_on: the one link onwards and the key of its words.
    """
    w = language.words_of(request)
    form = ""
    if button:
        action = f"{request.url.path}?lang={w.language}"
        form = _FORM.format(action=html.escape(action), button=html.escape(w(f"{name}.button")))
    return drawn(request, Said(w(f"{name}.title"), w(name), address, way_on, form), status)
