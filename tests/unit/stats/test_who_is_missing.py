import pandas as pd
import pytest

from consultation.questions.places import COUNTRIES
from consultation.stats.museums import museums, with_classes
from consultation.stats.reach import reach, reach_by_class, still_needed, without_answers


def people(**groups: int) -> pd.DataFrame:
    return pd.DataFrame({"group": list(groups), "n": list(groups.values())}).astype({"group": "str", "n": "int64"})


def test_answers_stand_beside_museums_among_countries_that_have_both() -> None:
    found = reach(people(all=70, AT=30, BG=10, LU=20, undisclosed=10)).set_index("country")
    assert found.loc["AT"].to_dict() == {
        "n": 30, "answers_share": 0.75, "museums": 510, "museums_share": 510 / 701, "year": 2021, "counted": True,
    }  # fmt: skip
    assert found["answers_share"].sum() == pytest.approx(1)
    assert found["museums_share"].sum() == pytest.approx(1)
    assert (found.loc["LU", "n"], found.loc["LU", "counted"]) == (20, False)
    assert found.loc["LU", ["museums", "answers_share", "year"]].isna().all()
    assert len(found) == 31


def test_a_row_of_0_is_nobody() -> None:
    found = reach(people(AT=30, BG=0)).set_index("country")
    assert (found.loc["AT", "museums_share"], found.loc["BG", "counted"]) == (1, False)


def test_countries_without_a_row_are_named_and_nothing_is_claimed_about_them() -> None:
    found = reach(people(AT=30)).set_index("country")
    assert found.loc["FR", ["n", "answers_share", "museums_share"]].isna().all()
    assert without_answers(people(AT=30)) == [country for country in museums().index if country != "AT"]


def test_before_anybody_answered_all_countries_with_museums_are_missing() -> None:
    assert reach(people())["counted"].tolist() == [False] * 30
    assert without_answers(people()) == list(museums().index)


def test_every_country_of_the_museums_can_be_chosen_in_the_questionnaire() -> None:
    assert set(museums().index) <= set(COUNTRIES)
    assert museums()["year"].between(2004, 2023).all()


def test_classes_are_compared_where_they_are_known() -> None:
    cells = pd.DataFrame(
        [("AT", "AAH", 3), ("AT", "OTH", 1), ("BG", "AAH", 4), ("DE", "STE", 9), ("AT", "none", 5)],
        columns=["country", "museum_class", "n"],
    )
    found = reach_by_class(cells)
    assert found[["museum_class", "n", "museums"]].to_numpy().tolist() == [
        ["AAH", 7, 308], ["STE", 0, 76], ["OTH", 1, 317],
    ]  # fmt: skip
    assert found["answers_share"].tolist() == [7 / 8, 0, 1 / 8]
    assert found["museums_share"].tolist() == pytest.approx([308 / 701, 76 / 701, 317 / 701])
    assert found[["countries", "first", "last"]].drop_duplicates().to_numpy().tolist() == [[2, 2017, 2021]]
    assert reach_by_class(cells[cells["country"] == "DE"]).empty


def test_classes_without_countries_stand_beside_the_museums_of_all_whose_classes_are_known() -> None:
    found = reach_by_class(pd.DataFrame({"museum_class": ["AAH", "STE", "none"], "n": [6, 2, 5]}))
    assert found["answers_share"].tolist() == [0.75, 0.25, 0]
    assert found["museums"].tolist() == with_classes()[["AAH", "STE", "OTH"]].sum().tolist()
    assert set(found["countries"]) == {14}


def test_groups_that_are_too_small_are_told_what_they_lack() -> None:
    found = still_needed(people(AT=3, BG=10, FR=9, DE=40), "n", 10)
    assert found.to_numpy().tolist() == [["AT", 3, 7], ["FR", 9, 1]]
