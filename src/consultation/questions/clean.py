"""Turn what a field or a file gives into what is stored, or refuse it."""

import unicodedata
from collections.abc import Collection, Mapping
from typing import assert_never

from consultation.errors import InvalidAnswer
from consultation.questions.model import (
    YES,
    Consent,
    Grid,
    Points,
    Question,
    Questionnaire,
    Scale,
    SeveralChoices,
    SingleChoice,
    Text,
    Wording,
)

Stored = dict[str, tuple[str, ...]]

KEPT_CONTROLS = "\n\t"
# Characters that turn the direction of the text around them, and could make a page say what was not written.
TURNING = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))


def clean(questionnaire: Questionnaire, question: Question, raw: object) -> Stored:
    """Give the values to store by column; no values where the answer was taken back.

    raw: text or None for a scale, a single choice and words; a list of codes for several choices; a mapping from row
    to code for a grid, of which only the rows named are returned; a mapping from option to whole points for points,
    always all that are given, so that the rest become blank, whatever they add up to; for a wording the sentence, or a
    mapping from each column to its words, always both; True, False or None for a consent.
    Words are normalised to NFC, without control characters but newline and tab, without space at either end.
    Raise InvalidAnswer for anything that the question does not allow.
    """
    match question:
        case Scale() | SingleChoice():
            found = {question.id: _one(questionnaire.choices(question), question, raw)}
        case SeveralChoices():
            found = {question.id: _several(questionnaire.choices(question), question, raw)}
        case Grid():
            found = _grid(questionnaire.choices(question), question, raw)
        case Points():
            found = _points(question, raw)
        case Text():
            found = {question.id: _words(question, raw)}
        case Wording():
            found = _wording(question, raw)
        case Consent():
            found = {question.id: _consent(question, raw)}
        case _:
            assert_never(question)
    return found


def _one(choices: Collection[str], question: Question, raw: object) -> tuple[str, ...]:
    if raw is None or raw == "":
        return ()
    if not isinstance(raw, str) or raw not in choices:
        raise _not_a_choice(question, raw)
    return (raw,)


def _several(choices: Collection[str], question: SeveralChoices, raw: object) -> tuple[str, ...]:
    if raw is not None and not isinstance(raw, list | tuple):
        raise _not_a_choice(question, raw)
    chosen = {value for each in raw or () for value in _one(choices, question, each)}
    if question.limit and len(chosen) > question.limit:
        raise InvalidAnswer("error.answer.too_many", question=question.id, chosen=len(chosen), limit=question.limit)
    return tuple(choice for choice in choices if choice in chosen)


def _grid(choices: Collection[str], question: Grid, raw: object) -> Stored:
    given = _named(question, question.rows, raw)
    return {f"{question.id}.{row}": _one(choices, question, value) for row, value in given.items()}


def _points(question: Points, raw: object) -> Stored:
    given = {option: _whole(question, value) for option, value in _named(question, question.over, raw).items()}
    return {
        column: () if given.get(option) is None else (str(given[option]),)
        for option, column in zip(question.over, question.columns, strict=True)
    }


def _whole(question: Points, raw: object) -> int | None:
    if raw is None:
        return None
    if not isinstance(raw, int) or isinstance(raw, bool) or not 0 <= raw <= question.total:
        raise InvalidAnswer("error.answer.points", question=question.id, value=_shortened(raw), total=question.total)
    return raw


def _named(question: Question, names: Collection[str], raw: object) -> Mapping[str, object]:
    given = {} if raw is None else raw
    if not isinstance(given, Mapping):
        raise _not_a_choice(question, raw)
    for name in given:
        if name not in names:
            raise _not_a_choice(question, name)
    return given


def _words(question: Text | Wording, raw: object) -> tuple[str, ...]:
    if raw is None:
        return ()
    if not isinstance(raw, str):
        raise _not_a_choice(question, raw)
    text = plain(raw)
    if len(text) > question.max_length:
        raise InvalidAnswer(
            "error.answer.too_long", question=question.id, length=len(text), longest=question.max_length
        )
    return (text,) if text else ()


def _wording(question: Wording, raw: object) -> Stored:
    """A reason is one for a wording, and falls away with it."""
    given = raw if isinstance(raw, Mapping) else {question.id: raw}
    words = {column: _words(question, value) for column, value in _named(question, question.columns, given).items()}
    sentence = words.get(question.id, ())
    return {question.id: sentence, question.reason: words.get(question.reason, ()) if sentence else ()}


def plain(raw: str) -> str:
    """Write a text as it is stored: NFC, without control characters and turning ones, without space at either end."""
    lines = raw.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", "".join(filter(_is_kept, lines))).strip()


def _is_kept(character: str) -> bool:
    # Control characters, which PostgreSQL refuses in part, and halves of surrogate pairs, which are no text.
    return character in KEPT_CONTROLS or (
        unicodedata.category(character) not in {"Cc", "Cs"} and character not in TURNING
    )


def _consent(question: Consent, raw: object) -> tuple[str, ...]:
    if raw is not None and not isinstance(raw, bool):
        raise _not_a_choice(question, raw)
    return (YES,) if raw else ()


def _not_a_choice(question: Question, raw: object) -> InvalidAnswer:
    return InvalidAnswer("error.answer.not_a_choice", question=question.id, value=_shortened(raw))


def _shortened(raw: object) -> str:
    return str(raw)[:60].encode("utf-8", "replace").decode()
