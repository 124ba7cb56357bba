"""`results`: the answers to one question by group, as the public may see them or, with `--exact`, as they are."""

import argparse
import csv
import json
import sys
from typing import Any

from consultation.cli.asked_results import GROUPINGS, Asked
from consultation.cli.commands import Commands, command
from consultation.cli.compared import compared
from consultation.cli.context import Context
from consultation.cli.weighted import weighted
from consultation.exports.results import groups_csv, groups_of
from consultation.release.published import Shown, may_show
from consultation.stats.steps import is_scale
from consultation.store.organisers import organiser
from consultation.text import Words


def add_to(commands: Commands, common: argparse.ArgumentParser, w: Words) -> None:
    """Add the command."""
    parser = command(commands, "results", run, common, w)
    parser.add_argument("--question", required=True, metavar="ID", help=w("cli.results.question"))
    parser.add_argument("--by", default=None, metavar="|".join(GROUPINGS), help=w("cli.results.by"))
    parser.add_argument("--exact", action="store_true", help=w("cli.results.exact"))
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument("--weights", action="store_true", help=w("cli.results.weights"))
    instead.add_argument("--compare", metavar="GROUP", help=w("cli.results.compare"))
    parser.add_argument("--format", choices=["json", "csv"], default="json", help=w("cli.results.format"))


def run(context: Context, arguments: argparse.Namespace) -> int:
    """Print the table on stdout and whom it describes on stderr; raises UnknownName, NotAllowed, StoreUnavailable."""
    asked = Asked.of(context.questionnaire, arguments)
    if arguments.weights:
        _print_flat(weighted(context, asked), "weights", arguments.format)
    elif arguments.compare is not None:
        _print_flat(compared(context, asked, arguments.compare), "pairs", arguments.format)
    else:
        _print_groups(context, asked, arguments.format)
    _say_for_whom(context, exact=asked.exact)
    return 0


def _print_groups(context: Context, asked: Asked, form: str) -> None:
    table = asked.table(context)
    groups = groups_of(table, asked.values, lambda group: asked.label(group, context.words_of_questionnaire))
    if not groups:
        print(context.w("results.too_few"), file=sys.stderr)
    if form == "json":
        _print_json({"question": asked.column, "by": asked.by, "groups": groups})
    else:
        sys.stdout.write(groups_csv(groups, asked.values, scale=is_scale(table)))


def _print_flat(found: dict[str, Any], rows: str, form: str) -> None:
    """Print all of it as JSON, or the list under `rows` as CSV."""
    if form == "json":
        _print_json(found)
    else:
        write = csv.DictWriter(sys.stdout, list(found[rows][0]))
        write.writeheader()
        write.writerows(found[rows])


def _print_json(found: dict[str, Any]) -> None:
    print(json.dumps(found, ensure_ascii=False, allow_nan=False))


def _say_for_whom(context: Context, *, exact: bool) -> None:
    print(context.w("cli.results.not_for_publication" if exact else "export.note"), file=sys.stderr)
    embargo = organiser(context.store, context.questionnaire).embargo
    seen = may_show(context.questionnaire, context.settings.results_public, embargo=embargo)
    if not exact and seen.shown is not Shown.SHOWN:
        print(context.w("cli.results.not_public_yet"), file=sys.stderr)
