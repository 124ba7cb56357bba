"""Exact tables, for staff only: the one module of the pages that reads them."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

import pandas as pd

from consultation.answers import Counts, Grouping
from consultation.errors import NotAllowed
from consultation.questions.model import Wording
from consultation.release.tables import marked
from consultation.stats.classes import ByClass, by_class
from consultation.stats.distribution import Sums, distribution, distributions
from consultation.store import crossed, frames, two_groupings
from consultation.store import rewordings as suggested
from consultation.store import texts as written
from consultation.store.by_link import by_link
from consultation.store.frames import Participation
from consultation.store.rewordings import Rewording
from consultation.ui import context


class Exact:
    """Exact numbers, not for publication; what several figures need is read once for all of them."""

    exact = True

    @cached_property
    def _everyone(self) -> Sums:
        counted = context.questionnaire().counted
        return Sums.of(frames.counts(context.store(), context.questionnaire(), Grouping.NONE), _values(counted))

    @cached_property
    def _respondents(self) -> dict[Grouping, pd.DataFrame]:
        return {}

    def overall(self, columns: tuple[str, ...]) -> pd.DataFrame:
        """See `Results`."""
        return _shown(self._everyone.overall(columns))

    def by_group(self, column: str, grouping: Grouping) -> pd.DataFrame:
        """See `Results`."""
        store, questionnaire = context.store(), context.questionnaire()
        values = questionnaire.choices(questionnaire.question(column))
        groups = distribution(frames.counts(store, questionnaire, grouping, (column,)), column, values)
        everyone = distribution(frames.counts(store, questionnaire, Grouping.NONE, (column,)), column, values)
        return marked(groups, everyone, grouping, context.settings().threshold)

    def by_groups(self, columns: tuple[str, ...], grouping: Grouping) -> dict[str, pd.DataFrame]:
        """See `Results`."""
        return self._marked(frames.counts(context.store(), context.questionnaire(), grouping, columns), columns)

    def by_link(self, columns: tuple[str, ...]) -> dict[str, pd.DataFrame]:
        """See `Results`; NotAllowed where the organiser chose that no answer is tied to its link."""
        if context.organiser().reach != "linked":
            raise NotAllowed("compare.via.anonymous")
        return self._marked(by_link(context.store(), context.questionnaire(), columns), columns)

    def respondents(self, grouping: Grouping) -> pd.DataFrame:
        """See `Results`."""
        if grouping not in self._respondents:
            self._respondents[grouping] = _shown(frames.respondents(context.store(), context.questionnaire(), grouping))
        return self._respondents[grouping].copy()

    def cells(self, columns: tuple[str, ...], grouping: Grouping) -> pd.DataFrame:
        """See `Results`."""
        return frames.counts(context.store(), context.questionnaire(), grouping, columns).cells

    def steps_by_country_and_type(self, column: str) -> Callable[[], pd.DataFrame]:
        """See `Results`."""
        store, questionnaire = context.store(), context.questionnaire()
        return lambda: crossed.steps_by_country_and_type(store, questionnaire, column)

    def by_class(self, columns: tuple[str, ...]) -> Callable[[], ByClass]:
        """See `Results`."""
        store, questionnaire = context.store(), context.questionnaire()
        by = (Grouping.COUNTRY, Grouping.MUSEUM_TYPE)
        return lambda: by_class(two_groupings.crossed(store, questionnaire, columns, by), questionnaire.classes)

    def _marked(self, counts: Counts, columns: tuple[str, ...]) -> dict[str, pd.DataFrame]:
        groups, threshold = distributions(counts, _values(columns)), context.settings().threshold
        everyone = {name: self._everyone.by_group(name) for name in groups}
        return {name: marked(table, everyone[name], counts.grouping, threshold) for name, table in groups.items()}


def has_answers() -> bool:
    """Whether anybody has submitted a response."""
    return frames.has_answers(context.store(), context.questionnaire())


def _shown(table: pd.DataFrame) -> pd.DataFrame:
    """Give every row of a new table its status; all at once, because pandas takes ten times as long for one word."""
    table["status"] = pd.array(["shown"] * len(table), dtype="str")
    return table


def _values(columns: Sequence[str]) -> dict[str, tuple[str, ...]]:
    questionnaire = context.questionnaire()
    return {column: questionnaire.choices(questionnaire.columns[column]) for column in columns}


def participation() -> Participation:
    """How many submitted, how many are still at it, and on which days."""
    return frames.participation(context.store(), context.questionnaire())


def texts() -> pd.DataFrame:
    """Everything that was written, see `store.texts`."""
    return written.texts(context.store(), context.questionnaire())


def answers_of(respondents: Sequence[int]) -> pd.DataFrame:
    """What these respondents answered, see `store.texts`."""
    return written.answers_of(context.store(), respondents)


def rewording_counts() -> Mapping[str, int]:
    """How many suggested another wording, by question."""
    return suggested.rewording_counts(context.store(), context.questionnaire())


def rewordings(question: Wording, most: int) -> tuple[Rewording, ...]:
    """The wordings that were suggested for one sentence, at most so many different ones."""
    return suggested.rewordings(context.store(), context.questionnaire(), question, most)
