"""Every read that becomes a number. Counts come from the kept counts and cost the same however many answered."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from sqlalchemy import Connection, Select, bindparam, func, select

from consultation.answers import Counts, Grouping
from consultation.questions.model import Questionnaire
from consultation.store import tables as t
from consultation.store.engine import Store
from consultation.store.lines import lines
from consultation.store.rows import Chosen, Row, rows
from consultation.store.tallies import DAY, RESPONDENTS, SYNTHETIC

__all__ = ["Chosen", "Participation", "Row", "counts", "lines", "participation", "respondents", "revision", "rows"]

_REVISION = (
    select(func.coalesce(func.sum(t.revision.c.n), 0))
    .join(t.consultation, t.consultation.c.id == t.revision.c.consultation_id)
    .where(t.consultation.c.name == bindparam("name"))
)
_N = func.sum(t.tally.c.n)
_TALLIES = (
    select(t.tally.c.question, t.tally.c.group, t.tally.c.value, _N, func.sum(t.tally.c.firsts))
    .join(t.consultation, t.consultation.c.id == t.tally.c.consultation_id)
    .where(t.consultation.c.name == bindparam("name"), t.tally.c.dimension == bindparam("dimension"))
    .group_by(t.tally.c.question, t.tally.c.group, t.tally.c.value)
    .having(_N != 0)
    .order_by(t.tally.c.question, t.tally.c.group, t.tally.c.value)
)
_TALLIES_OF = _TALLIES.where(t.tally.c.question.in_(bindparam("questions", expanding=True)))
_TOTALS = (
    select(t.tally.c.dimension, t.tally.c.group, _N)
    .join(t.consultation, t.consultation.c.id == t.tally.c.consultation_id)
    .where(
        t.consultation.c.name == bindparam("name"),
        t.tally.c.dimension.in_((Grouping.NONE, DAY, SYNTHETIC)),
        t.tally.c.question == RESPONDENTS,
    )
    .group_by(t.tally.c.dimension, t.tally.c.group)
    .having(_N != 0)
    .order_by(t.tally.c.group)
)
_UNFINISHED = (
    select(t.response.c.state, func.count())
    .join(t.consultation, t.consultation.c.id == t.response.c.consultation_id)
    .where(t.consultation.c.name == bindparam("name"), t.response.c.state.in_(("draft", "withdrawn")))
    .group_by(t.response.c.state)
)


@dataclass(frozen=True)
class Participation:
    """How many responses there are: submitted (of these, synthetic ones), drafts, withdrawn.

    by_day: day (date, UTC, of the first submission), n (submitted responses); days without any have no row.
    """

    submitted: int
    drafts: int
    withdrawn: int
    synthetic: int
    by_day: pd.DataFrame


def revision(store: Store, questionnaire: Questionnaire) -> int:
    """Give a number that moves with every change of the counted answers; 0 at the beginning."""
    with store.read() as connection:
        return int(connection.execute(_REVISION, {"name": questionnaire.id}).scalar_one())


def counts(
    store: Store, questionnaire: Questionnaire, grouping: Grouping, columns: Collection[str] | None = None
) -> Counts:
    """Count the submitted answers by one grouping, of these columns or of all (see `answers.Counts`)."""
    named = {"name": questionnaire.id, "dimension": grouping}
    with store.read() as connection:
        if columns is None:
            found = connection.execute(_TALLIES, named).all()
        else:
            chosen = [RESPONDENTS, *columns]
            found = connection.execute(_TALLIES_OF, {**named, "questions": chosen}).all()
        return counts_of(connection, questionnaire, grouping, found, columns)


def counts_of(
    connection: Connection,
    questionnaire: Questionnaire,
    grouping: Grouping | None,
    found: Sequence[Any],
    columns: Collection[str] | None,
) -> Counts:
    """Make the tables of counts that were read: question, group, value, n, firsts; respondents first, as kept."""
    editions = _editions(connection, questionnaire)
    people = [(group, edition, int(n)) for question, group, edition, n, _ in found if question == RESPONDENTS]
    cells = found[len(people) :]  # sorted by question, and theirs is the empty one
    return Counts(grouping, _cells(cells), _respondents(people), _asked(people, editions, columns))


def respondents(store: Store, questionnaire: Questionnaire, grouping: Grouping) -> pd.DataFrame:
    """Count who submitted a response: group, n."""
    named = {"name": questionnaire.id, "dimension": grouping, "questions": [RESPONDENTS]}
    with store.read() as connection:
        found = connection.execute(_TALLIES_OF, named).all()
    return _respondents((group, edition, int(n)) for _, group, edition, n, _ in found)


def has_answers(store: Store, questionnaire: Questionnaire) -> bool:
    """Whether anybody has submitted a response."""
    return _is_counted(store, questionnaire, Grouping.NONE)


def has_synthetic(store: Store, questionnaire: Questionnaire) -> bool:
    """Whether simulated responses are among those submitted."""
    return _is_counted(store, questionnaire, SYNTHETIC)


def _is_counted(store: Store, questionnaire: Questionnaire, dimension: str) -> bool:
    named = {"name": questionnaire.id, "dimension": dimension, "questions": [RESPONDENTS]}
    with store.read() as connection:
        return bool(connection.execute(_TALLIES_OF, named).all())


def participation(store: Store, questionnaire: Questionnaire) -> Participation:
    """Count who takes part, and when they submitted."""
    named = {"name": questionnaire.id}
    with store.read() as connection:
        totals = connection.execute(_TOTALS, named).all()
        unfinished: dict[str, int] = dict(connection.execute(_UNFINISHED, named).all())
    days = [(date.fromisoformat(group), int(n)) for dimension, group, n in totals if dimension == DAY]
    return Participation(
        submitted=sum(int(n) for dimension, _, n in totals if dimension == Grouping.NONE),
        drafts=unfinished.get("draft", 0),
        withdrawn=unfinished.get("withdrawn", 0),
        synthetic=sum(int(n) for dimension, _, n in totals if dimension == SYNTHETIC),
        by_day=pd.DataFrame(days, columns=["day", "n"]).astype({"n": "int64"}),
    )


_EDITIONS: Select[tuple[int, list[str]]] = (
    select(t.edition.c.id, t.edition.c.columns)
    .join(t.consultation, t.consultation.c.id == t.edition.c.consultation_id)
    .where(t.consultation.c.name == bindparam("name"))
)


def _editions(connection: Connection, questionnaire: Questionnaire) -> dict[str, list[str]]:
    """Read what each edition asked, by the name that it has in the kept counts."""
    found = connection.execute(_EDITIONS, {"name": questionnaire.id})
    return {str(row.id): row.columns for row in found}


def _cells(cells: Sequence[tuple[str, str, str, int, int]]) -> pd.DataFrame:
    question, group, value, n, firsts = zip(*cells, strict=True) if cells else ((),) * 5
    texts = {"group": group, "question": question, "value": value}
    return _table(texts, {"n": n, "firsts": firsts})


def _respondents(people: Iterable[tuple[str, str, int]]) -> pd.DataFrame:
    by_group: Counter[str] = Counter()
    for group, _, n in people:
        by_group[group] += n
    return _table({"group": by_group.keys()}, {"n": by_group.values()})


def _asked(
    people: Iterable[tuple[str, str, int]], editions: Mapping[str, Sequence[str]], columns: Collection[str] | None
) -> pd.DataFrame:
    chosen = {edition: [c for c in asked if columns is None or c in columns] for edition, asked in editions.items()}
    asked: Counter[tuple[str, str]] = Counter()
    for group, edition, n in people:
        for column in chosen[edition]:
            asked[group, column] += n
    texts = {"group": [group for group, _ in asked], "question": [question for _, question in asked]}
    return _table(texts, {"n": asked.values()})


def _table(texts: Mapping[str, Iterable[str]], numbers: Mapping[str, Iterable[int]]) -> pd.DataFrame:
    columns: dict[str, Any] = {name: pd.array(list(values), dtype="str") for name, values in texts.items()}
    columns |= {name: np.fromiter(values, dtype="int64") for name, values in numbers.items()}
    return pd.DataFrame(columns, copy=False)
