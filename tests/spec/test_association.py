import pytest
from scipy.stats import false_discovery_control
from spec.method_page import table
from spec.published import counts, printed

from consultation.stats.association import LEVEL, kruskal_wallis, size


@pytest.mark.parametrize("row", table("data", "H", "df", "p", "eta-squared-H", "published by"), ids=lambda r: r["data"])
def test_kruskal_wallis_is_the_one_that_others_published(row: dict[str, str]) -> None:
    found = kruskal_wallis(counts(row["data"]))
    given = (found.h, found.groups - 1, found.p, found.eta_squared)
    shown = [row[column] for column in ("H", "df", "p", "eta-squared-H")]
    assert [printed(number, like) for number, like in zip(given, shown, strict=True)] == shown


REJECTED = "rejected by Benjamini and Hochberg"


@pytest.mark.parametrize("last", [REJECTED, "published by"])
def test_many_comparisons_are_adjusted_as_others_published(last: str) -> None:
    rows = table("p", "adjusted", last)
    adjusted = false_discovery_control([float(row["p"]) for row in rows])
    assert [printed(number, row["adjusted"]) for number, row in zip(adjusted, rows, strict=True)] == [
        row["adjusted"] for row in rows
    ]


def test_many_comparisons_are_judged_as_benjamini_and_hochberg_judged_them() -> None:
    rows = table("p", "adjusted", REJECTED)
    assert ["yes" if float(row["adjusted"]) <= LEVEL else "no" for row in rows] == [row[REJECTED] for row in rows]


@pytest.mark.parametrize("row", table("f", "eta-squared", "called"))
def test_effects_are_called_as_cohen_calls_them(row: dict[str, str]) -> None:
    f = float(row["f"])
    assert f"{f**2 / (1 + f**2):.2f}" == row["eta-squared"]
    least = float(row["eta-squared"])
    assert str(size(least)) == row["called"]
    assert str(size(least - 0.0001)) != row["called"]
