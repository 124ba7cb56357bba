import time

import numpy as np
import pandas as pd
import pytest
from numpy.typing import NDArray
from scipy.special import expit
from scipy.stats import norm

from consultation.questions.model import SCALE
from consultation.stats.country_model import Fit, country_model


def shifts(countries: int) -> NDArray[np.float64]:
    """Give how far each country stands from all: evenly spread ranks of a normal distribution, sd 0.5."""
    return 0.5 * norm.ppf((np.arange(countries) + 0.5) / countries)


def answered(n: int, countries: int, types: int = 9) -> pd.DataFrame:
    """Answers drawn from the model itself: countries and museum types shift what people answer."""
    chance = np.random.default_rng(2024)
    country = chance.choice(countries, n, p=chance.dirichlet(np.full(countries, 0.8)))
    kind = chance.choice(types, n)
    latent = chance.logistic(size=n) + shifts(countries)[country] + np.linspace(0, 1, types)[kind]
    step = np.array(SCALE)[np.digitize(latent, [-2, -1, 0, 1.2])]
    names = {"country": np.char.mod("C%03d", country), "museum_type": np.char.mod("t%d", kind), "step": step}
    cells = pd.DataFrame(names).value_counts().rename("n").reset_index()
    wide = cells.pivot_table(index=["country", "museum_type"], columns="step", values="n", fill_value=0)
    return wide.astype("int64").reset_index()


def test_it_finds_what_the_answers_were_made_from() -> None:
    found = country_model(answered(60_000, 40))
    assert found.fit is Fit.FITTED
    assert found.sigma == pytest.approx(0.5, abs=0.06)
    assert list(found.effects.values()) == pytest.approx(np.linspace(0, 1, 9).tolist(), abs=0.1)
    assert found.thresholds == pytest.approx((-2, -1, 0, 1.2), abs=0.1)
    known = found.countries[found.countries["n"] > 1000].sort_values("country")
    made = shifts(40)[known["country"].str[1:].astype(int)]
    assert known["mode"].tolist() == pytest.approx(made.tolist(), abs=0.2)


def test_few_answers_are_pulled_towards_all_and_many_are_not() -> None:
    found = country_model(answered(3_000, 40)).countries
    few, many = found[found["n"] <= 20], found[found["n"] > 100]
    assert len(few) > 5
    assert few["raw"].std() > 1.5 * few["pooled"].std()
    assert (many["pooled"] - many["raw"]).abs().max() < 0.1
    assert (found["low"] <= found["pooled"]).all()
    assert (found["pooled"] <= found["high"]).all()
    assert found["pooled"].is_monotonic_decreasing


def test_the_pooled_share_is_that_of_the_mix_of_types_of_all_with_its_range() -> None:
    """Most answers come from art museums, which rate higher; between steps 3 and 4 is the third threshold."""
    cells = rows(*((f"C{i}", "art", 6, 9, 12, 15, 18 + i) for i in range(6)),
                 *((f"C{i}", "city", 8 - i, 6, 3, 2, 1) for i in range(6)))  # fmt: skip
    found = country_model(cells)
    n = cells.groupby("museum_type")[list(SCALE)].sum().sum(axis=1)
    art, city = (n / n.sum()).loc[["art", "city"]]
    for column, sds in (("pooled", 0.0), ("low", -1.959964), ("high", 1.959964)):
        effect = found.countries["mode"] + sds * found.countries["sd"] - found.thresholds[2]
        expected = art * expit(effect) + city * expit(effect + found.effects["city"])
        assert found.countries[column].tolist() == pytest.approx(expected.tolist())
    assert found.effects["city"] < -1


def test_the_order_of_the_cells_does_not_matter() -> None:
    cells = answered(2_000, 12, types=3)
    pd.testing.assert_frame_equal(
        country_model(cells).countries, country_model(cells.sample(frac=1, random_state=1)).countries, atol=1e-6
    )


def test_countries_that_do_not_differ_are_all_alike() -> None:
    cells = pd.DataFrame(
        [(f"C{i}", kind, 4, 6, 10, 12, 8) for i in range(8) for kind in ("art", "city")],
        columns=["country", "museum_type", *SCALE],
    )
    found = country_model(cells)
    assert found.fit is Fit.FITTED
    assert found.sigma < 0.05
    assert found.countries["pooled"].tolist() == pytest.approx([0.5] * 8, abs=1e-3)


def rows(*answers: tuple[str, str, int, int, int, int, int]) -> pd.DataFrame:
    return pd.DataFrame(list(answers), columns=["country", "museum_type", *SCALE])


@pytest.mark.parametrize(
    "cells",
    [
        rows(),
        rows(("DE", "art", 0, 0, 0, 0, 1)),
        rows(*((f"C{i}", "art", 0, 0, 0, 0, 9) for i in range(9))),
        rows(*((f"C{i}", "art", 1, 2, 3, 4, 5) for i in range(4))),
        rows(*((f"C{i}", "art", 0, 0, 0, 0, 0) for i in range(9))),
    ],
    ids=["nobody", "one answer", "all the same", "four countries", "all blank"],
)
def test_too_few_answers_are_told_not_fitted(cells: pd.DataFrame) -> None:
    found = country_model(cells)
    assert (found.fit, found.countries.empty, found.effects) == (Fit.TOO_FEW, True, {})
    assert (found.sigma, found.thresholds, found.log_likelihood) == (0, (), 0)


def test_five_countries_are_enough() -> None:
    found = country_model(rows(*((f"C{i}", "art", 1, 2, 3 + i, 4, 5) for i in range(5))))
    assert (found.fit, len(found.countries)) == (Fit.FITTED, 5)
    assert list(found.countries) == list(country_model(rows()).countries)


def test_a_country_without_answers_is_none_of_them() -> None:
    answered_from = [(f"C{i}", "art", 1, 2, 3 + i, 4, 5) for i in range(5)]
    found = country_model(rows(*answered_from, ("C9", "art", 0, 0, 0, 0, 0)))
    assert sorted(found.countries["country"]) == ["C0", "C1", "C2", "C3", "C4"]
    assert country_model(rows(*answered_from[1:], ("C9", "art", 0, 0, 0, 0, 0))).fit is Fit.TOO_FEW


@pytest.mark.parametrize(("steps", "share"), [((0, 0, 0, 4, 6), 1.0), ((3, 4, 5, 0, 0), 0.0)], ids=["all", "nobody"])
def test_where_all_or_nobody_chose_the_top_steps_every_country_is_alike(steps: tuple[int, ...], share: float) -> None:
    found = country_model(rows(*((f"C{8 - i}", "art", *steps) for i in range(6)))).countries  # type: ignore[arg-type]
    assert found["country"].tolist() == ["C3", "C4", "C5", "C6", "C7", "C8"]
    assert found[["raw", "pooled", "low", "high"]].to_numpy().tolist() == [[share] * 4] * 6


def test_one_node_is_used_unless_more_are_asked_for() -> None:
    cells = rows(*((f"C{i}", "art", 1, 2, 3, 4, 3 * i) for i in range(6)))
    one, seven = (country_model(cells, nodes=nodes).log_likelihood for nodes in (1, 7))
    assert country_model(cells).log_likelihood == one != seven


LOW, HIGH = (5, 4, 0, 0, 0), (0, 0, 0, 4, 5)
ALL_LOW, ALL_HIGH = (4000, 0, 0, 0, 0), (0, 0, 0, 0, 4000)


@pytest.mark.parametrize(
    "cells",
    [
        rows(*((f"C{i}", kind, *spread) for i in range(8) for kind, spread in (("art", LOW), ("city", HIGH)))),
        rows(*((f"C{i}", kind, *(ALL_HIGH if i % 2 else ALL_LOW)) for i in range(8) for kind in ("art", "city"))),
    ],
    ids=["types that no effect is large enough for", "countries that no difference is large enough for"],
)
def test_a_model_that_runs_away_is_told_not_shown(cells: pd.DataFrame) -> None:
    found = country_model(cells)
    assert (found.fit, found.countries.empty) == (Fit.NOT_CONVERGED, True)


TWO_TYPES = [(f"C{i}", kind, 0, 3, 0, 5 + i, 0) for i in range(8) for kind in ("art", "city")]


@pytest.mark.parametrize(
    ("more", "effects"),
    [
        ([], ["art", "city"]),
        ([("C0", "rare", 0, 1, 0, 1, 0), ("C1", "odd", 0, 1, 0, 0, 0)], ["art", "city"]),
        ([("C0", "rare", 0, 4, 0, 2, 0), ("C1", "odd", 0, 1, 0, 2, 0)], ["art", "city"]),
        ([("C0", "rare", 0, 4, 0, 2, 0), ("C1", "odd", 0, 1, 0, 3, 0)], ["art", "city", "other_types"]),
        ([("C0", "of one mind", 0, 0, 0, 40, 0)], ["art", "city"]),
        ([("C0", "of one mind", 0, 0, 0, 40, 0), ("C0", "rare", 0, 1, 0, 0, 0)], ["art", "city", "other_types"]),
    ],
    ids=["none", "too few", "nine together", "ten together", "all at one end", "not all at one end together"],
)
def test_types_whose_effect_cannot_be_measured_are_counted_together(
    more: list[tuple[str, str, int, int, int, int, int]], effects: list[str]
) -> None:
    """Nobody chose steps 1, 3 and 5, so that one threshold is left."""
    found = country_model(rows(*TWO_TYPES, *more))
    assert found.fit is Fit.FITTED
    assert list(found.effects) == effects
    assert len(found.thresholds) == 1
    assert found.countries["n"].sum() == sum(sum(row[2:]) for row in [*TWO_TYPES, *more])
    assert found.countries["raw"].between(0.5, 1).all()


@pytest.mark.parametrize(("n", "countries"), [(100_000, 46), (1_000_000, 145)])
def test_it_takes_less_than_three_seconds_however_many_answered(n: int, countries: int) -> None:
    cells = answered(n, countries)
    assert any(_seconds(cells) < 3 for _ in range(3))  # beside other work the same takes up to twice as long


def _seconds(cells: pd.DataFrame) -> float:
    began = time.process_time()
    assert country_model(cells).fit is Fit.FITTED
    return time.process_time() - began
