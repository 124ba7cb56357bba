"""What respondents wrote and answered besides, as staff read it."""

from asked import ANNA, BRUNO, CARLA, CONSULTATION, FULL, saved, submitted

from consultation.store.engine import Store
from consultation.store.responses import find, withdraw
from consultation.store.texts import answers_of, texts

REWORDED = {**FULL, "R1a.wording": ("Another sentence altogether.",)}


def respondent(store: Store, key: str) -> int:
    found = find(store, CONSULTATION, key)
    assert found
    return found.id


def test_only_what_is_counted_is_read_and_no_suggested_wording(store: Store) -> None:
    submitted(store, ANNA, REWORDED)
    saved(store, BRUNO, FULL)
    submitted(store, CARLA, FULL)
    withdraw(store, CONSULTATION, CARLA)

    (row,) = texts(store, CONSULTATION).to_dict("records")
    assert row == {
        "respondent": respondent(store, ANNA),
        "country": "IT",
        "museum_type": "art",
        "language": "en",
        "text": FULL["R1.comment"][0],
    }


def test_a_group_that_nobody_told_is_undisclosed(store: Store) -> None:
    submitted(store, ANNA, {**FULL, "country": ("undisclosed",), "museum_type": ("undisclosed",)})

    found = texts(store, CONSULTATION)
    assert found[["country", "museum_type"]].to_numpy().tolist() == [["undisclosed", "undisclosed"]]


def test_answers_are_counted_of_those_who_are_named_alone(store: Store) -> None:
    submitted(store, ANNA, FULL)
    submitted(store, BRUNO, {**FULL, "country": ("FR",)})
    submitted(store, CARLA, {**FULL, "R1.agreement": ("1",)})

    found = answers_of(store, [respondent(store, ANNA), respondent(store, CARLA)])
    agreement = found[found["question"] == "R1.agreement"]
    assert dict(zip(agreement["value"], agreement["n"], strict=True)) == {"1": 1, "4": 1}
    assert answers_of(store, []).empty
