"""Where the organiser sets an official text, it is what is signed and reworded."""

from pathlib import Path

import pytest

from consultation.questions.labels import choice_label
from consultation.questions.load import load
from consultation.questions.model import Questionnaire, Wording
from consultation.questions.official import Official, official_text, original
from consultation.questions.words_check import missing_words
from consultation.settings import SHIPPED_QUESTIONNAIRE
from consultation.text import words

EN, FR = words("en"), words("fr")
CALL = "We call for rules. " * 60  # longer than a wording may be by default
ASK = "Museums have a seat."


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Questionnaire:
    """The shipped questionnaire with an official text of R1 in two languages, and of R1a in English only."""
    text = SHIPPED_QUESTIONNAIRE.read_text("utf-8")
    for name, texts in {"R1": f'{{en: "{CALL}", fr: "Nous demandons des règles."}}', "R1a": f'{{en: "{ASK}"}}'}.items():
        text = text.replace(f"- id: {name}\n", f"- id: {name}\n  official_text: {texts}\n".replace("\n  ", "\n<>"), 1)
    lines = text.splitlines()
    for number, line in enumerate(lines):
        if line.startswith("<>"):
            before = lines[number - 1]
            lines[number] = " " * (before.index("- ") + 2) + line.removeprefix("<>")
    path = tmp_path_factory.mktemp("signed") / "signed.yaml"
    path.write_text("\n".join(lines), "utf-8")
    return load(path)


def test_support_is_asked_for_as_a_signature(signed: Questionnaire) -> None:
    question = signed.question("R1.support")
    assert EN(question.words) == "Would you sign the official text?"
    assert [choice_label(EN, signed, question, value) for value in signed.choices(question)] == [
        "Sign as written",
        "Sign if amended",
        "Would not sign",
        "No opinion",
    ]


def test_the_values_stay_the_same(signed: Questionnaire, nemo_ai: Questionnaire) -> None:
    assert signed.choices(signed.question("R1.support")) == nemo_ai.choices(nemo_ai.question("R1.support"))


def test_other_recommendations_are_asked_as_before(signed: Questionnaire, nemo_ai: Questionnaire) -> None:
    assert signed.question("R2.support") == nemo_ai.question("R2.support")
    assert [name for name in signed.columns if name not in nemo_ai.columns] == ["R1.wording", "R1.wording.reason"]


def test_the_official_text_is_what_is_reworded(signed: Questionnaire) -> None:
    assert original(signed, _wording(signed, "R1.wording"), FR) == "Nous demandons des règles."
    assert original(signed, _wording(signed, "R1.wording"), EN) == CALL.strip()
    assert original(signed, _wording(signed, "R1a.wording"), EN) == ASK


def test_without_one_the_sentence_of_the_catalogue_is_reworded(signed: Questionnaire) -> None:
    assert original(signed, _wording(signed, "R1b.wording"), FR) == FR("R1b.body")


def test_a_language_without_the_text_is_given_one_that_has_it_and_told(signed: Questionnaire) -> None:
    assert official_text(signed, signed.items["R1a"], "fr") == Official("en", ASK)
    assert official_text(signed, signed.items["R1"], "fr") == Official("fr", "Nous demandons des règles.")
    assert official_text(signed, signed.items["R1b"], "fr") is None


def test_one_word_of_a_long_text_can_be_changed(signed: Questionnaire) -> None:
    assert _wording(signed, "R1.wording").max_length == 2 * len(CALL.strip())
    assert _wording(signed, "R1a.wording").max_length == 1000


def test_every_word_for_it_is_there(signed: Questionnaire) -> None:
    assert {w.language: missing_words(signed, w) for w in (EN, FR)} == {"en": [], "fr": []}


def test_a_file_without_official_texts_is_loaded_as_it_stands(second: Questionnaire) -> None:
    assert "sign" not in second.options


def _wording(questionnaire: Questionnaire, name: str) -> Wording:
    found = questionnaire.question(name)
    assert isinstance(found, Wording)
    return found


def test_the_signature_needs_no_list_of_its_own(tmp_path: Path) -> None:
    text = SHIPPED_QUESTIONNAIRE.read_text("utf-8").replace("  sign: [support, if_changed, not]\n", "")
    path = tmp_path / "signed.yaml"
    path.write_text(text.replace("      - id: R2\n", "      - id: R2\n        official_text: {en: Invest.}\n"), "utf-8")
    signed = load(path)
    assert signed.choices(signed.question("R2.support")) == ("support", "if_changed", "not", "no_opinion")
