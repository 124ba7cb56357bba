"""The questionnaire on paper: all that is asked, in each language."""

import pytest
from unit.reports.pdf import catalogue, is_ua, reader, text_of
from unit.reports.test_furniture import PICTURES

from consultation.questions.labels import choice_label
from consultation.questions.load import load
from consultation.questions.model import Consent, Questionnaire, Wording
from consultation.questions.organiser import Organiser
from consultation.questions.places import FIRST_COUNTRIES
from consultation.reports.paper_blocks import blocks
from consultation.reports.questionnaire_pdf import questionnaire_pdf
from consultation.settings import ROOT, SHIPPED_QUESTIONNAIRE
from consultation.text import Words, words

ASKED = load(SHIPPED_QUESTIONNAIRE)
SECOND = ROOT / "tests" / "unit" / "questions" / "second"
EVERY_KIND = ROOT / "tests" / "unit" / "exports" / "every_kind.yaml"
A4 = (595, 842)


def squeezed(text: str) -> str:
    """Without blanks and hyphens, since lines are broken in the narrow heads of tables."""
    return "".join(letter for letter in text if letter.isalnum())


def on_one_line(text: str) -> str:
    """With one blank wherever a line ends."""
    return " ".join(text.split())


def printed(language: str, organiser: Organiser = ASKED.organiser) -> bytes:
    return questionnaire_pdf(ASKED, organiser, words(language))


def expected(questionnaire: Questionnaire, w: Words) -> list[str]:
    """Every question, every choice but the countries of the world, every item and sentence that is asked about."""
    found = [w(question.words) for question in questionnaire.asked.values()]
    for question in questionnaire.asked.values():
        there = (*FIRST_COUNTRIES, "undisclosed") if question.id == "country" else questionnaire.choices(question)
        found += [choice_label(w, questionnaire, question, value) for value in there]
    for name in questionnaire.items:
        asked_of = [q for q in questionnaire.items[name].questions if q.core]
        is_ask = not questionnaire.items[name].asks and bool(asked_of) and name[-1].islower()
        found.append(w(f"{name}.body" if is_ask else f"{name}.title"))
    return found


@pytest.mark.parametrize("language", ASKED.languages)
def test_all_that_is_asked_is_on_it(language: str) -> None:
    content = printed(language)
    w = words(language)
    text = squeezed(text_of(content))
    assert [each for each in expected(ASKED, w) if squeezed(each) not in text] == []
    assert catalogue(content)["/Lang"] == language
    assert is_ua(content)


def test_it_is_a4_and_says_which_page_of_how_many() -> None:
    pages = reader(printed("de")).pages
    assert {tuple(map(round, page.mediabox[2:])) for page in pages} == {A4}
    assert 5 <= len(pages) <= 10
    for number, page in enumerate(pages, 1):
        assert f"Seite {number} von {len(pages)}" in page.extract_text()


def test_it_says_who_asks_where_to_return_it_and_what_the_organiser_disclaims() -> None:
    organiser = Organiser(
        controller="Museums & Friends #1", contact="office@ne-mo.org", disclaimer={"fr": "Cofinancé par *l’Union*."}
    )
    text = text_of(printed("fr", organiser))
    assert "Museums & Friends #1" in text
    assert "office@ne-mo.org" in text
    assert text.rstrip().count("Cofinancé par *l’Union*.") == 1
    assert "Cofinancé" not in text_of(printed("fr", Organiser()))


def test_countries_are_ticked_by_name_with_a_line_for_any_other_and_the_footnote_of_those_that_need_one() -> None:
    (block,) = [block for block in blocks(ASKED, words("de")) if block["kind"] == "countries"]
    assert len(block["options"]) == len(FIRST_COUNTRIES) == 49
    assert block["options"][:2] == ["Albanien", "Andorra"]
    assert block["options"][30] == "Österreich"
    assert block["also"] == ["Keine Angabe"]
    text = text_of(printed("de", Organiser(country_footnote={"de": "* Ohne Festlegung zum Status."})))
    assert "Ein anderes Land:" in text
    assert text.rstrip().count("* Ohne Festlegung zum Status.") == 1


def test_an_official_text_stands_with_its_recommendation() -> None:
    first = ASKED.steps[0].items[0].model_copy(update={"official_text": {"en": "The text to sign: $5 & more."}})
    section = ASKED.steps[0].model_copy(update={"items": (first, *ASKED.steps[0].items[1:])})
    changed = ASKED.model_copy(update={"sections": (section, *ASKED.sections[1:])})
    assert "The text to sign: $5 & more." in text_of(questionnaire_pdf(changed, Organiser(), words("en")))
    in_german = text_of(questionnaire_pdf(changed, Organiser(), words("de")))
    assert "The text to sign: $5 & more." in in_german
    assert words("de")("wording.official_in", language="Englisch") in on_one_line(in_german)


def test_asks_are_one_table_and_wordings_one_place_to_write() -> None:
    found = blocks(ASKED, words("en"))
    tables = [block for block in found if block["kind"] == "table"]
    assert [[row["code"] for row in table["rows"]] for table in tables] == [
        ["R1a", "R1b", "R1c"],
        ["R2a", "R2b", "R2c", "R2d", "R2e"],
        ["R3a", "R3b", "R3c"],
        [""] * 5,
    ]
    asked_anew = {w for q in ASKED.asked.values() if isinstance(q, Wording) and (w := words("en")(q.words))}
    lines = [block["question"] for block in found if block["kind"] == "lines"]
    assert sum(line in asked_anew for line in lines) == 3


def test_what_is_needed_and_what_is_optional_is_said() -> None:
    found = {block["question"]: block for block in blocks(ASKED, words("en")) if "question" in block}
    w = words("en")
    assert {text for text, block in found.items() if block["required"]} == {
        w("consent.process"),
        w("country"),
        w("museum_type"),
    }
    assert found[w("question.readiness")]["optional"]
    assert not found[w("question.agreement")]["optional"]


def framed(times: int) -> Questionnaire:
    """With so long an official text at each recommendation, so that the end comes to stand elsewhere."""
    first = ASKED.steps[0]
    texts = {"official_text": {"en": "A sentence as an organisation would put it, of about the usual length. " * times}}
    section = first.model_copy(update={"items": tuple(item.model_copy(update=texts) for item in first.items)})
    return ASKED.model_copy(update={"sections": (section, *ASKED.sections[1:])})


@pytest.mark.parametrize("language", ASKED.languages)
def test_no_page_has_nothing_but_small_print(language: str) -> None:
    w, lines = words(language), {"disclaimer": {"": "Funded by the European Union, whose views these are not. " * 5}}
    shown = dict(zip(("logo", "emblem"), PICTURES, strict=True))
    for times, pictures, named in ((2, {}, {}), (5, PICTURES, shown)):
        organiser = ASKED.organiser.model_copy(update=lines | named)
        pages = reader(questionnaire_pdf(framed(times), organiser, w, pictures)).pages
        assert 7 <= len(pages) <= 11
        assert min(len(page.extract_text()) for page in pages) > 500
        assert squeezed(w("question.missing")) in squeezed(pages[-1].extract_text())


def test_another_consultation_with_every_kind_of_question_can_be_printed() -> None:
    second = load(SECOND / "second.yaml")
    own = words("en", SECOND / "locale")
    kinds = {question.kind for question in second.asked.values()} | {
        question.kind for question in load(EVERY_KIND).asked.values()
    }
    assert kinds == {"scale", "single", "several", "grid", "points", "text", "wording", "consent"}
    text = squeezed(text_of(questionnaire_pdf(second, Organiser(), own)))
    asked = [own(question.words) for question in second.asked.values() if not isinstance(question, Consent)]
    assert [each for each in asked if squeezed(each) not in text] == []
    assert len(reader(questionnaire_pdf(load(EVERY_KIND), Organiser(), words("en"))).pages) >= 1
