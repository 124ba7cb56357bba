import pandas as pd

from consultation.answers import Counts
from consultation.stats.classes import ByClass, by_class

CLASSES = {"art": "AAH", "history": "AAH", "science": "STE"}
CELLS = [
    ("DE,art", "Q", "5", 2),
    ("DE,history", "Q", "4", 1),
    ("DE,art", "Q", "3", 3),
    ("DE,art", "Q", "no_opinion", 4),
    ("DE,art", "Q", "not_applicable", 5),
    ("DE,science", "Q", "1", 6),
    ("FR,undisclosed", "Q", "5", 7),
    ("FR,art", "R", "5", 8),
    ("FR,art", "R.support", "support", 9),
]
PEOPLE = [("DE,art", 14), ("DE,history", 1), ("DE,science", 6), ("FR,undisclosed", 7), ("FR,art", 9)]


def by_classes(cells: list[tuple[str, str, str, int]], people: list[tuple[str, int]]) -> ByClass:
    answers = pd.DataFrame(cells, columns=["group", "question", "value", "n"]).astype({"group": "str", "n": "int64"})
    respondents = pd.DataFrame(people, columns=["group", "n"]).astype({"group": "str", "n": "int64"})
    return by_class(Counts(None, answers.assign(firsts=answers["n"]), respondents, respondents), CLASSES)


def test_types_are_added_up_to_their_class_and_those_without_one_are_left_out() -> None:
    found = by_classes(CELLS, PEOPLE).respondents
    assert list(found) == ["country", "museum_class", "n"]
    assert found.to_numpy().tolist() == [["DE", "AAH", 15], ["DE", "STE", 6], ["FR", "AAH", 9]]


def test_answers_to_scales_are_counted_no_opinion_included_and_of_these_the_top_two_steps() -> None:
    found = by_classes(CELLS, PEOPLE).answers
    assert {name: table.to_numpy().tolist() for name, table in found.items()} == {
        "Q": [["DE", "AAH", 10, 3], ["DE", "STE", 6, 0]],
        "R": [["FR", "AAH", 8, 8]],
    }
    assert list(found["Q"]) == ["country", "museum_class", "n", "top_two"]


def test_before_anybody_answered_there_is_nothing_by_class() -> None:
    found = by_classes([], [])
    assert (found.respondents.empty, found.answers) == (True, {})
