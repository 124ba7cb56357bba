import shutil
from pathlib import Path

import pytest

from consultation.errors import InvalidQuestionnaire
from consultation.questions.model import Questionnaire
from consultation.questions.words_check import check, missing_words
from consultation.settings import SHIPPED_QUESTIONNAIRE
from consultation.text import Words, words


@pytest.fixture
def copied(second_file: Path, tmp_path: Path) -> Path:
    """Copy the second consultation with its words, to be changed."""
    return Path(shutil.copytree(second_file.parent, tmp_path / "second")) / second_file.name


def change(file: Path, before: str, after: str) -> None:
    text = file.read_text("utf-8")
    assert before in text
    file.write_text(text.replace(before, after), "utf-8")


def french(questionnaire_file: Path) -> Path:
    return questionnaire_file.parent / "locale" / "fr" / "LC_MESSAGES" / "second.po"


def refused(file: Path) -> InvalidQuestionnaire:
    with pytest.raises(InvalidQuestionnaire) as raised:
        check(file)
    return raised.value


def test_the_shipped_consultation_can_be_asked_in_six_languages_within_seven_minutes() -> None:
    checked = check(SHIPPED_QUESTIONNAIRE)
    assert checked.questionnaire.id == "nemo_ai"
    core = {language: round(timing.core, 1) for language, timing in checked.timings.items()}
    assert core == {"en": 6.9, "fr": 7.0, "de": 6.9, "es": 7.0, "it": 6.9, "pl": 6.9}


@pytest.mark.parametrize(
    "key",
    [
        "hours.title",
        "H2.title",
        "H1a.body",
        "class.HOUSE",
        "museum_type.small",
        "days.sunday",
        "wishes.later",
        "today",
        "today.garden",
        "share",
        "remark",
    ],
)
def test_a_key_without_words_is_named_with_its_language(copied: Path, key: str) -> None:
    change(french(copied), f'msgid "{key}"', 'msgid "something.else"')
    error = refused(copied)
    assert error.key == "error.questionnaire.words"
    assert error.values == {"file": "second.yaml", "place": "fr", "reason": key}


def test_a_sentence_to_reword_needs_its_words(copied: Path) -> None:
    change(copied, "of: H1a.body", "of: H1.body")
    assert refused(copied).values["reason"] == "H1.body"


def test_words_that_the_package_has_need_not_be_written_again(second: Questionnaire, second_words: Words) -> None:
    assert missing_words(second, second_words) == []
    assert "no_opinion" not in (Path(__file__).parent / "second/locale/en/LC_MESSAGES/second.po").read_text("utf-8")


def test_without_its_own_words_everything_of_its_own_is_missing(second: Questionnaire) -> None:
    missing = missing_words(second, words("en"))
    assert missing[:3] == ["opening_hours.title", "opening_hours.why", "opening_hours.who"]
    assert {"hours.title", "H1.title", "H1a.body", "wishes.later", "share"} <= set(missing)
    assert not {"agreement.1", "not_applicable", "question.agreement", "undisclosed"} & set(missing)


def test_many_missing_words_are_counted_rather_than_listed(copied: Path) -> None:
    shutil.rmtree(copied.parent / "locale")
    assert str(refused(copied).values["reason"]).startswith("opening_hours.title, opening_hours.why, ")
    assert str(refused(copied).values["reason"]).endswith(f" … ({len(missing_words_of(copied))})")


def missing_words_of(file: Path) -> list[str]:
    questionnaire = check(Path(__file__).parent / "second" / file.name).questionnaire
    return missing_words(questionnaire, words("fr"))


def test_a_language_without_catalogue_is_refused(copied: Path) -> None:
    change(copied, "languages: [fr, en]", "languages: [fr, nl]")
    error = refused(copied)
    assert (error.key, error.values["reason"]) == ("error.questionnaire.unknown_language", "nl")


def test_a_questionnaire_that_is_wrong_is_refused_before_its_words(copied: Path) -> None:
    change(copied, "over: [H1, H2]", "over: [H1, H3]")
    assert refused(copied).values["reason"] == "H3"
