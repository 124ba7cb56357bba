"""`simulate`: fill the database with made-up respondents, or take them out again."""

import argparse
from datetime import UTC, datetime

from consultation.cli.commands import Commands, command
from consultation.cli.context import Context
from consultation.cli.progress import progress
from consultation.intake.simulate import simulate
from consultation.store.responses import add, remove_synthetic
from consultation.text import Words

MOST = 1_000_000


def add_to(commands: Commands, common: argparse.ArgumentParser, w: Words) -> None:
    """Add the command."""
    parser = command(commands, "simulate", run, common, w)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--responses", type=_number, metavar="N", help=w("cli.simulate.responses", most=w.number(MOST)))
    what.add_argument("--remove", action="store_true", help=w("cli.simulate.remove"))
    parser.add_argument("--seed", type=_number, metavar="S", default=0, help=w("cli.simulate.seed"))


def run(context: Context, arguments: argparse.Namespace) -> int:
    """Add `--responses` made-up responses, the same for the same seed, or remove all; raises StoreUnavailable."""
    context.prepare()
    if arguments.remove:
        removed = remove_synthetic(context.store, context.questionnaire)
        print(context.w.plural("cli.simulate.removed", removed))
        return 0
    wanted: int = arguments.responses
    made = simulate(context.questionnaire, wanted, arguments.seed, datetime.now(UTC), context.words_in)
    watched = progress(made, context.w, "cli.simulate.working", wanted)
    added = add(context.store, context.questionnaire, watched, synthetic=True)
    print(context.w.plural("cli.simulate.added", added))
    if added < wanted:
        print(context.w.plural("cli.simulate.already_there", wanted - added))
    return 0


def _number(text: str) -> int:
    if not text.isdecimal() or int(text) > MOST:
        raise argparse.ArgumentTypeError(f"0 – {MOST}: {text!r}")
    return int(text)
