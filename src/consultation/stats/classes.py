"""Answers by country and class of museum, from counts by country and museum type at once: exact, for staff only."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from consultation.answers import BETWEEN, Counts
from consultation.questions.model import NO_OPINION, SCALE

KEYS = ["country", "museum_class"]


@dataclass(frozen=True)
class ByClass:
    """respondents: country, museum_class, n. answers, by scale: country, museum_class, n (its denominator), top_two."""

    respondents: pd.DataFrame
    answers: Mapping[str, pd.DataFrame]


def by_class(counts: Counts, classes: Mapping[str, str]) -> ByClass:
    """Add up museum types to their classes; those without a class are left out.

    counts: by groups `DE,art`. classes: of each museum type AAH, STE or OTH.
    """
    people = _in_classes(counts.respondents, classes).groupby(KEYS, as_index=False)[["n"]].sum()
    cells = counts.cells[counts.cells["value"].isin([*SCALE, NO_OPINION])]
    given = _in_classes(cells.assign(top_two=cells["n"].where(cells["value"].isin(SCALE[-2:]), 0)), classes)
    sums = given.groupby(["question", *KEYS], as_index=False)[["n", "top_two"]].sum()
    answers = {str(name): table.drop(columns="question") for name, table in sums.groupby("question")}
    return ByClass(people, answers)


def _in_classes(table: pd.DataFrame, classes: Mapping[str, str]) -> pd.DataFrame:
    pairs = table["group"].str.split(BETWEEN, expand=True).reindex(columns=[0, 1])
    return table.assign(country=pairs[0], museum_class=pairs[1].map(classes)).dropna(subset=KEYS)
