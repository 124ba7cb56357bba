"""`mail send`: send the e-mails that wait, as the server does by itself while it runs."""

import argparse
import sys
from datetime import UTC, datetime

from consultation.cli.commands import Commands, command
from consultation.cli.context import Context
from consultation.mail.sending import Outcome, send_waiting
from consultation.store import outbox
from consultation.text import Words


def add_to(commands: Commands, common: argparse.ArgumentParser, w: Words) -> None:
    """Add the command."""
    parser = command(commands, "mail", run, common, w)
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    send = actions.add_parser("send", parents=[common], help=w("cli.mail.send"), description=w("cli.mail.send"))
    send.add_argument("--again", action="store_true", help=w("cli.mail.again"))


def run(context: Context, arguments: argparse.Namespace) -> int:
    """Send until nothing is due: 0 when all was sent or refused, 1 when something waits for the mail server."""
    if arguments.again:
        outbox.retry(context.store, datetime.now(UTC))
    done = [outcome := send_waiting(context.store, context.settings)]
    while outcome.sent + outcome.refused:
        done.append(outcome := send_waiting(context.store, context.settings))
    _tell(context, done)
    return 1 if any(each.problem for each in done) else 0


def _tell(context: Context, done: list[Outcome]) -> None:
    left = outbox.numbers(context.store)
    for problem in sorted({each.problem for each in done if each.problem}):
        print(context.w(problem), file=sys.stderr)
    if left.again_at:
        at = left.again_at.astimezone()  # as the clock of this computer
        print(context.w("mail.again_at", date=context.w.date(at), time=context.w.time(at)), file=sys.stderr)
    print(
        context.w(
            "cli.mail.done",
            sent=sum(each.sent for each in done),
            refused=sum(each.refused for each in done),
            waiting=left.waiting,
            failed=left.failed,
        )
    )
