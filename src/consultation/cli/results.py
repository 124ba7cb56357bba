"""`results`: the answers to one question by group, as the public may see them or, with `--exact`, as they are."""

import argparse
import csv
import json
import math
import sys
from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import pandas as pd

from consultation.answers import Grouping
from consultation.cli.commands import Commands, command
from consultation.cli.context import Context
from consultation.errors import UnknownName
from consultation.questions.model import NO_OPINION, NOT_APPLICABLE, SCALE
from consultation.release.published import Shown, may_show, released
from consultation.release.tables import marked
from consultation.stats.distribution import COUNTED, SHARES, distribution
from consultation.store.frames import counts
from consultation.store.organisers import organiser
from consultation.text import Words
from consultation.text.csv_safe import guard
from consultation.text.labels import group_label

GROUPINGS = (Grouping.COUNTRY, Grouping.MUSEUM_TYPE, Grouping.NONE)


def add_to(commands: Commands, common: argparse.ArgumentParser, w: Words) -> None:
    """Add the command."""
    parser = command(commands, "results", run, common, w)
    parser.add_argument("--question", required=True, metavar="ID", help=w("cli.results.question"))
    parser.add_argument("--by", default=Grouping.NONE.value, metavar="|".join(GROUPINGS), help=w("cli.results.by"))
    parser.add_argument("--exact", action="store_true", help=w("cli.results.exact"))
    parser.add_argument("--format", choices=["json", "csv"], default="json", help=w("cli.results.format"))


def run(context: Context, arguments: argparse.Namespace) -> int:
    """Print the table on stdout and whom it describes on stderr; raises UnknownName, StoreUnavailable."""
    column, values = _closed_column(context, arguments.question)
    grouping = _grouping(arguments.by)
    table = _exact(context, column, grouping) if arguments.exact else _public(context, column, grouping)
    groups = [_group(row, grouping, values, context.words_of_questionnaire) for row in table.to_dict("records")]
    if arguments.format == "json":
        print(json.dumps({"question": column, "by": grouping, "groups": groups}, ensure_ascii=False, allow_nan=False))
    else:
        _print_csv(groups, values, scale=set(SCALE) <= set(values))
    _say_for_whom(context, exact=arguments.exact)
    return 0


def _say_for_whom(context: Context, *, exact: bool) -> None:
    print(context.w("cli.results.not_for_publication" if exact else "export.note"), file=sys.stderr)
    embargo = organiser(context.store, context.questionnaire).embargo
    seen = may_show(context.questionnaire, context.settings.results_public, embargo=embargo)
    if not exact and seen.shown is not Shown.SHOWN:
        print(context.w("cli.results.not_public_yet"), file=sys.stderr)


def _closed_column(context: Context, name: str) -> tuple[str, tuple[str, ...]]:
    """Find the answer column and its values, no opinion and not applicable aside; raise UnknownName without counts."""
    questionnaire = context.questionnaire
    question = questionnaire.question(name)
    column = name if name in questionnaire.columns else question.columns[0]
    if name not in questionnaire.columns and len(question.columns) > 1:
        raise UnknownName("error.results.several_columns", name=name, columns=", ".join(question.columns))
    if column not in questionnaire.counted:
        raise UnknownName("error.results.not_counted", name=name)
    aside = (NO_OPINION, NOT_APPLICABLE)
    return column, tuple(value for value in questionnaire.choices(question) if value not in aside)


def _grouping(name: str) -> Grouping:
    if name not in GROUPINGS:
        raise UnknownName("error.unknown_grouping", name=name, known=", ".join(GROUPINGS))
    return Grouping(name)


def _public(context: Context, column: str, grouping: Grouping) -> pd.DataFrame:
    return released(context.store, context.questionnaire, column, grouping, context.settings.threshold)


def _exact(context: Context, column: str, grouping: Grouping) -> pd.DataFrame:
    questionnaire = context.questionnaire
    values = questionnaire.choices(questionnaire.columns[column])
    groups, everyone = (
        distribution(counts(context.store, questionnaire, each, (column,)), column, values)
        for each in (grouping, Grouping.NONE)
    )
    return marked(groups, everyone, grouping, context.settings.threshold)


def _group(row: Mapping[Hashable, Any], grouping: Grouping, values: Sequence[str], w: Words) -> dict[str, Any]:
    """One group as the keys that are promised: shares only for scales, None where there is no denominator."""
    return {
        "group": row["group"],
        "label": group_label(w, grouping, row["group"]),
        **{name: row[name] for name in COUNTED},
        "counts": {value: row[value] for value in values},
        **{share: None if math.isnan(row[share]) else row[share] for share in SHARES if share in row},
        "status": row["status"],
    }


def _print_csv(groups: Sequence[Mapping[str, Any]], values: Sequence[str], *, scale: bool) -> None:
    shares = SHARES if scale else ()
    write = csv.writer(sys.stdout).writerow
    write(["group", "label", *COUNTED, *(f"n_{value}" for value in values), *shares, "status"])
    for group in groups:
        before = [group["group"], guard(group["label"]), *(group[name] for name in COUNTED)]
        write([*before, *group["counts"].values(), *(group[share] for share in shares), group["status"]])
