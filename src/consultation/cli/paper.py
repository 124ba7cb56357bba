"""`paper`: the questionnaire as a PDF to print."""

import argparse
from pathlib import Path

from consultation.cli.commands import Commands, command
from consultation.cli.context import Context
from consultation.cli.export import write
from consultation.errors import StoreUnavailable
from consultation.questions.organiser import Organiser
from consultation.reports.questionnaire_pdf import questionnaire_pdf
from consultation.store.organisers import organiser
from consultation.store.pictures import picture
from consultation.text import Words

NOTHING_SET = ("error.store.missing", "error.store.not_prepared")


def add_to(commands: Commands, common: argparse.ArgumentParser, w: Words) -> None:
    """Add the command."""
    parser = command(commands, "paper", run, common, w)
    parser.add_argument("--out", type=Path, metavar="FILE.pdf", required=True, help=w("cli.paper.out"))


def run(context: Context, arguments: argparse.Namespace) -> int:
    """Write the PDF in the language of this call; raises InvalidQuestionnaire, and ConsultationError if it cannot be.

    With the organiser's settings as they are now; where there is no database yet, with those of the file.
    """
    settings, pictures = _furniture(context)
    content = questionnaire_pdf(context.questionnaire, settings, context.words_of_questionnaire, pictures)
    write(arguments.out, [content])
    print(context.w("cli.paper.done", file=arguments.out))
    return 0


def _furniture(context: Context) -> tuple[Organiser, dict[str, bytes]]:
    """Give the settings and the pictures that they name; raises StoreUnavailable if there are some but not at hand."""
    try:
        store = context.store
    except StoreUnavailable as error:
        if error.key not in NOTHING_SET:
            raise
        return context.questionnaire.organiser, {}
    settings = organiser(store, context.questionnaire)
    kept = {name: picture(store, context.questionnaire, name) for name in (settings.logo, settings.emblem) if name}
    return settings, {name: content for name, content in kept.items() if content}
