"""The answers to one question by group as plain data: what the command line prints and the API gives are the same."""

import csv
import io
import math
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any

import pandas as pd

from consultation.errors import UnknownName
from consultation.questions.model import NO_OPINION, NOT_APPLICABLE, Questionnaire
from consultation.stats.distribution import COUNTED, SHARES
from consultation.text.csv_safe import guard

Groups = list[dict[str, Any]]
Label = Callable[[str], str]
ASIDE = (NO_OPINION, NOT_APPLICABLE)


def counted_column(questionnaire: Questionnaire, name: str) -> str:
    """Find the answer column that a question or column is counted in.

    Raise UnknownName where it is not asked, has several columns, or is not counted.
    """
    question = questionnaire.question(name)
    column = name if name in questionnaire.columns else question.columns[0]
    if name not in questionnaire.columns and len(question.columns) > 1:
        raise UnknownName("error.results.several_columns", name=name, columns=", ".join(question.columns))
    if column not in questionnaire.counted:
        raise UnknownName("error.results.not_counted", name=name)
    return column


def values_of(questionnaire: Questionnaire, column: str) -> tuple[str, ...]:
    """Give the values that the answers to a column are counted by: no opinion and not applicable aside."""
    return tuple(value for value in questionnaire.choices(questionnaire.question(column)) if value not in ASIDE)


def groups_of(table: pd.DataFrame, values: Sequence[str], label: Label) -> Groups:
    """Give a distribution or released table as the keys that are promised, a group an entry, in the order of its rows.

    Shares are there for scales only; None where there is no denominator.
    """
    return [_group(row, values, label) for row in table.to_dict("records")]


def groups_csv(groups: Groups, values: Sequence[str], *, scale: bool) -> str:
    """Write the same as CSV; labels that a spreadsheet could take for a formula are made safe."""
    shares = SHARES if scale else ()
    written = io.StringIO(newline="")
    write = csv.writer(written).writerow
    write(["group", "label", *COUNTED, *(f"n_{value}" for value in values), *shares, "status"])
    for group in groups:
        before = [group["group"], guard(group["label"]), *(group[name] for name in COUNTED)]
        write([*before, *group["counts"].values(), *(group[share] for share in shares), group["status"]])
    return written.getvalue()


def _group(row: Mapping[Hashable, Any], values: Sequence[str], label: Label) -> dict[str, Any]:
    return {
        "group": row["group"],
        "label": label(row["group"]),
        **{name: row[name] for name in COUNTED},
        "counts": {value: row[value] for value in values},
        **{share: None if math.isnan(row[share]) else row[share] for share in SHARES if share in row},
        "status": row["status"],
    }
