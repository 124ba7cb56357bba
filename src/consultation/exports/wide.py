"""All responses with a line each and a column per question, as the import takes them back."""

from collections.abc import Iterable, Iterator, Mapping

from consultation.exports.columns import LABEL_SUFFIX, before_answers, labels
from consultation.exports.csv_stream import csv_bytes, csv_of_encoded
from consultation.questions.model import Questionnaire
from consultation.store.frames import Row
from consultation.store.lines import BEFORE_ANSWERS, SEPARATOR, cells
from consultation.text import Words
from consultation.text.csv_safe import cell

Labels = Mapping[str, Mapping[str, str]]


def wide(found: Iterable[bytes | Row], questionnaire: Questionnaire) -> Iterator[bytes]:
    """Yield CSV in chunks: BEFORE_ANSWERS, then every column of the questionnaire, codes joined with `|` where several.

    found: rows, or lines that the store keeps ready. Blank answers are empty cells. Answers to questions that the
    questionnaire no longer asks have no column here; the long layout has them.
    """
    return csv_of_encoded(_lines(found, questionnaire))


def wide_with_labels(rows: Iterable[Row], questionnaire: Questionnaire, w: Words) -> Iterator[bytes]:
    """Yield the same with `<column>__label` after each closed column."""
    return csv_bytes(_labelled(rows, questionnaire, labels(questionnaire, w)))


def _lines(found: Iterable[bytes | Row], questionnaire: Questionnaire) -> Iterator[bytes]:
    yield ",".join([*BEFORE_ANSWERS, *questionnaire.columns]).encode()
    for line in found:
        yield line if isinstance(line, bytes) else _line(line, questionnaire)


def _line(row: Row, questionnaire: Questionnaire) -> bytes:
    return ",".join(before_answers(row) + cells(questionnaire, row.answers)).encode()


def _labelled(rows: Iterable[Row], questionnaire: Questionnaire, words_of: Labels) -> Iterator[str]:
    header = {column: column for column in questionnaire.columns}
    names = {column: column + LABEL_SUFFIX for column in words_of}
    yield ",".join([*BEFORE_ANSWERS, *_beside(header, names)])
    for row in rows:
        codes = dict(zip(questionnaire.columns, cells(questionnaire, row.answers), strict=True))
        said = {column: _label(row.answers.get(column, ()), words) for column, words in words_of.items()}
        yield ",".join([*before_answers(row), *_beside(codes, said)])


def _beside(codes: Mapping[str, str], said: Mapping[str, str]) -> Iterator[str]:
    for column, code in codes.items():
        yield code
        if column in said:
            yield said[column]


def _label(values: tuple[str, ...], words: Mapping[str, str]) -> str:
    return cell(SEPARATOR.join([words.get(value, value) for value in values]))
