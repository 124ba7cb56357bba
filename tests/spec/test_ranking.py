import numpy as np
import pytest
from numpy.typing import NDArray
from spec.method_page import table
from spec.published import dataset, numbers, printed

from consultation.stats.ranking import bootstrap_range, kendall_w


@pytest.mark.parametrize("row", table("values", "mean", "low", "high", "published by"))
def test_the_range_of_a_mean_is_the_one_that_others_published(row: dict[str, str]) -> None:
    values = numbers(row["values"])
    assert printed(float(np.mean(values)), row["mean"]) == row["mean"]
    found = bootstrap_range(values, [1] * len(values), resamples=200_000)
    assert found == pytest.approx((float(row["low"]), float(row["high"])), abs=0.6)  # both are drawn


def ratings(name: str) -> NDArray[np.float64]:
    data = dataset(name)
    data[["judge", "item"]] = data["group"].str.split(" ", expand=True).astype(int)
    return data.pivot_table(index="judge", columns="item", values="value").to_numpy(float)


@pytest.mark.parametrize("row", table("data", "judges", "items", "W", "published by"), ids=lambda row: row["data"])
def test_kendalls_w_is_the_one_that_others_published(row: dict[str, str]) -> None:
    given = ratings(row["data"])
    assert given.shape == (int(row["judges"]), int(row["items"]))
    found = kendall_w(given)
    assert found is not None
    assert printed(found, row["W"]) == row["W"]
