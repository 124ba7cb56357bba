import pytest
from databases import SQLite, closing
from starlette.applications import Starlette
from unit.api.visitor import Visitor

from consultation import application

EXPECTED = {
    "content-security-policy": (
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
        "font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; frame-src 'self'; object-src 'none'; "
        "base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "SAMEORIGIN",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    "cross-origin-opener-policy": "same-origin",
}


@pytest.mark.parametrize("path", ["/", "/healthz", "/assets/page.css", "/_stcore/x"])
def test_every_answer_has_the_headers(visitor: Visitor, path: str) -> None:
    headers = visitor.get(path).headers
    assert {name: headers[name] for name in EXPECTED} == EXPECTED


@pytest.mark.parametrize("path", ["/staff/export/wide.csv", "/a/b"])
def test_a_page_with_one_sentence_tells_nobody_its_address_which_may_hold_a_secret(visitor: Visitor, path: str) -> None:
    headers = visitor.get(path).headers
    expected = EXPECTED | {"referrer-policy": "no-referrer", "cache-control": "no-store"}
    assert {name: headers[name] for name in expected} == expected


@pytest.mark.parametrize("address", ["203.0.113.7", "2001:db8::1", "10.0.0.1", "unix"])
@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/metrics/"])
def test_the_metrics_are_closed_to_others(app: Starlette, address: str, path: str) -> None:
    answer = Visitor(app, address).get(path)
    assert (answer.status_code, answer.text) == (404, "")


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded"])
def test_the_metrics_are_closed_to_those_who_come_by_a_proxy_on_this_computer(app: Starlette, header: str) -> None:
    assert Visitor(app, "127.0.0.1").get("/_stcore/metrics", headers={header: "203.0.113.7"}).text == ""


@pytest.mark.parametrize("address", ["127.0.0.1", "127.0.0.9", "::1"])
def test_the_metrics_are_open_on_this_computer(app: Starlette, address: str) -> None:
    # Streamlit's route is not part of this application: the request got past us.
    assert Visitor(app, address).get("/_stcore/metrics").text == "Not Found"


def test_health_is_good_with_a_database(visitor: Visitor) -> None:
    answer = visitor.get("/healthz")
    assert (answer.status_code, answer.text, answer.headers["cache-control"]) == (200, "ok", "no-store")


def test_health_is_bad_without_and_says_nothing_more(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONSULTATION_DATABASE_URL", "sqlite:////nowhere/at/all.db")
    answer = visitor.get("/healthz")
    assert (answer.status_code, answer.text) == (503, "unavailable")


@pytest.mark.parametrize("path", ["/answer/" + "k" * 43, "/staff/export/wide.csv"])
def test_without_a_database_the_routes_say_so(visitor: Visitor, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    monkeypatch.setenv("CONSULTATION_DATABASE_URL", "sqlite:////nowhere/at/all.db")
    visitor.cookies.set("consultation_staff", "anything")
    answer = visitor.get(path)
    assert answer.status_code == 503
    assert application.words_in("en")("error.store.missing") in answer.text
    assert "nowhere" not in answer.text


def test_health_is_bad_while_the_database_does_not_know_the_consultation(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch, sqlite: SQLite
) -> None:
    with closing(sqlite.new(migrated=False)) as url:
        monkeypatch.setenv("CONSULTATION_DATABASE_URL", url)
        assert visitor.get("/healthz").status_code == 503
