"""Which release the public sees: its number, and the week it was made in, because no finer moment is public."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from consultation.questions.model import Questionnaire
from consultation.store import releases
from consultation.store.engine import Store


@dataclass(frozen=True)
class Release:
    """One release: the number, and the Monday of its ISO week, at midnight UTC."""

    number: int
    since: datetime


def last_release(store: Store, questionnaire: Questionnaire) -> Release | None:
    """Give the last release; None before the first. Raises StoreUnavailable."""
    found = releases.last(store, questionnaire)
    if found is None:
        return None
    year, week = found.week.split("-W")
    monday = date.fromisocalendar(int(year), int(week), 1)
    return Release(found.number, datetime.combine(monday, time(), UTC))
