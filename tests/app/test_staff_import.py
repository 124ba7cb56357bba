"""Editors take the template, upload what was filled in, and add it when every line is right."""

import io
from pathlib import Path

import openpyxl
import pytest
from app.opening import opened, said
from app.staff import session
from sqlalchemy import text
from streamlit.testing.v1 import AppTest
from unit.intake.workbooks import write_line

from consultation import application
from consultation.accounts import Role
from consultation.exports.template import template
from consultation.store.frames import participation
from consultation.text import Words, words

GOOD = {"consent.process": "Yes", "country": "Italy", "museum_type": "Art", "R1.agreement": "Agree"}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def page(cookies: dict[str, str]) -> AppTest:
    cookies["consultation_staff"] = session(role=Role.EDITOR)
    return opened("staff/import.py", lang="en")


def workbook(*people: dict[str, str]) -> bytes:
    """The template of this consultation, filled in."""
    questionnaire, content = application.questionnaire(), io.BytesIO()
    book = openpyxl.load_workbook(io.BytesIO(template(questionnaire, words("en"), "one")))
    for number, person in enumerate(people, 3):
        write_line(book.worksheets[1], number, person, questionnaire)
    book.save(content)
    return content.getvalue()


def upload(page: AppTest, content: bytes, name: str = "workshop.xlsx") -> AppTest:
    page.file_uploader("import-file").upload(name, content, XLSX)
    return page.run()


def submitted() -> int:
    return participation(application.store(), application.questionnaire()).submitted


def test_a_filled_in_workbook_is_checked_then_added_and_written_down(page: AppTest, w: Words) -> None:
    upload(page, workbook(GOOD, {**GOOD, "country": "France"}))
    assert said(page) == [w.plural("cli.import.would_add", 2)]
    assert submitted() == 0

    page.button("import-add").click().run()
    assert said(page) == [w.plural("cli.import.added", 2)]
    assert submitted() == 2
    with application.store().read() as connection:
        assert connection.execute(text("SELECT staff_name, action, detail FROM audit")).all() == [
            ("ana", "import", ".xlsx 2")
        ]


def test_every_problem_is_listed_and_nothing_is_added(page: AppTest, w: Words) -> None:
    upload(page, workbook(GOOD, {**GOOD, "country": "Atlantis"}))

    assert said(page) == [w.plural("cli.import.refused", 1)]
    assert [each.value for each in page.text] == [
        "Sheet “Answers”, line 4, column D (country): “Atlantis” is not one of the choices."
    ]
    assert submitted() == 0


def test_what_is_no_workbook_is_refused_with_a_sentence(page: AppTest, w: Words) -> None:
    upload(page, b"nothing of the kind", "../../etc/workshop.xlsx")

    assert said(page) == [w("error.workbook.not_xlsx", file="workshop.xlsx")]


def test_lines_that_were_imported_before_can_be_passed_over(page: AppTest, w: Words) -> None:
    upload(page, workbook(GOOD)).button("import-add").click().run()
    page.run()
    assert said(page) == [w.plural("cli.import.refused", 1)]

    page.checkbox("import-going-on").check().run()
    assert said(page) == [w.plural("cli.import.would_add", 0)]


def test_somebody_who_is_no_longer_an_editor_adds_nothing(page: AppTest) -> None:
    upload(page, workbook(GOOD))
    session(role=Role.ANALYST)

    page.button("import-add").click().run()
    assert submitted() == 0


def test_the_template_is_offered_in_every_language(page: AppTest) -> None:
    assert page.selectbox("template-language").options[0] == "English"
    assert len(page.selectbox("template-language").options) == len(application.questionnaire().languages)
    assert not Path("etc").exists()
