"""Counts by two groupings at once: for staff only, and counted from the answers, because nobody keeps them."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, func

from consultation.answers import BETWEEN, Counts, Grouping
from consultation.questions.model import UNDISCLOSED, Questionnaire
from consultation.store import tables as t
from consultation.store.counted_anew import counted_anew
from consultation.store.engine import Store


def crossed(
    store: Store, questionnaire: Questionnaire, columns: Collection[str], by: tuple[Grouping, Grouping]
) -> Counts:
    """Count the submitted answers in these columns by two groupings; a group is `DE,art`, by the first and the second.

    The time it takes grows with the number of responses.
    """
    return counted_anew(store, questionnaire, columns, _group(by))


def _group(by: tuple[Grouping, Grouping]) -> ColumnElement[str]:
    one, other = (func.coalesce(t.response.c[name], UNDISCLOSED) for name in by)
    return one.concat(BETWEEN).concat(other)
