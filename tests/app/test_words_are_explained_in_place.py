"""A word of the results that a page says can be opened there, with what it means."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

import pytest
from app.opening import opened
from app.seen_words import texts
from app.staff import session
from streamlit.testing.v1 import AppTest

from consultation import application
from consultation.intake.simulate import simulate
from consultation.stats.terms import TERMS, Term, terms
from consultation.store.bulk import add
from consultation.store.responses import NewResponse
from consultation.text import Words
from consultation.ui.glossary import USED, used

THRESHOLD = 10
PUBLIC = {
    "results/overview.py": ("overview",),
    "results/compare.py": ("compare",),
    "results/findings.py": ("findings",),
    "results/differences.py": ("chance", "pairs", "like"),
    "results/common_ground.py": ("common", "priorities"),
    "results/who_answered.py": ("missing", "weights"),
}
PARTS = {"findings": 2, "differences": 3, "common_ground": 4, "who_answered": 5}
STAFF = {part: list(PUBLIC.values())[at] for part, at in PARTS.items()}

LIVE = {"staff/live.py": "overview", "staff/compare.py": "compare"}


@pytest.fixture
def answered(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001
    """Results of 300 people, shown to everybody."""
    monkeypatch.setenv("CONSULTATION_RESULTS_PUBLIC", "while_open")
    add(application.store(), application.questionnaire(), islice(_submitted(), 300), synthetic=True)


@pytest.mark.usefixtures("answered")
@pytest.mark.parametrize("file", PUBLIC)
def test_every_word_that_a_public_page_says_can_be_opened_there(file: str, w: Words) -> None:
    page = _unfolded(opened(file, lang="en"))
    offered = {name for part in PUBLIC[file] for name in used(part, exact=False)}
    assert _said(page, w) - offered == set()


@pytest.mark.usefixtures("answered")
@pytest.mark.parametrize("part", STAFF)
def test_every_word_that_an_analysis_for_staff_says_can_be_opened_there(
    cookies: dict[str, str], part: str, w: Words
) -> None:
    cookies["consultation_staff"] = session()
    page = _unfolded(opened("staff/analysis.py", lang="en", part=part))
    offered = {name for each in STAFF[part] for name in used(each, exact=True)}
    assert _said(page, w) - offered == set()


@pytest.mark.usefixtures("answered")
@pytest.mark.parametrize("file", LIVE)
def test_every_word_that_a_live_page_says_can_be_opened_there(cookies: dict[str, str], file: str, w: Words) -> None:
    cookies["consultation_staff"] = session()
    page = _unfolded(opened(file, lang="en"))
    assert _said(page, w) - set(used(LIVE[file], exact=True)) == set()
    assert f"words-used-{LIVE[file]}" in page.session_state


@pytest.mark.usefixtures("answered")
def test_the_words_are_drawn_when_they_are_opened_and_not_before(w: Words) -> None:
    page = opened("results/differences.py", lang="en")
    explained = [each.means for each in terms(w, THRESHOLD, used("chance", exact=False))]
    assert [means for means in explained if means in "\n".join(texts(page))] == []
    page.session_state["words-used-chance"] = True
    shown = "\n".join(texts(page.run()))
    assert [means for means in explained if means not in shown] == []


def test_every_part_uses_words_that_are_explained_and_each_word_is_used() -> None:
    assert {name for part in USED for exact in (True, False) for name in used(part, exact=exact)} == set(TERMS)


def _submitted() -> Iterator[NewResponse]:
    made_up = simulate(application.questionnaire(), 600, seed=1, now=datetime.now(UTC))
    return (one for one in made_up if one.state == "submitted")


def _unfolded(page: AppTest) -> AppTest:
    """Open the table and the explanation of every figure."""
    for key in [*page.session_state._state.filtered_state]:  # noqa: SLF001  the only list of what can be opened
        if str(key).startswith("more-"):
            page.session_state[key] = True
    return page.run()


def _said(page: AppTest, w: Words) -> set[str]:
    seen = "\n".join(texts(page))
    named = dict(zip(TERMS, terms(w, THRESHOLD), strict=True))
    return {name for name, term in named.items() if re.search(_as_said(name, term), seen, re.IGNORECASE)}


def _as_said(name: str, term: Term) -> str:
    return r"\bn = \d" if name == "n" else rf"(?<![\w-]){re.escape(term.word)}(?![\w-])"
