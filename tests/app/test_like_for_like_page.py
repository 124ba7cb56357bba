"""Countries like for like: from the raw share to the estimate, and what is said where there is no estimate."""

import json
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from app.opening import SECONDS, opened, said
from app.staff import session
from streamlit.testing.v1 import AppTest

from consultation import application
from consultation.intake.simulate import simulate
from consultation.store.bulk import add
from consultation.store.responses import NewResponse
from consultation.text import Words

QUESTION = "R1.agreement"
COUNTRIES = ("AT", "BE", "DE", "ES", "FR", "IT", "NL", "PL")
Spread = dict[str, tuple[str, ...]]  # museum type: the answers of its people, one each


@pytest.fixture(autouse=True)
def staff(database: object, cookies: dict[str, str]) -> None:  # noqa: ARG001
    cookies["consultation_staff"] = session()


def answered_by(spreads: dict[str, Spread]) -> None:
    """Of each country and museum type, people with these answers."""
    wanted = [(c, kind, step) for c, spread in spreads.items() for kind, steps in spread.items() for step in steps]
    add(application.store(), application.questionnaire(), _people(wanted), synthetic=True)


def _people(wanted: list[tuple[str, str, str]]) -> Iterator[NewResponse]:
    asked = {question.id for question in application.questionnaire().consents}
    made_up = simulate(application.questionnaire(), 2 * len(wanted), seed=3, now=datetime.now(UTC))
    submitted = (one for one in made_up if one.state == "submitted")
    for one, (country, kind, step) in zip(submitted, wanted, strict=False):
        consents = {name: given for name, given in one.answers.items() if name in asked}
        known = {"country": (country,), "museum_type": (kind,), "on_behalf": ("person",)}
        yield replace(one, answers={**consents, **known, QUESTION: (step,)})


def computed(w: Words) -> AppTest:
    page = opened("staff/analysis.py", lang="en", part="differences")
    for _ in range(SECONDS * 10):
        if w("like.computing") not in said(page):
            break
        time.sleep(0.1)
        page.run()
    assert not page.exception
    return page


def titles(page: AppTest) -> list[str]:
    return [" ".join(json.loads(each.proto.spec)["title"]["text"]) for each in page.get("vega_lite_chart")]


def test_a_model_that_finds_no_stable_result_says_so_and_draws_nothing(w: Words) -> None:
    apart: Spread = {"art": ("1", "1", "2", "2"), "city": ("4", "4", "5", "5")}
    answered_by(dict.fromkeys(COUNTRIES, apart))
    page = computed(w)
    assert w("like.not_converged") in said(page)
    assert not [title for title in titles(page) if "caution" in title]


def test_too_few_countries_are_told(w: Words) -> None:
    answered_by({country: {"art": ("1", "3", "4", "5")} for country in COUNTRIES[:4]})
    page = computed(w)
    assert w("like.too_few") in said(page)
    assert not [title for title in titles(page) if "caution" in title]


@pytest.mark.parametrize("differ", [True, False])
def test_the_title_and_the_reading_say_whether_countries_differ(w: Words, *, differ: bool) -> None:
    usual: Spread = {"art": tuple("22334455") * 2, "city": tuple("12334455") * 2}
    odd: dict[str, Spread] = {"IT": {"art": ("5",) * 40}, "PL": {"art": ("1",) * 40}} if differ else {}
    answered_by(dict.fromkeys(COUNTRIES, usual) | odd)
    page = computed(w)
    (title,) = [title for title in titles(page) if "caution" in title]
    assert ("Italy stands highest and Poland lowest" in title) is differ
    assert str(page.markdown[-1].value).startswith("Countries differ also" if differ else "In the careful estimate no")
