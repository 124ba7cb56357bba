"""`translate`: send a language out as a workbook, check what comes back, show it to staff, put it live."""

import argparse
import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from consultation.cli.commands import Commands, command
from consultation.cli.context import Context
from consultation.errors import ConsultationError, InvalidFile
from consultation.exports.translation import translation
from consultation.exports.translation_rows import rows
from consultation.intake import own_words
from consultation.intake.translation import Change, Remark, Returned, language_of, read_translation
from consultation.text import Words


def add_to(commands: Commands, common: argparse.ArgumentParser, w: Words) -> None:
    """Add the command."""
    parser = command(commands, "translate", _export, common, w)
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    runs: dict[str, Callable[[Context, argparse.Namespace], int]] = {
        "export": _export,
        "check": _check,
        "preview": _preview,
        "apply": _apply,
        "drop": _drop,
    }
    for name, run in runs.items():
        said = w(f"cli.translate.{name}")
        action = actions.add_parser(name, parents=[common], help=said, description=said, allow_abbrev=False)
        action.set_defaults(run=run)
        if name in {"check", "preview"}:
            action.add_argument("file", type=Path, metavar="FILE.xlsx", help=w("cli.translate.file"))
        else:
            action.add_argument("code", metavar="LANG", help=w("cli.translate.code"))
        if name == "export":
            action.add_argument("--out", type=Path, metavar="PATH", required=True, help=w("cli.translate.out"))
        if name == "apply":
            action.add_argument("--reviewed-by", metavar="NAME", default="", help=w("cli.translate.reviewed_by"))


def _export(context: Context, arguments: argparse.Namespace) -> int:
    settings, code, out = context.settings, arguments.code, arguments.out
    english = own_words.english(settings, code)
    count = len(rows(code, english))
    begun = own_words.present(settings, code) | own_words.waiting(settings, code)
    made = translation(code, english, begun, context.w, datetime.now(UTC).date())
    try:
        out.write_bytes(made)
    except OSError as error:
        raise ConsultationError("error.export.not_written", file=out, reason=os.strerror(error.errno or 0)) from error
    print(context.w.plural("cli.translate.exported", count, language=code, file=out))
    return 0


def _check(context: Context, arguments: argparse.Namespace) -> int:
    returned = _read(context, arguments.file)
    _tell(returned, context.w)
    return 1 if returned.stopped else 0


def _preview(context: Context, arguments: argparse.Namespace) -> int:
    returned = _read(context, arguments.file)
    _tell(returned, context.w)
    if returned.stopped:
        return 1
    own_words.preview(context.settings, returned)
    print(context.w("cli.translate.previewed", query=f"?lang={returned.language}&preview=1"))
    return 0


def _apply(context: Context, arguments: argparse.Namespace) -> int:
    count = own_words.put_live(context.settings, arguments.code, arguments.reviewed_by.strip())
    print(context.w.plural("cli.translate.applied", count, language=arguments.code))
    return 0


def _drop(context: Context, arguments: argparse.Namespace) -> int:
    own_words.drop(context.settings, arguments.code)
    print(context.w("cli.translate.dropped", language=arguments.code))
    return 0


def _read(context: Context, path: Path) -> Returned:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InvalidFile("error.import.unreadable", file=path.name) from error
    code = language_of(content, path.name)
    settings = context.settings
    return read_translation(content, path.name, own_words.english(settings, code), own_words.present(settings, code))


def _tell(returned: Returned, w: Words) -> None:
    """Say what changes, and on stderr what must be put right first and what else is to be known."""
    for change in returned.changes:
        print(_change(change, w))
    print(w.plural("translation.changes", len(returned.changes)))
    for stops, heading in ((True, "translation.must"), (False, "translation.to_know")):
        if told := [remark for remark in returned.remarks if remark.stops is stops]:
            print(f"{w(heading)}:", file=sys.stderr)
            for remark in told:
                print(_remark(remark, returned.language, w), file=sys.stderr)
    if returned.stopped:
        count = sum(remark.stops for remark in returned.remarks)
        print(w.plural("cli.translate.refused", count), file=sys.stderr)


def _change(change: Change, w: Words) -> str:
    key = "translation.change" if change.before else "translation.new"
    return w(key, name=change.name, before=change.before, after=change.after)


def _remark(remark: Remark, sheet: str, w: Words) -> str:
    key = "translation.problem" if remark.line else "translation.problem_of_sheet"
    return w(key, sheet=sheet, line=remark.line, column=remark.column, reason=w.error(remark.reason))
