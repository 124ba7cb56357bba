"""Rewording a sentence, choosing what comes first, and sharing out points, without a browser."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from app.opening import ask_instead, asked_now, captions, opened, said
from app.staff import session
from streamlit.testing.v1 import AppTest

from consultation import application
from consultation.questions.redline import redline
from consultation.settings import ROOT
from consultation.store import responses
from consultation.text import Words, words
from consultation.ui.redline import markup
from consultation.ui.run import KEPT

KEY = "k" * 43
WORDING, REASON = "field:R2c.wording", "field:R2c.wording.reason"
OFFICIAL = "Every museum shall publish its data."
PROFILE = {"country": ("IT",), "museum_type": ("art",)}
OPTIONS = ("R1a", "R1b", "R1c", "R2a", "R2b", "R2c", "R2d", "R2e", "R3a", "R3b", "R3c")


@pytest.fixture(autouse=True)
def respondent(database: Path, cookies: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001
    """Somebody who agreed, in a consultation with points and one official text."""
    text = re.sub(r"\n +# Sharing out 100 points.*\n +on: false", "", asked_now())
    official = f"- id: R2d\n            official_text: {{en: {OFFICIAL}}}\n"
    ask_instead(text.replace("- id: R2d\n", official), monkeypatch)
    cookies["consultation_key"] = KEY
    responses.save(application.store(), application.questionnaire(), KEY, {"consent.process": ("yes",)}, language="en")


def unfolded(step: str, part: str, language: str = "en") -> AppTest:
    """A step with what is optional of one part of it unfolded."""
    page = AppTest.from_file(str(ROOT / "pages" / "respond" / "questionnaire.py"), default_timeout=30)
    page.query_params["lang"], page.query_params["step"] = language, step
    page.session_state[f"further-{part}"] = True
    return page.run()


def stored() -> Mapping[str, tuple[str, ...]]:
    found = responses.find(application.store(), application.questionnaire(), KEY)
    assert found
    return {column: values for column, values in found.answers.items() if column != "consent.process"}


def drawn(page: AppTest) -> list[str]:
    return [each.proto.body for each in page.get("html")]


def test_the_sentence_is_there_to_edit_and_unchanged_it_is_no_answer(w: Words) -> None:
    page = unfolded("recommendations", "R2")
    assert page.text_area(key=WORDING).value == w("R2c.body")
    page.text_area(key=WORDING).set_value(f"  {w('R2c.body')}\n").run()
    assert stored() == {}
    assert drawn(page) == []


def test_a_change_is_stored_and_shown_word_by_word_with_room_for_a_reason(w: Words) -> None:
    page = unfolded("recommendations", "R2")
    changed = w("R2c.body").replace("should", "must")
    page.text_area(key=WORDING).set_value(changed).run()
    assert drawn(page) == [markup(redline(w("R2c.body"), changed), w)]
    page.text_area(key=REASON).set_value("It has to bind.").run()
    assert stored() == {"R2c.wording": (changed,), "R2c.wording.reason": ("It has to bind.",)}
    page.text_area(key=WORDING).set_value(f"{changed} Now.").run()
    assert stored() == {"R2c.wording": (f"{changed} Now.",), "R2c.wording.reason": ("It has to bind.",)}


@pytest.mark.parametrize("way", ["button", "typed", "emptied"])
def test_going_back_to_the_sentence_takes_wording_and_reason_back(w: Words, way: str) -> None:
    page = unfolded("recommendations", "R2")
    page.text_area(key=WORDING).set_value("Data first.").run()
    page.text_area(key=REASON).set_value("Short.").run()
    if way == "button":
        page.button(key="take-back-R2c.wording").click().run()
    else:
        page.text_area(key=WORDING).set_value(w("R2c.body") if way == "typed" else " ").run()
    assert stored() == {}
    assert page.text_area(key=WORDING).value == w("R2c.body")
    assert drawn(page) == []


def test_after_a_change_of_language_an_untouched_sentence_follows_and_a_wording_keeps_its_own(w: Words) -> None:
    page = unfolded("recommendations", "R2")
    changed = w("R2c.body").replace("should", "must")
    page.text_area(key=WORDING).set_value(changed).run()
    page.session_state[KEPT]["lang"] = page.query_params["lang"] = "fr"
    page.run()
    french = words("fr")
    assert page.text_area(key="field:R2b.wording").value == french("R2b.body")
    assert page.text_area(key=WORDING).value == changed
    assert drawn(page) == [markup(redline(w("R2c.body"), changed), french)]
    page.text_area(key="field:R2b.wording").set_value(w("R2b.body")).run()
    assert "R2b.wording" not in stored()


def test_a_sentence_typed_again_with_plain_spaces_is_not_another_wording() -> None:
    polish = words("pl")("R2c.body")
    assert "\u00a0" in polish
    page = unfolded("recommendations", "R2", "pl")
    page.text_area(key="field:R2c.wording").set_value(polish.replace("\u00a0", " ")).run()
    assert "R2c.wording" not in stored()


def test_the_official_text_is_reworded_and_named_where_it_is_in_another_language() -> None:
    assert unfolded("recommendations", "R2").text_area(key="field:R2d.wording").value == OFFICIAL
    page = unfolded("recommendations", "R2", "fr")
    assert page.text_area(key="field:R2d.wording").value == OFFICIAL
    assert words("fr")("wording.official_in", language="anglais") in captions(page)


def test_a_wording_is_drawn_against_the_sentence_that_was_read_also_after_it_has_changed(
    w: Words, cookies: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    written = "Every museum must publish all of its data."
    page = unfolded("recommendations", "R2")
    page.text_area(key="field:R2d.wording").set_value(written).run()
    responses.save(application.store(), application.questionnaire(), KEY, PROFILE, language="en")
    responses.submit(application.store(), application.questionnaire(), KEY)

    ask_instead(asked_now().replace(OFFICIAL, written), monkeypatch, "changed.yaml")
    page, seen = unfolded("recommendations", "R2"), markup(redline(OFFICIAL, written), w)
    assert drawn(page) == [seen]
    assert w("wording.changed_since") in captions(page)
    cookies["consultation_staff"] = session()
    staff = opened("staff/wordings.py", lang="en")
    assert drawn(staff) == [seen]
    assert captions(staff) == [f"1 respondent · English · Italy, Art · {w('wordings.earlier')}"]

    page.text_area(key="field:R2d.wording").set_value(OFFICIAL).run()
    assert "R2d.wording" not in stored()


def test_points_say_what_is_left_and_are_kept_whatever_they_add_up_to(w: Words) -> None:
    page = unfolded("priorities", "priorities")
    assert w("form.points_left", left=100, total=100) in drawn(page)[0]
    page.number_input(key="field:P.points.R1a").set_value(80).run()
    assert w("form.points_left", left=20, total=100) in drawn(page)[0]
    assert stored() == {"P.points.R1a": ("80",)}
    page.number_input(key="field:P.points.R2b").set_value(40).run()
    assert w.plural("form.points_over", 20) in drawn(page)[0]
    assert stored() == {"P.points.R1a": ("80",), "P.points.R2b": ("40",)}
    assert w("form.points_any", total=100) in captions(page)
    assert said(page) == []


def test_points_add_up_only_when_the_person_wants_it(w: Words) -> None:
    page = unfolded("priorities", "priorities")
    page.number_input(key="field:P.points.R1a").set_value(50).run()
    page.number_input(key="field:P.points.R2b").set_value(100).run()
    page.button(key="make-P.points").click().run()
    assert stored() == {"P.points.R1a": ("33",), "P.points.R2b": ("67",)}
    assert [page.number_input(key=f"field:P.points.{option}").value for option in OPTIONS].count(0) == 9
    assert w("form.points_all", total=100) in drawn(page)[0]
    assert "make-P.points" not in [button.key for button in page.button]


def test_points_set_to_nothing_again_are_blank() -> None:
    page = unfolded("priorities", "priorities")
    page.number_input(key="field:P.points.R1a").set_value(5).run()
    page.number_input(key="field:P.points.R1a").set_value(0).run()
    assert stored() == {}


def test_a_fourth_choice_is_refused_and_the_three_stay(w: Words) -> None:
    page = unfolded("priorities", "priorities")
    page.button_group(key="field:P.first").set_value(["R1a", "R2b", "R3c"]).run()
    assert w("form.chosen_of", chosen=3, limit=3) in captions(page)
    page.button_group(key="field:P.first").set_value(["R1a", "R2b", "R3c", "R3a"]).run()
    assert said(page) == [w("error.answer.too_many", chosen=4, limit=3)]
    kept = ", ".join(w(f"{name}.title") for name in ("R1a", "R2b", "R3c"))
    assert w("form.kept_choices", choices=kept) in captions(page)
    assert [line for line in captions(page) if line.startswith("Saved")] == []
    assert stored() == {"P.first": ("R1a", "R2b", "R3c")}
    page.button_group(key="field:P.first").set_value(["R1a", "R2b", "R3a"]).run()
    assert said(page) == []
    assert stored() == {"P.first": ("R1a", "R2b", "R3a")}
