"""After a withdrawal nothing is left of what somebody gave, in any table, and their file says all that is held."""

import json
from datetime import timedelta

from asked import ANNA, BRUNO, CLOSES, CONSULTATION, DURING, FULL, NEXT_DAY, PROFILE, saved, submitted
from sqlalchemy import MetaData, insert, select

from consultation.store import contacts, joint, mail_tables, outbox, reach_tables
from consultation.store import tables as t
from consultation.store.engine import Store
from consultation.store.frames import participation
from consultation.store.held import held
from consultation.store.receipts import publish as publish_receipts
from consultation.store.receipts import receipt_of
from consultation.store.responses import find, withdraw

ADDRESS = "anna@museo.example"
COLLEAGUE = "Ottavia Rossi"
SECRETS = ("Museo della Città", "seconde", "Say it shorter.", ADDRESS, COLLEAGUE)


def give_everything(store: Store) -> tuple[str, ...]:
    """Answer, change, leave an address, come by a link, ask for the own link; what may not be found afterwards."""
    given = {**FULL, "consent.contact": ("yes",)}
    response = submitted(store, ANNA, given)
    saved(store, ANNA, {"R1.support": ("not",)})
    contacts.keep(store, CONSULTATION, ANNA, ADDRESS, DURING)
    joint.invite(store, CONSULTATION, ANNA, owner="Anna", name=COLLEAGUE, now=DURING)
    with store.write() as connection:
        link = {
            "consultation_id": 1,
            "code": "newsletter",
            "name": "Newsletter",
            "visits": 1,
            "started": 1,
            "submitted": 1,
        }
        connection.execute(insert(reach_tables.share_link), {**link, "created_at": DURING})
        connection.execute(insert(reach_tables.response_via), {"response_id": response.id, "share_link_id": 1})
        letter = outbox.Letter(ADDRESS, "en", "Your link", f"https://example.org/answer/{ANNA}", "")
        outbox.put(connection, outbox.LINK, letter, DURING)
    receipt = receipt_of(store, CONSULTATION, ANNA)
    assert receipt
    return (*SECRETS, response.reference, receipt.code, receipt.fingerprint, ANNA)


def everything(store: Store) -> str:
    """All cells of all tables that the database has, as one text."""
    found = MetaData()
    with store.read() as connection:
        found.reflect(connection)
        rows = [
            (table.name, [tuple(row) for row in connection.execute(select(table))]) for table in found.sorted_tables
        ]
    return "\n".join(f"{name} {row}" for name, all_rows in rows for row in all_rows)


def test_before_a_withdrawal_it_is_all_there(store: Store) -> None:
    secrets = give_everything(store)

    assert [secret for secret in secrets if secret not in everything(store)] == []


def test_after_a_withdrawal_nothing_is_left_in_any_table(store: Store) -> None:
    secrets = give_everything(store)
    withdraw(store, CONSULTATION, ANNA, now=NEXT_DAY)

    left = everything(store)
    assert [secret for secret in secrets if secret in left] == []
    with store.read() as connection:
        (row,) = connection.execute(select(t.response)).mappings()
        hanging = [connection.execute(select(table)).all() for table in (t.draft_answer, t.answer, t.comment, t.line)]
        assert connection.execute(select(mail_tables.outbox)).all() == []
    assert hanging == [[], [], [], []]
    assert {name for name, value in row.items() if value not in (None, False)} == {
        "id", "consultation_id", "reference", "key_hash", "state", "language", "version", "created_at", "updated_at",
        "withdrawn_at",
    }  # fmt: skip
    assert (row["created_at"], row["withdrawn_at"]) == (NEXT_DAY, NEXT_DAY)
    assert participation(store, CONSULTATION).withdrawn == 1


def test_the_fingerprint_leaves_the_public_list_with_its_next_state(store: Store) -> None:
    secrets = give_everything(store)
    for number in range(11):
        submitted(store, f"{number:02}" + "x" * 41, PROFILE, DURING + timedelta(minutes=number + 1))
    publish_receipts(store, CONSULTATION.id, NEXT_DAY, final=False)
    withdraw(store, CONSULTATION, ANNA, now=NEXT_DAY)
    assert [secret for secret in secrets if secret in everything(store)] == [secrets[-2]]

    publish_receipts(store, CONSULTATION.id, CLOSES, final=True)
    assert [secret for secret in secrets if secret in everything(store)] == []


def test_the_others_keep_what_they_gave(store: Store) -> None:
    give_everything(store)
    others = submitted(store, BRUNO, FULL)
    receipt = receipt_of(store, CONSULTATION, BRUNO)
    withdraw(store, CONSULTATION, ANNA, now=CLOSES + timedelta(days=100))

    assert find(store, CONSULTATION, BRUNO) == others
    assert receipt_of(store, CONSULTATION, BRUNO) == receipt


def test_the_file_of_a_respondent_has_every_row_that_hangs_on_their_response(store: Store) -> None:
    secrets = give_everything(store)
    submitted(store, BRUNO, {**PROFILE, "R1.comment": ("Of somebody else.",)})
    found = held(store, CONSULTATION, ANNA)

    hanging = {"answer", "colleague", "comment", "contact", "draft_answer", "line", "receipt", "response_via"}
    assert set(found) == {"response", *hanging}
    text = json.dumps(found, ensure_ascii=False)
    in_a_row = [secret for secret in secrets if secret != ANNA]
    assert [secret for secret in in_a_row if secret not in text] == []
    assert "Of somebody else." not in text
    assert [name for row in found["response"] for name in row if "hash" in name or name.endswith("id")] == []


def test_nothing_is_held_of_an_unknown_key(store: Store) -> None:
    assert held(store, CONSULTATION, ANNA) == {}


def test_a_colleague_is_given_the_answers_and_nothing_of_the_others(store: Store) -> None:
    give_everything(store)
    colleague = joint.invite(store, CONSULTATION, ANNA, owner="Anna", name="Bruno", now=DURING)
    found = held(store, CONSULTATION, colleague)

    assert set(found) == {"response", "answer", "comment", "draft_answer", "line"}
    assert not {ADDRESS, COLLEAGUE, "newsletter"} & {
        value for rows in found.values() for row in rows for value in row.values() if isinstance(value, str)
    }
