"""The receipt without a browser: until when answers can be changed, the proof, and the list of counted receipts."""

import os
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from app.opening import captions, opened, said
from streamlit.testing.v1 import AppTest

from consultation import application
from consultation.store.receipts import Receipt, publish, receipt_of
from consultation.store.responses import save, submit, withdraw
from consultation.text import Words

FILE, LIST = "respond/receipt.py", "results/receipts.py"
ANNA = "a" * 43
GIVEN = {"consent.process": ("yes",), "country": ("IT",), "museum_type": ("art",)}


@pytest.fixture(autouse=True)
def anna(database: Path, cookies: dict[str, str]) -> None:  # noqa: ARG001  the database has to be there
    cookies["consultation_key"] = ANNA


def answer(key: str) -> None:
    save(application.store(), application.questionnaire(), key, GIVEN, language="en")
    submit(application.store(), application.questionnaire(), key)


def receipt(key: str = ANNA) -> Receipt:
    found = receipt_of(application.store(), application.questionnaire(), key)
    assert found
    return found


def crowd(number: int) -> None:
    for each in range(number):
        answer(f"{each:02}" + "k" * 41)


def texts(page: AppTest) -> list[str]:
    return [each.value for each in page.text]


def paragraphs(page: AppTest) -> list[str]:
    return [each.value for each in page.markdown]


def close(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the consultation be over since yesterday, as after a restart with another date."""
    path = Path(os.environ["CONSULTATION_QUESTIONNAIRE"])
    yesterday = (datetime.now(UTC) - timedelta(hours=2)).isoformat(timespec="seconds")
    over = path.with_name("over.yaml")
    over.write_text(re.sub(r"(?m)^closes: .*$", f"closes: {yesterday}", path.read_text("utf-8")), "utf-8")
    monkeypatch.setenv("CONSULTATION_QUESTIONNAIRE", str(over))
    application.prepare()


def test_it_shows_the_fingerprint_and_the_code(w: Words) -> None:
    answer(ANNA)
    page = opened(FILE, lang="en")
    assert receipt().fingerprint in texts(page)
    assert receipt().code in texts(page)
    assert [w("receipt.fingerprint"), w("receipt.code")] == captions(page)[:2]


def test_it_says_until_when_answers_can_be_changed(w: Words) -> None:
    answer(ANNA)
    closes = application.questionnaire().closes
    assert closes
    page = opened(FILE, lang="en")
    assert w("receipt.until", date=w.date(closes), time=w.time(closes.astimezone(UTC))) in paragraphs(page)
    assert [button.key for button in page.button].count("to-questionnaire") == 1


def test_after_the_closing_answers_cannot_be_changed_but_erased(w: Words, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(ANNA)
    close(monkeypatch)
    closes = application.questionnaire().closes
    assert closes
    page = opened(FILE, lang="en")
    assert w("receipt.over", date=w.date(closes)) in paragraphs(page)
    assert "to-questionnaire" not in [button.key for button in page.button]
    page.checkbox(key="withdraw-sure").check().run()
    page.button(key="withdraw").click().run()
    assert w("receipt.withdrawn") in said(page)
    assert receipt_of(application.store(), application.questionnaire(), ANNA) is None


def test_a_draft_has_no_proof(w: Words) -> None:
    save(application.store(), application.questionnaire(), ANNA, GIVEN, language="en")
    page = opened(FILE, lang="en")
    assert w("receipt.proof.title") not in [each.value for each in page.header]


def test_looking_for_the_fingerprint_says_whether_the_list_has_it(w: Words, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(ANNA)
    crowd(6)
    page = opened(FILE, lang="en")
    page.button(key="look-for-receipt").click().run()
    assert w("receipt.not_listed", n=5) in said(page)
    monkeypatch.setenv("CONSULTATION_RESULTS_PUBLIC", "while_open")
    page.button(key="look-for-receipt").click().run()
    assert w("receipt.not_listed", n=5) in said(page)
    close(monkeypatch)
    page = opened(FILE, lang="en")
    page.button(key="look-for-receipt").click().run()
    assert w("receipt.listed", date=w.date(datetime.now(UTC))) in said(page)


def test_the_list_appears_with_the_results_and_finds_a_fingerprint(w: Words, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(ANNA)
    crowd(6)
    page = opened(LIST, lang="en")
    assert said(page) == [w("receipts.none")]
    close(monkeypatch)
    page = opened(LIST, lang="en")
    listed = sorted([receipt().fingerprint, *(receipt(f"{each:02}" + "k" * 41).fingerprint for each in range(6))])
    assert texts(page) == ["\n".join(listed)]
    page.text_input(key="find-receipt").set_value(f" {receipt().fingerprint.upper()} ").run()
    assert said(page) == [w("receipts.found")]
    page.text_input(key="find-receipt").set_value("0" * 64).run()
    assert said(page) == [w("receipts.not_found")]


def test_the_list_shows_no_more_than_a_hundred_and_says_so(w: Words, monkeypatch: pytest.MonkeyPatch) -> None:
    crowd(101)
    close(monkeypatch)
    page = opened(LIST, lang="en")
    assert len(texts(page)[0].split("\n")) == 100
    assert w("receipts.first", n=100) in captions(page)


def test_the_list_does_not_say_who_withdrew(w: Words, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(ANNA)
    crowd(6)
    close(monkeypatch)
    publish(application.store(), application.questionnaire().id, datetime.now(UTC), final=True)
    before = texts(opened(LIST, lang="en"))
    withdraw(application.store(), application.questionnaire(), ANNA)
    page = opened(LIST, lang="en")
    assert texts(page) == before
    assert w("receipts.rule", n=5) in paragraphs(page)
