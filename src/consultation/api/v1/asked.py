"""What a request to the API asks for: language, grouping, question; whatever does not exist is refused by name."""

from collections.abc import Collection

from starlette.requests import Request

from consultation import application
from consultation.answers import Grouping
from consultation.errors import UnknownName
from consultation.exports.results import counted_column
from consultation.release.rules import PUBLIC_GROUPINGS
from consultation.text import Words

LANGUAGE, BY = "lang", "by"
GROUPINGS = (*PUBLIC_GROUPINGS, Grouping.NONE)


def words_asked(request: Request) -> Words:
    """Give the words in `?lang=`, else in the first language: neither cookie nor browser counts, so that every cache
    can keep an answer by its address. Raise UnknownName for a language that is not offered.
    """  # noqa: D205 — one thought
    offered = application.questionnaire().languages
    asked = request.query_params.get(LANGUAGE, offered[0])
    if asked not in offered:
        raise UnknownName("error.unknown_language", name=asked)
    return application.words_in(asked)


def grouping_asked(request: Request) -> Grouping:
    """Give the grouping in `?by=`, none where it is not said; raise UnknownName for one that is not public."""
    asked = request.query_params.get(BY, Grouping.NONE)
    if asked not in GROUPINGS:
        raise UnknownName("error.unknown_grouping", name=asked, known=", ".join(GROUPINGS))
    return Grouping(asked)


def column_asked(request: Request) -> str:
    """Give the answer column in the address; raise UnknownName for one that is not counted."""
    return counted_column(application.questionnaire(), request.path_params["question"])


def refuse_others(request: Request, known: Collection[str]) -> None:
    """Raise UnknownName for a parameter that means nothing here: an answer to something else would mislead."""
    for name in request.query_params:
        if name not in known:
            raise UnknownName("error.request.filter", name=name)
