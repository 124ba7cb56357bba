import pandas as pd
import pytest
from asked import ANNA, BRUNO, CARLA, CONSULTATION, DURING, PROFILE, consultation, new, saved, submitted

from consultation.answers import Grouping
from consultation.store import duplicates, two_groupings
from consultation.store.consultations import register
from consultation.store.crossed import respondents, steps_by_country_and_type
from consultation.store.engine import Store
from consultation.store.responses import add, save, submit

BOTH = (Grouping.COUNTRY, Grouping.MUSEUM_TYPE)
AGREED = {**PROFILE, "R1.agreement": ("4",)}


def crossed(store: Store) -> pd.DataFrame:
    table = steps_by_country_and_type(store, CONSULTATION, "R1.agreement")
    return table.sort_values(["country", "museum_type"], ignore_index=True)


@pytest.fixture
def one_counts(store: Store) -> Store:
    """An answer that counts; a draft, a second answer of one museum, and an answer to another consultation."""
    anna, bruno = submitted(store, ANNA, AGREED), submitted(store, BRUNO, {**AGREED, "country": ("FR",)})
    duplicates.count_only(store, "Zoë", anna.id, bruno.id)
    saved(store, CARLA, {**AGREED, "country": ("FR",)})
    other = consultation(name="libraries")
    register(store, other)
    save(store, other, CARLA, {**AGREED, "country": ("FR",)}, language="en", now=DURING)
    submit(store, other, CARLA, now=DURING)
    return store


def test_answers_are_counted_by_country_and_type_at_once(store: Store) -> None:
    submitted(store, ANNA, AGREED)
    submitted(store, BRUNO, AGREED)
    submitted(store, CARLA, {**PROFILE, "country": ("FR",), "museum_type": ("undisclosed",), "R1.agreement": ("1",)})
    assert crossed(store).to_dict("records") == [
        {"country": "FR", "museum_type": "undisclosed", "1": 1, "2": 0, "3": 0, "4": 0, "5": 0},
        {"country": "IT", "museum_type": "art", "1": 0, "2": 0, "3": 0, "4": 2, "5": 0},
    ]


def test_drafts_blanks_no_opinion_and_people_without_country_are_left_out(store: Store) -> None:
    saved(store, ANNA, AGREED)
    submitted(store, BRUNO, {**PROFILE, "R1.agreement": ("no_opinion",)})
    submitted(store, CARLA, {**PROFILE, "country": ("undisclosed",), "R1.agreement": ("5",)})
    assert list(crossed(store).columns) == ["country", "museum_type", "1", "2", "3", "4", "5"]
    assert crossed(store).empty


def test_a_blank_country_is_no_country_and_a_blank_type_is_undisclosed(store: Store) -> None:
    add(store, CONSULTATION, [new("r1", {**AGREED, "museum_type": ()}), new("r2", {**AGREED, "country": ()})])
    assert crossed(store)[["country", "museum_type", "4"]].to_numpy().tolist() == [["IT", "undisclosed", 1]]
    assert respondents(store, CONSULTATION, BOTH) == {("IT", "undisclosed"): 1, ("undisclosed", "art"): 1}


def test_only_this_question_is_counted(store: Store) -> None:
    submitted(store, ANNA, {**AGREED, "P.points.R1a": ("5",), "P.points.R1b": ("95",)})
    assert crossed(store)[["4", "5"]].to_numpy().tolist() == [[1, 0]]


def test_respondents_are_counted_by_as_many_groupings_as_are_named(store: Store) -> None:
    people = [AGREED, AGREED, {**AGREED, "country": ("FR",)}]
    add(store, CONSULTATION, [new(f"r{n}", answers) for n, answers in enumerate(people)])
    assert respondents(store, CONSULTATION, BOTH[:1]) == {("IT",): 2, ("FR",): 1}
    three = (*BOTH, Grouping.ON_BEHALF)
    assert respondents(store, CONSULTATION, three) == {("IT", "art", "museum"): 2, ("FR", "art", "museum"): 1}


def test_who_does_not_count_is_in_no_table_of_two_groupings(one_counts: Store) -> None:
    assert crossed(one_counts)[["country", "4"]].to_numpy().tolist() == [["IT", 1]]
    assert respondents(one_counts, CONSULTATION, BOTH) == {("IT", "art"): 1}
    found = two_groupings.crossed(one_counts, CONSULTATION, ("R1.agreement",), BOTH)
    assert found.cells.to_numpy().tolist() == [["IT,art", "R1.agreement", "4", 1, 1]]
    assert found.respondents.to_numpy().tolist() == [["IT,art", 1]]
