"""Exact tables for the tests of release, from a few numbers by group."""

from collections.abc import Mapping, Sequence

import pandas as pd
from hypothesis import strategies as st

from consultation.answers import ALL, Counts, Grouping
from consultation.questions.load import load
from consultation.settings import SHIPPED_QUESTIONNAIRE
from consultation.stats.distribution import combine, distribution

QUESTIONNAIRE = load(SHIPPED_QUESTIONNAIRE)
KINDS = ("1", "2", "3", "4", "5", "no_opinion", "not_applicable")
THRESHOLD = 10
COUNTRIES = ("AT", "BE", "DE", "EE", "ES", "FI", "FR", "IT", "PL", "UA", "US", "undisclosed")

Kinds = Sequence[int]  # answers with 1..5, then no opinion, not applicable, blank and not asked: what is left out is 0
Exact = tuple[pd.DataFrame, pd.DataFrame]


def exact(groups: Mapping[str, Kinds], values: Sequence[str] = KINDS) -> Exact:
    """Give the exact table by group, and that of everybody."""
    cells = [(group, value, n) for group, kinds in groups.items() for value, n in zip(KINDS, kinds, strict=False)]
    counted = pd.DataFrame(cells, columns=["group", "value", "n"]).assign(question="R1.agreement")
    asked = [sum(kinds[:8]) for kinds in groups.values()]
    people = pd.DataFrame({"group": list(groups), "n": [sum(kinds) for kinds in groups.values()]})
    of_question = pd.DataFrame({"group": list(groups), "n": asked}).assign(question="R1.agreement")
    counted = counted[counted["n"] > 0]
    counts = Counts(Grouping.COUNTRY, counted.assign(firsts=counted["n"]), people, of_question)
    table = distribution(counts, "R1.agreement", values)
    return table, combine(table, dict.fromkeys(table["group"], ALL))


def varied(n: int) -> Kinds:
    """Give `n` answers, as evenly spread over the five steps as they can be."""
    return [(n + step) // 5 for step in range(5)]


def leaky(questions: int = 1) -> st.SearchStrategy[list[dict[str, Kinds]]]:
    """Give data that could leak: up to ten groups around the threshold, many of one mind, with gaps.

    The same respondents are asked each of the questions.
    """
    few = st.integers(0, 4)
    mixed = st.lists(few, min_size=7, max_size=7)
    one_mind = st.builds(
        lambda place, n, other: [n * (i == place) + other * (i == 0) for i in range(7)],
        st.integers(0, 5), st.integers(0, 25), st.integers(0, 2),
    )  # fmt: skip
    answers = st.lists(mixed | one_mind, min_size=questions, max_size=questions)
    groups = st.dictionaries(st.sampled_from(COUNTRIES), st.tuples(answers, few), max_size=10)
    return groups.map(lambda drawn: [_question(drawn, i) for i in range(questions)])


def _question(drawn: Mapping[str, tuple[list[list[int]], int]], question: int) -> dict[str, Kinds]:
    table: dict[str, Kinds] = {}
    for group, (answers, silent) in drawn.items():
        respondents = max(sum(kinds) for kinds in answers) + silent
        blank = respondents - sum(answers[question])
        if respondents:
            table[group] = [*answers[question], blank - blank // 3, blank // 3]
    return table
