"""What a respondent takes home through the server, with nothing but the cookie of their browser."""

import hashlib
import json

import pytest
from starlette.applications import Starlette
from unit.api.visitor import Visitor, on_both

from consultation import application
from consultation.api import limits
from consultation.api.own_answers import PDFS
from consultation.store.engine import Store
from consultation.store.receipts import receipt_of
from consultation.store.responses import save, submit, withdraw
from consultation.text import words

ANNA, BRUNO = "anna-key_" + "0" * 34, "bruno-key" + "0" * 34
FILES = ("answers.pdf", "answers.txt", "data.json", "proof.json")
GIVEN = {
    "consent.process": ("yes",),
    "country": ("IT",),
    "museum_type": ("art",),
    "R1.comment": ("Meine Sätze 🏛️\n=1+1",),
}


def answer(store: Store, key: str, *, counts: bool = True) -> None:
    questionnaire = application.questionnaire()
    save(store, questionnaire, key, GIVEN, language="de", now=questionnaire.opens)
    if counts:
        submit(store, questionnaire, key, now=questionnaire.opens)


@pytest.fixture
def anna(visitor: Visitor, store: Store) -> Visitor:
    """The browser of somebody who submitted."""
    answer(store, ANNA)
    visitor.cookies.set("consultation_key", ANNA)
    return visitor


@on_both
def test_the_fingerprint_can_be_computed_from_each_file(anna: Visitor, store: Store) -> None:
    receipt = receipt_of(store, application.questionnaire(), ANNA)
    assert receipt
    proof = anna.get("/my-answers/proof.json").content
    data = anna.get("/my-answers/data.json").json()
    text = anna.get("/my-answers/answers.txt").content.decode("utf-8-sig")

    assert hashlib.sha256(proof).hexdigest() == receipt.fingerprint
    assert data["receipt"]["canonical_form"].encode() == proof
    assert data["receipt"]["fingerprint"] == receipt.fingerprint
    assert text.rstrip("\n").split("\n")[-1].encode() == proof
    built = json.dumps(
        {
            "answers": data["counted"],
            "code": data["receipt"]["code"],
            "consultation": data["consultation"],
            "edition": json.loads(proof)["edition"],
            "reference": data["receipt"]["reference"],
        },
        sort_keys=True,
        ensure_ascii=False,
        separators=(",", ":"),
    )
    assert hashlib.sha256(built.encode()).hexdigest() == receipt.fingerprint


def test_everything_held_is_in_the_data(anna: Visitor) -> None:
    data = anna.get("/my-answers/data.json").json()
    assert data["working_copy"] == data["counted"] == {column: list(values) for column, values in GIVEN.items()}
    assert set(data["rows"]) == {"response", "comment", "draft_answer", "line", "receipt"}
    assert data["rows"]["response"][0]["country"] == "IT"
    assert data["rows"]["response"][0]["consent_process"] is True


@pytest.mark.parametrize("file", FILES)
def test_a_file_is_saved_and_kept_by_nobody_in_between(anna: Visitor, file: str) -> None:
    given = anna.get(f"/my-answers/{file}")
    assert given.status_code == 200
    assert given.headers["cache-control"] == "no-store"
    disposition = given.headers["content-disposition"]
    assert disposition.startswith('attachment; filename="nemo_ai-')
    assert disposition.endswith(f'-{file}"')
    assert ANNA not in str(given.headers)


def test_the_copies_are_in_the_language_that_is_asked_for(anna: Visitor) -> None:
    text = anna.get("/my-answers/answers.txt?lang=it").content.decode("utf-8-sig")
    assert text.startswith(words("it")("copy.title"))
    assert "    Meine Sätze 🏛️\n    =1+1\n" in text
    assert anna.get("/my-answers/answers.pdf?lang=it").content.startswith(b"%PDF")


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("cookie", ["", "short", BRUNO, "%00" * 43, "'" * 43])
def test_without_the_key_there_is_nothing(app: Starlette, anna: Visitor, file: str, cookie: str) -> None:  # noqa: ARG001
    stranger = Visitor(app)
    if cookie:
        stranger.cookies.set("consultation_key", cookie)
    given = stranger.get(f"/my-answers/{file}?lang=en")
    assert given.status_code == 404
    assert words("en")("error.copy.nothing") in given.text
    assert "Meine" not in given.text


def test_the_key_does_not_work_in_the_address(app: Starlette, anna: Visitor) -> None:  # noqa: ARG001
    assert Visitor(app).get(f"/my-answers/data.json?consultation_key={ANNA}&key={ANNA}").status_code == 404


def test_a_draft_has_copies_and_data_but_no_proof(visitor: Visitor, store: Store) -> None:
    answer(store, BRUNO, counts=False)
    visitor.cookies.set("consultation_key", BRUNO)
    assert [visitor.get(f"/my-answers/{file}").status_code for file in FILES] == [200, 200, 200, 404]
    assert visitor.get("/my-answers/data.json").json()["receipt"] is None


def test_after_a_withdrawal_only_the_fact_is_left(anna: Visitor, store: Store) -> None:
    withdraw(store, application.questionnaire(), ANNA)
    assert [anna.get(f"/my-answers/{file}").status_code for file in FILES] == [404, 404, 200, 404]
    data = anna.get("/my-answers/data.json").json()
    assert (data["state"], data["working_copy"], data["counted"], data["receipt"]) == ("withdrawn", {}, {}, None)
    assert set(data["rows"]) == {"response"}
    assert "Meine" not in json.dumps(data, ensure_ascii=False)


@pytest.mark.parametrize("file", ["answers.docx", "..%2F..%2Fpyproject.toml", "data.json/x"])
def test_other_names_are_no_files(anna: Visitor, file: str) -> None:
    assert anna.get(f"/my-answers/{file}").status_code in (400, 404)


def test_one_respondent_gets_so_many_pdfs_and_others_theirs(anna: Visitor, app: Starlette, store: Store) -> None:
    for _ in range(PDFS.most - 1):
        limits.note(PDFS, ANNA)
    assert [anna.get("/my-answers/answers.pdf").status_code for _ in range(2)] == [200, 429]
    assert anna.get("/my-answers/answers.txt").status_code == 200
    answer(store, BRUNO)
    other = Visitor(app)
    other.cookies.set("consultation_key", BRUNO)
    assert other.get("/my-answers/answers.pdf").status_code == 200
