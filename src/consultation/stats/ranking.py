"""Which asks come first: by importance, by points, and how far groups agree on the order."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray
from scipy.stats import rankdata

from consultation.answers import ALL
from consultation.questions.model import NO_OPINION, SCALE
from consultation.stats.compare import WITHHELD
from consultation.stats.interval import wilson
from consultation.stats.steps import Cells, Spread, is_scale, spread

RESAMPLES = 2000
SEED = 20240320
RANGE = (0.025, 0.975)
SMALLEST = 2


def importance(tables: Mapping[str, pd.DataFrame], group: str = ALL) -> pd.DataFrame:
    """Rank scales by the share that chose the top two steps, then by the mean step.

    tables: `distribution` or released table by column; scales without answers on a step in this group are left out.
    Result: place (equal shares and means have the same), question, n, share, low, high (Wilson 95%), mean; first first.
    """
    given = {name: _of(table, group) for name, table in tables.items() if is_scale(table)}
    rated = {name: (cells, answers) for name, (cells, answers) in given.items() if cells.any()}
    cells = np.array([cells for cells, _ in rated.values()], dtype=np.int64).reshape(len(rated), len(SCALE))
    n = np.array([answers for _, answers in rated.values()], dtype=np.int64)
    top, means = cells[:, -2:].sum(axis=1), _means(cells)
    low, high = wilson(top, n)
    columns = {"question": list(rated), "n": n, "share": top / n, "low": low, "high": high, "mean": means}
    order = pd.DataFrame(columns).sort_values(["share", "mean", "question"], ascending=[False, False, True])
    new = (order[["share", "mean"]] != order[["share", "mean"]].shift()).any(axis=1)
    order.insert(0, "place", np.maximum.accumulate(np.where(new, np.arange(1, len(order) + 1), 0)))
    return order.reset_index(drop=True)


def chosen(table: pd.DataFrame, options: Sequence[str], group: str = ALL) -> pd.DataFrame:
    """Rank options of which several may be chosen by the share of those who answered that chose each.

    table: `distribution` or released table of the question, with a column of counts for each option.
    Result: question (the option), n, share, low, high (Wilson 95%); most chosen first, equals in the order given. Empty
    when nobody in the group answered.
    """
    row = table[table["group"] == group]
    n = int(row[["answered", NO_OPINION]].to_numpy().sum())
    listed = list(options) if n else []
    k = row[listed].to_numpy(np.int64).sum(axis=0)
    low, high = wilson(k, n)
    found = pd.DataFrame({"question": listed, "n": n, "share": k / max(n, 1), "low": low, "high": high})
    return found.sort_values("share", ascending=False, kind="stable", ignore_index=True)


def points(cells: pd.DataFrame, columns: Sequence[str], people: int, total: int = 100) -> pd.DataFrame:
    """Say how people shared out points: a row for each column of a points question, most points first.

    cells: question, value (whole points as text), n. people: how many shared points; who left a column blank gave it 0.
    Result: question, n (people), mean (share of the total, 0..1), low, high (95% range by bootstrap, the same at every
    call), gave_none (share that gave 0). Empty when nobody shared points.
    Source: B. Efron (1979), Annals of Statistics 7, 1-26, percentiles of 2,000 resamples.
    """
    if people == 0:
        return pd.DataFrame(columns=["question", "n", "mean", "low", "high", "gave_none"])
    rows = []
    for column in columns:
        given = cells[cells["question"] == column]
        values = np.append(given["value"].astype(float), 0.0) / total
        n = np.append(given["n"], people - given["n"].sum()).astype(np.int64)
        low, high = bootstrap_range(values, n)
        rows.append((column, people, float(values @ n / people), low, high, float(n[values == 0].sum() / people)))
    table = pd.DataFrame(rows, columns=["question", "n", "mean", "low", "high", "gave_none"])
    return table.sort_values(["mean", "question"], ascending=[False, True], ignore_index=True)


def points_by_group(cells: pd.DataFrame, columns: Sequence[str], total: int = 100) -> pd.DataFrame:
    """Say how each group shared out points: group, n (people), and by column the mean share of their points (0..1).

    cells: group, question, value (whole points as text), n. A group's people are its points by the `total` that each
    has; one with fewer points than one person has is left out.
    """
    given = cells.assign(points=cells["value"].astype(int) * cells["n"])
    wide = given.pivot_table(index="group", columns="question", values="points", aggfunc="sum", fill_value=0)
    wide = wide.reindex(columns=list(columns), fill_value=0)
    people = wide.sum(axis=1) // total
    shares = wide[people > 0].div(people[people > 0] * total, axis=0)
    shares.insert(0, "n", people[people > 0])
    return shares.rename_axis(columns=None).reset_index()


def bootstrap_range(values: ArrayLike, n: ArrayLike, resamples: int = RESAMPLES) -> tuple[float, float]:
    """Give the 95% range of the mean of `values`, each given by `n` people (at least one in all), by resampling."""
    counted = np.asarray(n, dtype=np.int64)
    people = counted.sum()
    drawn = np.random.default_rng(SEED).multinomial(people, counted / people, size=resamples)
    low, high = np.quantile(drawn @ np.asarray(values, dtype=float) / people, RANGE)
    return float(low), float(high)


def kendall_w(ratings: ArrayLike) -> float | None:
    """Give Kendall's W: 1 when all judges rank the items alike, 0 when they do not agree at all.

    ratings: a row for each judge, a column for each item, corrected for ties. None for fewer than two judges or items,
    or when every judge rates all items the same. Source: M. G. Kendall and B. Babington Smith (1939), Annals of
    Mathematical Statistics 10, 275-287.
    """
    table = np.atleast_2d(np.asarray(ratings, dtype=float))
    if min(table.shape) < SMALLEST:
        return None
    judges, items = table.shape
    ranks = rankdata(table, axis=1)
    spread = ((ranks.sum(axis=0) - judges * (items + 1) / 2) ** 2).sum()
    largest = judges**2 * (items**3 - items) - judges * sum(_ties(row) for row in ranks)
    return float(12 * spread / largest) if largest else None


def agreement_on_ranking(tables: Mapping[str, pd.DataFrame]) -> tuple[float | None, list[str]]:
    """Give Kendall's W over the groups that rated every scale, each ranking them by its mean step, and those groups.

    Groups that are too small for the public are left out for staff too: two people's order is not that of a country.
    """
    rated = [spread(table) for table in tables.values() if is_scale(table)]
    groups = sorted(set.intersection(*(_large(given) for given in rated))) if rated else []
    if not groups:
        return None, []
    means = [_means(given.cells[[given.groups.index(group) for group in groups]]) for given in rated]
    return kendall_w(np.column_stack(means)), groups


def _large(given: Spread) -> set[str]:
    return {group for group, status in zip(given.groups, given.status, strict=True) if status != WITHHELD}


def _of(table: pd.DataFrame, group: str) -> tuple[Cells, int]:
    given = spread(table)
    if group == ALL:
        return given.all_cells, given.all_answers
    rows = np.array([name == group for name in given.groups], dtype=bool)
    return given.cells[rows].sum(axis=0), int(given.answers[rows].sum())


def _means(cells: Cells) -> NDArray[np.float64]:
    means: NDArray[np.float64] = cells @ np.arange(1, len(SCALE) + 1) / cells.sum(axis=1)
    return means


def _ties(ranks: NDArray[np.float64]) -> float:
    _, counts = np.unique(ranks, return_counts=True)
    return float((counts**3 - counts).sum())
