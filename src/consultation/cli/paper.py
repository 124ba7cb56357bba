"""`paper`: the questionnaire as a PDF to print."""

import argparse
from pathlib import Path

from consultation.cli.commands import Commands, command
from consultation.cli.context import Context
from consultation.cli.export import write
from consultation.reports.questionnaire_pdf import questionnaire_pdf
from consultation.text import Words


def add_to(commands: Commands, common: argparse.ArgumentParser, w: Words) -> None:
    """Add the command."""
    parser = command(commands, "paper", run, common, w)
    parser.add_argument("--out", type=Path, metavar="FILE.pdf", required=True, help=w("cli.paper.out"))


def run(context: Context, arguments: argparse.Namespace) -> int:
    """Write the PDF in the language of this call; raises InvalidQuestionnaire, and ConsultationError if it cannot be.

    The organiser is the one of the questionnaire's file: no database is needed.
    """
    questionnaire = context.questionnaire
    content = questionnaire_pdf(questionnaire, questionnaire.organiser, context.words_of_questionnaire)
    write(arguments.out, [content])
    print(context.w("cli.paper.done", file=arguments.out))
    return 0
