"""One question across countries, museum types, or persons and organisations."""

import streamlit as st

from consultation.answers import Grouping
from consultation.questions.model import SeveralChoices
from consultation.stats.compare import Order, most_chosen, ordered
from consultation.text import Words
from consultation.text.labels import group_label
from consultation.ui import context, filters, furniture, language, panels, question_figure, wordings
from consultation.ui.figure import Drawn, figure
from consultation.ui.results import Results
from consultation.ui.view import View

BY = (Grouping.COUNTRY, Grouping.MUSEUM_TYPE, Grouping.ON_BEHALF)


def show(results: Results, view: View) -> None:
    """Let the person choose the question, the grouping and the order, and draw them."""
    w = language.now()
    listed = panels.comparable(context.questionnaire())
    column = filters.select("question", listed, listed[0], w, lambda name: wordings.named(name, w))
    left, right = st.columns(2)
    with left:
        by = filters.segments("by", BY, BY[0], w, lambda name: w(f"filter.by.{name}"))
    with right:
        order = filters.segments("order", tuple(Order), Order.SHARE, w, lambda name: w(f"filter.order.{name}"))
    figure(
        view,
        f"compare-{column}-{by}-{order}",
        lambda: _drawn(column, Grouping(by), Order(order), results, view),
        question_figure.about(context.questionnaire().question(column), groups=True),
    )
    if by == Grouping.COUNTRY:
        furniture.footnotes(w, a_map=False)


def _drawn(column: str, grouping: Grouping, order: Order, results: Results, view: View) -> Drawn:
    w = context.words_in(view.language)
    question = context.questionnaire().question(column)
    table = results.by_group(column, grouping)
    table.insert(1, "label", [group_label(w, grouping, group) for group in table["group"]])
    leading = None
    if isinstance(question, SeveralChoices):
        leading, *_ = most_chosen(table, context.questionnaire().choices(question))
    return question_figure.drawn(ordered(table, order, leading), question, _title(column, w), view, groups=True)


def _title(column: str, w: Words) -> str:
    question = context.questionnaire().question(column)
    about, sentence = wordings.about(column, w), w(question.words)
    return sentence if about == sentence else f"{about}: {sentence}"
