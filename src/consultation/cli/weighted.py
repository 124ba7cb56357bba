"""`results --weights`: the headline raw, with one vote a country, and weighted to museums, as plain data."""

from dataclasses import asdict
from typing import Any

import pandas as pd

from consultation.answers import Grouping
from consultation.cli.asked_results import Asked
from consultation.cli.context import Context
from consultation.errors import ConsultationError
from consultation.stats.classes import by_class
from consultation.stats.weights import conclusion, headlines
from consultation.store.two_groupings import crossed


def weighted(context: Context, asked: Asked) -> dict[str, Any]:
    """Give the headlines and what weighting does to the conclusion.

    Raise ConsultationError for anything but a scale by country.
    """
    if asked.groupings != (Grouping.COUNTRY,):
        raise ConsultationError("error.results.weights_by_country")
    found = headlines(asked.scale(context), _by_class(context, asked) if asked.exact else None)
    rows = [asdict(each) | {"years": each.years and "-".join(map(str, each.years))} for each in found]
    return {"question": asked.column, "weights": rows, "conclusion": conclusion(found)}


def _by_class(context: Context, asked: Asked) -> pd.DataFrame | None:
    """Count by country and class of museum, as `headlines` wants it; types without a class are left out."""
    by = (Grouping.COUNTRY, Grouping.MUSEUM_TYPE)
    counts = crossed(context.store, context.questionnaire, (asked.column,), by)
    return by_class(counts, context.questionnaire.classes).answers.get(asked.column)
