import csv
import io

from consultation.exports.codebook import codebook
from consultation.exports.wide import wide
from consultation.questions.model import Questionnaire
from consultation.text import words


def lines(questionnaire: Questionnaire, language: str) -> list[dict[str, str]]:
    content = codebook(questionnaire, questionnaire.organiser, words(language)).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content, newline="")))


def test_it_says_first_whom_an_open_consultation_describes(questionnaire: Questionnaire) -> None:
    first = lines(questionnaire, "en")[0]
    assert (first["column"], first["question"]) == (
        "*",
        "Open consultation: describes those who answered, not all museums.",
    )


def test_it_says_next_how_the_answers_may_be_used(questionnaire: Questionnaire) -> None:
    organiser = questionnaire.organiser.model_copy(update={"licence": "CC BY 4.0", "cite_as": {"fr": "=Nous"}})
    content = codebook(questionnaire, organiser, words("fr")).decode("utf-8-sig")
    said = [line["question"] for line in csv.DictReader(io.StringIO(content, newline="")) if line["column"] == "*"]
    assert said[1:] == [
        "Organisé par\u00a0: We · we@museums.example",
        "Licence des résultats\u00a0: CC BY 4.0",
        "Citer ainsi\u00a0: =Nous",
        words("fr")("organiser.footnote.country"),
    ]


def test_it_explains_every_column_of_the_wide_layout_in_its_order(questionnaire: Questionnaire) -> None:
    header = b"".join(wide([], questionnaire)).decode("utf-8-sig").strip().split(",")
    assert list(dict.fromkeys(line["column"] for line in lines(questionnaire, "en")))[1:] == header


def test_a_closed_column_has_a_line_for_every_value(questionnaire: Questionnaire) -> None:
    found = [line for line in lines(questionnaire, "fr") if line["column"] == "R1.support"]
    assert [(line["value"], line["value_label"]) for line in found] == [
        ("support", words("fr")("support.support")),
        ("if_changed", words("fr")("support.if_changed")),
        ("not", words("fr")("support.not")),
        ("no_opinion", "Sans opinion"),
    ]


def test_each_part_of_a_question_says_what_it_stands_for(questionnaire: Questionnaire) -> None:
    w = words("en")
    questions = {line["column"]: line["question"] for line in lines(questionnaire, "en")}
    assert questions["U.security"] == f"{w('U')} – {w('U.security')}"
    assert questions["R1a.wording"] == w("question.wording")
    assert questions["R1a.wording.reason"] == f"{w('question.wording')} – {w('wording.reason')}"
    assert questions["P.points.R1b"] == f"{w('P.points')} – {w('R1b.title')}"


def test_it_tells_kind_place_and_flags(questionnaire: Questionnaire) -> None:
    found = {line["column"]: line for line in lines(questionnaire, "en")}
    told = ("kind", "section", "item", "personal_data", "required", "core")
    w = words("en")
    assert {column: tuple(found[column][name] for name in told) for column in ("organisation", "country")} == {
        "organisation": ("text", "About the respondent", "", "1", "0", "1"),
        "country": ("single", "About the respondent", "", "0", "1", "1"),
    }
    assert tuple(found["R1a.wording"][name] for name in told) == (
        "wording", w("recommendations.title"), w("R1a.title"), "0", "0", "0",
    )  # fmt: skip
