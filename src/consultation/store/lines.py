"""The line of a response in the wide export, kept with what is counted: an export then costs little more than reading.

A line is only kept for speed. Where there is none for today's questionnaire, it is made from the answers.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, reduce
from typing import Any

from sqlalchemy import ColumnElement, Connection, LargeBinary, Select, Text, case, cast, func, select, type_coerce

from consultation.questions.model import Questionnaire
from consultation.store import tables as t
from consultation.store.columns import Answers, is_words
from consultation.store.consultations import hashed
from consultation.store.engine import Store
from consultation.store.rows import AT_ONCE, Chosen, Row, narrowed, rows_of, states
from consultation.store.upsert import Upsert, insert_for
from consultation.text.csv_safe import cell, guard

BEFORE_ANSWERS = ("reference", "state", "language", "synthetic", "created_at", "submitted_at")
SEPARATOR = "|"


def cells(questionnaire: Questionnaire, answers: Answers) -> list[str]:
    """Make the CSV cells of all columns of the questionnaire: several codes joined with `|`, blank ones empty."""
    asked = questionnaire.columns
    line = dict.fromkeys(asked, "")
    for column, values in answers.items():
        if column in line:
            text = values[0] if len(values) == 1 else SEPARATOR.join(values)
            line[column] = cell(guard(text)) if is_words(asked[column]) else text
    return list(line.values())


def keep(connection: Connection, questionnaire: Questionnaire, counted: Mapping[int, Answers]) -> None:
    """Write the lines of these submitted responses (id: counted answers), in the place of earlier ones."""
    layout = _layout(questionnaire)
    new = [
        {"response_id": response, "layout": layout, "cells": ",".join(cells(questionnaire, answers))}
        for response, answers in counted.items()
    ]
    if new:
        connection.execute(_upsert(connection.dialect.name), new)


@cache
def _upsert(dialect: str) -> Upsert:
    statement = insert_for(dialect, t.line)
    latest = {name: statement.excluded[name] for name in ("layout", "cells")}
    return statement.on_conflict_do_update(index_elements=["response_id"], set_=latest)


def lines(store: Store, questionnaire: Questionnaire, chosen: Chosen) -> Iterator[bytes | Row]:
    """Give what `rows` gives, in the same order: as a line of CSV in utf-8 where one is kept, else as a row.

    A line has BEFORE_ANSWERS (times as ISO 8601 with offset, `synthetic` as 1 or 0), then `cells`. Memory stays flat.
    """
    with store.read() as connection:
        for state in states(chosen):
            statement = _statement(questionnaire, chosen, state, connection.dialect.name)
            with connection.execution_options(yield_per=AT_ONCE).execute(statement) as found:
                for part in found.partitions():
                    ids, made = zip(*part, strict=True)  # faster than looking into each row
                    yield from made if None not in made else _completed(connection, ids, made, state)


def _completed(
    connection: Connection, ids: Sequence[int], made: Sequence[bytes | None], state: str
) -> Iterator[bytes | Row]:
    others = rows_of(connection, [id_ for id_, line in zip(ids, made, strict=True) if line is None], state)
    return (line or others[id_] for id_, line in zip(ids, made, strict=True) if line or id_ in others)


def _statement(questionnaire: Questionnaire, chosen: Chosen, state: str, dialect: str) -> Select[Any]:
    kept = (t.line.c.response_id == t.response.c.id) & (t.line.c.layout == _layout(questionnaire))
    return narrowed(select(t.response.c.id, _joined(dialect)).outerjoin(t.line, kept), questionnaire, chosen, state)


@cache
def _joined(dialect: str) -> ColumnElement[bytes]:
    """Join the cells in the database, where it costs least; without a kept line all of it is NULL."""
    columns = [t.response.c[name] for name in BEFORE_ANSWERS]
    plain = [_plain(column) for column in columns if not isinstance(column.type, t.Moment)]
    moments = [_moment(column, dialect) for column in columns if isinstance(column.type, t.Moment)]
    times = func.replace(_with_commas(moments), ".000000", "", type_=Text)  # of both at once: half the cost
    joined = _with_commas([*plain, times, t.line.c.cells])
    if dialect == "postgresql":  # where a cast would take a backslash for the beginning of a code
        return func.convert_to(joined, "UTF8", type_=LargeBinary)
    return cast(joined, LargeBinary)


def _with_commas(parts: Sequence[ColumnElement[str]]) -> ColumnElement[str]:
    return reduce(lambda joined, part: joined + "," + part, parts)


def _plain(column: ColumnElement[Any]) -> ColumnElement[str]:
    """Write a column of `response` that is no moment as `before_answers` of the exports does."""
    return case((column, "1"), else_="0") if column is t.response.c.synthetic else column


def _moment(column: ColumnElement[Any], dialect: str) -> ColumnElement[str]:
    """Write a moment so too, except that full seconds still have their zeros."""
    if dialect == "postgresql":
        return func.to_char(column, 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"', type_=Text)
    return func.replace(type_coerce(column, Text), " ", "T", type_=Text) + "+00:00"


def _layout(questionnaire: Questionnaire) -> str:
    """Name the columns and their order: a line is only right for a questionnaire that has the same."""
    return hashed(tuple(questionnaire.columns))
