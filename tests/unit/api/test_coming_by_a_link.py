"""Share links, their QR codes, and the challenge against programs, as a browser asks for them."""

import hashlib
from datetime import UTC, datetime
from typing import Literal

import pytest
from altcha import Challenge, Payload, create_challenge, solve_challenge
from httpx2 import Response
from starlette.applications import Starlette
from unit.api.test_respondents_key import cookie
from unit.api.visitor import Visitor, on_both

from consultation import application
from consultation.api import challenge, qr, via
from consultation.application import questionnaire
from consultation.store import proofs, share_links
from consultation.store.engine import Store

VIA = "consultation_via"


@pytest.fixture
def _italy(store: Store) -> None:
    share_links.add(store, questionnaire(), "icom-italy", "ICOM Italia", datetime.now(UTC))


@pytest.fixture
def _with_challenge(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONSULTATION_PROOF_OF_WORK", "1")
    monkeypatch.setattr(challenge, "COST", 1)


def visits(store: Store) -> int:
    return sum(link.visits for link in share_links.links(store, questionnaire(), linked=False))


@on_both
@pytest.mark.usefixtures("_italy")
def test_a_browser_that_comes_by_a_link_is_counted_once_and_remembers_it(visitor: Visitor, store: Store) -> None:
    first = cookie(visitor.get("/?via=icom-italy"), VIA)
    assert first.pop("value") == "icom-italy"
    month = str(int(via.LASTS.total_seconds()))
    assert first == {"path": "/", "max-age": month, "httponly": "True", "samesite": "lax"}
    assert cookie(visitor.get("/questionnaire?via=icom-italy"), VIA) == {}
    assert visits(store) == 1


@pytest.mark.usefixtures("_italy")
def test_the_link_by_which_somebody_came_last_is_remembered(visitor: Visitor, store: Store) -> None:
    share_links.add(store, questionnaire(), "room-2", "Room 2", datetime.now(UTC))
    visitor.get("/?via=icom-italy")
    assert cookie(visitor.get("/?via=room-2&lang=fr"), VIA)["value"] == "room-2"
    assert visits(store) == 2


@pytest.mark.usefixtures("_italy")
@pytest.mark.parametrize("code", ["unknown", "", "ICOM-ITALY", "%00", "'; drop table", "a" * 5000])
def test_a_code_that_nobody_made_is_passed_over_quietly(visitor: Visitor, store: Store, code: str) -> None:
    answer = visitor.get(f"/?via={code}")
    assert (answer.status_code, cookie(answer, VIA), visits(store)) == (200, {}, 0)


@pytest.mark.usefixtures("_italy")
def test_a_program_that_only_asks_for_the_head_is_not_counted(visitor: Visitor, store: Store) -> None:
    visitor.head("/?via=icom-italy")
    assert visits(store) == 0


@pytest.mark.usefixtures("_italy")
@pytest.mark.parametrize(("kind", "begins"), [("svg", b"<?xml"), ("png", b"\x89PNG")])
def test_a_qr_code_can_be_shown_and_kept_as_a_file(
    visitor: Visitor, kind: Literal["svg", "png"], begins: bytes
) -> None:
    answer = visitor.get(f"/qr/icom-italy.{kind}?download=1")
    assert answer.headers["content-type"].startswith(qr.TYPES[kind])
    assert answer.headers["content-disposition"] == f'attachment; filename="icom-italy.{kind}"'
    assert answer.content == qr.drawn("http://testserver/?via=icom-italy", kind)
    assert answer.content.startswith(begins)
    assert "content-disposition" not in visitor.get(f"/qr/icom-italy.{kind}").headers


@pytest.mark.usefixtures("_italy")
def test_a_qr_code_leads_to_the_public_address_where_one_is_set(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONSULTATION_ADDRESS", "https://museums.example/")
    assert visitor.get("/qr/icom-italy.png").content == qr.drawn("https://museums.example/?via=icom-italy", "png")
    assert "museums.example/?via=icom-italy" in visitor.get("/qr/icom-italy").text


@pytest.mark.usefixtures("_italy")
def test_the_page_for_a_room_speaks_its_language(visitor: Visitor) -> None:
    page = visitor.get("/qr/icom-italy?lang=fr").text
    assert '<html lang="fr">' in page
    assert application.words_in("fr")("nemo_ai.title") in page


@pytest.mark.usefixtures("_italy")
@pytest.mark.parametrize("path", ["/qr/unknown", "/qr/unknown.svg", "/qr/icom-italy.gif", "/qr/%3Cb%3E"])
def test_there_is_no_qr_code_of_what_nobody_made(visitor: Visitor, path: str) -> None:
    assert visitor.get(path).status_code == 404


def answered(visitor: Visitor, given: Response) -> Response:
    """Solve the challenge as the page's script does, and send the solution."""
    asked = Challenge.from_dict(given.json())
    solution = solve_challenge(asked)
    assert solution is not None
    return visitor.post("/challenge", json=Payload(asked, solution).to_dict())


def is_proved(visitor: Visitor, store: Store) -> bool:
    return proofs.is_there(store, visitor.cookies["consultation_key"], datetime.now(UTC))


@on_both
@pytest.mark.usefixtures("_with_challenge")
def test_a_solved_challenge_is_remembered_for_the_key(visitor: Visitor, store: Store) -> None:
    assert "challenge.js" in visitor.get("/").text
    given = visitor.get("/challenge")
    assert given.json()["parameters"]["algorithm"] == "PBKDF2/SHA-256"
    assert answered(visitor, given).status_code == 204
    assert is_proved(visitor, store)
    assert visitor.get("/challenge").status_code == 204


@pytest.mark.usefixtures("_with_challenge")
def test_a_solution_cannot_be_passed_on(app: Starlette, visitor: Visitor, store: Store) -> None:
    other = Visitor(app)
    visitor.get("/")
    other.get("/")
    assert answered(other, visitor.get("/challenge")).status_code == 400
    assert not is_proved(other, store)


@pytest.mark.usefixtures("_with_challenge")
def test_a_challenge_of_ones_own_making_is_refused(visitor: Visitor, store: Store) -> None:
    visitor.get("/")
    ours = {"for": hashlib.sha256(visitor.cookies["consultation_key"].encode()).hexdigest()}
    made = create_challenge(challenge.ALGORITHM, 1, data=ours, hmac_secret="guessed")
    solution = solve_challenge(made)
    assert solution is not None
    assert visitor.post("/challenge", json=Payload(made, solution).to_dict()).status_code == 400
    assert not is_proved(visitor, store)


@pytest.mark.usefixtures("_with_challenge")
@pytest.mark.parametrize("body", [b"", b"{}", b"[]", b"null", b'{"challenge": 1}', b"\xff", b"[" * 4000, b" " * 5000])
def test_what_is_no_solution_is_refused(visitor: Visitor, body: bytes) -> None:
    visitor.get("/")
    assert visitor.post("/challenge", content=body).status_code == 400


def test_where_it_is_switched_off_nothing_is_asked(visitor: Visitor) -> None:
    assert "challenge.js" not in visitor.get("/").text
    assert visitor.get("/challenge").status_code == 204
