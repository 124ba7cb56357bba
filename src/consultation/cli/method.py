"""`method`: how the numbers are made, as Markdown."""

import argparse

from consultation.cli.commands import Commands, command
from consultation.cli.context import Context
from consultation.stats.method import as_markdown
from consultation.text import Words


def add_to(commands: Commands, common: argparse.ArgumentParser, w: Words) -> None:
    """Add the command."""
    command(commands, "method", run, common, w)


def run(context: Context, _: argparse.Namespace) -> int:
    """Print the page in the language of the command line."""
    print(as_markdown(context.w, context.settings.threshold), end="")
    return 0
