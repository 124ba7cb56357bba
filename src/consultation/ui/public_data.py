"""What the public may see: every table comes from `release`."""

import pandas as pd

from consultation.answers import Grouping
from consultation.release.published import (
    Visibility,
    may_show,
    released,
    released_beside,
    released_participation,
    released_tables,
)
from consultation.ui import context


class Public:
    """Released numbers."""

    exact = False

    def overall(self, columns: tuple[str, ...]) -> pd.DataFrame:
        """See `Results`."""
        tables = released_tables(
            context.store(), context.questionnaire(), columns, Grouping.NONE, context.settings().threshold
        )
        return pd.concat([table.assign(group=column) for column, table in tables.items()], ignore_index=True)

    def by_group(self, column: str, grouping: Grouping) -> pd.DataFrame:
        """See `Results`."""
        return released(context.store(), context.questionnaire(), column, grouping, context.settings().threshold)

    def by_groups(self, columns: tuple[str, ...], grouping: Grouping) -> dict[str, pd.DataFrame]:
        """See `Results`."""
        store, questionnaire = context.store(), context.questionnaire()
        return released_tables(store, questionnaire, columns, grouping, context.settings().threshold)

    def by_link(self, columns: tuple[str, ...]) -> None:
        """See `Results`: by which link somebody came is never released."""

    def respondents(self, grouping: Grouping) -> pd.DataFrame:
        """See `Results`."""
        return released_participation(context.store(), context.questionnaire(), grouping, context.settings().threshold)

    def cells(self, columns: tuple[str, ...], grouping: Grouping) -> None:
        """See `Results`: how often each value was given is not released."""

    def steps_by_country_and_type(self, column: str) -> None:
        """See `Results`: two groupings at once are never released."""

    def by_class(self, columns: tuple[str, ...]) -> None:
        """See `Results`: two groupings at once are never released."""


def beside(columns: tuple[str, ...], grouping: Grouping, group: str) -> dict[str, pd.DataFrame]:
    """Of each column's released table the row of everyone, and the one in which a group is counted."""
    store, questionnaire, threshold = context.store(), context.questionnaire(), context.settings().threshold
    return released_beside(store, questionnaire, columns, grouping, group, threshold=threshold)


def visibility() -> Visibility:
    """Whether results are shown to the public now."""
    embargo = context.organiser().embargo
    return may_show(context.questionnaire(), context.settings().results_public, embargo=embargo)
