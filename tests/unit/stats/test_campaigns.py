from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultation.stats.campaigns import LOOK, Shingles, clusters, shingles, with_and_without
from consultation.stats.interval import wilson

LETTER = "We ask the Commission to settle copyright for museums before any further work on data spaces begins"
CHANGED = LETTER.replace("further", "other")
ANOTHER = "Our small village museum has two volunteers and no money for servers at all this year or next"
TEXT = st.lists(st.sampled_from(["a", "b", "c"]), max_size=12).map(" ".join)


def written(*texts: str) -> pd.DataFrame:
    return pd.DataFrame({"respondent": range(len(texts)), "text": texts})


def jaccard(first: Shingles, second: Shingles) -> float:
    return len(first & second) / max(1, len(first | second))


def test_texts_that_are_the_same_but_for_signs_and_capitals_are_surely_a_cluster() -> None:
    found = clusters(written(LETTER, ANOTHER, LETTER.upper() + "!", "yes", ""))
    assert found.to_dict("records") == [
        {"cluster": 1, "respondent": 0, "size": 2, "similarity": 1.0, "degree": "sure"},
        {"cluster": 1, "respondent": 2, "size": 2, "similarity": 1.0, "degree": "sure"},
    ]


def test_texts_that_share_much_are_to_be_looked_at() -> None:
    found = clusters(written(LETTER, CHANGED))
    similarity = jaccard(shingles(LETTER), shingles(CHANGED))
    assert 0.4 <= similarity < 0.8
    assert found["degree"].tolist() == ["look", "look"]
    assert found["similarity"].tolist() == [similarity] * 2


def test_four_runs_of_five_in_common_are_sure_and_two_of_five_are_to_be_looked_at() -> None:
    nine = LETTER.split()[:9]  # of five runs
    for shared, degree in ((8, "sure"), (6, "look")):
        found = clusters(written(" ".join(nine), " ".join(nine[:shared])))
        assert found["similarity"].tolist() == [(shared - 4) / 5] * 2
        assert found["degree"].tolist() == [degree] * 2


def test_the_largest_cluster_comes_first_and_each_member_says_how_alike_it_is() -> None:
    found = clusters(written(ANOTHER, ANOTHER, LETTER, LETTER, CHANGED))
    assert found[["cluster", "respondent", "size", "degree"]].to_numpy().tolist() == [
        [1, 2, 3, "sure"], [1, 3, 3, "sure"], [1, 4, 3, "look"], [2, 0, 2, "sure"], [2, 1, 2, "sure"],
    ]  # fmt: skip


def test_what_one_person_wrote_twice_is_no_campaign() -> None:
    assert clusters(pd.DataFrame({"respondent": [7, 7], "text": [LETTER, LETTER]})).empty


@given(st.lists(TEXT, max_size=8))
def test_looking_for_rare_runs_finds_what_comparing_all_with_all_finds(texts: list[str]) -> None:
    runs = [shingles(text) for text in texts]
    alike = {i for pair in combinations(range(len(runs)), 2) for i in pair if jaccard(*(runs[j] for j in pair)) >= LOOK}
    assert set(clusters(written(*texts))["respondent"]) == alike


@pytest.mark.parametrize("texts", [(), (LETTER,), ("", "")], ids=["none", "one", "blank"])
def test_without_texts_there_are_no_clusters(texts: tuple[str, ...]) -> None:
    found = clusters(written(*texts))
    assert found.empty
    assert list(found) == ["cluster", "respondent", "size", "similarity", "degree"]


def test_every_figure_stands_with_and_without_the_campaign() -> None:
    everybody = {"5": 2, "1": 1, "4": 1}
    found = with_and_without(everybody, {"5": 2, "3": 0}, ["4", "5"])
    assert found[["who", "n", "share"]].to_numpy().tolist() == [["with", 4, 0.75], ["without", 2, 0.5]]
    assert with_and_without(everybody, everybody, ["5"])["who"].tolist() == ["with"]
    assert found[["low", "high"]].to_numpy().tolist() == [list(wilson(3, 4)), list(wilson(1, 2))]
    assert with_and_without(everybody, {}, ["2", "5"])["share"].tolist() == [0.5, 0.5]


def test_ten_thousand_copies_and_as_many_other_texts_are_told_apart() -> None:
    others = [" ".join(row) for row in np.random.default_rng(1).integers(0, 5000, (10_000, 30)).astype(str)]
    found = clusters(written(*[LETTER] * 10_000, *others))
    assert found["size"].unique().tolist() == [10_000]
    assert found["respondent"].tolist() == list(range(10_000))
