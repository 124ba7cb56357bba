"""The contract between the store and the statistics: what the tables of counts hold."""

from dataclasses import dataclass
from enum import StrEnum

import pandas as pd


class Grouping(StrEnum):
    """What respondents can be compared by."""

    NONE = "none"
    COUNTRY = "country"
    MUSEUM_TYPE = "museum_type"
    ON_BEHALF = "on_behalf"
    SIZE = "size"
    ROLE = "role"


ALL = "all"
POOLED = "pooled"
BETWEEN = ","  # joins the names of a group by two groupings; no code holds it


@dataclass(frozen=True)
class Counts:
    """Counts of submitted answers by one grouping; each column `question` holds answer columns, such as `R1.agreement`.

    cells: group, question, value (text), n (answers with this value), firsts (of these, how many are the first of a
    respondent's answer to the question, so that their sum counts respondents where several values may be chosen).
    respondents: group, n. asked: group, question, n (respondents whose edition of the questionnaire asked it).
    With Grouping.NONE the only group is `all`. Groups without respondents have no rows. grouping: None for groups by
    something else that is counted from the answers, such as the link that people came by.
    """

    grouping: Grouping | None
    cells: pd.DataFrame
    respondents: pd.DataFrame
    asked: pd.DataFrame
