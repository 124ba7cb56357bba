"""The workbook that a facilitator fills in: what stands where, in which language, with which lists."""

import io
from collections import Counter
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from consultation.exports.template import LINES, template
from consultation.exports.template_fields import fields
from consultation.questions.load import load
from consultation.questions.model import Questionnaire
from consultation.settings import SHIPPED_QUESTIONNAIRE
from consultation.text import words

LANGUAGES = load(SHIPPED_QUESTIONNAIRE).languages


@pytest.fixture(scope="module")
def questionnaire() -> Questionnaire:
    return load(Path(__file__).parent / "every_kind.yaml")


def opened(questionnaire: Questionnaire, language: str = "en") -> Any:
    return openpyxl.load_workbook(io.BytesIO(template(questionnaire, words(language), "one")))


def test_the_first_line_names_the_columns_and_the_second_says_the_questions(questionnaire: Questionnaire) -> None:
    answers = opened(questionnaire)["Answers"]

    names = [cell.value for cell in answers[1]]
    assert names == [*(field.name for field in fields(questionnaire)), "day"]
    assert names[:3] == ["consent.process", "consent.publish", "country"]
    assert [name for name in names if name.startswith("P.first")] == ["P.first:1", "P.first:2", "P.first:3"]
    said = dict(zip(names, (cell.value for cell in answers[2]), strict=True))
    assert said["country"].endswith(" *")
    assert all(text and text not in names for text in said.values())
    assert len(set(said.values())) == len(names)
    assert answers.max_row == 2
    assert answers.freeze_panes == "A3"


def test_the_sheet_of_codes_says_what_the_workbook_is(questionnaire: Questionnaire) -> None:
    codes = opened(questionnaire, "fr")["codes"]

    rows = [tuple(cell.value for cell in row) for row in codes.iter_rows()]
    assert [row[:2] for row in rows[:4]] == [
        ("questionnaire", "every_kind"),
        ("language", "fr"),
        ("sheet", "Réponses"),
        ("workbook", "one"),
    ]
    assert rows[4] == ("column", "code", "label")
    agreement = [row[1:] for row in rows if row[0] == "R1.agreement"]
    assert [code for code, _ in agreement] == ["1", "2", "3", "4", "5", "no_opinion"]
    assert agreement[3] == ("4", "D’accord")


def test_every_closed_column_has_the_list_of_its_words(questionnaire: Questionnaire) -> None:
    book = opened(questionnaire)
    lists = {str(check.sqref): check for check in book["Answers"].data_validations.dataValidation}
    places = {
        field.name: cell.column_letter
        for field, cell in zip(fields(questionnaire), book["Answers"][1][:-1], strict=True)
    }

    def listed(name: str) -> list[object]:
        formula = lists[f"{places[name]}3:{places[name]}{2 + LINES}"].formula1
        return [row[0].value for row in book["codes"][formula.removeprefix("codes!").replace("$", "")]]

    assert listed("R1.agreement") == [
        "Strongly disagree",
        "Disagree",
        "Neither",
        "Agree",
        "Strongly agree",
        "No opinion",
    ]
    assert listed("P.first:2") == listed("P.first:3")
    assert listed("consent.process") == ["Yes"]
    points = lists[f"{places['P.points.R1a']}3:{places['P.points.R1a']}{2 + LINES}"]
    assert (points.type, points.formula1, points.formula2) == ("whole", "0", "100")
    assert f"{places['R1.comment']}3:{places['R1.comment']}{2 + LINES}" not in lists


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_made_in_every_language_of_the_shipped_consultation(language: str) -> None:
    shipped = load(SHIPPED_QUESTIONNAIRE)
    book = opened(shipped, language)
    w = words(language)

    assert book.sheetnames == [w("template.sheet.readme"), w("template.sheet.answers"), "codes"]
    assert book.active.title == w("template.sheet.answers")
    readme = [row[0].value for row in book.worksheets[0].iter_rows() if row[0].value]
    assert readme[0] == w("nemo_ai.title")
    assert len(readme) == 10
    choices = [(row[0].value, row[2].value) for row in book["codes"].iter_rows(min_row=6)]
    assert [twice for twice, n in Counter(choices).items() if n > 1] == []
