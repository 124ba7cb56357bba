"""The figure of a question: which chart its kind has, and the table and the explanation that go with it."""

from typing import TypedDict

import pandas as pd

from consultation import charts
from consultation.questions.labels import choice_label
from consultation.questions.model import Question, Scale, SeveralChoices
from consultation.text import Words
from consultation.ui import context, wordings
from consultation.ui.figure import Drawn
from consultation.ui.figure_answer import answer
from consultation.ui.view import View


class _Named(TypedDict):
    title: str
    subtitle: str
    narrow: bool


def about(question: Question, *, groups: bool) -> str:
    """Give the key of the explanation of a question's figure; `groups` as in `drawn`."""
    match question:
        case Scale():
            return "figure.about.compare" if groups else "figure.about.items"
        case SeveralChoices():
            return "figure.about.mentions"
        case _:
            return "figure.about.choices"


def drawn(
    table: pd.DataFrame,
    question: Question,
    title: str,
    view: View,
    *,
    groups: bool,
    count_no_opinion: bool = True,
    full: bool = False,
) -> Drawn:
    """Draw the labelled distribution of a question with choices; rows are groups of respondents (`groups`) or items.

    full: a scale as bars of 100%, not around its middle. Where several may be chosen there is no bar to be full, and
    no opinion is not among the choices.
    """
    w = context.words_in(view.language)
    left_out = not count_no_opinion and not isinstance(question, SeveralChoices)
    told = answer(table, question, w, groups=groups, count_no_opinion=not left_out)
    said = f"{told} {wordings.subtitle(table, w, exact=view.exact)}".strip()
    named: _Named = {
        "title": title,
        "subtitle": f"{said} · {w('compare.without_no_opinion')}" if left_out else said,
        "narrow": view.narrow,
    }
    match question:
        case SeveralChoices():
            chart = charts.mentions(table, _options(question, w), w, view.theme, **named)
        case Scale() if not full:
            build = charts.comparison if groups else charts.items
            chart = build(table, question.anchors, w, view.theme, count_no_opinion=count_no_opinion, **named)
        case _:
            options = _options(question, w)
            chart = charts.choices(table, options, w, view.theme, count_no_opinion=count_no_opinion, **named)
    return Drawn(chart, table, lambda: wordings.readable(table, question, w))


def _options(question: Question, w: Words) -> list[tuple[str, str]]:
    questionnaire = context.questionnaire()
    return [(value, choice_label(w, questionnaire, question, value)) for value in questionnaire.choices(question)]
