"""Answers as a person reads them: the questions and what was chosen in words, part by part."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from consultation.questions.labels import choice_label, part_label
from consultation.questions.model import Consent, Points, Question, Questionnaire, Text, Wording
from consultation.text import Words

Answers = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Said:
    """One answered column. about: the item, empty where there is none; own_words: written by the person."""

    about: str
    question: str
    answer: str
    own_words: bool


@dataclass(frozen=True)
class Part:
    """A step of the questionnaire with what was answered in it."""

    title: str
    said: tuple[Said, ...]


def in_words(questionnaire: Questionnaire, answers: Answers, w: Words) -> list[Part]:
    """Say these answers in the order in which they are asked; steps without an answer are left out."""
    about_you = (w("form.profile.title"), [*questionnaire.consents, *questionnaire.profile])
    steps = [about_you, *((w(f"{step.id}.title"), list(step.every_question())) for step in questionnaire.steps)]
    parts = [Part(title, tuple(_said(questionnaire, asked, answers, w))) for title, asked in steps]
    return [part for part in parts if part.said]


def _said(questionnaire: Questionnaire, asked: Iterable[Question], answers: Answers, w: Words) -> Iterator[Said]:
    for question in asked:
        for column in question.columns:
            if values := answers.get(column):
                own_words = isinstance(question, Text | Wording)
                about, sentence = _question(questionnaire, question, column, w)
                yield Said(about, sentence, _answer(questionnaire, question, values, w), own_words)


def _question(questionnaire: Questionnaire, question: Question, column: str, w: Words) -> tuple[str, str]:
    """What a column is about and what is asked: of an ask, the sentence itself is what people remember."""
    name = column.split(".", maxsplit=1)[0]
    about = w(f"{name}.title") if name in questionnaire.items else ""
    part = part_label(w, questionnaire, column)
    return about or part, w(question.words) if not (about and part) else part


def _answer(questionnaire: Questionnaire, question: Question, values: tuple[str, ...], w: Words) -> str:
    match question:
        case Text() | Wording():
            return values[0]
        case Points():
            return w.number(int(values[0]))
        case Consent():
            return w("export.ticked")
        case _:
            return ", ".join(choice_label(w, questionnaire, question, value) for value in values)
