"""What the pages say to those who answer together, and that they say nothing of it to anybody else."""

import pytest
from app.opening import opened, said
from streamlit.testing.v1 import AppTest

from consultation import application
from consultation.store import joint
from consultation.store.frames import participation
from consultation.store.responses import find, save, withdraw
from consultation.text import Words
from consultation.ui import gate

pytestmark = pytest.mark.usefixtures("database")
ANNA = "anna-" * 8 + "aaa"
MUSEUM = {
    "consent.process": ("yes",),
    "country": ("IT",),
    "museum_type": ("art",),
    "on_behalf": ("museum",),
}


def begin(**changed: str) -> None:
    answers = {**MUSEUM, **{column: (value,) for column, value in changed.items()}}
    save(application.store(), application.questionnaire(), ANNA, answers, language="en")


def invited(*, may_sign_off: bool = False, joined: bool = True) -> str:
    """Give the secret of Bruno's invitation to Anna's answer."""
    begin()
    store, questionnaire = application.store(), application.questionnaire()
    secret = joint.invite(store, questionnaire, ANNA, owner="Anna", name="Bruno", may_sign_off=may_sign_off)
    if joined:
        joint.join(store, questionnaire, secret, "Bruno")
    return secret


def texts(page: AppTest) -> list[str]:
    return [each.value for each in page.text]


def test_a_colleague_says_their_name_before_anything_else(cookies: dict[str, str], w: Words) -> None:
    cookies["consultation_key"] = secret = invited(joined=False)
    page = opened("respond/questionnaire.py", lang="en")
    assert said(page) == [w("joint.invited")]
    assert len(page.selectbox) == len(page.checkbox) == 0

    page.text_input[0].set_value("Bruno *B.*")
    page.button[0].click().run()
    assert w("joint.invited") not in said(page)
    team = joint.team(application.store(), application.questionnaire(), secret)
    assert team
    assert team.me.name == "Bruno *B.*"


def test_a_colleague_whose_invitation_was_taken_back_is_told_and_let_go(cookies: dict[str, str], w: Words) -> None:
    cookies["consultation_key"] = secret = invited()
    store, questionnaire = application.store(), application.questionnaire()
    team = joint.team(store, questionnaire, secret)
    assert team
    joint.revoke(store, questionnaire, ANNA, team.me.id)

    page = opened("respond/questionnaire.py", lang="en")
    assert said(page) == [w("joint.over")]
    assert len(page.selectbox) == len(page.checkbox) == 0


def test_a_colleague_of_an_answer_that_was_withdrawn_is_not_told_that_nothing_is_lost(
    cookies: dict[str, str], w: Words
) -> None:
    cookies["consultation_key"] = invited()
    opened("respond/questionnaire.py", lang="en")
    withdraw(application.store(), application.questionnaire(), ANNA)
    assert said(opened("respond/questionnaire.py", lang="en")) == [w("joint.over")]


def test_only_who_is_named_can_sign_off(cookies: dict[str, str], w: Words) -> None:
    cookies["consultation_key"] = invited()
    page = opened("respond/questionnaire.py", lang="en", step="review")
    assert page.button("submit").disabled
    assert w("joint.left_to", names="Anna") in texts(page)

    cookies["consultation_key"] = ANNA
    page = opened("respond/questionnaire.py", lang="en", step="review")
    assert (page.button("submit").label, page.button("submit").disabled) == (w("joint.sign_off"), False)
    assert participation(application.store(), application.questionnaire()).submitted == 0


def test_who_changed_a_section_is_remembered(cookies: dict[str, str]) -> None:
    cookies["consultation_key"] = secret = invited()
    page = opened("respond/questionnaire.py", lang="en", step="concerns")
    page.pills("field:C1.seriousness").set_value("4").run()

    store, questionnaire = application.store(), application.questionnaire()
    found, team = find(store, questionnaire, ANNA), joint.team(store, questionnaire, secret)
    assert found
    assert team
    assert found.answers["C1.seriousness"] == ("4",)
    assert {section: edit.name for section, edit in team.edits.items()} == {"concerns": "Bruno"}


@pytest.mark.parametrize("on_behalf", ["person", "museum"])
def test_who_answers_alone_is_told_nothing_of_others(cookies: dict[str, str], w: Words, on_behalf: str) -> None:
    begin(on_behalf=on_behalf)
    cookies["consultation_key"] = ANNA
    page = opened("respond/questionnaire.py", lang="en", step="review")

    assert page.button("submit").label == w("form.submit")
    assert not any("Anna" in each for each in texts(page))
    labels = [each.label for each in opened("respond/receipt.py", lang="en").expander]
    assert (w("joint.title") in labels) == (on_behalf == "museum")


def test_who_signs_off_is_first_shown_what_a_colleague_has_just_changed(
    cookies: dict[str, str], w: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate, "LEAST_SECONDS", 0.0)
    cookies["consultation_key"] = secret = invited(may_sign_off=True)
    store, questionnaire = application.store(), application.questionnaire()
    page = opened("respond/questionnaire.py", lang="en", step="review")
    save(store, questionnaire, ANNA, {"C1.seriousness": ("5",)}, language="en")

    page.button("submit").click().run()
    assert w("error.answer.changed_since") in said(page)
    assert participation(store, questionnaire).submitted == 0
    page.button("submit").click().run()
    found = find(store, questionnaire, secret)
    assert found
    assert (found.state, found.answers["C1.seriousness"]) == ("submitted", ("5",))
    assert any(text.startswith("Signed off by Bruno") for text in texts(page))
