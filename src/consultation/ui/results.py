"""What the result views ask for, answered exactly for staff and by `release` for everybody else."""

from collections.abc import Callable
from typing import Protocol

import pandas as pd

from consultation.answers import Grouping
from consultation.stats.classes import ByClass


class Results(Protocol):
    """A source of tables. Rows and columns are those of `stats.distribution`, with `status`."""

    exact: bool

    def overall(self, columns: tuple[str, ...]) -> pd.DataFrame:
        """One row for each answer column, over all respondents; `group` holds the column's name."""

    def by_group(self, column: str, grouping: Grouping) -> pd.DataFrame:
        """One row for each group, `all` first."""

    def by_groups(self, columns: tuple[str, ...], grouping: Grouping) -> dict[str, pd.DataFrame]:
        """The tables of `by_group` for many columns, of one moment and for one reading of the database."""

    def by_link(self, columns: tuple[str, ...]) -> dict[str, pd.DataFrame] | None:
        """The same by the share link that people came by: `?via=…`, or `undisclosed` for none; None: never released."""

    def respondents(self, grouping: Grouping) -> pd.DataFrame:
        """How many submitted, by group: group, n, status."""

    def cells(self, columns: tuple[str, ...], grouping: Grouping) -> pd.DataFrame | None:
        """How often each value was given: group, question, value, n, firsts; None where that is not released."""

    def steps_by_country_and_type(self, column: str) -> Callable[[], pd.DataFrame] | None:
        """What counts the answers to a scale by two groupings at once, for the background; None: never released."""

    def by_class(self, columns: tuple[str, ...]) -> Callable[[], ByClass] | None:
        """What counts answers by country and class of museum, for the background; None: never released."""
