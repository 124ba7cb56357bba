"""Addresses of those who may be contacted: apart from the answers, and gone with the consent."""

import pytest
from asked import ANNA, BRUNO, CLOSES, CONSULTATION, DURING, FULL, saved, submitted

from consultation.errors import InvalidAnswer, LinkRefused, NotOpen
from consultation.store import contacts
from consultation.store.engine import Store
from consultation.store.frames import Chosen, lines, rows
from consultation.store.responses import withdraw

WILLING = {**FULL, "consent.contact": ("yes",)}
ADDRESS = "anna@museo.example"


def keep(store: Store, key: str, address: str) -> None:
    contacts.keep(store, CONSULTATION, key, address, DURING)


def test_an_address_is_kept_beside_the_answers_and_in_none_of_their_exports(store: Store) -> None:
    submitted(store, ANNA, WILLING)
    keep(store, ANNA, ADDRESS)

    assert contacts.address(store, CONSULTATION, ANNA) == ADDRESS
    assert contacts.reachable(store, CONSULTATION) == [(ADDRESS, "en")]
    everybody = Chosen(state="all")
    exported = [str(list(give(store, CONSULTATION, everybody))) for give in (rows, lines)]
    assert all("Museo della" in text and ADDRESS not in text for text in exported)


def test_a_later_address_takes_the_place_of_the_earlier_and_an_empty_one_forgets_it(store: Store) -> None:
    submitted(store, ANNA, WILLING)
    keep(store, ANNA, "old@museo.example")
    keep(store, ANNA, ADDRESS)
    assert contacts.reachable(store, CONSULTATION) == [(ADDRESS, "en")]
    keep(store, ANNA, "")
    assert contacts.address(store, CONSULTATION, ANNA) == ""


def test_without_consent_no_address_is_taken(store: Store) -> None:
    saved(store, ANNA, FULL)
    with pytest.raises(InvalidAnswer, match=r"error\.contact\.consent"):
        keep(store, ANNA, ADDRESS)
    with pytest.raises(LinkRefused, match=r"error\.answer\.unknown"):
        keep(store, BRUNO, ADDRESS)
    with pytest.raises(NotOpen, match=r"error\.answer\.closed"):
        contacts.keep(store, CONSULTATION, ANNA, ADDRESS, CLOSES)


def test_taking_the_consent_back_forgets_the_address_at_once(store: Store) -> None:
    submitted(store, ANNA, WILLING)
    keep(store, ANNA, ADDRESS)
    saved(store, ANNA, {"R1.agreement": ("1",)})
    assert contacts.address(store, CONSULTATION, ANNA) == ADDRESS
    saved(store, ANNA, {"consent.contact": ()})
    assert contacts.address(store, CONSULTATION, ANNA) == ""


def test_withdrawing_forgets_the_address(store: Store) -> None:
    submitted(store, ANNA, WILLING)
    keep(store, ANNA, ADDRESS)
    withdraw(store, CONSULTATION, ANNA, now=DURING)
    assert contacts.reachable(store, CONSULTATION) == []
    assert contacts.address(store, CONSULTATION, ANNA) == ""


def test_who_has_not_submitted_is_not_written_to(store: Store) -> None:
    saved(store, ANNA, WILLING)
    keep(store, ANNA, ADDRESS)
    assert contacts.reachable(store, CONSULTATION) == []
