"""The questionnaire to print, for everybody, in each language."""

from functools import lru_cache

from starlette.requests import Request
from starlette.responses import Response

from consultation import application
from consultation.errors import UnknownName
from consultation.questions.organiser import Organiser
from consultation.reports.questionnaire_pdf import questionnaire_pdf
from consultation.text import Words


def paper_file(request: Request) -> Response:
    """GET /paper/<language>.pdf: the questionnaire to fill in with a pen; 400 for a language that is not asked in."""
    language, questionnaire = request.path_params["language"], application.questionnaire()
    if language not in questionnaire.languages:
        raise UnknownName("error.unknown_language", name=language)
    settings = application.organiser().model_dump_json()
    content = _made(application.words_in(language), settings, application.edition_key())
    name = f"{questionnaire.name}-{language}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-cache"}
    return Response(content, media_type="application/pdf", headers=headers)


@lru_cache(maxsize=24)
def _made(w: Words, settings: str, _edition: str) -> bytes:
    """Typeset it once for each language and state of the settings: anybody may ask as often as they like."""
    organiser = Organiser.model_validate_json(settings)
    return questionnaire_pdf(application.questionnaire(), organiser, w, application.organisers_pictures())
