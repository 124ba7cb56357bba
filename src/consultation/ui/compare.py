"""Questions across groups: up to three beside each other, or all asks at once, with every choice in the address."""

from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st

from consultation.answers import ALL, Grouping
from consultation.questions.model import NO_OPINION, Scale, SeveralChoices
from consultation.stats.compare import Order, largest, most_chosen, ordered, shared, without_no_opinion
from consultation.text import Words
from consultation.ui import (
    all_asks,
    context,
    filters,
    furniture,
    groups,
    language,
    panels,
    question_figure,
    scales,
    wordings,
)
from consultation.ui.figure import Drawn, figure, tabled
from consultation.ui.results import Results
from consultation.ui.view import View

QUESTIONS, ASKS = WHAT = ("questions", "asks")
BARS, FULL, TABLE = FORMS = ("bars", "full", "table")
MOST = 3
Tables = dict[str, pd.DataFrame]


@dataclass(frozen=True)
class Chosen:
    """What the address asks for."""

    columns: tuple[str, ...]
    by: str
    order: Order
    form: str
    count_no_opinion: bool
    largest: bool = False  # not every group is drawn

    def name(self, column: str) -> str:
        """Tell the figure of a question from all others."""
        unusual = [
            *([self.form] if self.form != BARS else []),
            *([] if self.count_no_opinion else ["answered"]),
            *(["largest"] if self.largest else []),
            *(self.columns if len(self.columns) > 1 else []),  # the first decides on the order of groups in all
        ]
        return "-".join(["compare", column, self.by, self.order, *unusual])


def show(results: Results, view: View) -> None:
    """Let the person choose what is compared and how, and draw it."""
    w = language.now()
    asks = all_asks.columns(context.questionnaire())
    what = filters.segments("what", WHAT, QUESTIONS, w, lambda name: w(f"filter.what.{name}")) if asks else QUESTIONS
    offered = groups.offered(results)
    if what == ASKS:
        by = groups.choose(offered, view, w)
        if groups.can_compare(by, w):
            all_asks.show(results, view, by)
    else:
        chosen = _choose(offered, view, w)
        by = chosen.by
        if groups.can_compare(by, w):
            _questions(chosen, results, view, w)
    if by == Grouping.COUNTRY:
        furniture.footnotes(w, a_map=False)


def _choose(offered: tuple[str, ...], view: View, w: Words) -> Chosen:
    listed = panels.comparable(context.questionnaire())
    columns = filters.several(
        "question", listed, MOST, w, lambda name: wordings.named(name, w), label=w("compare.questions")
    )
    with st.container(horizontal=True, gap="medium", key="compare-by"):
        by = groups.choose(offered, view, w)
        order = filters.segments("order", tuple(Order), Order.SHARE, w, lambda name: w(f"filter.order.{name}"))
        form = _form(columns, w)
    return Chosen(columns, by, Order(order), form, _counts_no_opinion(columns, w))


def _form(columns: tuple[str, ...], w: Words) -> str:
    """How they are drawn, of the forms that differ: only a scale has a middle, whatever else is drawn in one way."""
    if any(isinstance(context.questionnaire().question(column), Scale) for column in columns):
        return filters.segments("form", FORMS, BARS, w, lambda name: w(f"filter.form.{name}"))
    filters.drop("form", {FULL})
    return filters.segments(
        "form", (BARS, TABLE), BARS, w, lambda name: w("filter.form.chart" if name == BARS else f"filter.form.{name}")
    )


def _counts_no_opinion(columns: tuple[str, ...], w: Words) -> bool:
    """Whether no opinion is in the denominator: a choice where one of the questions offers that answer."""
    asked = context.questionnaire()
    offered = any(NO_OPINION in asked.choices(asked.question(column)) for column in columns)
    return not offered or filters.switch("opinion", w)


def _questions(chosen: Chosen, results: Results, view: View, w: Words) -> None:
    groups.tell_alone(_tables(chosen, results, view).values(), w)
    chosen = replace(chosen, largest=_only_largest(chosen, results, view, w))
    beside = len(chosen.columns) > 1 and not view.narrow and chosen.form != TABLE
    drawn_for = replace(view, narrow=True) if beside else view
    places = st.columns(len(chosen.columns)) if beside else [st.container() for _ in chosen.columns]
    for place, column in zip(places, chosen.columns, strict=True):
        with place:
            _question(column, chosen, results, drawn_for, w)
    if len(chosen.columns) > 1 and (left_out := _left_out(chosen, results, view)):
        st.caption(w.plural("compare.left_out", left_out))


def _only_largest(chosen: Chosen, results: Results, view: View, w: Words) -> bool:
    """Whether only some of very many groups are drawn, until the person asks for all; a table has all of them."""
    everyone = len(set(shared(_tables(chosen, results, view))) - {ALL})
    return chosen.form != TABLE and groups.only_largest(everyone, w, choice=True)


def _question(column: str, chosen: Chosen, results: Results, view: View, w: Words) -> None:
    def draw() -> Drawn:
        return _drawn(column, chosen, results, view)

    if chosen.form == TABLE:
        tabled(view, chosen.name(column), _title(column, w), scales.note(view, w), draw)
    else:
        about = question_figure.about(context.questionnaire().question(column), groups=True)
        figure(view, chosen.name(column), draw, about)
    groups.tell_merged(_tables(chosen, results, view)[column], w)


def _drawn(column: str, chosen: Chosen, results: Results, view: View) -> Drawn:
    w, question = context.words_in(view.language), context.questionnaire().question(column)
    rows = _in_order(chosen, results, view)
    table = _tables(chosen, results, view)[column].set_index("group", drop=False).loc[rows].reset_index(drop=True)
    drawn = question_figure.drawn(
        table[table["group"].isin(_largest(chosen, results, view))] if chosen.largest else table,
        question,
        _title(column, w),
        view,
        groups=True,
        count_no_opinion=chosen.count_no_opinion,
        full=chosen.form == FULL,
    )
    return replace(drawn, figures=table, readable=lambda: wordings.readable(table, question, w))


def _largest(chosen: Chosen, results: Results, view: View) -> list[str]:
    """The groups that are drawn of very many, the same ones for every question."""
    tables = _tables(chosen, results, view)
    first = tables[chosen.columns[0]]
    return largest(first[first["group"].isin(shared(tables))], groups.MOST)


def _in_order(chosen: Chosen, results: Results, view: View) -> list[str]:
    """Give the groups that every question has, in the order of the first question."""
    tables = _tables(chosen, results, view)
    question = context.questionnaire().question(chosen.columns[0])
    first = tables[chosen.columns[0]]
    leading = None
    if isinstance(question, SeveralChoices):
        leading, *_ = most_chosen(first, context.questionnaire().choices(question))
    common = set(shared(tables))
    return [group for group in ordered(first, chosen.order, leading)["group"] if group in common]


def _left_out(chosen: Chosen, results: Results, view: View) -> int:
    tables = _tables(chosen, results, view)
    every = {group for table in tables.values() for group in table["group"]} - {ALL}
    return len(every - set(shared(tables)))


def _tables(chosen: Chosen, results: Results, view: View) -> Tables:
    name = f"compare-{','.join(chosen.columns)}-{chosen.by}-{chosen.count_no_opinion}-{view.language}"
    return scales.kept(view, name, lambda: _labelled(chosen, results, context.words_in(view.language)))


def _labelled(chosen: Chosen, results: Results, w: Words) -> Tables:
    found = groups.tables(results, chosen.columns, chosen.by, w)
    return found if chosen.count_no_opinion else {name: without_no_opinion(table) for name, table in found.items()}


def _title(column: str, w: Words) -> str:
    question = context.questionnaire().question(column)
    about, sentence = wordings.about(column, w), w(question.words)
    return sentence if about == sentence else f"{about}: {sentence}"
