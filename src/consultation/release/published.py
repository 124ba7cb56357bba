"""What the public sees of a consultation: whether anything yet, and the released tables."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import get_args

import pandas as pd

from consultation.answers import ALL, Grouping
from consultation.errors import ConsultationError, UnknownName
from consultation.questions.model import Questionnaire, ResultsPublic
from consultation.release.tables import releasable, releasable_participation, row_of_each
from consultation.stats.distribution import combine, distributions
from consultation.store import frames
from consultation.store.engine import Store

# Not by size or role: only some are asked for these, so that what is missing in one table could be had from another.
PUBLIC_GROUPINGS = (Grouping.COUNTRY, Grouping.MUSEUM_TYPE, Grouping.ON_BEHALF)


class Shown(StrEnum):
    """Whether the public sees results."""

    SHOWN = "shown"
    NOT_YET = "not_yet"
    EMBARGO = "embargo"
    NEVER = "never"


@dataclass(frozen=True)
class Visibility:
    """Whether the public sees results, and what it waits for: the closing date, then the embargo (None: not set)."""

    shown: Shown
    closes: datetime | None = None
    embargo: datetime | None = None


def may_show(
    questionnaire: Questionnaire, results_public: str | None, now: datetime | None = None, *, embargo: datetime | None
) -> Visibility:
    """Tell whether the public may see results at this moment, and not before the organiser's embargo.

    results_public: `never`, `when_closed` or `while_open` from the settings, or None for what the questionnaire says;
    ConsultationError for any other word.
    """
    when = results_public or questionnaire.results_public
    if when not in get_args(ResultsPublic):
        raise ConsultationError("error.settings.results_public", value=when)
    if when == "never":
        return Visibility(Shown.NEVER)
    now, closes = now or datetime.now(UTC), questionnaire.closes
    if when != "while_open" and (closes is None or now < closes):
        return Visibility(Shown.NOT_YET, closes, embargo)
    return Visibility(Shown.EMBARGO if embargo and now < embargo else Shown.SHOWN, closes, embargo)


def released(
    store: Store, questionnaire: Questionnaire, column: str, grouping: Grouping, threshold: int
) -> pd.DataFrame:
    """Give the released table of one answer column by group, as `releasable` makes it.

    Raise UnknownName for a column whose answers are not counted, StoreUnavailable when the database is.
    """
    return released_tables(store, questionnaire, (column,), grouping, threshold)[column]


def released_tables(
    store: Store, questionnaire: Questionnaire, columns: Collection[str], grouping: Grouping, threshold: int
) -> dict[str, pd.DataFrame]:
    """Give the released tables of many answer columns, of one moment and for one reading of the database."""
    values = {column: _values(questionnaire, column) for column in columns}
    groups = distributions(frames.counts(store, questionnaire, grouping, columns), values)
    return {
        column: releasable(table, _everyone(table), grouping, threshold, questionnaire)
        for column, table in groups.items()
    }


def released_beside(
    store: Store,
    questionnaire: Questionnaire,
    columns: Collection[str],
    grouping: Grouping,
    group: str,
    *,
    threshold: int,
) -> dict[str, pd.DataFrame]:
    """Give of each released table the row `all`, and the one in which `group` is counted, if there is one.

    That second row may be of a region, a class or `pooled`; the tables are those of `released_tables`.
    """
    values = {column: _values(questionnaire, column) for column in columns}
    found = {}
    for column, table in distributions(frames.counts(store, questionnaire, grouping, columns), values).items():
        asked = (table, _everyone(table), grouping, threshold, questionnaire)
        rows = releasable(*asked)
        found[column] = rows[rows["group"].isin([ALL, row_of_each(*asked).get(group)])]
    return found


def released_participation(
    store: Store, questionnaire: Questionnaire, grouping: Grouping, threshold: int
) -> pd.DataFrame:
    """Give the released numbers of respondents by group: group, n, status, members; `all` first."""
    groups = frames.respondents(store, questionnaire, grouping)
    return releasable_participation(groups, _everyone(groups), grouping, threshold, questionnaire)


def _values(questionnaire: Questionnaire, column: str) -> tuple[str, ...]:
    if column not in questionnaire.counted:
        raise UnknownName("error.unknown_question", name=column)
    return questionnaire.choices(questionnaire.columns[column])


def _everyone(groups: pd.DataFrame) -> pd.DataFrame:
    """Add the groups up, so that both tables are of the same moment: the store puts everybody in a group."""
    return combine(groups, dict.fromkeys(groups["group"], ALL))
