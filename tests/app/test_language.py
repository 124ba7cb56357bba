"""Which language a page speaks, and how a person chooses another."""

import pytest
from app.opening import captions
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest

from consultation import application
from consultation.store import responses
from consultation.text import words

LANGUAGES = ("en", "fr", "de", "es", "it", "pl")
KEY = "k" * 43
SIX = ["English", "Français", "Deutsch", "Español", "Italiano", "Polski"]


@pytest.fixture
def headers(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """What the browser sends, to be filled by the test: AppTest has no way to say it."""
    held: dict[str, str] = {}
    monkeypatch.setattr(ContextProxy, "headers", property(lambda _: held))
    return held


def shown(app: AppTest) -> str:
    """The language in which the title of the page is said."""
    found = [language for language in LANGUAGES if app.title[0].value == words(language)("nemo_ai.title")]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_is_offered_by_its_own_name_and_can_be_asked_for(app: AppTest, language: str) -> None:
    app.query_params["lang"] = language
    app.run()
    picker = app.selectbox(key=f"language_picker:{language}")
    assert (picker.options, picker.value) == (SIX, language)
    assert shown(app) == language


@pytest.mark.parametrize(
    ("accepted", "language"),
    [("de-AT, en;q=0.8", "de"), ("pl", "pl"), ("sv, es-MX;q=0.5", "es"), ("sv", "en"), ("", "en")],
)
def test_the_browser_is_met_in_the_language_it_prefers(
    app: AppTest, headers: dict[str, str], accepted: str, language: str
) -> None:
    headers["Accept-Language"] = accepted
    app.run()
    assert shown(app) == language
    assert app.query_params["lang"] == language


def test_the_last_choice_goes_before_the_browser_and_the_address_before_both(
    app: AppTest, headers: dict[str, str], cookies: dict[str, str]
) -> None:
    headers["Accept-Language"] = "de"
    cookies["lang"] = "it"
    assert shown(app.run()) == "it"
    app.query_params["lang"] = "pl"
    assert shown(app.run()) == "pl"


def test_a_language_that_is_not_offered_is_said_to_be_none(app: AppTest) -> None:
    app.query_params["lang"] = "sv"
    app.run()
    assert [each.value for each in app.info] == [words("en")("nav.language_refused")]


def test_a_choice_survives_every_click(app: AppTest) -> None:
    app.run()
    app.selectbox(key="language_picker:en").set_value("pl").run()
    app.switch_page("pages/respond/questionnaire.py").run()
    w = words("pl")
    assert app.title[0].value == w("form.profile.title")
    app.checkbox(key="field:consent.process").check().run()
    assert app.title[0].value == w("form.profile.title")
    assert app.selectbox(key="language_picker:pl").value == "pl"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_that_nobody_reviewed_says_so(app: AppTest, language: str) -> None:
    app.query_params["lang"] = language
    app.run()
    w = words(language)
    assert (w("nav.unreviewed") in captions(app)) == (language != "en")
    assert (w("nav.in_english") in [button.label for button in app.button]) == (language != "en")


def test_the_english_of_the_same_step_is_a_click_away(app: AppTest, cookies: dict[str, str]) -> None:
    cookies["consultation_key"] = KEY
    agreed = {"consent.process": ("yes",)}
    responses.save(application.store(), application.questionnaire(), KEY, agreed, language="de")
    app.query_params["lang"] = "de"
    app.switch_page("pages/respond/questionnaire.py")
    app.query_params["step"] = "concerns"
    app.run()
    next(button for button in app.button if button.label == words("de")("nav.in_english")).click().run()
    assert app.title[0].value == words("en")("concerns.title")
    assert (app.query_params["lang"], app.query_params["step"]) == ("en", "concerns")
