"""What may be published, as named constants and rules; docs/method.md tells readers the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from consultation.answers import POOLED, Grouping
from consultation.errors import ConsultationError
from consultation.questions.model import NO_OPINION, SCALE, Questionnaire
from consultation.questions.places import REGION
from consultation.settings import SMALLEST_THRESHOLD
from consultation.stats.distribution import COUNTED, SHARES

FEW = 30
# Not by size or role: only some are asked for these, so that what is missing in one table could be had from another.
PUBLIC_GROUPINGS = (Grouping.COUNTRY, Grouping.MUSEUM_TYPE, Grouping.ON_BEHALF)
CHANGES = 5

Counted = NDArray[np.int64]


class Status(StrEnum):
    """How far a row may be read."""

    SHOWN = "shown"
    FEW = "few"
    MERGED = "merged"
    WITHHELD = "withheld"


@dataclass(frozen=True)
class Rules:
    """The rules beside the threshold; one is switched off only to show what it prevents.

    few: rows with fewer answers are marked. unanimity: no row tells what everybody, or everybody but one, answered, nor
    that they agreed.
    complement: what is left over can be computed as `all` minus the rows shown, so it has to be publishable too.
    participation: no table splits groups that the participation table keeps together, so that the respondents of a
    small group cannot be computed from the tables of two questions. audit: no number of a hidden group follows from
    what is shown of it in other tables, by linear programming. changes: what differs between two releases, in any set
    of people that can be told apart, is of so many respondents at least, or of none (0: every change is published).
    linked: the tables of a question by several groupings together tell nothing of a small combination of groups.
    """

    few: int = FEW
    unanimity: bool = True
    complement: bool = True
    participation: bool = True
    audit: bool = True
    changes: int = CHANGES
    linked: bool = True


RULES = Rules()


@dataclass(frozen=True)
class Policy:
    """The threshold, the row that each group joins when it may not be shown itself, and the rules beside."""

    threshold: int
    parents: Mapping[str, str]
    rules: Rules

    @classmethod
    def of(cls, grouping: Grouping, threshold: int, questionnaire: Questionnaire, rules: Rules = RULES) -> "Policy":
        """Put the policy together; raise ConsultationError for a threshold that protects nobody (below 5)."""
        if threshold < SMALLEST_THRESHOLD:
            raise ConsultationError("error.settings.threshold", value=threshold, smallest=SMALLEST_THRESHOLD)
        return cls(threshold, _parents(grouping, questionnaire), rules)


def is_merged(label: str) -> bool:
    """Tell whether a row stands for groups that are not shown themselves."""
    return label == POOLED or ":" in label


def answers(table: pd.DataFrame) -> Counted:
    """Give the number that decides in a table of answers, by row: answers to the question, no opinion included."""
    counted: Counted = table[["answered", NO_OPINION]].to_numpy(np.int64).sum(axis=1)
    return counted


def values_of(table: pd.DataFrame) -> list[str]:
    """Give the values that have a column in a table of answers."""
    return list(table.columns.drop(["group", *COUNTED, *SHARES], errors="ignore"))


def kinds(table: pd.DataFrame) -> Counted:
    """Give the number of answers of each kind, by row: of each value, of values that are not a column, of no opinion.

    Where no value is a column (points) nothing is told about kinds, and all are 0.
    """
    values = values_of(table)
    if not values:
        return np.zeros((len(table), 1), dtype=np.int64)
    named = table[values].to_numpy(np.int64)
    unnamed = table["answered"].to_numpy(np.int64) - named.sum(axis=1)
    return np.column_stack([named, unnamed, table[NO_OPINION].to_numpy(np.int64)])


def sides(kinds: Counted, values: Sequence[str]) -> Counted:
    """Put the kinds of answers that say the same together: of a scale steps 1 and 2, and steps 4 and 5.

    kinds: numbers of each value in order, and of anything else after them, in the last axis.
    """
    if tuple(values) != SCALE:
        return kinds
    put_together: Counted = np.add.reduceat(kinds, [0, 2, 3, *range(len(SCALE), kinds.shape[-1])], axis=-1)
    return put_together


def publishable(table: pd.DataFrame, threshold: int, rules: Rules = RULES) -> NDArray[np.bool_]:
    """Tell which rows may be shown: with enough answers, of which not all, or all but one, say the same."""
    return mixed(answers(table), sides(kinds(table), values_of(table)), threshold, rules)


def mixed(answers: Counted, sides: Counted, threshold: int, rules: Rules = RULES) -> NDArray[np.bool_]:
    """Tell the same from numbers of answers, and how many of them are on each side."""
    enough = answers >= threshold
    return enough & (sides.max(axis=-1) < answers - 1) if rules.unanimity else enough


def _parents(grouping: Grouping, questionnaire: Questionnaire) -> Mapping[str, str]:
    match grouping:
        case Grouping.COUNTRY:
            return {country: f"region:{region}" for country, region in REGION.items()}
        case Grouping.MUSEUM_TYPE:
            return {kind: f"class:{name}" for kind, name in questionnaire.classes.items()}
        case _:
            return {}
