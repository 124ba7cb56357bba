"""Which sentence a respondent read when they began to reword it: the organiser may change it afterwards.

As with answers there is that of the working copy, and that of the counted version, which a submission replaces.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, delete, literal, select

from consultation.questions.model import Questionnaire, Wording
from consultation.store import access
from consultation.store.engine import Store
from consultation.store.upsert import insert
from consultation.store.wording_tables import sentence_seen as seen

_READ = select(seen.c.question, seen.c.language, seen.c.text).where(
    seen.c.response_id == bindparam("response"), ~seen.c.counted
)
_SIDE = (seen.c.response_id == bindparam("response"), seen.c.counted == bindparam("side"))
_CLEAR, _COPY = delete(seen).where(*_SIDE), select(seen.c.response_id, seen.c.question).where(*_SIDE)
_COLUMNS = ("response_id", "question", "counted", "language", "text")


@dataclass(frozen=True)
class Sentence:
    """A sentence as it was shown, and the language of the page."""

    language: str
    text: str


def note(store: Store, questionnaire: Questionnaire, key: str, question: Wording, sentence: Sentence) -> None:
    """Keep what was read as the reader begins to reword it, in place of what was kept for this question before.

    Raises LinkRefused for an unknown key and after a withdrawal, StoreUnavailable.
    """
    with store.write() as connection:
        row = access.existing(connection, questionnaire, key)
        new = {"response_id": row["id"], "question": question.id, "counted": False, **vars(sentence)}
        statement = insert(connection, seen).values(new)
        same = ["response_id", "question", "counted"]
        connection.execute(statement.on_conflict_do_update(index_elements=same, set_=vars(sentence)))


def read(store: Store, questionnaire: Questionnaire, key: str) -> Mapping[str, Sentence]:
    """Give by question what the respondent with this key read; empty for an unknown key."""
    with store.read() as connection:
        row = access.found(connection, questionnaire, key)
        found = connection.execute(_READ, {"response": row["id"]}) if row else ()
        return {question: Sentence(language, text) for question, language, text in found}


def count(
    connection: Connection, questionnaire: Questionnaire, response: int, answers: Mapping[str, tuple[str, ...]]
) -> None:
    """Make those of the working copy the counted ones, where the answers hold a wording at all."""
    if any(isinstance(questionnaire.asked.get(column), Wording) for column in answers):
        _replace(connection, response, counted=True)


def go_back(connection: Connection, response: int) -> None:
    """Make the counted ones those of the working copy."""
    _replace(connection, response, counted=False)


def _replace(connection: Connection, response: int, *, counted: bool) -> None:
    connection.execute(_CLEAR, {"response": response, "side": counted})
    copied = _COPY.add_columns(literal(counted), seen.c.language, seen.c.text)
    statement = insert(connection, seen).from_select(_COLUMNS, copied)
    connection.execute(statement, {"response": response, "side": not counted})
