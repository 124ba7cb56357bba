"""The figure of a question: which chart its kind has, and the table and the explanation that go with it."""

import pandas as pd

from consultation import charts
from consultation.questions.labels import choice_label
from consultation.questions.model import Question, Scale, SeveralChoices
from consultation.text import Words
from consultation.ui import context, wordings
from consultation.ui.figure import Drawn
from consultation.ui.view import View


def about(question: Question, *, groups: bool) -> str:
    """Give the key of the explanation of a question's figure; `groups` as in `drawn`."""
    match question:
        case Scale():
            return "figure.about.compare" if groups else "figure.about.items"
        case SeveralChoices():
            return "figure.about.mentions"
        case _:
            return "figure.about.choices"


def drawn(table: pd.DataFrame, question: Question, title: str, view: View, *, groups: bool) -> Drawn:
    """Draw the labelled distribution of a question with choices; rows are groups of respondents (`groups`) or items."""
    w = context.words_in(view.language)
    subtitle = wordings.subtitle(table, w, exact=view.exact)
    match question:
        case Scale():
            build = charts.comparison if groups else charts.items
            chart = build(table, question.anchors, w, view.theme, title=title, subtitle=subtitle, narrow=view.narrow)
        case _:
            several = isinstance(question, SeveralChoices)
            options = _options(question, w)
            draw = charts.mentions if several else charts.choices
            chart = draw(table, options, w, view.theme, title=title, subtitle=subtitle, narrow=view.narrow)
    return Drawn(chart, table, lambda: wordings.readable(table, question, w))


def _options(question: Question, w: Words) -> list[tuple[str, str]]:
    questionnaire = context.questionnaire()
    return [(value, choice_label(w, questionnaire, question, value)) for value in questionnaire.choices(question)]
