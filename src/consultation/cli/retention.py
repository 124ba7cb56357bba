"""`retention`: erase personal data when the time for which it may be kept is over; made to be run every day."""

import argparse
from datetime import UTC, datetime

from consultation.cli.commands import Commands, command
from consultation.cli.context import Context
from consultation.cli.export import ACTOR
from consultation.store import retention
from consultation.store.organisers import organiser
from consultation.store.staff import log
from consultation.text import Words


def add_to(commands: Commands, common: argparse.ArgumentParser, w: Words) -> None:
    """Add the command."""
    parser = command(commands, "retention", run, common, w)
    parser.add_argument("--dry-run", action="store_true", help=w("cli.retention.dry_run"))


def run(context: Context, arguments: argparse.Namespace) -> int:
    """Say from when on personal data are erased, and what is or would be; raises StoreUnavailable."""
    context.prepare()
    w, store, questionnaire = context.w, context.store, context.questionnaire
    now, due = datetime.now(UTC), retention.due(questionnaire, organiser(store, questionnaire))
    if due is None:
        print(w("cli.retention.never"))
    elif arguments.dry_run:
        print(w("cli.retention.from", date=w.date(due)))
        _print(w, retention.kept(store, questionnaire))
        print(w("cli.retention.nothing_done"))
    elif now < due:
        print(w("cli.retention.not_yet", date=w.date(due)))
    else:
        erased = retention.erase(store, questionnaire)
        log(store, ACTOR, "retention", ", ".join(f"{name} {n}" for name, n in erased.items()), now)
        _print(w, erased)
        print(w("cli.retention.done" if any(erased.values()) else "cli.retention.nothing_left"))
    return 0


def _print(w: Words, counts: dict[str, int]) -> None:
    for name, n in counts.items():
        print(f"  {w(f'retention.{name}')}: {w.number(n)}")
