"""The endpoints: every number in them comes from `release`."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from consultation import application
from consultation.answers import Grouping
from consultation.api.v1.about import about
from consultation.api.v1.answered import answered, as_csv, as_json, refused
from consultation.api.v1.asked import BY, GROUPINGS, LANGUAGE, column_asked, grouping_asked, refuse_others, words_asked
from consultation.api.v1.edition import why_not_public
from consultation.api.v1.questions import described, questions
from consultation.errors import UnknownName
from consultation.exports.results import Groups, groups_csv, groups_of, values_of
from consultation.questions.model import SCALE
from consultation.release.published import released, released_participation
from consultation.text import Words
from consultation.text.labels import group_label

BASE = "/api/v1"


@answered
def index(request: Request) -> Response:
    """GET /api/v1/: what there is."""
    refuse_others(request, {LANGUAGE})
    w = words_asked(request)
    places = ("questions", "groupings", "participation", "openapi.json")
    links = {name.removesuffix(".json"): f"{BASE}/{name}" for name in places}
    links["results"] = f"{BASE}/results/{{question}}"
    return as_json(request, about(w) | {"languages": application.questionnaire().languages, "links": links}, w)


@answered
def all_questions(request: Request) -> Response:
    """GET /api/v1/questions: the columns that are counted, in words."""
    refuse_others(request, {LANGUAGE})
    w = words_asked(request)
    return as_json(request, about(w) | {"questions": questions(w)}, w)


@answered
def all_groupings(request: Request) -> Response:
    """GET /api/v1/groupings: what the tables can be grouped by."""
    refuse_others(request, {LANGUAGE})
    w = words_asked(request)
    listed = [{"by": by, "label": w("all" if by is Grouping.NONE else f"filter.by.{by}")} for by in GROUPINGS]
    return as_json(request, about(w) | {"groupings": listed}, w)


@answered
def results(request: Request) -> Response:
    """GET /api/v1/results/{question}: the released table of one column by a grouping."""
    refuse_others(request, {LANGUAGE, BY})
    w, column, by = words_asked(request), column_asked(request), grouping_asked(request)
    if sentence := why_not_public(w):
        return refused(sentence, 403)
    found = described(column, w) | {"by": by, "groups": _groups(column, by, w)}
    return as_json(request, about(w) | found, w)


@answered
def results_csv(request: Request) -> Response:
    """GET /api/v1/results/{question}.csv: the same table as a file."""
    refuse_others(request, {LANGUAGE, BY})
    w, column, by = words_asked(request), column_asked(request), grouping_asked(request)
    if sentence := why_not_public(w):
        return refused(sentence, 403)
    values = values_of(application.questionnaire(), column)
    text = groups_csv(_groups(column, by, w), values, scale=set(SCALE) <= set(values))
    return as_csv(request, text, f"{column}-{by}", w)


@answered
def participation(request: Request) -> Response:
    """GET /api/v1/participation: how many submitted, by a grouping."""
    refuse_others(request, {LANGUAGE, BY})
    w, by = words_asked(request), grouping_asked(request)
    if sentence := why_not_public(w):
        return refused(sentence, 403)
    return as_json(request, about(w) | {"by": by, "groups": _respondents(by, w)}, w)


@answered
def nothing(request: Request) -> Response:
    """Any other address below /api/v1/."""
    raise UnknownName("error.api.address", address=request.url.path)


def _groups(column: str, by: Grouping, w: Words) -> Groups:
    questionnaire = application.questionnaire()
    table = released(application.store(), questionnaire, column, by, application.settings().threshold)
    return groups_of(table, values_of(questionnaire, column), lambda group: group_label(w, by, group))


def _respondents(by: Grouping, w: Words) -> list[dict[str, Any]]:
    threshold = application.settings().threshold
    table = released_participation(application.store(), application.questionnaire(), by, threshold)
    rows = zip(table["group"].tolist(), table["n"].tolist(), table["status"].tolist(), strict=True)
    return [
        {"group": group, "label": group_label(w, by, group), "respondents": n, "status": status}
        for group, n, status in rows
    ]
