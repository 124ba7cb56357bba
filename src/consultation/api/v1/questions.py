"""What is asked, in words: every column whose answers are counted."""

from collections.abc import Iterator
from typing import Any

from consultation import application
from consultation.exports.results import values_of
from consultation.questions.labels import choice_label, part_label
from consultation.questions.model import Question
from consultation.text import Words


def questions(w: Words) -> list[dict[str, Any]]:
    """Give every counted column in the order it is asked, with its words."""
    return [described(column, w) for column in application.questionnaire().counted]


def described(column: str, w: Words) -> dict[str, Any]:
    """Give one column: what it is about, what is asked, what can be answered."""
    questionnaire = application.questionnaire()
    question = questionnaire.question(column)
    item = column.split(".", maxsplit=1)[0]
    return {
        "question": column,
        "kind": question.kind,
        "section": _section(question),
        "about": w(f"{item}.title") if item in questionnaire.items else None,
        "text": w(question.words),
        "part": part_label(w, questionnaire, column) or None,
        "values": [
            {"value": value, "label": choice_label(w, questionnaire, question, value)}
            for value in values_of(questionnaire, column)
        ],
    }


def _section(question: Question) -> str | None:
    return next((name for name, asked in _sections() if asked == question.id), None)


def _sections() -> Iterator[tuple[str, str]]:
    for section in application.questionnaire().steps:
        for question in section.every_question():
            yield section.id, question.id
