"""What the consultation on museums and AI asks."""

from datetime import datetime
from pathlib import Path

from consultation.questions.load import load
from consultation.questions.model import Questionnaire, Scale, SingleChoice, Text, Wording
from consultation.questions.words_check import missing_words
from consultation.settings import SHIPPED_QUESTIONNAIRE
from consultation.text import languages, words

ASKS = ("R1a", "R1b", "R1c", "R2a", "R2b", "R2c", "R2d", "R2e", "R3a", "R3b", "R3c")


def switched_on(folder: Path) -> Path:
    copy = folder / SHIPPED_QUESTIONNAIRE.name
    copy.write_text(SHIPPED_QUESTIONNAIRE.read_text("utf-8").replace("on: false", "on: true"), "utf-8")
    return copy


def test_its_steps_come_in_order(nemo_ai: Questionnaire) -> None:
    assert [section.id for section in nemo_ai.steps] == [
        "recommendations",
        "concerns",
        "opportunities",
        "museum_today",
        "priorities",
    ]


def test_it_asks_about_recommendations_with_their_asks_concerns_and_opportunities(nemo_ai: Questionnaire) -> None:
    recommendations = ("R1", *ASKS[:3], "R2", *ASKS[3:8], "R3", *ASKS[8:])
    assert tuple(nemo_ai.items) == (*recommendations, "C1", "C2", "C3", "O1", "O2", "O3")


def test_its_core_has_26_closed_questions_and_one_open(nemo_ai: Questionnaire) -> None:
    core = [question for question in nemo_ai.asked.values() if question.core]
    closed = [question.id for question in core if isinstance(question, Scale | SingleChoice)]
    assert closed == [
        *("country", "museum_type", "on_behalf"),
        *("R1.agreement", "R1.support", "R1a.importance", "R1b.importance", "R1c.importance"),
        *("R2.agreement", "R2.support", "R2a.importance", "R2b.importance", "R2c.importance"),
        *("R2d.importance", "R2e.importance"),
        *("R3.agreement", "R3.support", "R3a.importance", "R3b.importance", "R3c.importance"),
        *("C1.seriousness", "C2.seriousness", "C3.seriousness", "O1.value", "O2.value", "O3.value"),
    ]
    assert [question.id for question in core if isinstance(question, Text | Wording)] == [
        "organisation",
        "town",
        "missing",
    ]


def test_only_consent_country_and_type_must_be_answered(nemo_ai: Questionnaire) -> None:
    required = [question.id for question in nemo_ai.asked.values() if question.required]
    assert required == ["consent.process", "country", "museum_type"]


def test_only_the_name_and_town_are_personal(nemo_ai: Questionnaire) -> None:
    assert [name for name, question in nemo_ai.asked.items() if question.personal_data] == ["organisation", "town"]


def test_scales_have_five_steps_and_say_what_else_can_be_answered(nemo_ai: Questionnaire) -> None:
    choices = {name: nemo_ai.choices(nemo_ai.question(name)) for name in ("R1.agreement", "C1.preparedness")}
    assert choices == {
        "R1.agreement": ("1", "2", "3", "4", "5", "no_opinion"),
        "C1.preparedness": ("1", "2", "3", "4", "5", "no_opinion", "not_applicable"),
    }


def test_choices_are_the_published_codes(nemo_ai: Questionnaire) -> None:
    choices = {name: nemo_ai.choices(nemo_ai.question(name)) for name in ("R2.support", "C1.happened", "U", "size")}
    assert choices == {
        "R2.support": ("support", "if_changed", "not", "no_opinion"),
        "C1.happened": ("yes", "no", "not_sure"),
        "U": ("not_considered", "considering", "piloting", "in_use", "not_applicable"),
        "size": ("0", "1_9", "10_49", "50_249", "250_plus"),
    }


def test_fields_of_use_are_a_column_each(nemo_ai: Questionnaire) -> None:
    assert nemo_ai.question("U").columns == (
        "U.accessibility",
        "U.cataloguing",
        "U.security",
        "U.collections",
        "U.immersive",
    )


def test_every_type_of_museum_but_none_at_all_has_its_class(nemo_ai: Questionnaire) -> None:
    types = nemo_ai.options["museum_type"]
    assert [nemo_ai.classes.get(name) for name in types] == [*["AAH"] * 2, *["STE"] * 3, *["OTH"] * 3, None]


def test_each_item_names_the_event_it_comes_from(nemo_ai: Questionnaire) -> None:
    origins = {item.id: item.source for item in nemo_ai.items.values()}
    assert {origins[name] for name in ("R1", "R2", "R3", *ASKS)} == {"conf2024"}
    assert {origins[name] for name in ("C1", "C2", "C3", "O1", "O2", "O3")} == {"applyai"}
    assert all(source.address and not source.address.startswith("http") for source in nemo_ai.sources.values())


def test_each_ask_can_be_reworded_as_it_is_shown(nemo_ai: Questionnaire) -> None:
    of = {name: question.of for name, question in nemo_ai.asked.items() if isinstance(question, Wording)}
    assert of == {f"{ask}.wording": f"{ask}.body" for ask in ASKS}


def test_it_opens_and_closes_on_the_days_of_brussels(nemo_ai: Questionnaire) -> None:
    assert nemo_ai.opens == datetime.fromisoformat("2026-11-01T23:00:00+00:00")
    assert nemo_ai.closes == datetime.fromisoformat("2027-12-31T22:59:59+00:00")
    assert nemo_ai.results_public == "when_closed"


def test_points_and_the_wider_field_are_left_out_until_switched_on(nemo_ai: Questionnaire, tmp_path: Path) -> None:
    assert not [name for name in nemo_ai.columns if name.startswith(("P.points", "W"))]
    switched = load(switched_on(tmp_path))
    assert sum(name.startswith("P.points.") for name in switched.columns) == len(ASKS)
    assert sum(name.startswith("W") for name in switched.columns) == 11


def test_there_are_words_for_everything_even_for_what_is_switched_off(tmp_path: Path) -> None:
    switched = load(switched_on(tmp_path))
    assert {language: missing_words(switched, words(language)) for language in languages()} == {
        language: [] for language in languages()
    }


def test_recommendations_keep_their_names() -> None:
    w = words("en")
    assert [w(f"{name}.title") for name in ("R1", "R2", "R3")] == [
        "A political vision for museums and cultural heritage in an AI-driven society",
        "Financial investments to apply AI successfully in the Public Cultural Domain",
        "Establishment of a European AI innovation hub for cultural heritage",
    ]


def test_short_titles_fit_a_chart(nemo_ai: Questionnaire) -> None:
    named = [name for name in nemo_ai.items if name not in ("R1", "R2", "R3")]
    long = [
        (language, name) for name in named for language in languages() if len(words(language)(f"{name}.title")) > 45
    ]
    assert long == []


def test_a_text_that_can_be_signed_has_its_own_choices() -> None:
    assert [words("en")(f"sign.{code}") for code in ("support", "if_changed", "not")] == [
        "Sign as written",
        "Sign if amended",
        "Would not sign",
    ]
