from http.cookies import SimpleCookie

import pytest
from httpx2 import Response
from unit.api.visitor import OURS, Visitor

from consultation import application
from consultation.api.limits import LINKS
from consultation.store import joint
from consultation.store.engine import Store
from consultation.store.responses import save

OWNER, OTHER = "owner-key_" + "0" * 33, "other-key_" + "0" * 33


@pytest.fixture
def secret(store: Store) -> str:
    """The secret of an invitation to somebody's answer."""
    questionnaire = application.questionnaire()
    begin(store, OWNER)
    return joint.invite(store, questionnaire, OWNER, owner="Anna", name="Bruno", now=questionnaire.opens)


def begin(store: Store, key: str) -> None:
    questionnaire = application.questionnaire()
    save(store, questionnaire, key, {"country": ("FR",)}, language="fr", now=questionnaire.opens)


def key_set(response: Response) -> str | None:
    for header in response.headers.get_list("set-cookie"):
        if found := SimpleCookie(header).get("consultation_key"):
            return found.value
    return None


def test_a_colleagues_link_opens_the_answer_in_their_browser(visitor: Visitor, secret: str) -> None:
    opened = visitor.get(f"/join/{secret}")

    assert (opened.status_code, key_set(opened)) == (303, secret)
    assert opened.headers["location"].startswith("/questionnaire?lang=")
    assert opened.headers["referrer-policy"] == "no-referrer"
    assert visitor.get(f"/join/{secret}").status_code == 303


def test_a_browser_with_another_answer_is_asked_first(visitor: Visitor, store: Store, secret: str) -> None:
    begin(store, OTHER)
    visitor.cookies.set("consultation_key", OTHER)

    asked = visitor.get(f"/join/{secret}")
    assert (asked.status_code, key_set(asked)) == (200, None)
    assert "another answer" in asked.text
    opened = visitor.post(f"/join/{secret}", headers=OURS)
    assert (opened.status_code, key_set(opened)) == (303, secret)


def test_another_site_cannot_make_a_browser_join(visitor: Visitor, secret: str) -> None:
    refused = visitor.post(f"/join/{secret}", headers={"Sec-Fetch-Site": "cross-site"})
    assert key_set(refused) is None
    assert refused.status_code == 403


@pytest.mark.parametrize("wrong", [OWNER, "joint-" + "0" * 37, "joint-", "%00", "x" * 500])
def test_what_is_no_invitation_opens_nothing(visitor: Visitor, secret: str, wrong: str) -> None:  # noqa: ARG001
    refused = visitor.get(f"/join/{wrong}")
    assert (refused.headers["location"].split("&")[0], key_set(refused)) == ("/?problem=joint", None)


def test_an_invitation_taken_back_opens_nothing(visitor: Visitor, store: Store, secret: str) -> None:
    questionnaire = application.questionnaire()
    team = joint.team(store, questionnaire, secret)
    assert team
    joint.revoke(store, questionnaire, OWNER, team.me.id)

    assert key_set(visitor.get(f"/join/{secret}")) is None


def test_guessing_is_limited(visitor: Visitor, secret: str) -> None:
    for number in range(LINKS.most + 1):
        visitor.get(f"/join/joint-{number:037}")
    assert key_set(visitor.get(f"/join/{secret}")) is None
