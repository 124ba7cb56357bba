"""A museum that answered twice counts once, when staff say so, and as long as they say so."""

import pytest
from asked import ANNA, BRUNO, CARLA, CONSULTATION, DURING, FULL, new, saved, submitted
from sqlalchemy import text

from consultation.answers import Grouping
from consultation.errors import ChangedElsewhere
from consultation.store import duplicates
from consultation.store.bulk import add, remove_synthetic
from consultation.store.engine import Store
from consultation.store.frames import Chosen, counts, participation, rows
from consultation.store.responses import submit, withdraw
from consultation.store.retention import erase

ZOE = "Zoë"


@pytest.fixture
def ids(store: Store) -> list[int]:
    """Three answers of museums."""
    return [
        submitted(store, key, {**FULL, "R1.agreement": (step,)}).id
        for key, step in ((ANNA, "1"), (BRUNO, "2"), (CARLA, "3"))
    ]


def steps(store: Store) -> list[str]:
    """The steps of the scale that are counted."""
    cells = counts(store, CONSULTATION, Grouping.NONE, ("R1.agreement",)).cells
    return sorted(value for value, n in zip(cells["value"], cells["n"], strict=True) for _ in range(n))


def aside(store: Store) -> list[bool]:
    return [duplicates.is_set_aside(store, CONSULTATION, key) for key in (ANNA, BRUNO, CARLA)]


def test_organisations_are_listed_with_what_tells_them_apart(store: Store, ids: list[int]) -> None:
    submitted(store, "person-" * 7, {**FULL, "on_behalf": ("person",)})
    submitted(store, "nameless" * 6, {**FULL, "organisation": ()})
    saved(store, "draft--" * 7, FULL)

    found = duplicates.known(store, CONSULTATION)
    assert [one.id for one in found.organisations] == ids
    first = found.organisations[0]
    assert (first.country, first.on_behalf, first.name, first.town) == ("IT", "museum", "Museo della Città", None)
    assert found.told_apart == frozenset()


def test_one_of_two_counts_and_the_other_is_told(store: Store, ids: list[int]) -> None:
    anna, bruno, _ = ids
    duplicates.count_only(store, ZOE, anna, bruno)

    assert steps(store) == ["1", "3"]
    assert participation(store, CONSULTATION).submitted == 2
    assert aside(store) == [False, True, False]
    assert len(list(rows(store, CONSULTATION, Chosen(state="all")))) == 2
    assert duplicates.known(store, CONSULTATION).organisations[1].counted_through == anna


def test_it_can_be_undone_and_turned_round(store: Store, ids: list[int]) -> None:
    anna, bruno, _ = ids
    duplicates.count_only(store, ZOE, anna, bruno)
    duplicates.count_only(store, ZOE, bruno, anna)
    assert (steps(store), aside(store)) == (["2", "3"], [True, False, False])

    duplicates.undo(store, ZOE, anna)
    duplicates.undo(store, ZOE, anna)
    assert (steps(store), aside(store)) == (["1", "2", "3"], [False, False, False])


def test_keeping_both_counts_both_and_is_remembered(store: Store, ids: list[int]) -> None:
    anna, bruno, _ = ids
    duplicates.count_only(store, ZOE, anna, bruno)
    duplicates.keep_both(store, ZOE, bruno, anna)

    assert steps(store) == ["1", "2", "3"]
    assert duplicates.known(store, CONSULTATION).told_apart == {(anna, bruno)}
    duplicates.count_only(store, ZOE, anna, bruno)
    assert duplicates.known(store, CONSULTATION).told_apart == frozenset()


def test_three_of_one_museum_count_once(store: Store, ids: list[int]) -> None:
    anna, bruno, carla = ids
    duplicates.count_only(store, ZOE, bruno, carla)
    duplicates.count_only(store, ZOE, anna, bruno)

    assert steps(store) == ["1"]
    assert [one.counted_through for one in duplicates.known(store, CONSULTATION).organisations] == [None, anna, anna]


def test_what_was_decided_meanwhile_is_not_overwritten(store: Store, ids: list[int]) -> None:
    anna, bruno, carla = ids
    duplicates.count_only(store, ZOE, anna, bruno)

    for counted, other in ((carla, bruno), (bruno, carla)):
        with pytest.raises(ChangedElsewhere, match=r"error\.duplicates\.decided"):
            duplicates.count_only(store, ZOE, counted, other)
    withdraw(store, CONSULTATION, CARLA)
    with pytest.raises(ChangedElsewhere, match=r"error\.duplicates\.gone"):
        duplicates.keep_both(store, ZOE, anna, carla)


def test_an_answer_set_aside_can_be_changed_and_still_does_not_count(store: Store, ids: list[int]) -> None:
    anna, bruno, _ = ids
    duplicates.count_only(store, ZOE, anna, bruno)
    saved(store, BRUNO, {"R1.agreement": ("5",)})
    submit(store, CONSULTATION, BRUNO, now=DURING)

    assert steps(store) == ["1", "3"]
    duplicates.undo(store, ZOE, bruno)
    assert steps(store) == ["1", "3", "5"]


def test_when_the_one_that_counts_is_withdrawn_the_other_counts(store: Store, ids: list[int]) -> None:
    anna, bruno, _ = ids
    duplicates.count_only(store, ZOE, anna, bruno)
    withdraw(store, CONSULTATION, ANNA)

    assert (steps(store), aside(store)) == (["2", "3"], [False, False, False])


def test_when_the_one_set_aside_is_withdrawn_nothing_else_changes(store: Store, ids: list[int]) -> None:
    anna, bruno, _ = ids
    duplicates.count_only(store, ZOE, anna, bruno)
    withdraw(store, CONSULTATION, BRUNO)

    assert steps(store) == ["1", "3"]


def test_a_made_up_answer_that_is_removed_gives_back_the_real_one(store: Store, ids: list[int]) -> None:
    add(store, CONSULTATION, [new("made-up", {**FULL, "R1.agreement": ("5",)})], synthetic=True)
    made_up = duplicates.known(store, CONSULTATION).organisations[-1].id
    duplicates.count_only(store, ZOE, made_up, ids[0])
    remove_synthetic(store, CONSULTATION)

    assert steps(store) == ["1", "2", "3"]


def test_retention_changes_no_count(store: Store, ids: list[int]) -> None:
    duplicates.count_only(store, ZOE, ids[0], ids[1])
    erase(store, CONSULTATION)

    assert steps(store) == ["1", "3"]
    assert duplicates.known(store, CONSULTATION).organisations == ()


def test_what_staff_decide_is_written_down_without_names(store: Store, ids: list[int]) -> None:
    anna, bruno, _ = ids
    duplicates.count_only(store, ZOE, anna, bruno, now=DURING)
    duplicates.undo(store, ZOE, bruno, now=DURING)
    duplicates.keep_both(store, ZOE, anna, bruno, now=DURING)

    references = [one.reference for one in duplicates.known(store, CONSULTATION).organisations]
    with store.read() as connection:
        logged = connection.execute(text("SELECT staff_name, action, detail FROM audit ORDER BY id")).all()
    assert [tuple(line) for line in logged] == [
        (ZOE, "duplicate count one", " ".join(references[:2])),
        (ZOE, "duplicate undo", references[1]),
        (ZOE, "duplicate keep both", " ".join(references[:2])),
    ]
