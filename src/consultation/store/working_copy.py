"""The working copy of a response: what the person sees and changes, before it is counted."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import Connection, bindparam, delete, select

from consultation.errors import ChangedElsewhere
from consultation.store import tables as t
from consultation.store.columns import Answers
from consultation.store.upsert import Upsert, insert_for

_READ = (
    select(t.draft_answer.c.question, t.draft_answer.c.value, t.draft_answer.c.version)
    .where(t.draft_answer.c.response_id == bindparam("response"))
    .order_by(t.draft_answer.c.question, t.draft_answer.c.position)
)
_CLEAR = delete(t.draft_answer).where(
    t.draft_answer.c.response_id == bindparam("response"),
    t.draft_answer.c.question.in_(bindparam("questions", expanding=True)),
)


@dataclass(frozen=True)
class WorkingCopy:
    """answers: values by column, blank ones left out; versions: when each column last changed, blank ones too."""

    answers: Mapping[str, tuple[str, ...]]
    versions: Mapping[str, int]

    def differing(self, changes: Answers) -> dict[str, tuple[str, ...]]:
        """Pick the changes that change something: saving the same again is no change."""
        return {column: values for column, values in changes.items() if self.answers.get(column, ()) != tuple(values)}

    def refuse_stale(self, changes: Answers, seen: int | None) -> None:
        """Raise ChangedElsewhere if one of these columns was changed, or blanked, after version `seen`."""
        if seen is None:
            return
        stale = [column for column in changes if self.versions.get(column, 0) > seen]
        if stale:
            raise ChangedElsewhere("error.answer.changed_elsewhere", columns=", ".join(stale))

    def with_changes(self, changes: Answers) -> dict[str, tuple[str, ...]]:
        """Give the answers after these changes."""
        merged = {**self.answers, **{column: tuple(values) for column, values in changes.items()}}
        return {column: values for column, values in merged.items() if values}


def read(connection: Connection, response: int) -> WorkingCopy:
    """Read the working copy of one response; empty if nothing was saved yet."""
    answers: dict[str, tuple[str, ...]] = {}
    versions: dict[str, int] = {}
    for question, value, version in connection.execute(_READ, {"response": response}):
        versions[question] = version
        if value is not None:
            answers[question] = (*answers.get(question, ()), value)
    return WorkingCopy(answers, versions)


def write(connection: Connection, response: int, before: Answers, changes: Answers, version: int) -> None:
    """Replace these columns and no other. A blanked column leaves a row without value, which keeps its version."""
    shorter = [column for column, values in changes.items() if len(before.get(column, ())) > max(len(values), 1)]
    if shorter:
        connection.execute(_CLEAR, {"response": response, "questions": shorter})
    if changes:
        connection.execute(_put(connection.dialect.name), rows(response, changes, version))


@lru_cache(maxsize=2)
def _put(dialect: str) -> Upsert:
    return replacing(insert_for(dialect, t.draft_answer))


def replacing(statement: Upsert) -> Upsert:
    """Let an insert into the working copy replace what stands there."""
    same = [column.name for column in t.draft_answer.primary_key]
    new = {name: statement.excluded[name] for name in ("value", "version")}
    return statement.on_conflict_do_update(index_elements=same, set_=new)


def rows(response: int, answers: Answers, version: int) -> list[dict[str, object]]:
    """Make the rows of `draft_answer` for these answers."""
    return [
        {"response_id": response, "question": column, "position": position, "value": value, "version": version}
        for column, values in answers.items()
        for position, value in enumerate(values or (None,))
    ]
