"""What `results` is asked for: the column, the groupings, and whether exactly or as released."""

import argparse
from dataclasses import dataclass
from typing import Self

import pandas as pd

from consultation.answers import ALL, BETWEEN, Grouping
from consultation.cli.context import Context
from consultation.errors import ConsultationError, NotAllowed, UnknownName
from consultation.exports.results import counted_column, values_of
from consultation.questions.model import SCALE, Questionnaire
from consultation.release.published import released
from consultation.release.rules import PUBLIC_GROUPINGS
from consultation.release.tables import marked
from consultation.stats.distribution import distribution
from consultation.store.frames import counts
from consultation.store.two_groupings import crossed
from consultation.text import Words
from consultation.text.labels import group_label

GROUPINGS = (*(grouping for grouping in Grouping if grouping is not Grouping.NONE), Grouping.NONE)
TWO = 2


@dataclass(frozen=True)
class Asked:
    """One call: `groupings` are one or two; two are exact only. `values` are those that the column is counted by."""

    column: str
    values: tuple[str, ...]
    groupings: tuple[Grouping, ...]
    exact: bool

    @classmethod
    def of(cls, questionnaire: Questionnaire, arguments: argparse.Namespace) -> Self:
        """Read the options; raise UnknownName for a question or grouping that does not exist, NotAllowed for two
        groupings at once without `--exact`.
        """  # noqa: D205 — one thought
        column = counted_column(questionnaire, arguments.question)
        usual = Grouping.COUNTRY if arguments.weights else Grouping.NONE
        groupings = _groupings(arguments.by or usual, exact=arguments.exact)
        return cls(column, values_of(questionnaire, column), groupings, arguments.exact)

    @property
    def by(self) -> str:
        """The groupings as they are asked for."""
        return BETWEEN.join(self.groupings)

    def table(self, context: Context) -> pd.DataFrame:
        """The exact table with the status of each row, or the released one."""
        if self.exact:
            return self._exact(context)
        settings = context.settings
        return released(context.store, context.questionnaire, self.column, self.groupings[0], settings.threshold)

    def scale(self, context: Context) -> pd.DataFrame:
        """The table of a question with five steps; ConsultationError for another question."""
        if self.values != SCALE:
            raise ConsultationError("error.results.scales_only", name=self.column)
        return self.table(context)

    def label(self, group: str, w: Words) -> str:
        """Name a group, of two groupings by both."""
        if group == ALL:
            return group_label(w, self.groupings[0], group)
        named = zip(self.groupings, group.split(BETWEEN), strict=True)
        return " · ".join(group_label(w, by, each) for by, each in named)

    def _exact(self, context: Context) -> pd.DataFrame:
        store, questionnaire = context.store, context.questionnaire
        values = questionnaire.choices(questionnaire.columns[self.column])
        first, *second = self.groupings
        found = (
            crossed(store, questionnaire, (self.column,), (first, second[0]))
            if second
            else counts(store, questionnaire, first, (self.column,))
        )
        groups = distribution(found, self.column, values)
        everyone = distribution(counts(store, questionnaire, Grouping.NONE, (self.column,)), self.column, values)
        return marked(groups, everyone, first, context.settings.threshold)


def _groupings(text: str, *, exact: bool) -> tuple[Grouping, ...]:
    named = text.split(BETWEEN)
    if len(named) == 1:
        return (_known(text, GROUPINGS if exact else (*PUBLIC_GROUPINGS, Grouping.NONE)),)
    found = tuple(_known(name, [each for each in GROUPINGS if each is not Grouping.NONE]) for name in named)
    if not exact:
        raise NotAllowed("error.results.two_groupings")
    if len(found) != TWO or found[0] is found[1]:
        raise UnknownName("error.results.groupings")
    return found


def _known(name: str, known: "list[Grouping] | tuple[Grouping, ...]") -> Grouping:
    if name not in known:
        raise UnknownName("error.unknown_grouping", name=name, known=", ".join(known))
    return Grouping(name)
