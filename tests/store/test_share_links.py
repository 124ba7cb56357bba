from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from asked import ANNA, BRUNO, CONSULTATION, NEXT_DAY, PROFILE
from asked import DURING as NOW
from sqlalchemy import text

from consultation.errors import ConsultationError, UnknownName
from consultation.store import proofs, share_links
from consultation.store.arrivals import Arrival
from consultation.store.engine import Store
from consultation.store.responses import save, submit, withdraw
from consultation.store.share_links import ShareLink


@pytest.fixture
def italy(store: Store) -> Store:
    share_links.add(store, CONSULTATION, "icom-italy", " ICOM Italia ", NOW)
    share_links.add(store, CONSULTATION, "a", "Another", NOW)
    return store


def answer(store: Store, key: str, arrival: Arrival, times: int = 1) -> None:
    """Save twice and submit, as often as wanted, always with how the person came."""
    begins = arrival.begun(CONSULTATION)
    for number in range(times + 1):
        changes = {**PROFILE, "R1.agreement": (str(number + 1),)}
        save(store, CONSULTATION, key, changes, language="en", begins=begins, now=NOW)
        if number:
            submit(store, CONSULTATION, key, arrives=arrival.submitted(CONSULTATION), now=NOW)


def counted(store: Store, *, linked: bool = False) -> tuple[int, int, int, int | None]:
    _, link = share_links.links(store, CONSULTATION, linked=linked)
    assert (link.code, link.name) == ("icom-italy", "ICOM Italia")
    return link.visits, link.started, link.submitted, link.counted


def test_links_are_listed_by_name(italy: Store) -> None:
    assert share_links.links(italy, CONSULTATION, linked=False) == [
        ShareLink("a", "Another", 0, 0, 0, None),
        ShareLink("icom-italy", "ICOM Italia", 0, 0, 0, None),
    ]
    assert share_links.name_of(italy, CONSULTATION, "icom-italy") == "ICOM Italia"
    assert share_links.name_of(italy, CONSULTATION, "nobody") is None


@pytest.mark.parametrize("code", ["", "-a", "a-", "ICOM", "a b", "é", "a" * 33, "a\n", "../x", "<b>"])
def test_a_code_that_does_not_fit_an_address_is_refused(store: Store, code: str) -> None:
    with pytest.raises(ConsultationError, match=r"error\.reach\.code"):
        share_links.add(store, CONSULTATION, code, "Name", NOW)
    assert share_links.count_visit(store, CONSULTATION, code) is False


@pytest.mark.parametrize("name", ["", "  ", "a" * 201, "a\nb"])
def test_a_name_has_to_be_shown_in_one_line(store: Store, name: str) -> None:
    with pytest.raises(ConsultationError, match=r"error\.reach\.name"):
        share_links.add(store, CONSULTATION, "code", name, NOW)


def test_a_code_exists_once(italy: Store) -> None:
    with pytest.raises(ConsultationError, match=r"error\.reach\.taken"):
        share_links.add(italy, CONSULTATION, "a", "Name", NOW)


def test_a_consultation_that_is_not_registered_has_no_links(store: Store) -> None:
    with pytest.raises(UnknownName):
        share_links.add(store, CONSULTATION.model_copy(update={"id": "other"}), "a", "Name", NOW)


def test_every_visit_counts_and_none_is_lost(italy: Store) -> None:
    with ThreadPoolExecutor(8) as visitors:
        done = list(visitors.map(lambda _: share_links.count_visit(italy, CONSULTATION, "icom-italy"), range(40)))
    assert done == [True] * 40
    assert counted(italy) == (40, 0, 0, None)
    assert share_links.count_visit(italy, CONSULTATION, "unknown") is False


@pytest.mark.parametrize("linked", [False, True])
def test_a_response_counts_once_however_often_it_is_changed(italy: Store, linked: bool) -> None:  # noqa: FBT001
    answer(italy, ANNA, Arrival(via="icom-italy", linked=linked), times=3)
    assert counted(italy)[1:3] == (1, 1)


def test_where_reach_is_anonymous_no_answer_remembers_its_link(italy: Store) -> None:
    answer(italy, ANNA, Arrival(via="icom-italy"))
    with italy.read() as connection:
        assert connection.execute(text("SELECT count(*) FROM response_via")).scalar_one() == 0
    assert counted(italy, linked=False) == (0, 1, 1, None)


def test_where_reach_is_linked_what_counts_now_is_known(italy: Store) -> None:
    for key in (ANNA, BRUNO):
        answer(italy, key, Arrival(via="icom-italy", linked=True))
    withdraw(italy, CONSULTATION, ANNA, now=NEXT_DAY)
    assert counted(italy, linked=True) == (0, 2, 2, 1)


def test_a_code_that_nobody_made_is_passed_over(italy: Store) -> None:
    for code in ("unknown", "'; DROP TABLE share_link", ""):
        answer(italy, f"{code:_>43}", Arrival(via=code, invitation="unknown", linked=True))
    assert counted(italy) == (0, 0, 0, None)


def test_a_submission_that_fails_is_not_counted(italy: Store) -> None:
    arrival = Arrival(via="icom-italy")
    save(italy, CONSULTATION, ANNA, {"country": ("IT",)}, language="en", begins=arrival.begun(CONSULTATION), now=NOW)
    with pytest.raises(ConsultationError, match="required"):
        submit(italy, CONSULTATION, ANNA, arrives=arrival.submitted(CONSULTATION), now=NOW)
    assert counted(italy) == (0, 1, 0, None)


def test_only_a_link_by_which_nobody_came_can_be_removed(italy: Store) -> None:
    share_links.count_visit(italy, CONSULTATION, "icom-italy")
    for code in ("icom-italy", "unknown"):
        with pytest.raises(ConsultationError, match=r"error\.reach\.in_use"):
            share_links.remove(italy, CONSULTATION, code)
    share_links.remove(italy, CONSULTATION, "a")
    assert [link.code for link in share_links.links(italy, CONSULTATION, linked=False)] == ["icom-italy"]


def test_the_pilot_shares_the_links_of_its_consultation(italy: Store) -> None:
    pilot = CONSULTATION.as_pilot()
    assert [link.code for link in share_links.links(italy, pilot, linked=False)] == ["a", "icom-italy"]


def test_a_proof_lasts_a_day_and_is_that_of_one_key(store: Store) -> None:
    proofs.add(store, ANNA, NOW)
    proofs.add(store, ANNA, NOW + timedelta(hours=1))
    assert proofs.is_there(store, ANNA, NOW + proofs.LASTS) is True
    assert proofs.is_there(store, ANNA, NOW + timedelta(hours=1) + proofs.LASTS) is False
    assert proofs.is_there(store, BRUNO, NOW) is False
    proofs.add(store, BRUNO, NEXT_DAY + 2 * proofs.LASTS)
    with store.read() as connection:
        assert connection.execute(text("SELECT count(*) FROM proof")).scalar_one() == 1
