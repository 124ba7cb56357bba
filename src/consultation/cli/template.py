"""`template`: the workbook that a facilitator types answers into, in the language of `--language`."""

import argparse
import os
import secrets
from pathlib import Path

from consultation.cli.commands import Commands, command
from consultation.cli.context import Context
from consultation.errors import ConsultationError, UnknownName
from consultation.exports.template import template
from consultation.text import Words


def add_to(commands: Commands, common: argparse.ArgumentParser, w: Words) -> None:
    """Add the command."""
    parser = command(commands, "template", run, common, w)
    parser.add_argument("--out", type=Path, metavar="FILE.xlsx", required=True, help=w("cli.template.out"))


def run(context: Context, arguments: argparse.Namespace) -> int:
    """Write the workbook; raises UnknownName for a language that the questionnaire has not, ConsultationError."""
    questionnaire, w = context.questionnaire, context.words_of_questionnaire
    if w.language not in questionnaire.languages:
        raise UnknownName("error.unknown_language", name=w.language)
    out: Path = arguments.out
    try:
        out.write_bytes(template(questionnaire, w, secrets.token_hex(8)))
    except OSError as error:
        raise ConsultationError("error.export.not_written", file=out, reason=os.strerror(error.errno or 0)) from error
    print(context.w("cli.template.done", file=out))
    return 0
