"""What the links in invitations do, whoever opens them."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from httpx2 import Response
from starlette.applications import Starlette
from unit.api.test_respondents_key import cookie
from unit.api.visitor import OURS, Visitor, on_both

from consultation.accounts import token_hash
from consultation.api.limits import LINKS
from consultation.application import questionnaire
from consultation.store import invitations, responses, suppression
from consultation.store.arrivals import Arrival
from consultation.store.engine import Store
from consultation.store.invitations import Addressed, Invited
from consultation.store.outbox import Letter
from consultation.text import words

KEY, INVITATION = "consultation_key", "consultation_invitation"
SECRET = "secret-of-anna_" + "0" * 28
PROFILE = {"consent.process": ("yes",), "country": ("IT",), "museum_type": ("art",)}
ADDRESS = "anna@museum.example"
OPEN = questionnaire().opens


@pytest.fixture(autouse=True)
def invited(store: Store) -> None:
    invite(store, datetime.now(UTC) + timedelta(days=30))


def invite(store: Store, expires_at: datetime) -> None:
    person, letter = Invited(ADDRESS, "fr"), Letter(ADDRESS, "fr", "Subject", "Body\n", "https://x.example")
    addressed = Addressed(letter, token_hash(SECRET))
    now = datetime.now(UTC)
    assert invitations.invite(store, questionnaire(), person, addressed, expires_at=expires_at, now=now)


def answer(store: Store, key: str, *, submit: bool = True) -> None:
    """What the pages do for somebody who came by the invitation."""
    responses.save(store, questionnaire(), key, PROFILE, language="en", now=OPEN)
    if submit:
        arrives = Arrival(invitation=token_hash(SECRET)).submitted(questionnaire())
        responses.submit(store, questionnaire(), key, arrives=arrives, now=OPEN)


def sentence(answer: Response) -> str:
    found = re.search(r"<p>(.*?)</p>", answer.text)
    assert found is not None
    return found[1]


@on_both
def test_an_invitation_leads_to_a_fresh_response_in_its_language(visitor: Visitor, store: Store) -> None:
    visitor.get("/")
    before = visitor.cookies[KEY]
    opened = visitor.get(f"/invitation/{SECRET}")
    assert (opened.status_code, opened.headers["location"]) == (303, "/?lang=fr")
    assert cookie(opened, INVITATION)["value"] == SECRET
    assert cookie(opened, INVITATION)["httponly"] == "True"
    assert visitor.cookies[KEY] != before
    assert responses.find(store, questionnaire(), visitor.cookies[KEY]) is None


def test_opening_it_again_goes_on_where_one_was(visitor: Visitor, store: Store) -> None:
    visitor.get(f"/invitation/{SECRET}")
    key = visitor.cookies[KEY]
    answer(store, key, submit=False)
    assert visitor.get(f"/invitation/{SECRET}").headers["location"] == "/?lang=fr"
    assert visitor.cookies[KEY] == key


def test_after_submitting_ones_own_invitation_leads_to_ones_own_answers(visitor: Visitor, store: Store) -> None:
    visitor.get(f"/invitation/{SECRET}")
    answer(store, visitor.cookies[KEY])
    assert visitor.get(f"/invitation/{SECRET}").headers["location"] == "/receipt"


def test_whoever_gets_a_used_invitation_sees_a_sentence_and_no_answers(
    app: Starlette, visitor: Visitor, store: Store
) -> None:
    visitor.get(f"/invitation/{SECRET}")
    answer(store, visitor.cookies[KEY])
    other = Visitor(app)
    found = other.get(f"/invitation/{SECRET}?lang=en")
    assert (found.status_code, sentence(found)) == (410, words("en")("error.invitation.used"))
    assert KEY not in other.cookies


def test_a_forwarded_invitation_opens_a_response_of_ones_own(app: Starlette, visitor: Visitor, store: Store) -> None:
    visitor.get(f"/invitation/{SECRET}")
    answer(store, visitor.cookies[KEY], submit=False)
    other = Visitor(app)
    assert other.get(f"/invitation/{SECRET}").status_code == 303
    assert other.cookies[KEY] != visitor.cookies[KEY]


def test_answers_in_this_browser_are_not_left_without_asking(visitor: Visitor, store: Store) -> None:
    visitor.get("/")
    key = visitor.cookies[KEY]
    answer(store, key, submit=False)
    asked = visitor.get(f"/invitation/{SECRET}?lang=en")
    assert sentence(asked) == words("en")("invitation.other")
    assert 'action="/invitation/' in asked.text
    assert visitor.cookies[KEY] == key
    assert visitor.post(f"/invitation/{SECRET}", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    begun = visitor.post(f"/invitation/{SECRET}", headers=OURS)
    assert begun.headers["location"] == "/?lang=fr"
    assert visitor.cookies[KEY] != key
    assert responses.find(store, questionnaire(), key) is not None


def test_an_expired_invitation_says_so(visitor: Visitor, store: Store) -> None:
    invitations.erase_addresses(store, questionnaire())
    invite(store, datetime.now(UTC))
    found = visitor.get(f"/invitation/{SECRET}?lang=en")
    assert (found.status_code, sentence(found)) == (410, words("en")("error.invitation.expired"))


@pytest.mark.parametrize("guessed", ["x", SECRET[:-1] + "1", "%00", "é", "a" * 5000])
def test_a_guessed_invitation_says_that_it_is_not_known(visitor: Visitor, guessed: str) -> None:
    found = visitor.get(f"/invitation/{guessed}?lang=en")
    assert (found.status_code, sentence(found)) == (404, words("en")("error.invitation.unknown"))
    assert INVITATION not in visitor.cookies


def test_guessing_is_limited_and_others_are_not_hit(app: Starlette, visitor: Visitor) -> None:
    for number in range(LINKS.most + 1):
        visitor.get(f"/invitation/{number}")
    assert visitor.get(f"/invitation/{SECRET}").status_code == 404
    assert Visitor(app, "198.51.100.9").get(f"/invitation/{SECRET}").status_code == 303


def unsubscribe_path(store: Store) -> str:
    return f"/unsubscribe/{suppression.unsubscribe_token(store, ADDRESS, datetime.now(UTC))}"


def is_suppressed(store: Store) -> bool:
    return suppression.is_suppressed(store, ADDRESS)


@on_both
def test_looking_at_the_link_does_not_unsubscribe_and_the_button_does(visitor: Visitor, store: Store) -> None:
    path = unsubscribe_path(store)
    asked = visitor.get(f"{path}?lang=de")
    assert sentence(asked) == words("de")("unsubscribe.ask")
    assert f'action="{path}?lang=de"' in asked.text
    assert not is_suppressed(store)
    done = visitor.form(f"{path}?lang=de")
    assert (done.status_code, sentence(done)) == (200, words("de")("unsubscribe.done"))
    assert is_suppressed(store)


def test_a_mail_program_unsubscribes_with_one_click(visitor: Visitor, store: Store) -> None:
    for _ in range(2):
        done = visitor.post(unsubscribe_path(store), data={"List-Unsubscribe": "One-Click"})
        assert done.status_code == 200
    assert is_suppressed(store)


def test_a_broken_link_to_unsubscribe_says_so(visitor: Visitor, store: Store) -> None:
    for method in (visitor.get, visitor.post):
        found = method(f"{unsubscribe_path(store)[:-2]}?lang=en")
        assert (found.status_code, sentence(found)) == (400, words("en")("error.mail.unsubscribe"))
    assert not is_suppressed(store)


def test_pages_that_hold_a_secret_are_not_kept_or_told_to_others(visitor: Visitor, store: Store) -> None:
    headers = visitor.get(unsubscribe_path(store)).headers
    assert (headers["cache-control"], headers["referrer-policy"]) == ("no-store", "no-referrer")
