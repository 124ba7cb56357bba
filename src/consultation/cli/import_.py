"""`import`: take in the wide CSV that `export` writes, or a filled-in template, after every line has been checked."""

import argparse
import sys
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from consultation.cli.commands import Commands, command
from consultation.cli.context import Context
from consultation.cli.progress import progress
from consultation.intake.record import Parsed, Problem
from consultation.intake.responses_file import add_records, check, left_blank, records, said, said_of_blank
from consultation.text import Words


def add_to(commands: Commands, common: argparse.ArgumentParser, w: Words) -> None:
    """Add the command."""
    parser = command(commands, "import", run, common, w)
    parser.add_argument("file", type=Path, metavar="FILE", help=w("cli.import.file"))
    parser.add_argument("--continue", dest="going_on", action="store_true", help=w("cli.import.continue"))
    parser.add_argument("--dry-run", action="store_true", help=w("cli.import.dry_run"))


def run(context: Context, arguments: argparse.Namespace) -> int:
    """Report every bad line and write nothing, or write all; with `--dry-run` only report.

    Raises InvalidFile, StoreUnavailable.
    """
    context.prepare()
    read = partial(records, arguments.file, context.questionnaire, context.words_in)
    checked = check(
        progress(read(), context.w, "cli.import.checking"),
        context.store,
        context.questionnaire,
        going_on=arguments.going_on,
    )
    if checked.problems:
        _report(checked.problems, context.w)
        return 1
    if lacking := left_blank(arguments.file, context.questionnaire):
        print(said_of_blank(lacking, context.w), file=sys.stderr)
    if arguments.dry_run:
        print(context.w.plural("cli.import.would_add", checked.responses))
        return 0

    def read_again() -> Iterable[Parsed]:
        return progress(read(), context.w, "cli.import.writing", total=checked.responses)

    added = add_records(read_again, arguments.file.name, context.store, context.questionnaire)
    print(context.w.plural("cli.import.added", added))
    return 0


def _report(problems: Sequence[Problem], w: Words) -> None:
    for problem in problems:
        print(said(problem, w), file=sys.stderr)
    print(w.plural("cli.import.refused", len(problems)), file=sys.stderr)
