"""Beginning and submitting: who is counted, who is asked to look again, and that nobody loses anything."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from app.opening import opened, said
from streamlit.runtime.context import ContextProxy

from consultation import application
from consultation.accounts import token_hash
from consultation.application import questionnaire
from consultation.store import invitations, proofs, responses, share_links
from consultation.store.arrivals import Arrival
from consultation.store.invitations import Addressed, Invited
from consultation.store.limits import Limit
from consultation.store.outbox import Letter
from consultation.text import Words
from consultation.ui import arrival, context, gate

FILE = "respond/questionnaire.py"
KEY = "k" * 43
PROFILE = {"consent.process": ("yes",), "country": ("IT",), "museum_type": ("art",)}
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def somebody(database: Path, cookies: dict[str, str]) -> None:  # noqa: ARG001  the database has to be there
    cookies["consultation_key"] = KEY


@pytest.fixture
def from_address(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody on the network; of one limit of each kind."""
    monkeypatch.setattr(ContextProxy, "ip_address", "203.0.113.7")
    monkeypatch.setattr(gate, "STARTS", Limit("start", 1, DAY))
    monkeypatch.setattr(gate, "SUBMISSIONS", Limit("submit", 1, DAY))


def saved(key: str = KEY, ago: timedelta = DAY / 24) -> None:
    """A profile that was filled in some time ago."""
    responses.save(application.store(), questionnaire(), key, PROFILE, language="en", now=datetime.now(UTC) - ago)


def state(key: str = KEY) -> str | None:
    found = responses.find(application.store(), questionnaire(), key)
    return found.state if found else None


def begin(consents: str = "field:consent.process") -> list[str]:
    page = opened(FILE, lang="en")
    return said(page.checkbox(key=consents).check().run())


def submit(times: int = 1, trap: str = "") -> list[str]:
    """Press the button on the last step; what the page says before it leads on."""
    page = opened(FILE, lang="en", step="review")
    for _ in range(times):
        page.text_input(key="gate-trap").set_value(trap)
        page.button(key="submit").click()
        page.run()
    return said(page)


class TestHaste:
    def test_whoever_is_faster_than_people_is_asked_once_and_loses_nothing(self, w: Words) -> None:
        saved(ago=-DAY / 24)  # a machine may be so slow that people are faster
        assert w("error.gate.look_again") in submit()
        assert state() == "draft"

    def test_the_second_time_it_is_taken(self) -> None:
        saved(ago=-DAY / 24)
        submit(times=2)
        assert state() == "submitted"

    def test_whoever_takes_their_time_is_not_asked(self) -> None:
        saved()
        submit()
        assert state() == "submitted"

    def test_who_fills_in_what_nobody_sees_is_asked_too(self, w: Words) -> None:
        saved()
        assert w("error.gate.filled") in submit(trap="http://buy.example")
        assert state() == "draft"

    def test_a_browser_that_filled_it_in_costs_a_person_nothing_but_a_click(self) -> None:
        saved()
        submit(times=2, trap="Anna Rossi")
        assert state() == "submitted"

    def test_submitting_again_is_never_asked_about(self) -> None:
        saved()
        submit()
        responses.save(application.store(), questionnaire(), KEY, {"country": ("FR",)}, language="en")
        submit(trap="x")
        found = responses.find(application.store(), questionnaire(), KEY)
        assert found is not None
        assert (found.changing, found.answers["country"]) == (False, ("FR",))


@pytest.mark.usefixtures("from_address")
class TestLimits:
    def test_more_beginnings_than_a_museum_has_people_are_stopped(self, cookies: dict[str, str], w: Words) -> None:
        assert w("error.gate.starts") not in begin()
        cookies["consultation_key"] = "b" * 43
        refused = begin()
        assert w("error.gate.starts") in refused
        assert w("form.consent_first") not in refused
        assert state("b" * 43) is None

    def test_going_on_is_not_beginning(self) -> None:
        begin()
        page = opened(FILE, lang="en")
        for country in ("IT", "FR", "DE"):
            page.selectbox(key="field:country").set_value(country).run()
        found = responses.find(application.store(), questionnaire(), KEY)
        assert found is not None
        assert found.answers["country"] == ("DE",)

    def test_what_may_not_be_submitted_today_stays_saved(self, cookies: dict[str, str], w: Words) -> None:
        saved()
        submit()
        cookies["consultation_key"] = "b" * 43
        saved("b" * 43)
        assert w("error.gate.submissions") in submit()
        assert state("b" * 43) == "draft"


def test_the_limits_leave_room_for_a_conference() -> None:
    assert gate.STARTS.most >= 1000
    assert gate.SUBMISSIONS.most >= 600


class TestChallenge:
    @pytest.fixture(autouse=True)
    def _on(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("CONSULTATION_PROOF_OF_WORK", "1")
        monkeypatch.setattr(gate, "PATIENCE", 0.0)

    def test_without_a_solution_nobody_begins_or_submits(self, w: Words) -> None:
        assert w("error.gate.challenge") in begin()
        assert state() is None
        saved()
        assert w("error.gate.challenge") in submit()
        assert state() == "draft"

    def test_with_one_everybody_does(self) -> None:
        proofs.add(application.store(), KEY, datetime.now(UTC))
        begin()
        assert state() == "draft"


class TestArrivals:
    def test_who_came_by_a_link_is_counted_once_at_each_stage(self, cookies: dict[str, str]) -> None:
        share_links.add(application.store(), questionnaire(), "icom-italy", "ICOM Italia", datetime.now(UTC))
        cookies["consultation_via"] = "icom-italy"
        begin()
        page = opened(FILE, lang="en")
        page.selectbox(key="field:country").set_value("IT").run()
        page.selectbox(key="field:museum_type").set_value("art").run()
        submit(times=2)
        (link,) = share_links.links(application.store(), questionnaire(), linked=True)
        assert (link.started, link.submitted, link.counted) == (1, 1, 0)  # nothing is linked unless that was chosen

    def test_where_reach_is_linked_the_response_remembers_its_link(
        self, cookies: dict[str, str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        share_links.add(application.store(), questionnaire(), "icom-italy", "ICOM Italia", datetime.now(UTC))
        linked = application.organiser().model_copy(update={"reach": "linked"})
        monkeypatch.setattr(application, "organiser", lambda: linked)
        cookies["consultation_via"] = "icom-italy"
        saved()
        submit()
        (link,) = share_links.links(application.store(), questionnaire(), linked=True)
        assert (link.submitted, link.counted) == (1, 1)

    def test_nobody_is_counted_in_a_pilot(self, cookies: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
        cookies |= {"consultation_via": "icom-italy", "consultation_invitation": "secret"}
        assert arrival.of_this_browser() == Arrival("icom-italy", token_hash("secret"))
        monkeypatch.setattr(context, "questionnaire", questionnaire().as_pilot)
        assert arrival.of_this_browser() == Arrival()

    def test_who_was_invited_has_answered(self, cookies: dict[str, str]) -> None:
        now = datetime.now(UTC)
        letter = Letter("anna@museum.example", "en", "Subject", "Body\n", "https://x.example")
        addressed = Addressed(letter, token_hash("secret"))
        invited = Invited("anna@museum.example", "en")
        invitations.invite(application.store(), questionnaire(), invited, addressed, expires_at=now + DAY, now=now)
        cookies["consultation_invitation"] = "secret"
        saved()
        submit()
        assert invitations.numbers(application.store(), questionnaire())["answered"] == 1
