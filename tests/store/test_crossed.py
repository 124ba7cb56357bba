import pandas as pd
from asked import ANNA, BRUNO, CARLA, CONSULTATION, PROFILE, saved, submitted

from consultation.store.crossed import steps_by_country_and_type
from consultation.store.engine import Store


def crossed(store: Store) -> pd.DataFrame:
    table = steps_by_country_and_type(store, CONSULTATION, "R1.agreement")
    return table.sort_values(["country", "museum_type"], ignore_index=True)


def test_answers_are_counted_by_country_and_type_at_once(store: Store) -> None:
    submitted(store, ANNA, {**PROFILE, "R1.agreement": ("4",)})
    submitted(store, BRUNO, {**PROFILE, "R1.agreement": ("4",)})
    submitted(store, CARLA, {**PROFILE, "country": ("FR",), "museum_type": ("undisclosed",), "R1.agreement": ("1",)})
    assert crossed(store).to_dict("records") == [
        {"country": "FR", "museum_type": "undisclosed", "1": 1, "2": 0, "3": 0, "4": 0, "5": 0},
        {"country": "IT", "museum_type": "art", "1": 0, "2": 0, "3": 0, "4": 2, "5": 0},
    ]


def test_drafts_blanks_no_opinion_and_people_without_country_are_left_out(store: Store) -> None:
    saved(store, ANNA, {**PROFILE, "R1.agreement": ("4",)})
    submitted(store, BRUNO, {**PROFILE, "R1.agreement": ("no_opinion",)})
    submitted(store, CARLA, {**PROFILE, "country": ("undisclosed",), "R1.agreement": ("5",)})
    assert list(crossed(store).columns) == ["country", "museum_type", "1", "2", "3", "4", "5"]
    assert crossed(store).empty
