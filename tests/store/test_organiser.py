"""The organiser's settings, and what they keep from opening."""

from datetime import timedelta

import pytest
from asked import ANNA, BRUNO, CLOSES, CONSULTATION, DURING, FULL, OPENS, saved, submitted

from consultation.answers import Grouping
from consultation.errors import ConsultationError, LinkRefused, NotOpen
from consultation.questions.organiser import NEEDED, Organiser
from consultation.store import invitations, retention
from consultation.store.consultations import register
from consultation.store.engine import Store
from consultation.store.frames import Chosen, participation, respondents, rows
from consultation.store.invitations import Addressed, Invited
from consultation.store.organisers import change, organiser
from consultation.store.outbox import Letter
from consultation.store.pilots import answers_of_pilot, remove_pilot
from consultation.store.responses import find, save, submit, withdraw

BEFOREHAND = OPENS - timedelta(days=3)
PILOT = CONSULTATION.as_pilot()
INVITED = Invited("anna@museum.example", "en")
LETTER = Letter(INVITED.address, "en", "Subject", "Body\n", "https://x.example")


def test_what_staff_changed_goes_before_the_file_and_the_rest_stays(store: Store) -> None:
    changed = change(store, CONSULTATION, {"controller": "Others", "purpose": {"": "To ask.", "fr": "Pour."}}, DURING)

    assert organiser(store, CONSULTATION) == changed
    expected = {"controller": "Others", "purpose": {"": "To ask.", "fr": "Pour."}}
    assert changed == CONSULTATION.organiser.model_copy(update=expected)


def test_a_restart_keeps_what_staff_changed(store: Store) -> None:
    change(store, CONSULTATION, {"controller": ""}, DURING)
    register(store, CONSULTATION)

    with pytest.raises(NotOpen, match=r"error\.answer\.not_complete"):
        saved(store, ANNA, FULL)


def test_a_closing_that_staff_put_off_holds_for_answers_links_and_retention(store: Store) -> None:
    saved(store, ANNA, FULL)
    addressed = Addressed(LETTER, "hash")
    invitations.invite(store, CONSULTATION, INVITED, addressed, expires_at=CLOSES, now=DURING)
    later = CLOSES + timedelta(days=7)
    changed = change(store, CONSULTATION, {"closes": later}, DURING)
    register(store, CONSULTATION)  # as a restart does

    assert submit(store, CONSULTATION, ANNA, now=later - timedelta(seconds=1)).state == "submitted"
    with pytest.raises(NotOpen, match=r"error\.answer\.closed"):
        save(store, CONSULTATION, ANNA, {"country": ("FR",)}, language="en", now=later)
    assert invitations.look(store, CONSULTATION, "hash", later - timedelta(seconds=1)) == "en"
    with pytest.raises(LinkRefused):
        invitations.look(store, CONSULTATION, "hash", later)
    kept = timedelta(days=changed.retention_days or 0)
    assert retention.due(CONSULTATION.dated(changed), changed) == later + kept


def test_without_the_dates_of_staff_those_of_the_file_hold_again(store: Store) -> None:
    change(store, CONSULTATION, {"opens": DURING + timedelta(days=1), "closes": DURING + timedelta(days=2)}, DURING)
    with pytest.raises(NotOpen, match=r"error\.answer\.not_yet_open"):
        saved(store, ANNA, FULL)
    change(store, CONSULTATION, {"opens": None, "closes": None}, DURING)
    assert saved(store, ANNA, FULL).state == "draft"


def test_a_pilot_lasts_until_the_opening_that_staff_set(store: Store) -> None:
    register(store, PILOT)
    change(store, CONSULTATION, {"opens": OPENS + timedelta(days=1)}, BEFOREHAND)
    register(store, PILOT)
    assert save(store, PILOT, ANNA, FULL, language="en", now=OPENS + timedelta(hours=23)).state == "draft"
    with pytest.raises(NotOpen, match=r"error\.answer\.closed"):
        save(store, PILOT, ANNA, FULL, language="en", now=OPENS + timedelta(days=1))


@pytest.mark.parametrize("name", ["opens", "closes"])
def test_a_closing_before_the_opening_is_refused_and_changes_nothing(store: Store, name: str) -> None:
    wrong = CLOSES if name == "opens" else OPENS
    with pytest.raises(ConsultationError, match=r"error\.organiser\.closes"):
        change(store, CONSULTATION, {"paused": True, name: wrong}, DURING)
    assert organiser(store, CONSULTATION) == CONSULTATION.organiser


@pytest.mark.parametrize("name", NEEDED)
def test_it_does_not_open_while_a_detail_is_empty(store: Store, name: str) -> None:
    kept = getattr(CONSULTATION.organiser, name)
    empty = None if name == "retention_days" else {"": " "} if isinstance(kept, dict) else " "
    changed = change(store, CONSULTATION, {name: empty}, DURING)

    assert changed.missing == (name,)
    with pytest.raises(NotOpen, match=r"error\.answer\.not_complete"):
        saved(store, ANNA, FULL)
    change(store, CONSULTATION, {name: kept}, DURING)
    assert saved(store, ANNA, FULL).state == "draft"


def test_a_pause_takes_nothing_and_keeps_everything(store: Store) -> None:
    submitted(store, ANNA, FULL)
    saved(store, BRUNO, FULL)
    change(store, CONSULTATION, {"paused": True}, DURING)

    with pytest.raises(NotOpen, match=r"error\.answer\.paused"):
        saved(store, BRUNO, {"R1.agreement": ("1",)})
    with pytest.raises(NotOpen, match=r"error\.answer\.paused"):
        submit(store, CONSULTATION, BRUNO, now=DURING)
    found = find(store, CONSULTATION, BRUNO)
    assert found
    assert found.answers == FULL
    withdraw(store, CONSULTATION, ANNA, now=DURING)
    change(store, CONSULTATION, {"paused": False}, DURING)
    assert submit(store, CONSULTATION, BRUNO, now=DURING).state == "submitted"


@pytest.mark.parametrize(
    ("name", "value"),
    [("accent", "#ffcc00"), ("accent", "blue"), ("retention_days", 0), ("controller", "x" * 201), ("reach", "all")],
)
def test_a_value_that_cannot_be_used_is_refused_and_changes_nothing(store: Store, name: str, value: object) -> None:
    with pytest.raises(ConsultationError, match=rf"error\.organiser\.{name}"):
        change(store, CONSULTATION, {"paused": True, name: value}, DURING)
    assert organiser(store, CONSULTATION) == CONSULTATION.organiser


def test_an_empty_organiser_lacks_all_that_is_needed() -> None:
    assert Organiser().missing == NEEDED


def test_test_answers_are_counted_nowhere_and_removed_alone(store: Store) -> None:
    register(store, PILOT)
    save(store, PILOT, ANNA, FULL, language="en", now=BEFOREHAND)
    submit(store, PILOT, ANNA, now=BEFOREHAND)
    save(store, PILOT, BRUNO, FULL, language="en", now=BEFOREHAND)
    submitted(store, ANNA, {**FULL, "R1.agreement": ("2",)})

    assert answers_of_pilot(store, CONSULTATION) == 2
    numbers = participation(store, CONSULTATION)
    assert (numbers.submitted, numbers.drafts) == (1, 0)
    assert [row.answers["R1.agreement"] for row in rows(store, CONSULTATION, Chosen(state="all"))] == [("2",)]
    assert respondents(store, PILOT, Grouping.NONE)["n"].to_list() == [1]

    assert remove_pilot(store, CONSULTATION) == 2
    assert remove_pilot(store, CONSULTATION) == 0
    assert participation(store, CONSULTATION).submitted == 1
    assert list(rows(store, PILOT, Chosen(state="all"))) == []
    assert find(store, PILOT, ANNA) is None


def test_the_pilot_ends_when_the_consultation_opens(store: Store) -> None:
    register(store, PILOT)
    with pytest.raises(NotOpen, match=r"error\.answer\.closed"):
        save(store, PILOT, ANNA, FULL, language="en", now=OPENS)
    with pytest.raises(NotOpen, match=r"error\.answer\.not_yet_open"):
        save(store, CONSULTATION, ANNA, FULL, language="en", now=BEFOREHAND)


def test_a_pause_and_missing_details_hold_for_the_pilot_too(store: Store) -> None:
    register(store, PILOT)
    change(store, PILOT, {"paused": True}, BEFOREHAND)

    assert organiser(store, CONSULTATION).paused
    with pytest.raises(NotOpen, match=r"error\.answer\.paused"):
        save(store, PILOT, ANNA, FULL, language="en", now=BEFOREHAND)
