"""`export`: all responses as CSV with a codebook beside it, for those who run the consultation."""

import argparse
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar

from consultation.cli.commands import Commands, command
from consultation.cli.context import Context
from consultation.cli.progress import progress
from consultation.errors import ConsultationError, UnknownName
from consultation.exports.codebook import codebook
from consultation.exports.long import long
from consultation.exports.wide import wide, wide_with_labels
from consultation.store.frames import Chosen, lines, rows
from consultation.store.organisers import organiser
from consultation.store.staff import log
from consultation.text import Words

T = TypeVar("T")
STATES = ("submitted", "draft", "all")
ACTOR = "command line"


def add_to(commands: Commands, common: argparse.ArgumentParser, w: Words) -> None:
    """Add the command."""
    parser = command(commands, "export", run, common, w)
    parser.add_argument("--format", choices=["csv"], default="csv", help=w("cli.export.format"))
    parser.add_argument("--layout", choices=["wide", "long"], default="wide", help=w("cli.export.layout"))
    parser.add_argument("--out", type=Path, metavar="PATH", required=True, help=w("cli.export.out"))
    parser.add_argument("--labels", action="store_true", help=w("cli.export.labels"))
    parser.add_argument("--country", metavar="CODE", help=w("cli.export.country"))
    parser.add_argument("--museum-type", metavar="TYPE", help=w("cli.export.museum_type"))
    parser.add_argument("--state", choices=STATES, default="submitted", help=w("cli.export.state"))
    parser.add_argument("--since", type=date.fromisoformat, metavar="DATE", help=w("cli.export.since"))
    parser.add_argument("--until", type=date.fromisoformat, metavar="DATE", help=w("cli.export.until"))


def run(context: Context, arguments: argparse.Namespace) -> int:
    """Write PATH and `<PATH without suffix>_codebook.csv`; raises StoreUnavailable, UnknownName, ConsultationError.

    An export that fails leaves whatever stood there before.
    """
    chosen = _chosen(context, arguments)
    log(context.store, ACTOR, "export", f"{arguments.layout} {chosen}", datetime.now(UTC))
    w = context.words_of_questionnaire
    counter = _Counter(context.w)
    chunks = _chunks(context, arguments, chosen, counter)
    out: Path = arguments.out
    beside = out.with_name(f"{out.stem}_codebook.csv")
    write(out, chunks)
    write(beside, [codebook(context.questionnaire, organiser(context.store, context.questionnaire), w)])
    print(context.w.plural("cli.export.done", counter.n, file=out, codebook=beside))
    print(context.w("cli.export.not_for_publication"))
    return 0


class _Counter:
    """Shows how responses go by, and knows afterwards how many did."""

    def __init__(self, w: Words) -> None:
        self.n = 0
        self._w = w

    def __call__(self, found: Iterable[T]) -> Iterator[T]:
        for self.n, one in enumerate(progress(found, self._w, "cli.export.working"), 1):  # noqa: B020
            yield one


def _chunks(context: Context, arguments: argparse.Namespace, chosen: Chosen, count: _Counter) -> Iterator[bytes]:
    questionnaire, w = context.questionnaire, context.words_of_questionnaire
    if arguments.layout == "wide" and not arguments.labels:
        return wide(count(lines(context.store, questionnaire, chosen)), questionnaire)
    found = count(rows(context.store, questionnaire, chosen))
    return long(found, questionnaire, w) if arguments.layout == "long" else wide_with_labels(found, questionnaire, w)


def _chosen(context: Context, arguments: argparse.Namespace) -> Chosen:
    for name in ("country", "museum_type"):
        value = getattr(arguments, name)
        question = context.questionnaire.question(name)
        if value is not None and value not in context.questionnaire.choices(question):
            raise UnknownName("error.unknown_code", name=value, question=name)
    return Chosen(
        country=arguments.country,
        museum_type=arguments.museum_type,
        state=arguments.state,
        since=arguments.since,
        until=arguments.until,
    )


def write(path: Path, chunks: Iterable[bytes]) -> None:
    """Write beside the place and move it there when it is whole; raises ConsultationError if that cannot be."""
    try:
        made, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(made, "wb") as file:
                file.writelines(chunks)
            Path(name).replace(path)
        except BaseException:
            with suppress(OSError):
                Path(name).unlink()
            raise
    except OSError as error:
        raise ConsultationError("error.export.not_written", file=path, reason=os.strerror(error.errno or 0)) from error
