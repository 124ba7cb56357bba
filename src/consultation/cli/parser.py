"""The commands and their options; every help text comes from the catalogues."""

import argparse
from pathlib import Path

from consultation.cli import (
    check,
    dates,
    export,
    import_,
    mail,
    method,
    migrate,
    paper,
    pilot,
    results,
    retention,
    serve,
    simulate,
    staff,
    template,
    translate,
)
from consultation.cli.language import OPTION
from consultation.text import Words, languages

COMMANDS = (
    serve,
    migrate,
    check,
    simulate,
    template,
    paper,
    import_,
    export,
    results,
    method,
    staff,
    pilot,
    dates,
    retention,
    mail,
    translate,
)


def build(w: Words) -> argparse.ArgumentParser:
    """Make the parser; each command sets `run`, a function of Context and the arguments that returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m consultation", description=w("cli.about"), allow_abbrev=False)
    _add_common(parser, w, default=None)
    common = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    # Given after the command they count too; not given there, they leave what was said before it.
    _add_common(common, w, default=argparse.SUPPRESS)
    commands = parser.add_subparsers(required=True, metavar="COMMAND", title=w("cli.commands"))
    for command in COMMANDS:
        command.add_to(commands, common, w)
    return parser


def _add_common(parser: argparse.ArgumentParser, w: Words, default: str | None) -> None:
    parser.add_argument("--database", metavar="URL", default=default, help=w("cli.option.database"))
    parser.add_argument(
        "--questionnaire", metavar="FILE", type=Path, default=default, help=w("cli.option.questionnaire")
    )
    parser.add_argument(OPTION, choices=languages(), default=default, help=w("cli.option.language"))
