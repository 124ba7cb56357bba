"""What visitors and respondents meet before the opening, in a pilot, during a pause and after the end."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from app.opening import captions, opened, said
from streamlit.testing.v1 import AppTest

from consultation import application
from consultation.accounts import Role, new_token, token_hash
from consultation.questions.organiser import Organiser
from consultation.store import organisers, pilots, responses, staff
from consultation.store.consultations import register
from consultation.text import Words

FORM = "respond/questionnaire.py"
WELCOME = "respond/welcome.py"
KEY = "k" * 43
NEEDED: dict[str, tuple[str, ...]] = {"consent.process": ("yes",), "country": ("IT",), "museum_type": ("art",)}


@pytest.fixture(autouse=True)
def respondent(database: Path, cookies: dict[str, str]) -> None:  # noqa: ARG001  the database has to be there
    cookies["consultation_key"] = KEY


def dated(folder: Path, monkeypatch: pytest.MonkeyPatch, *, opens: float, closes: float) -> None:
    """Let the same consultation open and close so many days from now: the clock jumps, the answers stay."""
    path = folder / f"dated{opens}{closes}.yaml"
    text = (folder / "questionnaire.yaml").read_text("utf-8")
    for name, days in {"opens": opens, "closes": closes}.items():
        moment = (datetime.now(UTC) + timedelta(days=days)).isoformat(timespec="seconds")
        text = re.sub(rf"(?m)^{name}: .*$", f"{name}: {moment}", text)
    path.write_text(text, "utf-8")
    monkeypatch.setenv("CONSULTATION_QUESTIONNAIRE", str(path))
    register(application.store(), application.questionnaire())


def set_to(**changes: object) -> Organiser:
    """Change settings as an administrator does."""
    store = application.store()
    staff.add_staff(store, "ada", Role.ADMIN)
    member = staff.staff(store, "ada")
    assert member
    return application.change_organiser(member, changes)


def sign_in(cookies: dict[str, str], role: Role = Role.ADMIN) -> None:
    store, token = application.store(), new_token()
    staff.add_staff(store, "ada", role)
    member = staff.staff(store, "ada")
    assert member
    staff.open_session(store, member.id, token_hash(token), datetime.now(UTC))
    cookies["consultation_staff"] = token


def answer(changes: dict[str, tuple[str, ...]]) -> None:
    responses.save(application.store(), application.questionnaire(), KEY, changes, language="en")


def stored() -> dict[str, tuple[str, ...]]:
    found = responses.find(application.store(), application.questionnaire(), KEY)
    return dict(found.answers) if found else {}


def labels(page: AppTest) -> list[str]:
    return [button.label for button in page.button]


def test_a_clock_that_jumps_over_the_end_keeps_what_was_saved_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, w: Words
) -> None:
    answer(NEEDED)
    page = opened(FORM, lang="en", step="priorities")
    page.text_area(key="field:missing").set_value("Kept.").run()
    dated(tmp_path, monkeypatch, opens=-30, closes=-0.01)
    page.text_area(key="field:missing").set_value("Too late.").run()

    closes = application.questionnaire().closes
    assert closes
    assert said(page) == [w("closed.over", date=w.date(closes)), w("closed.too_late")]
    assert w("closed.kept") in [each.value for each in page.markdown]
    assert w("closed.see") in labels(page)
    assert stored() == {**NEEDED, "missing": ("Kept.",)}
    receipt = opened("respond/receipt.py", lang="en")
    assert said(receipt) == [w("closed.over", date=w.date(closes))]
    assert w("receipt.answers") in [each.value for each in receipt.header]
    receipt.checkbox(key="withdraw-sure").check().run()
    receipt.button(key="withdraw").click().run()
    assert stored() == {}


def test_before_the_opening_the_day_is_said_and_nothing_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, w: Words
) -> None:
    dated(tmp_path, monkeypatch, opens=3, closes=30)
    opens = application.questionnaire().opens
    assert opens
    for page in (opened(FORM, lang="en"), opened(FORM, lang="en", step="review"), opened(WELCOME, lang="en")):
        assert said(page) == [w("closed.not_yet", date=w.date(opens))]
        assert len(page.checkbox) == 0
        assert not {"start", "next", "submit"} & {button.key for button in page.button}
    assert labels(opened("respond/receipt.py", lang="en")) == []


def test_a_pause_says_that_answers_are_kept_and_where_they_are(w: Words) -> None:
    answer(NEEDED)
    set_to(paused=True)
    page = opened(FORM, lang="en", step="priorities")
    assert said(page) == [w("closed.paused")]
    assert w("closed.kept_paused") in [each.value for each in page.markdown]
    assert labels(page) == [w("closed.see")]
    set_to(paused=False)
    assert said(opened(FORM, lang="en", step="priorities")) == []


def test_visitors_are_told_that_it_is_not_open_and_administrators_what_is_missing(
    cookies: dict[str, str], w: Words
) -> None:
    set_to(contact="", retention_days=None)
    assert said(opened(FORM, lang="en")) == [w("closed.not_complete")]
    sign_in(cookies, Role.EDITOR)
    assert said(opened(FORM, lang="en")) == [w("closed.not_complete")]
    sign_in(cookies)
    missing = ", ".join(w(f"settings.{name}") for name in ("contact", "retention_days"))
    assert said(opened(FORM, lang="en")) == [w("closed.not_complete"), w("closed.missing", missing=missing)]


def test_a_pilot_keeps_test_answers_apart_until_the_opening(
    app: AppTest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, w: Words
) -> None:
    dated(tmp_path, monkeypatch, opens=3, closes=30)
    set_to(pilot=True)
    page = opened(FORM, lang="en")
    page.checkbox(key="field:consent.process").check().run()
    assert stored() == {"consent.process": ("yes",)}
    assert w("nav.pilot") in said(app.run())

    dated(tmp_path, monkeypatch, opens=-1, closes=30)
    assert stored() == {}
    assert not page.run().checkbox(key="field:consent.process").value
    assert w("nav.pilot") not in said(app.run())
    assert pilots.answers_of_pilot(application.store(), application.questionnaire()) == 1


def test_the_receipt_of_a_test_answer_does_not_say_that_it_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, w: Words
) -> None:
    dated(tmp_path, monkeypatch, opens=3, closes=30)
    set_to(pilot=True)
    answer(NEEDED)
    responses.submit(application.store(), application.questionnaire(), KEY)
    page = opened("respond/receipt.py", lang="en")
    assert any(line.startswith("Your test answers were submitted on") for line in said(page))
    assert w("receipt.proof.title") not in [header.value for header in page.header]


def test_a_preview_asks_everything_and_stores_nothing(cookies: dict[str, str], w: Words) -> None:
    assert said(opened("staff/preview.py", lang="en")) == [w("staff.sign_in_first")]
    sign_in(cookies, Role.ANALYST)
    set_to(paused=True)
    page = opened("staff/preview.py", lang="en")
    assert w("preview.mark") in said(page)
    page.checkbox(key="field:consent.process").check().run()
    page.selectbox(key="field:country").set_value("IT").run()
    assert [line for line in captions(page) if line.startswith("Saved")] == []
    page.button(key="next").click().run()
    assert page.query_params["step"] != "profile"
    assert "mail-link-way" not in [button.key for button in page.button]  # nothing here can be gone on with later
    assert stored() == {}
    with application.store().read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM response").scalar() == 0


def test_an_address_is_asked_of_those_who_may_be_contacted_and_kept_apart(w: Words) -> None:
    answer(NEEDED)
    page = opened(FORM, lang="en")
    assert w("contact.address") not in [field.label for field in page.text_input]
    page.checkbox(key="field:consent.contact").check().run()
    page.text_input(key="field:contact.address").set_value("anna at museo").run()
    assert w("error.mail.address") in said(page)
    page.text_input(key="field:contact.address").set_value(" anna@museo.example ").run()
    assert organisers_contact() == ["anna@museo.example"]
    assert w("contact.saved") in [each.value for each in page.caption]
    assert set(stored()) == {*NEEDED, "consent.contact"}
    page.checkbox(key="field:consent.contact").uncheck().run()
    assert organisers_contact() == []
    assert w("contact.address") not in [field.label for field in page.text_input]


def organisers_contact() -> list[str]:
    with application.store().read() as connection:
        return list(connection.exec_driver_sql("SELECT address FROM contact").scalars())


def test_public_results_wait_for_the_embargo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, w: Words) -> None:
    dated(tmp_path, monkeypatch, opens=-30, closes=-1)
    until = datetime(2099, 5, 4, 8, 30, tzinfo=UTC)
    set_to(embargo=until)
    assert said(opened("results/overview.py", lang="en")) == [w("results.embargo", date="4 May 2099", time="10:30")]
    set_to(embargo=datetime.now(UTC) - timedelta(minutes=1))
    assert said(opened("results/overview.py", lang="en")) == [w("results.too_few")]


def test_settings_are_read_again_when_the_database_was_away(database: Path) -> None:
    set_to(controller="Others")
    assert application.organiser().controller == "Others"
    store = application.store()
    store.close()
    hidden = database.rename(database.with_suffix(".hidden"))
    application._organiser.cache_clear()  # noqa: SLF001  a second goes by
    assert application.organiser().controller == "Others"
    hidden.rename(database)
    assert organisers.organiser(store, application.questionnaire()).controller == "Others"
