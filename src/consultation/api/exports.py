"""Responses as files for staff: checked and noted on every request, and streamed, so that memory stays flat."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Literal, get_args

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from consultation import application
from consultation.api import language
from consultation.api.plain_page import sentence_page
from consultation.api.staff_session import signed_in
from consultation.errors import UnknownName
from consultation.exports.codebook import codebook
from consultation.exports.long import long
from consultation.exports.wide import wide, wide_with_labels
from consultation.store import staff
from consultation.store.frames import Chosen, lines, rows
from consultation.text import Words

State = Literal["submitted", "draft", "all"]
STATES: tuple[State, ...] = get_args(State)
FILTERS = frozenset({"country", "museum_type", "state", "since", "until", "lang", "labels"})


def responses_file(request: Request) -> Response:
    """GET /staff/export/wide.csv or long.csv: the chosen responses, a line for each or a line for each answer."""
    return _answered(request, request.path_params["layout"])


def codebook_file(request: Request) -> Response:
    """GET /staff/export/codebook.csv: what the columns mean."""
    return _answered(request, "codebook")


def _answered(request: Request, name: str) -> Response:
    member = signed_in(request)
    if member is None:
        return sentence_page(request, "staff.sign_in_first", status=401, address="/sign-in", way_on="staff.sign_in")
    chunks = _chunks(name, request.query_params, language.words_of(request))
    staff.log(application.store(), member.name, "export", f"{name} {request.url.query}", datetime.now(UTC))
    return StreamingResponse(chunks, headers=_headers(name), media_type="text/csv; charset=utf-8")


def _chunks(name: str, asked: QueryParams, w: Words) -> Iterator[bytes]:
    questionnaire = application.questionnaire()
    store, chosen = application.store(), _chosen(asked)
    match name:
        case "wide" if asked.get("labels") == "1":
            return wide_with_labels(rows(store, questionnaire, chosen), questionnaire, w)
        case "wide":
            return wide(lines(store, questionnaire, chosen), questionnaire)
        case "long":
            return long(rows(store, questionnaire, chosen), questionnaire, w)
        case "codebook":
            return iter((codebook(questionnaire, application.organiser(), w),))
        case _:
            raise UnknownName("error.request.file")


def _chosen(asked: QueryParams) -> Chosen:
    """The filters of the address; UnknownName for one that does not exist, or has a value that it cannot have."""
    for name in asked:
        if name not in FILTERS:
            raise UnknownName("error.request.filter", name=name)
    return Chosen(
        country=_code(asked, "country"),
        museum_type=_code(asked, "museum_type"),
        state=_state(asked.get("state", "submitted")),
        since=_day(asked, "since"),
        until=_day(asked, "until"),
    )


def _code(asked: QueryParams, name: str) -> str | None:
    value = asked.get(name)
    questionnaire = application.questionnaire()
    if value is not None and value not in questionnaire.choices(questionnaire.question(name)):
        raise UnknownName("error.request.value", name=name, value=value)
    return value


def _state(value: str) -> State:
    for state in STATES:
        if state == value:
            return state
    raise UnknownName("error.request.value", name="state", value=value)


def _day(asked: QueryParams, name: str) -> date | None:
    value = asked.get(name)
    try:
        return date.fromisoformat(value) if value is not None else None
    except ValueError as error:
        raise UnknownName("error.request.value", name=name, value=value) from error


def _headers(name: str) -> dict[str, str]:
    file = f"{application.questionnaire().id}-{name}-{datetime.now(UTC):%Y-%m-%d}.csv"
    return {"Content-Disposition": f'attachment; filename="{file}"', "Cache-Control": "no-store"}
