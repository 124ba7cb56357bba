import pytest
from spec.method_page import table
from spec.published import numbers, printed

from consultation.stats.consensus import agreement, consensus, group_aware, polarisation


@pytest.mark.parametrize("row", table("counts", "agreement A", "published by"))
def test_agreement_is_the_one_that_others_published(row: dict[str, str]) -> None:
    found = agreement(numbers(row["counts"]))
    assert found is not None
    assert printed(found, row["agreement A"]) == row["agreement A"]


@pytest.mark.parametrize("row", table("counts", "consensus", "published by"))
def test_consensus_is_the_one_that_others_published(row: dict[str, str]) -> None:
    found = consensus(numbers(row["counts"]))
    assert found is not None
    assert printed(found, row["consensus"]) == row["consensus"]


@pytest.mark.parametrize("row", table("answers at steps 1 to 5", "consensus", "agreement A", "polarisation"))
def test_the_three_numbers_are_those_told_on_the_page(row: dict[str, str]) -> None:
    counts = numbers(row["answers at steps 1 to 5"])
    found = {"consensus": consensus(counts), "agreement A": agreement(counts), "polarisation": polarisation(counts)}
    for name, number in found.items():
        assert number is not None
        assert printed(number, row[name]) == row[name]


@pytest.mark.parametrize("row", table("agree", "answered", "group-aware consensus", "worked out or published by"))
def test_group_aware_consensus_is_the_one_on_the_page(row: dict[str, str]) -> None:
    found = group_aware(numbers(row["agree"]), numbers(row["answered"]))
    assert printed(found, row["group-aware consensus"]) == row["group-aware consensus"]
