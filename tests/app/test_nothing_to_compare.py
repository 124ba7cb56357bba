"""Comparisons and common ground when answers support little: a figure with answers in it, or a sentence why not."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from app.opening import ask_instead, asked_now, opened, said
from app.staff import session
from app.test_analysis_pages import CROWDS, answered_by, people, sound
from streamlit.testing.v1 import AppTest

from consultation import application
from consultation.release.publication import publish
from consultation.release.published import released
from consultation.release.rules import PUBLIC_GROUPINGS
from consultation.store.responses import NewResponse
from consultation.text import Words

COMPARE, STAFF = "results/compare.py", "staff/compare.py"
TWO = {"question": "R1.agreement,P.first", "opinion": "no"}
FORMS: tuple[dict[str, str], ...] = (TWO, {"form": "table"}, {"what": "asks"})


@pytest.fixture(autouse=True)
def shown_while_open(database: object, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001  which hides them
    monkeypatch.setenv("CONSULTATION_RESULTS_PUBLIC", "while_open")


def from_italy() -> Iterator[NewResponse]:
    return (replace(one, answers={**one.answers, "country": ("IT",)}) for one in people(60))


ALL_CROWDS = {**CROWDS, "from one country": from_italy}


def answered_and_published_by(crowd: Iterator[NewResponse]) -> None:
    """Publish at once, which a page would do for the first who looks."""
    answered_by(crowd)
    publish(application.store(), application.questionnaire(), application.settings().threshold, datetime.now(UTC))


def looked_at(file: str, **asked: str) -> AppTest:
    """The page, which shows a figure, a table or a sentence, and nothing that went wrong."""
    page = opened(file, lang="en", **asked)
    sound(page)
    assert page.get("vega_lite_chart") or page.table or said(page)
    return page


def figures(page: AppTest) -> int:
    return len(page.get("vega_lite_chart")) + len(page.table)


@pytest.mark.parametrize("crowd", ALL_CROWDS)
def test_the_public_sees_figures_with_answers_or_a_sentence(crowd: str, w: Words) -> None:
    answered_and_published_by(ALL_CROWDS[crowd]())
    for form in FORMS:
        page = looked_at(COMPARE, by="country", **form)
        if crowd in {"nobody", "one"}:
            assert said(page) == [w("results.too_few")]
        elif crowd in {"all the same", "all blank"}:
            assert set(said(page)) == {w("figure.withheld")}
        assert (figures(page) == 0) == (crowd in {"nobody", "one", "all the same", "all blank"})


@pytest.mark.parametrize("crowd", ALL_CROWDS)
def test_staff_see_figures_with_answers_or_a_sentence(crowd: str, cookies: dict[str, str], w: Words) -> None:
    answered_and_published_by(ALL_CROWDS[crowd]())
    cookies["consultation_staff"] = session()
    for form in FORMS:
        page = looked_at(STAFF, by="role", **form)
        if crowd == "nobody":
            assert said(page) == [w("live.empty")]
        elif crowd == "all blank":
            assert set(said(page)) <= {w("figure.nobody"), w("groups.one")}
            assert w("figure.nobody") in said(page)
        assert (figures(page) == 0) == (crowd in {"nobody", "all blank"})


def test_one_country_alone_is_not_called_a_comparison(cookies: dict[str, str], w: Words) -> None:
    answered_and_published_by(from_italy())
    cookies["consultation_staff"] = session()
    for form in FORMS:
        assert w("groups.one") in said(looked_at(STAFF, by="country", **form))


@pytest.mark.parametrize("crowd", ["all the same", "all blank"])
def test_common_ground_does_not_call_answers_missing_that_it_withholds(crowd: str, w: Words) -> None:
    answered_and_published_by(CROWDS[crowd]())
    page = looked_at("results/common_ground.py")
    assert said(page) == [w("figure.withheld")]
    assert figures(page) == 0


def test_what_the_overview_may_not_show_is_no_empty_chart(w: Words) -> None:
    answered_and_published_by(CROWDS["all the same"]())
    page = looked_at("results/overview.py")
    column = "R1.agreement"
    tables = [released(application.store(), application.questionnaire(), column, by, 10) for by in PUBLIC_GROUPINGS]
    assert all(table.empty for table in tables)
    assert w("figure.withheld") in said(page)


def test_a_questionnaire_without_scales_is_compared_by_its_choices(
    cookies: dict[str, str], monkeypatch: pytest.MonkeyPatch, w: Words
) -> None:
    ask_instead(re.sub(r"kind: scale, anchors: \w+", "kind: single, options: happened", asked_now()), monkeypatch)
    answered_and_published_by(people(40))
    cookies["consultation_staff"] = session()
    for file in (COMPARE, STAFF):
        assert figures(looked_at(file, by="on_behalf")) == 1
        shown: list[Any] = list(looked_at(file).get("button_group"))
        assert w("filter.what") not in [each.label for each in shown]
        looked_at(file, what="asks")


@pytest.mark.parametrize("asked", [{"by": "size"}, {"by": "role"}, {"by": "via"}, {"by": "country,museum_type"}])
def test_an_address_that_asks_the_public_page_for_what_staff_see_gets_what_is_public(
    asked: dict[str, str], cookies: dict[str, str], w: Words
) -> None:
    answered_and_published_by(people(40))
    cookies["consultation_staff"] = session()
    for form in FORMS:
        page = looked_at(COMPARE, **form, **asked)
        assert w("error.staff_view") in said(page)
        assert w("figure.exact") not in " ".join(each.value for each in page.caption)


@pytest.mark.parametrize("file", [STAFF, "staff/analysis.py"])
def test_without_a_session_a_page_of_staff_shows_no_number(file: str) -> None:
    answered_and_published_by(people(40))
    for form in ({}, {"form": "table"}, {"part": "common_ground"}):
        page = opened(file, lang="en", **form)
        sound(page)
        assert figures(page) == 0
