import numpy as np
import pytest
from spec.method_page import table
from spec.published import numbers, printed

from consultation.stats.pairs import pairs


@pytest.mark.parametrize("row", table("group", "others", "delta", "published by"))
def test_cliffs_delta_is_the_one_that_others_published(row: dict[str, str]) -> None:
    group, others = numbers(row["group"]), numbers(row["others"])
    values = np.unique([*group, *others])
    found = pairs([group.count(value) for value in values], [others.count(value) for value in values])
    assert printed(found.delta, row["delta"]) == row["delta"]


@pytest.mark.parametrize("row", table("higher", "lower", "same", "of 100 pairs"))
def test_of_a_hundred_pairs_adds_up_as_the_page_shows(row: dict[str, str]) -> None:
    """The two groups are made so that the pairs are those of the row: one person against many."""
    higher, lower, same = (int(row[column]) for column in ("higher", "lower", "same"))
    found = pairs([0, 1, 0], [higher, same, lower])
    assert [found.higher, found.lower, found.same] == [int(number) for number in row["of 100 pairs"].split(", ")]
