"""The questionnaire without a browser: what is saved, what is said, and what it costs."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from app.opening import captions, opened, said
from sqlalchemy import event
from streamlit.testing.v1 import AppTest

from consultation import application
from consultation.store import responses
from consultation.text import Words
from consultation.ui import gate

FILE = "respond/questionnaire.py"
KEY = "k" * 43


@pytest.fixture(autouse=True)
def respondent(database: Path, cookies: dict[str, str]) -> None:  # noqa: ARG001  the database has to be there
    cookies["consultation_key"] = KEY


def test_the_review_names_each_answer_that_is_still_needed(w: Words) -> None:
    _save({"consent.process": ("yes",)})
    page = opened(FILE, lang="en", step="review")
    assert said(page) == [w.plural("review.missing", 2)]
    labels = [button.label for button in page.button]
    assert w("review.go_to", question=w("country")) in labels
    assert w("review.go_to", question=w("museum_type")) in labels
    assert page.button(key="submit").disabled


def test_with_every_needed_answer_it_can_be_submitted(w: Words) -> None:
    _save({"consent.process": ("yes",), "country": ("IT",), "museum_type": ("art",)})
    page = opened(FILE, lang="en", step="review")
    assert not page.button(key="submit").disabled
    assert w.plural("review.missing", 1) not in said(page)


def test_whoever_begins_and_submits_in_one_window_has_seen_every_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "LEAST_SECONDS", 0.0)
    page = opened(FILE, lang="en")
    page.checkbox(key="field:consent.process").check().run()
    page.selectbox(key="field:country").set_value("IT").run()
    page.selectbox(key="field:museum_type").set_value("art").run()
    page.query_params["step"] = "review"
    page.run().button(key="submit").click().run()
    found = responses.find(application.store(), application.questionnaire(), KEY)
    assert found is not None
    assert found.state == "submitted"


def test_saved_is_said_after_the_answer_is_in_the_database(database: Path) -> None:
    page = opened(FILE, lang="en")
    assert captions(page) == []
    page.checkbox(key="field:consent.process").check().run()
    assert _stored(database) == [("consent.process", "yes")]
    page.selectbox(key="field:country").set_value("IT").run()
    assert ("country", "IT") in _stored(database)
    assert [line for line in captions(page) if line.startswith("Saved")]


def test_an_answer_that_cannot_be_saved_is_not_called_saved(database: Path, w: Words) -> None:
    page = opened(FILE, lang="en")
    with _locked(database):
        page.checkbox(key="field:consent.process").check().run()
        assert [line for line in captions(page) if line.startswith("Saved")] == []
        assert w("error.store.locked") in said(page)
    assert _stored(database) == []
    page.checkbox(key="field:consent.process").uncheck().run()
    page.checkbox(key="field:consent.process").check().run()
    assert _stored(database) == [("consent.process", "yes")]
    assert w("error.store.locked") not in said(page)


def test_too_many_words_are_refused_beside_the_question(database: Path) -> None:
    _save({"consent.process": ("yes",)})
    page = opened(FILE, lang="en", step="priorities")
    page.text_area(key="field:missing").set_value("x" * 100_000).run()
    (sentence,) = said(page)
    assert "100,000" in sentence
    assert [row for row in _stored(database) if row[0] == "missing"] == []


def test_a_change_of_one_question_costs_few_statements(w: Words) -> None:
    _save({"consent.process": ("yes",), "country": ("IT",), "museum_type": ("art",)})
    page = opened(FILE, lang="en", step="priorities")
    with _counted() as statements:
        page.text_area(key="field:missing").set_value("One sentence.").run()
    assert w("form.saved", time="")[:5] in captions(page)[-1]
    assert sum("INSERT INTO draft_answer" in statement for statement in statements) == 1
    assert len(statements) == STATEMENTS, statements


def test_a_page_that_changes_nothing_writes_nothing() -> None:
    _save({"consent.process": ("yes",)})
    page = opened(FILE, lang="en", step="concerns")
    with _counted() as statements:
        page.run()
    assert [statement for statement in statements if not statement.startswith("SELECT")] == []


def test_the_language_is_chosen_by_hand_and_stays(app: AppTest, w: Words) -> None:
    page = app.run()
    assert page.title[0].value == w("nemo_ai.title")
    page.selectbox(key="language_picker:en").set_value("fr").run()
    assert page.query_params["lang"] == "fr"
    french = application.words_in("fr")
    assert page.title[0].value == french("nemo_ai.title")
    assert page.run().title[0].value == french("nemo_ai.title")
    assert french("welcome.start") in [button.label for button in page.button]


# The response if it is as it was and may be changed, the answer.
STATEMENTS = 2


def _save(changes: dict[str, tuple[str, ...]]) -> None:
    responses.save(application.store(), application.questionnaire(), KEY, changes, language="en")


def _stored(database: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(database)) as connection:
        return list(connection.execute("SELECT question, value FROM draft_answer ORDER BY question"))


@contextmanager
def _locked(database: Path) -> Iterator[None]:
    """Another program holds the database."""
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        yield
        connection.rollback()


@contextmanager
def _counted() -> Iterator[list[str]]:
    """Every statement that is sent to the database, but the look at the settings that a process takes once a second."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if "FROM setting" not in statement:
            sent.append(statement)

    engine = application.store().engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(engine, "before_cursor_execute", note)
