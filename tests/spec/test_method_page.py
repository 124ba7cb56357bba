import numpy as np
import pandas as pd
import pytest
from spec.method_page import PAGE, table
from unit.release.releasing import published

from consultation.answers import Counts, Grouping
from consultation.questions.load import load
from consultation.release.rules import Policy
from consultation.release.tables import shown_table
from consultation.settings import SHIPPED_QUESTIONNAIRE
from consultation.stats.consensus import consensus, polarisation
from consultation.stats.distribution import COUNTED, distribution
from consultation.stats.interval import difference, wilson
from consultation.stats.method import as_markdown
from consultation.stats.terms import EVEN, HALF
from consultation.text import words

THRESHOLD = 10
STEPS = ("1", "2", "3", "4", "5", "no_opinion")
COUNTS = ("group", "respondents", *STEPS, "blank")


@pytest.mark.parametrize("row", table("k", "n", "low", "high", "published by"))
def test_the_range_is_the_one_that_others_published(row: dict[str, str]) -> None:
    low, high = wilson(int(row["k"]), int(row["n"]))
    places = len(row["low"].split(".")[1])
    assert (f"{low:.{places}f}", f"{high:.{places}f}") == (row["low"], row["high"])


@pytest.mark.parametrize(
    "row", table("share", "other share", "lowest difference", "highest difference", "published by")
)
def test_the_range_of_a_difference_is_the_one_that_others_published(row: dict[str, str]) -> None:
    counts = [int(number) for column in ("share", "other share") for number in row[column].split("/")]
    assert [f"{end:.4f}" for end in difference(*counts)] == [row["lowest difference"], row["highest difference"]]


@pytest.mark.parametrize(("n", "low", "high"), [(10, 24, 76), (30, 33, 67)])
def test_the_ranges_at_one_half_are_those_told_on_the_page(n: int, low: int, high: int) -> None:
    ranges = [round(100 * float(end)) for end in wilson(n / 2, n)]
    assert ranges == [low, high]


def test_the_page_begins_with_the_words_that_everybody_can_read() -> None:
    """When it fails, put what `python -m consultation method --language en` prints in their place."""
    assert PAGE.read_text(encoding="utf-8").startswith(as_markdown(words("en"), THRESHOLD) + "\n# Details and checks\n")


def test_the_consensus_of_evenly_spread_answers_is_the_one_told() -> None:
    assert consensus([1, 1, 1, 1, 1]) == pytest.approx(EVEN, abs=0.0005)
    assert polarisation([1, 1, 1, 1, 1]) == HALF


def test_the_counts_are_those_explained_on_the_page() -> None:
    assert [row["count"] for row in table("count", "who is in it")] == list(COUNTED[1:])


def test_the_example_is_released_as_the_page_shows() -> None:
    groups = distribution(_counts(pd.DataFrame(table(*COUNTS))), "R1.agreement", STEPS)
    policy = Policy.of(Grouping.COUNTRY, THRESHOLD, load(SHIPPED_QUESTIONNAIRE))
    released = shown_table(published(groups, policy, Grouping.COUNTRY), STEPS)
    shown = released[[*COUNTS, "status", "members"]].astype(str).to_dict("records")
    assert shown == table(*COUNTS, "status", "members")


def _counts(exact: pd.DataFrame) -> Counts:
    cells = exact.melt(["group"], list(STEPS), "value", "n").astype({"n": int}).assign(question="R1.agreement")
    people = pd.DataFrame({"group": exact["group"], "n": exact["respondents"].astype(int)})
    assert np.array_equal(people["n"], exact[[*STEPS, "blank"]].astype(int).sum(axis=1))
    return Counts(Grouping.COUNTRY, cells.assign(firsts=cells["n"]), people, people.assign(question="R1.agreement"))
