"""Priorities: which asks are important and chosen first, for everybody and by group, and who agrees on the order."""

import streamlit as st

from consultation.answers import ALL, Grouping
from consultation.questions.model import Points
from consultation.stats.ranking import agreement_on_ranking
from consultation.text import Words
from consultation.text.labels import group_label
from consultation.ui import filters, glossary, order_figure, orders, priorities_by_group, scales
from consultation.ui.figure import figure
from consultation.ui.orders import Order
from consultation.ui.results import Results
from consultation.ui.view import View

LARGELY, PARTLY = 0.7, 0.3
ABOUT = "method.first.means"


def show(results: Results, view: View, by: Grouping, w: Words) -> None:
    """Draw each order that answers give, of everybody and of a group; then every group; then say who agrees on it."""
    glossary.heading(w("priorities.title"), "priorities", exact=view.exact)
    everybody = orders.orders(results, view, by, ALL)
    if not everybody:
        st.info(w("priorities.none"))
        return
    group = _group(results, view, by, w)
    own = {} if group == ALL else orders.orders(results, view, by, group)
    for name, order in everybody.items():
        _show(order, own.get(name), by, view)
        if group != ALL and name not in own:
            st.caption(w("priorities.too_few", group=group_label(w, by, group)))
        priorities_by_group.show(order, results, view, by)
    if orders.asked(Points) and not results.exact:
        st.caption(w("priorities.points.not_public"))
    for sentence in agreement(results, view, w):
        st.write(sentence)


def agreement(results: Results, view: View, w: Words) -> list[str]:
    """Say for each grouping how far its groups agree on the order; nothing where that cannot be told."""
    said = []
    for by in scales.BY:
        value, groups = agreement_on_ranking(orders.rated(results, view, by))
        if value is not None:
            word = "strong" if value >= LARGELY else "some" if value >= PARTLY else "little"
            values = {"by": w(f"filter.by.{by}"), "value": w.number(value, 2), "n": w.number(len(groups))}
            said.append(w(f"priorities.agree.{word}", **values))
    return said


def _group(results: Results, view: View, by: Grouping, w: Words) -> str:
    """The group whose order stands beside that of everybody; a sentence where no group is large enough for one."""
    offered = orders.groups(results, view, by)
    if not offered:
        st.caption(w("priorities.no_group"))
        return ALL
    listed = (ALL, *sorted(offered, key=lambda name: (":" in name, group_label(w, by, name))))
    return filters.select(by, listed, ALL, w, lambda name: group_label(w, by, name))


def _show(order: Order, own: Order | None, by: Grouping, view: View) -> None:
    if own is None:
        figure(view, f"priorities-{order.name}", lambda: order_figure.drawn([order], by, view), ABOUT)
    else:
        name = f"priorities-{order.name}-{by}-{own.group}"
        figure(view, name, lambda: order_figure.drawn([own, order], by, view), ABOUT)
