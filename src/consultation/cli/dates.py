"""`dates`: when the consultation opens and closes, who says so, and from when on personal data are erased."""

import argparse
from datetime import datetime

from consultation.cli.commands import Commands, command
from consultation.cli.context import Context
from consultation.questions.organiser import BRUSSELS
from consultation.store import retention
from consultation.store.organisers import organiser
from consultation.text import Words


def add_to(commands: Commands, common: argparse.ArgumentParser, w: Words) -> None:
    """Add the command."""
    command(commands, "dates", run, common, w)


def run(context: Context, _arguments: argparse.Namespace) -> int:
    """Print them by the clock of Brussels; raises StoreUnavailable."""
    w, questionnaire, settings = context.w, context.questionnaire, organiser(context.store, context.of_file)
    for name in ("opens", "closes"):
        said_by = "staff" if getattr(settings, name) else "file"
        moment = _moment(getattr(questionnaire, name), w)
        print(f"{w(f'cli.dates.{name}')}: {moment} ({w(f'cli.dates.{said_by}')})")
    print(f"{w('cli.dates.erased')}: {_moment(retention.due(questionnaire, settings), w)}")
    return 0


def _moment(moment: datetime | None, w: Words) -> str:
    local = moment and moment.astimezone(BRUSSELS)
    return w("cli.dates.at", date=w.date(local), time=w.time(local)) if local else w("cli.dates.none")
