"""What is erased of people after the time for which it may be kept, and what stays."""

import pkgutil
from datetime import timedelta
from importlib import import_module

import pytest
from asked import ANNA, BRUNO, CARLA, CLOSED, CLOSES, CONSULTATION, DURING, FULL, saved, submitted
from sqlalchemy import String, Text, select

import consultation.store
from consultation.answers import Grouping
from consultation.store import contacts, invitations, joint, outbox, retention
from consultation.store.engine import Store
from consultation.store.frames import Chosen, counts, participation, rows
from consultation.store.responses import find
from consultation.store.tables import Base

for module in pkgutil.iter_modules(consultation.store.__path__):
    if module.name.endswith("tables"):
        import_module(f"consultation.store.{module.name}")

SECRET = "Zanzibarbara"  # stands in every column that holds something of a person
LETTER = outbox.Letter(f"{SECRET}@museo.example", "en", SECRET, SECRET, SECRET)
PRIVATE = {**FULL, "organisation": (SECRET,), "R1.comment": (SECRET,), "R1a.wording": (SECRET,), "consent.publish": ()}

# Text that says nothing about one respondent: names of questions, codes, states, what staff and the program wrote.
HARMLESS = {
    "alembic_version": {"version_num"},
    "answer": {"question", "value"},
    "attempt": {"subject_hash"},  # a hash, kept for a day
    "audit": {"staff_name", "action", "detail"},
    "colleague": {"section"},
    "comment": {"question", "language", "state"},
    "consultation": {"name", "results_public"},
    "draft_answer": {"question"},
    "edition": {"fingerprint"},
    "hash_key": {"name", "value"},
    "invitation": {"country", "language", "state"},
    "line": {"layout"},
    "listed_receipt": {"fingerprint"},  # public, and leads to nobody
    "outbox": {"kind", "language", "state", "problem"},
    "picture": {"name"},
    "proof": {"key_hash"},  # of a browser, not of an answer
    "publication": {"week"},
    "published_table": {"dimension", "question", "shown", "kept"},  # counts of groups; who is in them is not kept
    "receipt": {"fingerprint"},  # without its code it leads to nobody
    "response": {"reference", "state", "language", "country", "museum_type", "on_behalf", "size", "role"},
    "section_edit": {"section"},
    "sentence_seen": {"question", "language", "text"},  # the organiser's words
    "setting": {"name", "value"},
    "setup_link": {"token_hash"},
    "share_link": {"code", "name"},
    "staff": {"name", "role", "password_hash"},
    "staff_session": {"token_hash"},
    "suppressed": {"address_hash"},  # or the person would be written to again
    "tally": {"dimension", "question", "group", "value"},
}


def test_every_column_with_text_is_known_to_be_personal_or_harmless() -> None:
    columns = {
        table.name: {column.name for column in table.columns if isinstance(column.type, String | Text)}
        for table in Base.metadata.tables.values()
    }
    unknown = {
        name: held - retention.PERSONAL.get(name, frozenset()) - HARMLESS.get(name, set())
        for name, held in columns.items()
    }
    assert {name: sorted(held) for name, held in unknown.items() if held} == {}
    assert all(names <= columns[table] for table, names in retention.PERSONAL.items())


def fill(store: Store) -> None:
    """Put the secret into every personal column: two submitted answers, one being changed, a draft, an invitation."""
    saved(store, ANNA, PRIVATE)
    joint.invite(store, CONSULTATION, ANNA, owner=SECRET, name=SECRET, now=DURING)
    submitted(store, ANNA, {**PRIVATE, "consent.contact": ("yes",)})
    contacts.keep(store, CONSULTATION, ANNA, f"{SECRET}@museo.example", DURING)
    saved(store, ANNA, {"R1.comment": (f"{SECRET} again",)})
    submitted(store, BRUNO, {**FULL, "organisation": (SECRET,)})
    saved(store, CARLA, PRIVATE)
    invited = invitations.Invited(f"{SECRET}@museo.example", "en", SECRET)
    addressed = invitations.Addressed(LETTER, SECRET)
    invitations.invite(store, CONSULTATION, invited, addressed, expires_at=CLOSES, now=DURING)


def held(store: Store) -> dict[str, str]:
    """Every table with what it holds, as text."""
    with store.read() as connection:
        return {t.name: str(connection.execute(select(t)).all()) for t in Base.metadata.tables.values()}


def test_nothing_personal_is_left_in_any_table(store: Store) -> None:
    fill(store)
    holding = {name for name, text in held(store).items() if SECRET.casefold() in text.casefold()}
    assert holding == set(retention.PERSONAL) - {"receipt"}

    retention.erase(store, CONSULTATION)

    assert [name for name, text in held(store).items() if SECRET.casefold() in text.casefold()] == []
    assert [find(store, CONSULTATION, key) for key in (ANNA, BRUNO, CARLA)] == [None, None, None]


def test_counts_closed_answers_and_words_that_may_be_published_stay(store: Store) -> None:
    fill(store)
    before = counts(store, CONSULTATION, Grouping.COUNTRY)
    retention.erase(store, CONSULTATION)

    after = counts(store, CONSULTATION, Grouping.COUNTRY)
    assert after.cells.equals(before.cells)
    assert after.respondents.equals(before.respondents)
    numbers = participation(store, CONSULTATION)
    assert (numbers.submitted, numbers.drafts) == (2, 0)
    anna, bruno = (row.answers for row in rows(store, CONSULTATION, Chosen(state="all")))
    closed = {column: FULL[column] for column in CLOSED if column in FULL}
    who = {"country": ("IT",), "museum_type": ("art",), "on_behalf": ("museum",), "consent.process": ("yes",)}
    assert anna == {**closed, **who, "consent.contact": ("yes",)}
    words = {column: FULL[column] for column in ("R1.comment", "R1a.wording")}
    assert bruno == {**closed, **who, **words, "consent.publish": ("yes",)}


def test_a_dry_run_says_what_would_go_and_changes_nothing(store: Store) -> None:
    fill(store)
    before = held(store)
    told = retention.kept(store, CONSULTATION)

    assert held(store) == before
    assert told == {
        "drafts": 1, "contacts": 1, "names": 2, "words": 2, "working_copies": told["working_copies"], "lines": 2,
        "receipts": 2, "colleagues": 2, "mails": 0, "keys": 2, "invitations": 1, "test_answers": 0,
    }  # fmt: skip
    assert told["working_copies"] > 20
    assert retention.erase(store, CONSULTATION) == told
    assert set(retention.erase(store, CONSULTATION).values()) == {0}


def test_test_answers_go_too(store: Store) -> None:
    pilot = CONSULTATION.as_pilot()
    consultation.store.consultations.register(store, pilot)
    consultation.store.responses.save(store, pilot, ANNA, PRIVATE, language="en", now=DURING - timedelta(days=20))
    assert retention.kept(store, CONSULTATION)["test_answers"] == 1
    retention.erase(store, CONSULTATION)
    assert SECRET not in str(held(store))


@pytest.mark.parametrize("days", [1, 365])
def test_it_is_due_so_many_days_after_the_end(days: int) -> None:
    organiser = CONSULTATION.organiser.model_copy(update={"retention_days": days})
    assert retention.due(CONSULTATION, organiser) == CLOSES + timedelta(days=days)


def test_without_an_end_or_a_number_of_days_it_is_never_due() -> None:
    assert retention.due(CONSULTATION.model_copy(update={"closes": None}), CONSULTATION.organiser) is None
    assert retention.due(CONSULTATION, CONSULTATION.organiser.model_copy(update={"retention_days": None})) is None
