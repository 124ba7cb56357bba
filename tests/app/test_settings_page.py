"""The organiser's settings: for administrators, checked, and in force at once."""

from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest
from app.opening import opened, said
from streamlit.testing.v1 import AppTest

from consultation import application
from consultation.accounts import Role, new_token, token_hash
from consultation.errors import NotAllowed
from consultation.questions.contrast import HOUSE
from consultation.questions.organiser import BRUSSELS
from consultation.store import staff
from consultation.text import Words

pytestmark = pytest.mark.usefixtures("database")
PAGE = "staff/settings.py"


@pytest.fixture
def admin(database: Path, cookies: dict[str, str]) -> str:  # noqa: ARG001
    return signed_in(cookies, Role.ADMIN)


def signed_in(cookies: dict[str, str], role: Role) -> str:
    """Sign a new member of the staff in; give their name."""
    store, token = application.store(), new_token()
    staff.add_staff(store, "ana", role)
    member = staff.staff(store, "ana")
    assert member
    staff.open_session(store, member.id, token_hash(token), datetime.now(UTC))
    cookies["consultation_staff"] = token
    return member.name


def save(page: AppTest, part: str) -> AppTest:
    return page.button(f"save-{part}").click().run()


@pytest.mark.parametrize("role", [Role.ANALYST, Role.EDITOR])
def test_only_administrators_see_the_settings(cookies: dict[str, str], w: Words, role: Role) -> None:
    signed_in(cookies, role)
    page = opened(PAGE, lang="en")
    assert said(page) == [w("error.staff.role")]
    assert len(page.text_input) == len(page.button) == 0


def test_only_administrators_change_them_whoever_asks(cookies: dict[str, str]) -> None:
    signed_in(cookies, Role.EDITOR)
    member = staff.staff(application.store(), "ana")
    assert member
    with pytest.raises(NotAllowed, match=r"error\.staff\.role"):
        application.change_organiser(member, {"paused": True})
    with pytest.raises(NotAllowed, match=r"error\.staff\.role"):
        application.change_picture(member, "logo", None)
    assert not application.organiser().paused


@pytest.mark.usefixtures("admin")
def test_the_controller_is_changed_at_once_and_emptied_it_closes_the_consultation(w: Words) -> None:
    page = opened(PAGE, lang="en")
    assert said(page) == [w("settings.is_open")]
    page.text_input[0].set_value("Museums of Italy")
    page = save(page, "responsible")
    assert w("settings.saved") in said(page)
    assert application.organiser().controller == "Museums of Italy"

    page.text_input[0].set_value("")
    page = save(page, "responsible")
    assert w("closed.missing", missing=w("settings.controller")) in said(page)
    assert said(opened("respond/questionnaire.py", lang="en"))[0] == w("closed.not_complete")


@pytest.mark.usefixtures("admin")
def test_the_closing_is_put_off_by_the_clock_of_brussels_and_the_opening_of_the_file_stays(w: Words) -> None:
    before, page = application.announced(), opened(PAGE, lang="en")
    day = datetime.now(BRUSSELS).date() + timedelta(days=90)
    page.date_input[1].set_value(day)
    page.time_input[1].set_value(time(18, 30))
    page = save(page, "opening")
    assert not page.exception
    assert w("settings.saved") in said(page)
    assert application.questionnaire().closes == datetime.combine(day, time(18, 30), BRUSSELS)
    assert (application.questionnaire().opens, application.organiser().opens) == (before.opens, None)
    assert (page.date_input[1].value, page.time_input[1].value) == (day, time(18, 30))
    welcome = [each.value for each in opened("respond/welcome.py", lang="en").markdown]
    assert w("welcome.closes", date=w.date(day)) in welcome

    page.date_input[1].set_value(None)
    save(page, "opening")
    assert application.questionnaire().closes == before.closes


@pytest.mark.usefixtures("admin")
def test_a_closing_before_the_opening_is_refused_and_what_was_typed_stays(w: Words) -> None:
    page, early = opened(PAGE, lang="en"), datetime.now(BRUSSELS).date() - timedelta(days=3)
    page.date_input[1].set_value(early)
    page = save(page, "opening")
    assert w("error.organiser.closes") in said(page)
    assert page.date_input[1].value == early
    assert application.organiser().closes is None


@pytest.mark.usefixtures("admin")
def test_a_closing_that_has_passed_ends_it_at_once(w: Words) -> None:
    page = opened(PAGE, lang="en")
    page.date_input[1].set_value(datetime.now(BRUSSELS).date())
    page.time_input[1].set_value(time(0, 0))
    save(page, "opening")
    over = application.announced().closes
    assert over
    assert said(opened("respond/questionnaire.py", lang="en"))[0] == w("closed.over", date=w.date(over.astimezone(UTC)))


@pytest.mark.usefixtures("admin")
def test_a_text_is_written_in_the_language_of_the_page_and_stays_in_the_others(w: Words) -> None:
    french = "Pour savoir."
    page = opened(PAGE, lang="fr")
    page.text_area[0].set_value(french)
    save(page, "texts")

    assert application.organiser().purpose == {"": "nemo_ai.purpose", "fr": french}
    assert french in [each.value for each in opened("about/privacy.py", lang="fr").markdown]
    assert w("nemo_ai.purpose") in [each.value for each in opened("about/privacy.py", lang="en").markdown]

    page = opened(PAGE, lang="fr")
    page.text_area[0].set_value("")
    save(page, "texts")
    assert application.organiser().purpose == {"": "nemo_ai.purpose"}


@pytest.mark.usefixtures("admin")
def test_a_colour_that_nobody_can_read_is_refused_in_a_sentence(w: Words) -> None:
    page = opened(PAGE, lang="en")
    colour(page, "#ffd500")
    page = save(page, "look")
    assert w("error.organiser.accent") in said(page)
    assert application.organiser().accent == ""
    colour(page, "#7A1F1F")
    save(page, "look")
    assert application.organiser().accent == "#7a1f1f"
    colour(page, "blue")
    assert w("error.organiser.accent") in said(save(page, "look"))


def colour(page: AppTest, written: str) -> None:
    (field,) = [field for field in page.text_input if field.placeholder == HOUSE]
    field.set_value(written)


def test_every_change_is_in_the_log_with_names_and_without_contents(admin: str) -> None:
    page = opened(PAGE, lang="en")
    page.text_input[1].set_value("secret@museo.example")
    save(page, "responsible")
    with application.store().read() as connection:
        logged = connection.exec_driver_sql("SELECT staff_name, action, detail FROM audit").all()
    assert [tuple(line) for line in logged] == [(admin, "settings", "contact, controller, retention_days")]


@pytest.mark.usefixtures("admin")
def test_a_pause_holds_at_once_for_whoever_answers(w: Words) -> None:
    page = opened(PAGE, lang="en")
    page.toggle[0].set_value(True)
    page = save(page, "opening")
    assert w("closed.paused") in said(page)
    assert said(opened("respond/questionnaire.py", lang="en"))[0] == w("closed.paused")
