"""Like for like: what countries would answer with the same mix of museums, few answers counting with caution.

A cumulative logit model with a random intercept by country and a fixed effect by museum type,
P(answer <= step j) = F(threshold_j - type - country), fitted by maximum likelihood, the integral over each country by
adaptive Gauss-Hermite quadrature (with one node Laplace's approximation). Sources: R. H. B. Christensen, the R package
ordinal, clmm; J. C. Pinheiro and D. M. Bates (1995), Journal of Computational and Graphical Statistics 4, 12-35.
Works on counts, so it takes as long for a million answers as for a thousand.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import expit, log_expit, logsumexp

from consultation.questions.model import SCALE
from consultation.stats.interval import wilson

Floats = NDArray[np.float64]

NODES = 1
FEWEST_COUNTRIES = 5
FEWEST_OF_TYPE = 10
OTHER_TYPES = "other_types"
TOO_LARGE = 15.0  # on the scale of log odds: such an effect is not measured but runs away
SMALLEST_LOG_SIGMA = -5.0
LARGEST_LOG_SIGMA = 3.0
STEEPEST = 1e-4
ROUNDS = 50
Z = 1.959964


class Fit(StrEnum):
    """How the fitting ended."""

    FITTED = "fitted"
    NOT_CONVERGED = "not_converged"
    TOO_FEW = "too_few"


@dataclass(frozen=True)
class CountryModel:
    """The fitted model; without a fit all but `fit` is empty.

    sigma: how far countries differ, as a standard deviation of log odds. thresholds between the steps in use, effects
    by museum type, the first 0. countries: country, n (answers on the scale), raw, raw_low, raw_high (share of the top
    two steps and its Wilson range), pooled, low, high (the same share for the mix of museum types of all respondents,
    its 95% range given the other estimates), mode and sd of the country's effect; sorted by pooled, the highest first.
    """

    fit: Fit
    sigma: float
    thresholds: tuple[float, ...]
    effects: dict[str, float]
    log_likelihood: float
    countries: pd.DataFrame


def country_model(cells: pd.DataFrame, values: Sequence[str] = SCALE, nodes: int = NODES) -> CountryModel:
    """Fit the model to counts: columns country, museum_type, and one for each step in `values`, the highest last.

    Museum types with fewer than 10 answers, or with all of them at one end, are counted together as `other_types`, or,
    if these are still so, with the most common type. Steps that nobody chose are left out.
    Fewer than five countries with answers, or all answers at one step: too_few. Effects that run away, or a maximum
    that is not found: not_converged. Nothing is raised and nothing warned.
    """
    countries, types, counts = _cube(cells, values)
    if len(countries) < FEWEST_COUNTRIES or counts.shape[2] < 2:  # noqa: PLR2004
        return _without(Fit.TOO_FEW)
    likelihood = _Likelihood(counts, nodes)
    found = minimize(
        likelihood.loss, likelihood.start(), method="L-BFGS-B", bounds=likelihood.bounds(),
        options={"ftol": 1e-13, "gtol": 1e-7, "maxiter": 400, "maxfun": 20000},
    )  # fmt: skip
    thresholds, effects, sigma = likelihood.parameters(found.x)
    ran_away = max(np.abs(thresholds).max(), np.abs(effects).max()) > TOO_LARGE
    inside = (found.x[-1] > SMALLEST_LOG_SIGMA) | (np.arange(len(found.x)) < len(found.x) - 1)
    if ran_away or np.abs(found.jac[inside]).max() > STEEPEST or found.x[-1] >= LARGEST_LOG_SIGMA:
        return _without(Fit.NOT_CONVERGED)
    top = sum(step in values[-2:] for step in _used(cells, values))
    table = _countries(countries, counts, likelihood, found.x, top)
    log_likelihood = -float(found.fun) * counts.sum()
    named = dict(zip(types, effects.tolist(), strict=True))
    return CountryModel(Fit.FITTED, sigma, tuple(thresholds.tolist()), named, log_likelihood, table)


class _Likelihood:
    """The marginal likelihood of counts by country, type and step, as a function of one row of numbers.

    The numbers: the first threshold, the logs of the gaps to the next ones, the effects of the types but the first,
    log sigma.
    """

    def __init__(self, counts: Floats, nodes: int) -> None:
        self.counts = counts
        self.n = counts.sum()
        self.gaps = counts.shape[2] - 2
        self.nodes, weights = np.polynomial.hermite.hermgauss(nodes)
        self.log_weights = np.log(weights) + self.nodes**2

    def start(self) -> Floats:
        below = np.cumsum(self.counts.sum(axis=(0, 1)))[:-1] / self.n
        thresholds = np.log(below / (1 - below))
        return np.concatenate([thresholds[:1], np.log(np.diff(thresholds)), np.zeros(self.counts.shape[1] - 1), [-0.7]])

    def bounds(self) -> list[tuple[float, float]]:
        free = 2 * TOO_LARGE
        return [(-free, free)] * (self.gaps + self.counts.shape[1]) + [(SMALLEST_LOG_SIGMA, LARGEST_LOG_SIGMA)]

    def parameters(self, x: Floats) -> tuple[Floats, Floats, float]:
        thresholds = x[0] + np.concatenate([[0.0], np.cumsum(np.exp(x[1 : 1 + self.gaps]))])
        return thresholds, np.concatenate([[0.0], x[1 + self.gaps : -1]]), float(np.exp(x[-1]))

    def loss(self, x: Floats) -> float:
        """Give minus the log likelihood of one answer, the mean."""
        thresholds, effects, sigma = self.parameters(x)
        mode, sd = self.modes(x)
        points = mode + np.sqrt(2) * sd * self.nodes[:, None]
        joint = self._log_likelihood(thresholds, effects, points) - points**2 / (2 * sigma**2)
        integral = logsumexp(joint + self.log_weights[:, None], axis=0) + np.log(sd / (sigma * np.sqrt(np.pi)))
        return float(-integral.sum() / self.n)

    def modes(self, x: Floats) -> tuple[Floats, Floats]:
        """Give the most likely effect of each country, and its standard deviation, by Newton's method."""
        thresholds, effects, sigma = self.parameters(x)
        mode = np.zeros(len(self.counts))
        for _ in range(ROUNDS):
            below, above = self._below_and_above(thresholds, effects, mode)
            slope = (self.counts * (above + below - 1)).sum(axis=(1, 2)) - mode / sigma**2
            curve = (self.counts * (above * (1 - above) + below * (1 - below))).sum(axis=(1, 2)) + 1 / sigma**2
            step = slope / curve
            mode = mode + np.clip(step, -2, 2)
            if np.abs(step).max() < 1e-9:  # noqa: PLR2004
                break
        return mode, 1 / np.sqrt(curve)

    def _below_and_above(self, thresholds: Floats, effects: Floats, mode: Floats) -> tuple[Floats, Floats]:
        inner = expit(thresholds - effects[:, None] - mode[:, None, None])
        ends = np.zeros((*inner.shape[:2], 1))
        return np.concatenate([ends, inner], axis=2), np.concatenate([inner, ends + 1], axis=2)

    def _log_likelihood(self, thresholds: Floats, effects: Floats, points: Floats) -> Floats:
        """Give log P(answers | effect) by node and country, with P(step) = F(b) F(-a) (1 - exp(a - b))."""
        at = thresholds - effects[:, None] - points[..., None, None]
        ends = np.zeros((*at.shape[:-1], 1))
        gap = np.concatenate([[0.0], np.log(-np.expm1(-np.diff(thresholds))), [0.0]])
        terms = np.concatenate([log_expit(at), ends], -1) + np.concatenate([ends, log_expit(-at)], -1) + gap
        log_likelihood: Floats = np.einsum("ctj,kctj->kc", self.counts, terms)
        return log_likelihood


def _used(cells: pd.DataFrame, values: Sequence[str]) -> list[str]:
    return [value for value in values if cells[value].sum() > 0]


def _cube(cells: pd.DataFrame, values: Sequence[str]) -> tuple[list[str], list[str], Floats]:
    """Give the countries and types with answers, and the counts by country, type and step in use."""
    used = _used(cells, values)
    kind = cells["museum_type"].map(_effects(cells.groupby("museum_type")[used].sum()))
    table = cells[used].groupby([cells["country"], kind]).sum()
    table = table[table.sum(axis=1) > 0]
    countries, types = (sorted(table.index.unique(level)) for level in (0, 1))
    full = table.reindex(pd.MultiIndex.from_product([countries, types]), fill_value=0)
    return countries, types, full.to_numpy(float).reshape(len(countries), len(types), len(used))


def _effects(types: pd.DataFrame) -> dict[str, str]:
    """Say with which effect each type is fitted: its own, that of `other_types`, or else that of the most common type.

    A type with few answers, or with all of them at one end, has no effect that can be measured.
    """
    own = _measurable(types)
    named = {kind: kind if own[kind] else OTHER_TYPES for kind in types.index}
    others = types[~own].sum().to_frame().T
    if own.any() and not _measurable(others).iloc[0]:
        most = str(types[own].sum(axis=1).idxmax())
        named = {kind: name if own[kind] else most for kind, name in named.items()}
    return named


def _measurable(types: pd.DataFrame) -> "pd.Series[bool]":
    n, ends = types.sum(axis=1), types.iloc[:, [0, -1]] if types.shape[1] else types
    return (n >= FEWEST_OF_TYPE) & ends.lt(n, axis=0).all(axis=1)


def _countries(countries: Sequence[str], counts: Floats, likelihood: _Likelihood, x: Floats, top: int) -> pd.DataFrame:
    thresholds, effects, _ = likelihood.parameters(x)
    mode, sd = likelihood.modes(x)
    mix = counts.sum(axis=(0, 2)) / counts.sum()

    def share(effect: Floats) -> Floats:
        if top in {0, counts.shape[2]}:
            return np.full(len(effect), float(top > 0))
        adjusted: Floats = expit(effect[:, None] + effects - thresholds[-top]) @ mix
        return adjusted

    n, chosen = counts.sum(axis=(1, 2)), counts[:, :, counts.shape[2] - top :].sum(axis=(1, 2))
    low, high = wilson(chosen, n)
    columns = {
        "country": countries, "n": n.astype(np.int64), "raw": chosen / n, "raw_low": low, "raw_high": high,
        "pooled": share(mode), "low": share(mode - Z * sd), "high": share(mode + Z * sd), "mode": mode, "sd": sd,
    }  # fmt: skip
    return pd.DataFrame(columns).sort_values(["pooled", "country"], ascending=[False, True], ignore_index=True)


def _without(fit: Fit) -> CountryModel:
    columns = ["country", "n", "raw", "raw_low", "raw_high", "pooled", "low", "high", "mode", "sd"]
    return CountryModel(fit, 0.0, (), {}, 0.0, pd.DataFrame(columns=columns))
