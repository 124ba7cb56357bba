"""`check FILE`: whether a questionnaire can be asked, in all its languages, and how long it takes."""

import argparse
from pathlib import Path

from consultation.cli.commands import Commands, command
from consultation.cli.context import Context
from consultation.questions.model import Text, Wording
from consultation.questions.timing import Timing
from consultation.questions.words_check import check
from consultation.text import Words

LONGEST_CORE = 7
LONGEST_CLOSED = 12


def add_to(commands: Commands, common: argparse.ArgumentParser, w: Words) -> None:
    """Add the command."""
    parser = command(commands, "check", run, common, w)
    parser.add_argument("file", type=Path, metavar="FILE", help=w("cli.check.file"))


def run(context: Context, arguments: argparse.Namespace) -> int:
    """Print what is asked and the minutes it takes in each language; raises InvalidQuestionnaire."""
    w = context.w
    checked = check(arguments.file)
    questions = checked.questionnaire.asked.values()
    closed = sum(not isinstance(question, Text | Wording) for question in questions)
    print(w("cli.check.done", name=checked.questionnaire.id, closed=closed, open=len(questions) - closed))
    for language, timing in checked.timings.items():
        _print_timing(w, language, timing)
    if missing := checked.questionnaire.organiser.missing:
        print(w("cli.check.not_complete", missing=", ".join(missing)))
    return 0


def _print_timing(w: Words, language: str, timing: Timing) -> None:
    minutes = {name: w.number(value, 1) for name, value in timing._asdict().items()}
    print(w("cli.check.minutes", language=language, **minutes))
    if round(timing.core, 1) > LONGEST_CORE:
        print(w("cli.check.core_too_long", language=language, most=LONGEST_CORE))
    if round(timing.closed, 1) > LONGEST_CLOSED:
        print(w("cli.check.closed_too_long", language=language, most=LONGEST_CLOSED))
