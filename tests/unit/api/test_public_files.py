"""Files for everybody: the list of counted receipts, and the questionnaire on paper."""

import pytest
from unit.api.visitor import Visitor

from consultation import application
from consultation.store.engine import Store
from consultation.store.receipts import receipt_of
from consultation.store.responses import save, submit
from consultation.text import words

GIVEN = {
    "consent.process": ("yes",),
    "country": ("MT",),
    "museum_type": ("ethnography",),
    "organisation": ("Museo Segreto",),
    "R1.comment": ("Niemand weiß es.",),
}


@pytest.fixture
def answered(store: Store, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Eleven people submitted, and results are public; their fingerprints in that order."""
    monkeypatch.setenv("CONSULTATION_RESULTS_PUBLIC", "while_open")
    questionnaire = application.questionnaire()
    found = []
    for number in range(11):
        key = f"{number:02}" + "k" * 41
        save(store, questionnaire, key, GIVEN, language="en", now=questionnaire.opens)
        submit(store, questionnaire, key)
        receipt = receipt_of(store, questionnaire, key)
        assert receipt
        found.append(receipt.fingerprint)
    return found


def test_the_list_has_fingerprints_in_their_own_order_and_nothing_else(visitor: Visitor, answered: list[str]) -> None:
    given = visitor.get("/receipts.txt")
    assert given.status_code == 200
    assert given.text == "".join(f"{each}\n" for each in sorted(answered[:6]))
    assert given.headers["content-disposition"] == 'attachment; filename="nemo_ai-receipts.txt"'
    assert given.headers["content-type"] == "text/plain; charset=utf-8"


def test_one_more_submission_does_not_change_the_list(visitor: Visitor, store: Store, answered: list[str]) -> None:
    before = visitor.get("/receipts.txt").text
    assert len(before.splitlines()) == len(answered) - 5
    for number in range(4):
        save(store, application.questionnaire(), f"{number}" + "z" * 42, GIVEN, language="en")
        submit(store, application.questionnaire(), f"{number}" + "z" * 42)
        assert visitor.get("/receipts.txt").text == before


@pytest.mark.parametrize("public", ["never", "when_closed"])
def test_there_is_no_list_before_results_are_public(
    visitor: Visitor,
    answered: list[str],  # noqa: ARG001
    monkeypatch: pytest.MonkeyPatch,
    public: str,
) -> None:
    monkeypatch.setenv("CONSULTATION_RESULTS_PUBLIC", public)
    given = visitor.get("/receipts.txt?lang=en")
    assert given.status_code == 404
    assert words("en")("error.receipts.none") in given.text


@pytest.mark.parametrize("language", ["en", "pl"])
def test_the_questionnaire_can_be_printed_by_everybody(visitor: Visitor, language: str) -> None:
    given = visitor.get(f"/paper/{language}.pdf")
    assert given.content.startswith(b"%PDF-")
    assert given.headers["content-type"] == "application/pdf"
    assert given.headers["content-disposition"] == f'attachment; filename="nemo_ai-{language}.pdf"'


@pytest.mark.parametrize("language", ["xx", "..", "en%2F"])
def test_there_is_no_paper_in_other_languages(visitor: Visitor, language: str) -> None:
    assert visitor.get(f"/paper/{language}.pdf").status_code in (400, 404)
