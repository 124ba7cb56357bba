import csv
import io
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text
from unit.api.visitor import NAME, Visitor, begin_session, on_both

from consultation import application
from consultation.accounts import IDLE
from consultation.exports.codebook import codebook
from consultation.exports.long import long
from consultation.exports.wide import wide, wide_with_labels
from consultation.store.engine import Store
from consultation.store.frames import Chosen, lines, rows
from consultation.store.responses import NewResponse, add

FIRST, LATER = datetime(2026, 10, 1, 9, tzinfo=UTC), datetime(2026, 10, 3, 9, tzinfo=UTC)
COMMENT = "=1+1 « oui »"


@pytest.fixture
def analyst(visitor: Visitor, store: Store) -> Visitor:
    """Somebody who is signed in, over three responses and a draft."""
    begin_session(store, visitor)
    add(
        store,
        application.questionnaire(),
        [
            _response("AAAA", "submitted", FIRST, country="FR", museum_type="art"),
            _response("BBBB", "submitted", FIRST, country="IT", museum_type="art"),
            _response("CCCC", "submitted", LATER, country="FR", museum_type="history"),
            _response("DDDD", "draft", LATER, country="FR", museum_type="art"),
        ],
    )
    return visitor


def _response(reference: str, state: str, when: datetime, **profile: str) -> NewResponse:
    submitted_at = when if state == "submitted" else None
    answers = {"consent.process": ("yes",), "R1.comment": (COMMENT,), **{name: (v,) for name, v in profile.items()}}
    return NewResponse(reference, "fr", state, submitted_at, when, answers)  # type: ignore[arg-type]


def references(content: bytes) -> list[str]:
    lines = csv.DictReader(io.StringIO(content.decode("utf-8-sig")))
    return [line["reference"] for line in lines]


@on_both
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_files_are_those_of_the_exports(analyst: Visitor, store: Store, language: str) -> None:
    questionnaire, w, everybody = application.questionnaire(), application.words_in(language), Chosen(state="all")
    expected = {
        "wide.csv": wide(lines(store, questionnaire, everybody), questionnaire),
        "wide.csv?labels=1": wide_with_labels(rows(store, questionnaire, everybody), questionnaire, w),
        "long.csv": long(rows(store, questionnaire, everybody), questionnaire, w),
        "codebook.csv": [codebook(questionnaire, questionnaire.organiser, w)],
    }
    for name, chunks in expected.items():
        asked = f"{name}{'&' if '?' in name else '?'}state=all&lang={language}"
        assert analyst.get(f"/staff/export/{asked}").content == b"".join(chunks)


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, ["AAAA", "BBBB", "CCCC"]),
        ({"state": "draft"}, ["DDDD"]),
        ({"state": "all"}, ["AAAA", "BBBB", "CCCC", "DDDD"]),
        ({"country": "FR"}, ["AAAA", "CCCC"]),
        ({"country": "FR", "museum_type": "art"}, ["AAAA"]),
        ({"since": "2026-10-02"}, ["CCCC"]),
        ({"until": "2026-10-02"}, ["AAAA", "BBBB"]),
        ({"since": "2026-10-01", "until": "2026-10-01", "country": "IT"}, ["BBBB"]),
        ({"country": "MT"}, []),
    ],
)
def test_filters_choose_the_responses(analyst: Visitor, filters: dict[str, str], expected: list[str]) -> None:
    assert references(analyst.get("/staff/export/wide.csv", params=filters).content) == expected


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("county", "FR", "There is no filter called “county”."),
        ("<b>", "x", "There is no filter called “&lt;b&gt;”."),
        ("country", "XX", "The filter “country” cannot have the value “XX”."),
        ("country", "fr", "The filter “country” cannot have the value “fr”."),
        ("country", "", "The filter “country” cannot have the value “”."),
        ("museum_type", "zoo'--", "The filter “museum_type” cannot have the value “zoo&#x27;--”."),
        ("state", "withdrawn", "The filter “state” cannot have the value “withdrawn”."),
        ("since", "yesterday", "The filter “since” cannot have the value “yesterday”."),
        ("until", "2026-02-30", "The filter “until” cannot have the value “2026-02-30”."),
    ],
)
@pytest.mark.parametrize("file", ["wide", "codebook"])
def test_what_cannot_be_chosen_is_said(analyst: Visitor, file: str, name: str, value: str, sentence: str) -> None:
    answer = analyst.get(f"/staff/export/{file}.csv", params={name: value})
    assert answer.status_code == 400
    assert sentence in answer.text


def test_the_sentence_is_in_the_language_that_was_asked_for(analyst: Visitor) -> None:
    answer = analyst.get("/staff/export/wide.csv?lang=fr&country=XX")
    assert "Le filtre «\u00a0country\u00a0» ne peut pas avoir la valeur «\u00a0XX\u00a0»." in answer.text
    assert '<html lang="fr">' in answer.text


def test_there_are_no_other_files(analyst: Visitor) -> None:
    answer = analyst.get("/staff/export/staff.csv")
    assert answer.status_code == 400
    assert "There is no such file." in answer.text


@pytest.mark.parametrize("file", ["wide", "long", "codebook", "anything"])
@pytest.mark.parametrize("token", [None, "", "forged", "session-" * 4])
def test_nobody_else_gets_anything(analyst: Visitor, file: str, token: str | None) -> None:
    stranger = Visitor(analyst.app)
    if token is not None:
        stranger.cookies.set("consultation_staff", token)
    answer = stranger.get(f"/staff/export/{file}.csv", params={"state": "all"})
    assert answer.status_code == 401
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "Please sign in to see this page." in answer.text
    assert 'href="/sign-in?lang=en"' in answer.text


@pytest.mark.parametrize(("ago", "status"), [(IDLE - timedelta(minutes=1), 200), (IDLE, 401)])
def test_a_session_ends_after_half_an_hour_without_activity(
    visitor: Visitor, store: Store, ago: timedelta, status: int
) -> None:
    begin_session(store, visitor, datetime.now(UTC) - ago)
    assert visitor.get("/staff/export/codebook.csv").status_code == status


def test_every_file_that_is_taken_out_is_noted(analyst: Visitor, store: Store) -> None:
    analyst.get("/staff/export/wide.csv?country=FR&state=all")
    analyst.get("/staff/export/codebook.csv")
    with store.read() as connection:
        noted = connection.execute(text("SELECT staff_name, action, detail FROM audit ORDER BY id")).all()
    assert [tuple(line) for line in noted] == [
        (NAME, "export", "wide country=FR&state=all"),
        (NAME, "export", "codebook "),
    ]


def test_a_file_is_saved_under_a_name_and_kept_by_no_cache(analyst: Visitor) -> None:
    headers = analyst.get("/staff/export/long.csv").headers
    assert headers["content-type"] == "text/csv; charset=utf-8"
    assert headers["content-disposition"] == f'attachment; filename="nemo_ai-long-{datetime.now(UTC):%Y-%m-%d}.csv"'
    assert headers["cache-control"] == "no-store"


def test_labels_are_added_when_they_are_asked_for(analyst: Visitor) -> None:
    plain = analyst.get("/staff/export/wide.csv").text.splitlines()[0].split(",")
    labelled = analyst.get("/staff/export/wide.csv?labels=1").text.splitlines()[0].split(",")
    assert "country__label" not in plain
    assert [name for name in labelled if not name.endswith("__label")] == plain


def test_files_that_are_not_read_to_the_end_hold_no_connection(analyst: Visitor) -> None:
    for _ in range(40):  # more than the pool has
        with analyst.stream("GET", "/staff/export/wide.csv") as answer:
            next(answer.iter_bytes())
    assert analyst.get("/healthz").text == "ok"
