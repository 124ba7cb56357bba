import numpy as np
import pytest
from spec.method_page import table
from spec.published import counts, numbers, printed

from consultation.stats.museums import museums, with_classes
from consultation.stats.weights import Usable, effective_n, post_stratified, usable

SCHOOLS = [4421, 755, 1018]  # elementary, high and middle schools of California, from the help page of survey


@pytest.mark.parametrize("row", table("data", "share", "effective n", "published by"), ids=lambda r: r["data"])
def test_weighting_to_a_known_population_is_as_others_published(row: dict[str, str]) -> None:
    cells = counts(row["data"])  # columns: no, yes
    weights = post_stratified(cells.sum(axis=1), SCHOOLS)
    share = float(weights @ cells[:, 1] / cells.sum())
    assert printed(share, row["share"]) == row["share"]
    effective = effective_n(weights, cells.sum(axis=1))
    assert printed(effective, row["effective n"]) == row["effective n"]


@pytest.mark.parametrize("row", table("weights", "answers of each", "effective n", "weights used"))
def test_weights_are_refused_as_the_page_says(row: dict[str, str]) -> None:
    weights, n = numbers(row["weights"]), np.array(numbers(row["answers of each"]))
    assert printed(effective_n(weights, n), row["effective n"]) == row["effective n"]
    assert usable(weights, n) is Usable(row["weights used"])


def test_the_museums_are_those_told_on_the_page() -> None:
    (row,) = table("countries", "museums", "countries with classes", "first year", "last year")
    table_ = museums()
    found = (len(table_), table_["museums"].sum(), len(with_classes()), table_["year"].min(), table_["year"].max())
    assert [str(number) for number in found] == list(row.values())
