"""A respondent's own answers, as they are given to take home."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from unit.reports.pdf import catalogue, text_of

from consultation.questions.load import load
from consultation.reports.answers_copy import Copy, copy_pdf, copy_text, data_json
from consultation.reports.in_words import Part, Said, in_words
from consultation.settings import SHIPPED_QUESTIONNAIRE
from consultation.store.receipts import Receipt
from consultation.store.responses import Response
from consultation.text import words

ASKED = load(SHIPPED_QUESTIONNAIRE)
MOMENT = datetime(2026, 3, 10, 12, tzinfo=UTC)
HOSTILE = 'Zażółć #import "x" $a$ @b <c> *d* 🏛️ שלום \\'
ANSWERS = {
    "consent.process": ("yes",),
    "country": ("PL",),
    "R1.agreement": ("4",),
    "R1.comment": (HOSTILE + "\nSecond line.",),
    "R1a.wording": ("Anders.",),
    "R1a.wording.reason": ("Kürzer.",),
    "U.security": ("piloting",),
    "P.first": ("R1b", "R1a"),
}
FORM = '{"canonical":"form"}'
RECEIPT = Receipt("AAAAA-BBBBB", "c" * 32, "f" * 64, MOMENT, ANSWERS, FORM)


def copy(receipt: Receipt | None = RECEIPT, *, changing: bool = False) -> Copy:
    working = {**ANSWERS, "R1.agreement": ("1",)}
    state = "submitted" if receipt else "draft"
    submitted_at = MOMENT if receipt else None
    response = Response(1, "AAAAA-BBBBB", state, "pl", 9, changing, working, MOMENT, MOMENT, submitted_at)
    return Copy(ASKED, response, receipt, MOMENT)


def test_answers_are_said_in_words_in_the_order_they_are_asked() -> None:
    w = words("de")
    assert in_words(ASKED, ANSWERS, w) == [
        Part(
            w("form.profile.title"),
            (Said("", w("consent.process"), "Ja", own_words=False), Said("", w("country"), "Polen", own_words=False)),
        ),
        Part(
            w("recommendations.title"),
            (
                Said(w("R1.title"), w("question.agreement"), w("agreement.4"), own_words=False),
                Said(w("R1.title"), w("question.comment"), HOSTILE + "\nSecond line.", own_words=True),
                Said(w("R1a.title"), w("question.wording"), "Anders.", own_words=True),
                Said(w("R1a.title"), w("wording.reason"), "Kürzer.", own_words=True),
            ),
        ),
        Part(
            w("museum_today.title"),
            (Said(w("U.security"), w("question.fields_of_use"), w("stage.piloting"), own_words=False),),
        ),
        Part(
            w("priorities.title"),
            (Said("", w("question.first"), f"{w('R1b.title')}, {w('R1a.title')}", own_words=False),),
        ),
    ]


@pytest.mark.parametrize("language", ["pl", "fr"])
def test_the_pdf_says_it_all_in_the_chosen_language(language: str) -> None:
    w = words(language)
    content = copy_pdf(copy(), w)
    text = text_of(content)
    for said in (w("R1.title"), w("agreement.4"), w.country("PL"), "AAAAA-BBBBB", "f" * 64, "c" * 32, w("copy.glyphs")):
        assert said.replace("\xa0", " ") in text
    for part in ("Zażółć", '#import "x" $a$ @b <c> *d*', "Second line."):
        assert part in text
    assert catalogue(content)["/Lang"] == language


def test_the_plain_text_has_every_sign_and_ends_with_the_canonical_form() -> None:
    w = words("pl")
    text = copy_text(copy(), w)
    assert f"    {HOSTILE}\n    Second line.\n" in text
    assert f"{w('receipt.fingerprint')}: {'f' * 64}\n" in text
    assert text.endswith(f"{w('copy.form')}\n\n{FORM}\n")


def test_what_counts_is_copied_and_not_what_is_being_changed() -> None:
    w = words("en")
    text = copy_text(copy(changing=True), w)
    assert w("agreement.4") in text
    assert w("agreement.1") not in text
    assert w("receipt.changing") in text
    assert w("receipt.changing") not in copy_text(copy(), w)


def test_of_a_draft_the_working_copy_is_given_and_said_not_to_count() -> None:
    w = words("en")
    text = copy_text(copy(None), w)
    assert w("receipt.draft") in text
    assert w("agreement.1") in text
    assert w("receipt.proof.title") not in text
    assert w("agreement.1") in text_of(copy_pdf(copy(None), w))


def test_a_comment_of_100000_letters_is_printed_whole() -> None:
    long = {**ANSWERS, "R1.comment": ("wörd " * 20_000,)}
    receipt = Receipt("AAAAA-BBBBB", "c" * 32, "f" * 64, MOMENT, long, FORM)
    assert text_of(copy_pdf(copy(receipt), words("en"))).count("wörd") == 20_000


def test_the_data_are_json_with_both_versions_and_every_row() -> None:
    data = json.loads(data_json(copy(changing=True), {"answer": [{"question": "R1.agreement"}]}))
    assert data["working_copy"]["R1.agreement"] == ["1"]
    assert data["counted"]["R1.agreement"] == ["4"]
    assert data["receipt"] == {
        "reference": "AAAAA-BBBBB",
        "code": "c" * 32,
        "fingerprint": "f" * 64,
        "counted_at": "2026-03-10T12:00:00+00:00",
        "canonical_form": FORM,
    }
    assert data["rows"] == {"answer": [{"question": "R1.agreement"}]}
    assert (data["state"], data["consultation"]) == ("submitted", "nemo_ai")
    assert json.loads(data_json(copy(None), {}))["receipt"] is None


def test_the_copy_of_a_test_answer_says_that_it_is_one_and_proves_nothing() -> None:
    w = words("de")
    said = copy_text(replace(copy(), questionnaire=ASKED.as_pilot()), w)
    assert w("nav.pilot") in said
    assert all(text not in said for text in (RECEIPT.code, RECEIPT.fingerprint, FORM, w("receipt.proof.title")))


def test_the_copy_of_an_answer_counted_through_another_says_so_and_proves_nothing() -> None:
    w = words("de")
    said = copy_text(replace(copy(), aside=True), w)
    assert w("duplicates.told") in said
    assert RECEIPT.code not in said
