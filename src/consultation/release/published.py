"""What the public sees of a consultation: whether anything yet, and the released tables."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import get_args

import pandas as pd

from consultation.answers import ALL, Grouping
from consultation.errors import ConsultationError, UnknownName
from consultation.questions.model import Questionnaire, ResultsPublic
from consultation.release.kept import row_of
from consultation.release.looking import look
from consultation.release.publication import PARTICIPATION
from consultation.release.tables import shown_table
from consultation.store import releases
from consultation.store.engine import Store
from consultation.store.releases import Published


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
    """Give the released table of one answer column by group, as it was last published.

    Columns: those of a `distribution`, status (`shown`; `few`: fewer than 30 answers; `merged`: stands for groups that
    are not shown themselves) and members (number of groups behind the row, 0 for `all`). First the row `all`, then
    groups by name, then `region:…` or `class:…`, then `pooled`. A table that waits for more changes has earlier numbers
    than `all`. No rows while even `all` may not be published.
    Raise UnknownName for a column whose answers are not counted, StoreUnavailable when the database is.
    """
    return released_tables(store, questionnaire, (column,), grouping, threshold)[column]


def released_tables(
    store: Store, questionnaire: Questionnaire, columns: Collection[str], grouping: Grouping, threshold: int
) -> dict[str, pd.DataFrame]:
    """Give the released tables of many answer columns, for one reading of the database."""
    values = {column: _values(questionnaire, column) for column in columns}
    found = _stored(store, questionnaire, columns, grouping, threshold)
    return {column: shown_table(found.get(column), names) for column, names in values.items()}


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
    tables = released_tables(store, questionnaire, columns, grouping, threshold)
    kept = releases.shown(store, questionnaire, grouping, columns)
    return {
        column: table[table["group"].isin([ALL, row_of(kept[column], group) if column in kept else None])]
        for column, table in tables.items()
    }


def released_participation(
    store: Store, questionnaire: Questionnaire, grouping: Grouping, threshold: int
) -> pd.DataFrame:
    """Give the released numbers of respondents by group: group, n, status, members; `all` first."""
    found = _stored(store, questionnaire, (PARTICIPATION,), grouping, threshold)
    return shown_table(found.get(PARTICIPATION), None)


def release_number(store: Store, questionnaire: Questionnaire, threshold: int) -> int:
    """Give the number of the last release, after publishing what is due; 0 before the first."""
    look(store, questionnaire, threshold)
    last = releases.last(store, questionnaire)
    return last.number if last else 0


def _stored(
    store: Store, questionnaire: Questionnaire, columns: Collection[str], grouping: Grouping, threshold: int
) -> Mapping[str, Published]:
    look(store, questionnaire, threshold)
    return releases.shown(store, questionnaire, grouping, columns)


def _values(questionnaire: Questionnaire, column: str) -> tuple[str, ...]:
    if column not in questionnaire.counted:
        raise UnknownName("error.unknown_question", name=column)
    return questionnaire.choices(questionnaire.columns[column])
