"""`results --weights`: the headline raw, with one vote a country, and weighted to museums, as plain data."""

from dataclasses import asdict
from typing import Any

import pandas as pd

from consultation.answers import ALL, Grouping
from consultation.cli.asked_results import Asked
from consultation.cli.context import Context
from consultation.errors import ConsultationError
from consultation.questions.model import NO_OPINION, SCALE, Questionnaire
from consultation.stats.distribution import distribution
from consultation.stats.steps import is_scale
from consultation.stats.weights import conclusion, headlines
from consultation.store.two_groupings import BETWEEN, crossed


def weighted(context: Context, asked: Asked) -> dict[str, Any]:
    """Give the headlines and what weighting does to the conclusion.

    Raise ConsultationError for anything but a scale by country.
    """
    if asked.groupings != (Grouping.COUNTRY,):
        raise ConsultationError("error.results.weights_by_country")
    table = asked.table(context)
    if not is_scale(table):
        raise ConsultationError("error.results.scales_only", name=asked.column)
    found = headlines(table, _by_class(context, asked) if asked.exact else None)
    rows = [asdict(each) | {"years": each.years and "-".join(map(str, each.years))} for each in found]
    return {"question": asked.column, "weights": rows, "conclusion": conclusion(found)}


def _by_class(context: Context, asked: Asked) -> pd.DataFrame:
    """Count by country and class of museum, as `headlines` wants it; types without a class are left out."""
    by = (Grouping.COUNTRY, Grouping.MUSEUM_TYPE)
    questionnaire = context.questionnaire
    found = crossed(context.store, questionnaire, asked.column, by)
    table = distribution(found, asked.column, questionnaire.choices(questionnaire.columns[asked.column]))
    return _in_classes(table[table["group"] != ALL], questionnaire)


def _in_classes(table: pd.DataFrame, questionnaire: Questionnaire) -> pd.DataFrame:
    pairs = table["group"].str.split(BETWEEN, expand=True).reindex(columns=[0, 1])
    cells = pd.DataFrame(
        {
            "country": pairs[0],
            "museum_class": pairs[1].map(questionnaire.classes),
            "n": table["answered"] + table[NO_OPINION],
            "top_two": table[SCALE[-2]] + table[SCALE[-1]],
        }
    )
    keys = ["country", "museum_class"]
    return cells.dropna(subset=keys).groupby(keys, as_index=False)[["n", "top_two"]].sum()
