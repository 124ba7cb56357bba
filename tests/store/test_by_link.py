"""Counts by share link: every submitted answer is in one group, and nobody who withdrew or did not finish is."""

import pytest
from asked import CONSULTATION, PROFILE
from asked import DURING as NOW

from consultation.answers import Grouping
from consultation.questions.model import UNDISCLOSED
from consultation.store import frames, share_links
from consultation.store.arrivals import Arrival
from consultation.store.by_link import by_link
from consultation.store.engine import Store
from consultation.store.responses import save, submit, withdraw

COLUMNS = ("R1.agreement", "P.first")


@pytest.fixture
def linked(store: Store) -> Store:
    """Two links, one of which is called like the row of everybody."""
    share_links.add(store, CONSULTATION, "icom-italy", "ICOM Italia", NOW)
    share_links.add(store, CONSULTATION, "all", "Everybody", NOW)
    return store


def answer(store: Store, key: str, via: str | None, *, keep: bool = True, sent: bool = True) -> None:
    arrival = Arrival(via=via, linked=keep)
    changes = {**PROFILE, "R1.agreement": ("4",), "P.first": ("R1b", "R1a")}
    save(store, CONSULTATION, key, changes, language="en", begins=arrival.begun(CONSULTATION), now=NOW)
    if sent:
        submit(store, CONSULTATION, key, arrives=arrival.submitted(CONSULTATION), now=NOW)


def test_each_answer_is_counted_with_the_link_it_came_by(linked: Store) -> None:
    answer(linked, "a" * 43, "icom-italy")
    answer(linked, "b" * 43, "all")
    answer(linked, "c" * 43, None)
    answer(linked, "d" * 43, "icom-italy", sent=False)
    answer(linked, "e" * 43, "icom-italy")
    withdraw(linked, CONSULTATION, "e" * 43, now=NOW)
    found = by_link(linked, CONSULTATION, COLUMNS)
    assert found.grouping is None
    expected = {"?via=icom-italy": 1, "?via=all": 1, UNDISCLOSED: 1}
    assert dict(found.respondents.itertuples(index=False, name=None)) == expected
    values = [("P.first", "R1a", 1, 0), ("P.first", "R1b", 1, 1), ("R1.agreement", "4", 1, 1)]
    rows = sorted(found.cells.itertuples(index=False, name=None))
    assert rows == sorted((group, *value) for group in expected for value in values)


def test_who_came_while_links_were_not_kept_is_with_those_who_came_by_none(linked: Store) -> None:
    answer(linked, "a" * 43, "icom-italy", keep=False)
    assert by_link(linked, CONSULTATION, COLUMNS).respondents["group"].tolist() == [UNDISCLOSED]


def test_all_links_together_are_everybody(linked: Store) -> None:
    for key, via in enumerate(("icom-italy", "all", None, "icom-italy")):
        answer(linked, str(key) * 43, via)
    found, kept = by_link(linked, CONSULTATION, COLUMNS), frames.counts(linked, CONSULTATION, Grouping.NONE, COLUMNS)
    for of in ("cells", "asked"):
        same = getattr(kept, of).groupby("question")["n"].sum()
        assert getattr(found, of).groupby("question")["n"].sum().to_dict() == same.to_dict()


def test_links_of_another_consultation_do_not_count(linked: Store) -> None:
    answer(linked, "a" * 43, "icom-italy")
    assert by_link(linked, CONSULTATION.model_copy(update={"id": "other"}), COLUMNS).respondents.empty
