from asked import CONSULTATION, PROFILE, new

from consultation.answers import Grouping
from consultation.store.engine import Store
from consultation.store.responses import add
from consultation.store.two_groupings import crossed


def test_answers_are_counted_by_both_groupings_and_drafts_are_not(store: Store) -> None:
    italian = {**PROFILE, "country": ("IT",), "museum_type": ("art",)}
    people = [
        new("r1", {**italian, "P.first": ("R1b", "R1a")}),
        new("r2", {**italian, "museum_type": ("specialised",), "P.first": ("R1a",)}),
        new("r3", {**italian, "museum_type": ("specialised",)}),
        new("r4", {**italian, "P.first": ("R1a",)}, draft=True),
    ]
    add(store, CONSULTATION, people)

    found = crossed(store, CONSULTATION, ("P.first",), (Grouping.COUNTRY, Grouping.MUSEUM_TYPE))
    assert sorted(found.cells.itertuples(index=False, name=None)) == [
        ("IT,art", "P.first", "R1a", 1, 0),
        ("IT,art", "P.first", "R1b", 1, 1),
        ("IT,specialised", "P.first", "R1a", 1, 1),
    ]
    assert sorted(found.respondents.itertuples(index=False, name=None)) == [("IT,art", 1), ("IT,specialised", 2)]
    assert sorted(found.asked["n"]) == [1, 2]
