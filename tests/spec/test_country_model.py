import pandas as pd
import pytest
from spec.method_page import table
from spec.published import dataset, numbers, printed

from consultation.stats.country_model import CountryModel, Fit, country_model


def fitted(name: str, nodes: int) -> CountryModel:
    """Fit the model to judges in the place of countries and what they rated in the place of museum types."""
    data = dataset(name)
    data[["country", "museum_type"]] = data["group"].str.split(" ", expand=True)
    values = sorted(str(value) for value in data["value"].unique())
    cells = data.assign(value=data["value"].astype(str)).pivot_table(
        index=["country", "museum_type"], columns="value", values="n", fill_value=0, aggfunc="sum"
    )
    return country_model(cells.reset_index(), values, nodes)


@pytest.mark.parametrize(
    "row", table("data", "nodes", "log likelihood", "sigma", "thresholds", "effects", "published by")
)
def test_the_model_is_the_one_that_clmm_fits(row: dict[str, str]) -> None:
    found = fitted(row["data"], int(row["nodes"]))
    assert found.fit is Fit.FITTED
    assert printed(found.log_likelihood, row["log likelihood"]) == row["log likelihood"]
    assert printed(found.sigma, row["sigma"]) == row["sigma"]
    for given, column in ((found.thresholds, "thresholds"), (list(found.effects.values())[1:], "effects")):
        assert given == pytest.approx(numbers(row[column]), abs=1e-4)


def test_the_judges_are_pooled_as_clmm_does() -> None:
    rows = pd.DataFrame(table("judge", "mode", "sd"))
    found = fitted("wine_temp", 1).countries.sort_values("country")
    assert found["country"].tolist() == rows["judge"].tolist()
    assert found["mode"].tolist() == pytest.approx(rows["mode"].astype(float).tolist(), abs=1e-4)
    assert found["sd"].tolist() == pytest.approx(rows["sd"].astype(float).tolist(), abs=1e-4)
