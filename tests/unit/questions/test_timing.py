import pytest

from consultation.questions.model import Questionnaire
from consultation.questions.timing import answering_minutes
from consultation.text import Words, languages, words


@pytest.mark.parametrize("language", languages())
def test_the_core_takes_seven_minutes_at_most(nemo_ai: Questionnaire, language: str) -> None:
    assert answering_minutes(nemo_ai, words(language)).core <= 7


@pytest.mark.parametrize("language", languages())
def test_all_closed_questions_take_twelve_minutes_at_most(nemo_ai: Questionnaire, language: str) -> None:
    assert answering_minutes(nemo_ai, words(language)).closed <= 12


def only(questionnaire: Questionnaire, name: str) -> Questionnaire:
    """Leave one question of the profile, and one section without any."""
    section = questionnaire.steps[0].model_copy(update={"items": (), "questions": ()})
    question = questionnaire.question(name)
    return questionnaire.model_copy(update={"consents": (), "profile": (question,), "sections": (section,)})


@pytest.mark.parametrize(
    ("name", "spoken", "seconds"),
    [
        # 1 + 7 words of the section's title and introduction, then those of the question and its choices.
        ("on_behalf", 8 + 6 + 3 + 3 + 3, 4),
        ("R1.agreement", 8 + 5 + 2 + 1 + 1 + 1 + 2 + 2, 4),
        ("country", 8 + 6 + 2, 4),
        ("missing", 8 + 6, 60),
        ("U", 8 + 10 + (1 + 1 + 1 + 2 + 2) + (2 + 1 + 1 + 2 + 3), 5 * 4),
    ],
)
def test_time_is_words_read_and_answers_given(nemo_ai: Questionnaire, name: str, spoken: int, seconds: int) -> None:
    asked = only(nemo_ai, name)
    assert answering_minutes(asked, words("en")).all == pytest.approx(spoken / 180 + seconds / 60)


def test_points_take_two_minutes(second: Questionnaire, second_words: Words) -> None:
    asked = only(second, "share")
    # Title of the section, sentence of the question; the options are items that this questionnaire does not show.
    assert answering_minutes(asked, second_words).all == pytest.approx((2 + 3 + 2 + 2) / 180 + 2)


def test_the_sentence_of_an_ask_is_read_once(second: Questionnaire, second_words: Words) -> None:
    section = second.steps[0].model_copy(update={"questions": ()})
    item = section.items[0].model_copy(update={"questions": ()})
    ask = item.asks[0].model_copy(update={"questions": item.asks[0].questions[:1]})
    section = section.model_copy(update={"items": (item.model_copy(update={"asks": (ask,)}),)})
    asked = second.model_copy(update={"consents": (), "profile": (), "sections": (section,)})
    # Titles of the section and the item, the sentence of the ask, five anchors.
    assert answering_minutes(asked, second_words).all == pytest.approx((2 + 2 + 7 + 12) / 180 + 4 / 60)


def test_the_core_leaves_out_what_goes_further_and_what_only_organisations_are_asked(nemo_ai: Questionnaire) -> None:
    timings = {name: answering_minutes(only(nemo_ai, name), words("en")) for name in ("size", "town", "missing")}
    reading = 8 / 180
    assert [timings[name].core == pytest.approx(reading) for name in ("size", "town", "missing")] == [True, True, False]
    assert [timings[name].closed == pytest.approx(reading) for name in ("size", "town", "missing")] == [
        False,
        True,
        True,
    ]
