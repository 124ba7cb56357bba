from http.cookies import SimpleCookie

import pytest
from httpx2 import Response
from starlette.applications import Starlette
from unit.api.visitor import OURS, Visitor

from consultation import application
from consultation.api.limits import LINKS
from consultation.store.engine import Store
from consultation.store.responses import save

KEY = "consultation_key"
OTHER = "k" * 43
HALF_A_YEAR = 180 * 24 * 60 * 60


@pytest.fixture
def known(store: Store) -> str:
    """The key of somebody who began to answer in French."""
    key = "Known-key_" + "0" * 33
    questionnaire = application.questionnaire()
    save(store, questionnaire, key, {"country": ("FR",)}, language="fr", now=questionnaire.opens)
    return key


def cookie(response: Response, name: str = KEY) -> dict[str, str]:
    """The attributes of a cookie that the answer sets, and its value; empty if it sets none."""
    for header in response.headers.get_list("set-cookie"):
        found = SimpleCookie(header).get(name)
        if found is not None:
            return {"value": found.value, **{name: str(value) for name, value in found.items() if value}}
    return {}


@pytest.mark.parametrize("path", ["/", "/questionnaire", "/results-compare"])
def test_a_browser_gets_a_key_with_the_first_page_it_loads(visitor: Visitor, path: str) -> None:
    given = cookie(visitor.get(path))
    assert len(given.pop("value")) == 43
    assert given == {"path": "/", "max-age": str(HALF_A_YEAR), "httponly": "True", "samesite": "lax"}


def test_a_browser_keeps_its_key_and_the_half_year_begins_anew(visitor: Visitor) -> None:
    first = cookie(visitor.get("/"))
    assert cookie(visitor.get("/receipt")) == first


def test_two_browsers_get_two_keys(app: Starlette, store: Store) -> None:  # noqa: ARG001
    assert cookie(Visitor(app).get("/"))["value"] != cookie(Visitor(app).get("/"))["value"]


@pytest.mark.parametrize("bad", ["short", "k" * 42, "k" * 44, "k" * 42 + "!", "%00" * 15])
def test_what_is_not_a_key_is_replaced(visitor: Visitor, bad: str) -> None:
    visitor.cookies.set(KEY, bad)
    assert cookie(visitor.get("/"))["value"] != bad


def test_the_key_is_sent_over_secure_connections_only_where_the_organiser_says_so(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONSULTATION_SECURE_COOKIES", "1")
    assert cookie(visitor.get("/"))["secure"] == "True"


@pytest.mark.parametrize("path", ["/healthz", "/assets/page.js", "/a/b"])
def test_what_is_not_a_page_gives_no_key(visitor: Visitor, path: str) -> None:
    assert cookie(visitor.get(path)) == {}


def test_a_personal_link_opens_the_answers_in_this_browser(visitor: Visitor, known: str) -> None:
    visitor.get("/")
    answer = visitor.get(f"/answer/{known}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/receipt?lang=fr")
    assert cookie(answer)["value"] == known
    assert visitor.cookies[KEY] == known


def test_the_address_with_the_key_is_told_to_nobody_and_kept_nowhere(visitor: Visitor, known: str) -> None:
    headers = visitor.get(f"/answer/{known}").headers
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cache-control"] == "no-store"


def test_a_link_shared_by_mistake_takes_nobodys_own_answers_from_view(
    visitor: Visitor, store: Store, known: str
) -> None:
    questionnaire = application.questionnaire()
    save(store, questionnaire, OTHER, {"country": ("PL",)}, language="pl", now=questionnaire.opens)
    visitor.cookies.set(KEY, OTHER)
    asked = visitor.get(f"/answer/{known}")
    assert (asked.status_code, cookie(asked)) == (200, {})
    assert "already holds other answers" in asked.text
    assert cookie(visitor.post(f"/answer/{known}", headers={"Sec-Fetch-Site": "cross-site"})) == {}
    assert cookie(visitor.post(f"/answer/{known}", headers=OURS))["value"] == known


@pytest.mark.parametrize("link", [OTHER, "short", "k" * 44, "%00" * 43, "é" * 43])
def test_a_link_that_is_not_known_leaves_the_present_answers_alone(visitor: Visitor, link: str) -> None:
    visitor.get("/")
    answer = visitor.get(f"/answer/{link}", headers={"Accept-Language": "fr"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/?problem=link&lang=fr")
    assert cookie(answer) == {}


def test_guessing_links_is_stopped_for_this_address_and_no_other(app: Starlette, known: str) -> None:
    guesser, other = Visitor(app, "203.0.113.1"), Visitor(app, "203.0.113.2")
    for _ in range(LINKS.most + 1):
        guesser.get(f"/answer/{OTHER}")
    assert guesser.get(f"/answer/{known}").headers["location"] == "/?problem=link&lang=en"
    assert other.get(f"/answer/{known}").headers["location"] == "/receipt?lang=fr"


def test_all_addresses_of_one_ipv6_network_are_one_guesser(app: Starlette, known: str) -> None:
    for number in range(LINKS.most + 1):
        Visitor(app, f"2001:db8:0:1::{number:x}").get(f"/answer/{OTHER}")
    assert cookie(Visitor(app, "2001:db8:0:1:ffff::1").get(f"/answer/{known}")) == {}
    assert cookie(Visitor(app, "2001:db8:0:2::1").get(f"/answer/{known}"))["value"] == known


def test_links_that_are_right_are_never_too_many(visitor: Visitor, known: str) -> None:
    for _ in range(LINKS.most + 2):
        answer = visitor.get(f"/answer/{known}")
    assert answer.headers["location"] == "/receipt?lang=fr"


def test_leaving_gives_the_browser_a_new_key(visitor: Visitor, known: str) -> None:
    visitor.get(f"/answer/{known}")
    answer = visitor.form("/leave")
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert len(cookie(answer)["value"]) == 43
    assert visitor.cookies[KEY] != known


def test_nobody_leaves_by_a_link(visitor: Visitor, known: str) -> None:
    visitor.get(f"/answer/{known}")
    visitor.get("/leave", headers=OURS)
    assert visitor.cookies[KEY] == known
