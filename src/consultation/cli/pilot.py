"""`pilot`: how many test answers there are, and to remove them before the consultation opens."""

import argparse
from datetime import UTC, datetime

from consultation.cli.commands import Commands, command
from consultation.cli.context import Context
from consultation.cli.export import ACTOR
from consultation.store.pilots import answers_of_pilot, remove_pilot
from consultation.store.staff import log
from consultation.text import Words


def add_to(commands: Commands, common: argparse.ArgumentParser, w: Words) -> None:
    """Add the command."""
    parser = command(commands, "pilot", run, common, w)
    parser.add_argument("--remove", action="store_true", help=w("cli.pilot.remove"))


def run(context: Context, arguments: argparse.Namespace) -> int:
    """Count the test answers, or remove all of them; raises StoreUnavailable."""
    context.prepare()
    if arguments.remove:
        removed = remove_pilot(context.store, context.questionnaire)
        log(context.store, ACTOR, "pilot removed", str(removed), datetime.now(UTC))
        print(context.w.plural("cli.pilot.removed", removed))
    else:
        print(context.w.plural("cli.pilot.there", answers_of_pilot(context.store, context.questionnaire)))
    return 0
