"""The staff's pages for share links and invitations."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from app.opening import opened, said
from app.staff import session
from mail_server import MailServer, mail_server
from streamlit.testing.v1 import AppTest

from consultation import application
from consultation.accounts import Role
from consultation.application import questionnaire
from consultation.mail.sending import send_waiting
from consultation.store import invitations, outbox, share_links, suppression
from consultation.text import Words

REACH, INVITATIONS = "staff/reach.py", "staff/invitations.py"
LIST = "anna@museum.example, Anna, IT, fr\nnobody\nbruno@museum.example"


@pytest.fixture(autouse=True)
def editor(database: Path, cookies: dict[str, str]) -> None:  # noqa: ARG001  the database has to be there
    cookies["consultation_staff"] = session(role=Role.EDITOR)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[MailServer]:
    with mail_server() as running:
        monkeypatch.setenv("CONSULTATION_SMTP_URL", running.url)
        monkeypatch.setenv("CONSULTATION_MAIL_FROM", "info@museums.example")
        monkeypatch.setenv("CONSULTATION_ADDRESS", "https://museums.example")
        yield running


@pytest.mark.parametrize("file", [REACH, INVITATIONS])
def test_analysts_have_no_part_in_it(cookies: dict[str, str], w: Words, file: str) -> None:
    cookies["consultation_staff"] = session(role=Role.ANALYST)
    page = opened(file, lang="en")
    assert said(page) == [w("error.staff.role")]
    assert len(page.button) == len(page.dataframe) == 0


def test_a_link_is_made_counted_and_passed_on(w: Words, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONSULTATION_ADDRESS", "https://museums.example")
    page = opened(REACH, lang="en")
    assert w("reach.none") in said(page)
    page = _make(page, "ICOM Italia", "icom-italy")
    assert w("reach.made") in said(page)
    share_links.count_visit(application.store(), questionnaire(), "icom-italy")
    page.run()
    assert page.dataframe[0].value.to_numpy().tolist() == [["ICOM Italia", "icom-italy", 1, 0, 0]]
    assert [text.value for text in page.text] == ["https://museums.example/?via=icom-italy"]


@pytest.mark.parametrize(
    ("name", "code", "sentence"),
    [
        ("Name", "Not a code", "error.reach.code"),
        ("", "code", "error.reach.name"),
        ("Name", "there", "error.reach.taken"),
    ],
)
def test_a_link_that_cannot_be_is_told(w: Words, name: str, code: str, sentence: str) -> None:
    share_links.add(application.store(), questionnaire(), "there", "There", datetime.now(UTC))
    found = said(_make(opened(REACH, lang="en"), name, code))
    assert found == [w(sentence, code="there", longest=200)]


def test_a_link_made_by_mistake_can_be_removed(w: Words) -> None:
    page = _make(opened(REACH, lang="en"), "Mistake", "mistake")
    page.run().button(key="remove").click().run()
    assert w("reach.none") in said(page)
    assert _logged() == ["share link mistake", "share link removed mistake"]


def test_without_a_mail_server_nobody_can_be_invited(w: Words, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CONSULTATION_SMTP_URL", raising=False)
    page = opened(INVITATIONS, lang="en")
    assert said(page) == [w("invite.no_mail")]
    assert len(page.text_area) == 0


def test_a_list_is_looked_at_before_anything_is_sent(server: MailServer, w: Words) -> None:
    page = _listed(LIST)
    assert page.dataframe[0].value[w("invite.what")].to_list() == [
        w("invite.standing.new"),
        w("error.mail.address"),
        w("invite.standing.new"),
    ]
    assert outbox.numbers(application.store()).waiting == 0
    page.button(key="invite-send").click().run()
    assert w.plural("invite.done", 2) in said(page)
    send_waiting(application.store(), application.settings())
    assert sorted(message["To"] for message in server.taken) == ["anna@museum.example", "bruno@museum.example"]
    assert _logged() == ["invitations 2"]


@pytest.mark.usefixtures("server")
def test_who_was_invited_or_wants_no_e_mail_is_not_written_to_again(w: Words) -> None:
    _listed(LIST).button(key="invite-send").click().run()
    token = suppression.unsubscribe_token(application.store(), "bruno@museum.example", datetime.now(UTC))
    suppression.suppress(application.store(), token, datetime.now(UTC))
    page = _listed(LIST)
    assert page.dataframe[0].value[w("invite.what")].to_list() == [
        w("invite.standing.invited"),
        w("error.mail.address"),
        w("invite.standing.suppressed"),
    ]
    assert "invite-send" not in [button.key for button in page.button]


def test_what_the_mail_server_does_not_take_is_told_with_the_time_of_the_next_attempt(
    server: MailServer, w: Words
) -> None:
    _listed(LIST).button(key="invite-send").click().run()
    server.answers["MAIL"] = "550 who are you"
    send_waiting(application.store(), application.settings())
    again = outbox.numbers(application.store()).again_at
    assert again
    told = said(opened(INVITATIONS, lang="en"))
    next_one = w("mail.again_at", date=w.date(again), time=w.time(again))
    assert f"{w('error.mail.sender')} {next_one}" in told
    outbox.retry(application.store(), datetime.now(UTC))
    assert f"{w('error.mail.sender')} {w('mail.again_now')}" in said(opened(INVITATIONS, lang="en"))


@pytest.mark.usefixtures("server")
def test_a_reminder_is_sent_at_a_button(w: Words) -> None:
    _listed(LIST).button(key="invite-send").click().run()
    assert "invite-remind" not in [button.key for button in opened(INVITATIONS, lang="en").button]
    send_waiting(application.store(), application.settings())
    with application.store().write() as connection:
        connection.exec_driver_sql("UPDATE invitation SET written_at = '2020-01-01 00:00:00'")
    page = opened(INVITATIONS, lang="en")
    page.button(key="invite-remind").click().run()
    assert w.plural("invite.remind.done", 2) in said(page)
    assert outbox.numbers(application.store()).waiting == 2


@pytest.mark.usefixtures("server")
def test_the_list_says_who_has_answered_only_where_reach_is_linked(w: Words, monkeypatch: pytest.MonkeyPatch) -> None:
    _listed(LIST).button(key="invite-send").click().run()
    people = opened(INVITATIONS, lang="en").dataframe[0].value
    assert list(people.columns) == [w(f"invite.{name}") for name in ("address", "name", "country", "language")]
    linked = application.organiser().model_copy(update={"reach": "linked"})
    monkeypatch.setattr(application, "organiser", lambda: linked)
    people = opened(INVITATIONS, lang="en").dataframe[0].value
    assert people[w("invite.state")].to_list() == [w("invite.state.waiting")] * 2


@pytest.mark.usefixtures("server")
def test_what_was_given_up_is_told_and_tried_again(w: Words) -> None:
    _listed(LIST).button(key="invite-send").click().run()
    with application.store().write() as connection:
        failed = "UPDATE outbox SET state = 'failed', due_at = NULL, problem = 'error.mail.down'"
        connection.exec_driver_sql(failed)
    page = opened(INVITATIONS, lang="en")
    assert w.plural("invite.failed", 2) in said(page)
    assert w("error.mail.down") in said(page)
    page.button(key="retry").click().run()
    assert w.plural("invite.waiting", 2) in said(page)
    assert invitations.numbers(application.store(), questionnaire())["waiting"] == 2


def _make(page: AppTest, name: str, code: str) -> AppTest:
    page.text_input[0].set_value(name)
    page.text_input[1].set_value(code)
    return page.button[0].click().run()


def _listed(text: str) -> AppTest:
    page = opened(INVITATIONS, lang="en")
    return page.text_area(key="invite-text").set_value(text).run()


def _logged() -> list[str]:
    with application.store().read() as connection:
        lines = connection.exec_driver_sql("SELECT action, detail FROM audit WHERE action <> 'sign in' ORDER BY id")
        return [" ".join(line) for line in lines]
