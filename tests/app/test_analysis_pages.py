"""Findings, differences, common ground and who answered: what can be shown, and what is said where nothing can."""

import json
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path

import pytest
from app.opening import SECONDS, ask_instead, asked_now, data_of, opened, said
from app.staff import session
from streamlit.testing.v1 import AppTest

from consultation import application
from consultation.answers import Grouping
from consultation.intake.simulate import simulate
from consultation.release.published import released
from consultation.store.bulk import add
from consultation.store.responses import NewResponse
from consultation.text import Words

PARTS = ("findings", "differences", "common_ground", "who_answered")
THRESHOLD = 10
Crowd = Callable[[], Iterator[NewResponse]]


@pytest.fixture(autouse=True)
def shown_while_open(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001  which hides them
    monkeypatch.setenv("CONSULTATION_RESULTS_PUBLIC", "while_open")


def people(n: int) -> Iterator[NewResponse]:
    made_up = simulate(application.questionnaire(), n, seed=1, now=datetime.now(UTC))
    return (one for one in made_up if one.state == "submitted")


def all_the_same(value: str | None) -> Iterator[NewResponse]:
    """Forty people of one country who all answer every scale alike, or leave all blank."""
    questionnaire = application.questionnaire()
    scales = [
        name for name in questionnaire.counted if questionnaire.choices(questionnaire.columns[name])[:1] == ("1",)
    ]
    for one in people(40):
        profile = {
            question.id: one.answers[question.id] for question in questionnaire.consents if question.id in one.answers
        }
        known = {"country": ("IT",), "museum_type": ("art",), "on_behalf": ("person",)}
        answers = dict.fromkeys(scales, (value,)) if value else {}
        yield replace(one, answers={**profile, **known, **answers})


def from_everywhere() -> Iterator[NewResponse]:
    """Two people of each of 145 countries."""
    countries = cycle(application.questionnaire().options["countries"][:145])
    return (replace(one, answers={**one.answers, "country": (next(countries),)}) for one in people(290))


CROWDS: dict[str, Crowd] = {
    "nobody": lambda: iter(()),
    "one": lambda: people(1),
    "few": lambda: people(40),
    "all the same": lambda: all_the_same("5"),
    "all blank": lambda: all_the_same(None),
    "from 145 countries": from_everywhere,
}


def answered_by(crowd: Iterator[NewResponse]) -> None:
    add(application.store(), application.questionnaire(), crowd, synthetic=True)


def words_on(page: AppTest) -> str:
    kinds = (page.title, page.header, page.subheader, page.markdown, page.caption, page.info, page.warning)
    return "\n".join(str(each.value) for kind in kinds for each in kind)


def sound(page: AppTest) -> None:
    """Nothing went wrong, nothing is not a number, every word has been found and every gap filled."""
    assert not page.exception
    seen = words_on(page)
    assert not re.search(r"\bnan\b|\bNone\b(?! is)|<NA>|Traceback|\{\w+\}", seen)
    assert not re.search(r"\b(chance|pairs|like|common|priorities|missing|weights|findings)\.[a-z_]+", seen)


@pytest.mark.parametrize("crowd", CROWDS.values(), ids=CROWDS)
def test_everybody_sees_what_can_be_shown_whoever_answered(cookies: dict[str, str], crowd: Crowd) -> None:
    answered_by(crowd())
    for name in PARTS:
        sound(opened(f"results/{name}.py", lang="en"))
    cookies["consultation_staff"] = session()
    for part in (*PARTS, "written"):
        sound(opened("staff/analysis.py", lang="en", part=part))


@pytest.mark.parametrize("crowd", ["nobody", "one", "all the same", "all blank"])
def test_the_public_is_told_that_there_is_too_little_to_show(w: Words, crowd: str) -> None:
    answered_by(CROWDS[crowd]())
    told = {name: said(opened(f"results/{name}.py", lang="en")) for name in PARTS}
    if crowd in {"nobody", "one"}:
        assert told == {name: [w("results.too_few")] for name in PARTS}
    else:
        assert told["findings"] == [w("findings.none")]
        assert told["differences"][0] == w("chance.nothing")


def test_only_staff_are_told_how_many_answers_a_group_lacks(cookies: dict[str, str], w: Words) -> None:
    answered_by(people(40))
    assert w("missing.needed") not in words_on(opened("results/who_answered.py", lang="en"))
    cookies["consultation_staff"] = session()
    page = opened("staff/analysis.py", lang="en", part="who_answered")
    assert w("missing.needed") in words_on(page)
    lacking = page.dataframe[0].value
    assert (lacking[w("table.respondents")] + lacking[w("missing.needed")] == THRESHOLD).all()


def test_no_group_that_is_too_small_is_named_to_the_public(w: Words) -> None:
    answered_by(people(40))
    small = {"IT", "FR", "DE", "ES"}
    seen = "\n".join(words_on(opened(f"results/{name}.py", lang="en")) for name in ("findings", "differences"))
    assert not [country for country in small if w.country(country) in seen]


def test_every_finding_leads_to_the_chart_of_its_question(w: Words) -> None:
    answered_by(people(300))
    linked = re.findall(r"\]\(/results-compare\?question=([\w.]+)", words_on(opened("results/findings.py", lang="en")))
    assert linked
    page = opened("results/compare.py", lang="en", question=linked[0], by="museum_type")
    assert w("error.unknown_filter") not in said(page)
    sound(page)


def test_the_model_is_computed_beside_the_page_and_then_shown(w: Words) -> None:
    answered_by(people(300))
    page = opened("results/differences.py", lang="en")
    for _ in range(SECONDS * 10):
        if w("like.computing") not in said(page):
            break
        time.sleep(0.1)
        page.run()
    assert not {w("like.too_few"), w("like.not_converged")} & set(said(page))
    assert page.markdown[-1].value.startswith(("Countries differ also", "In the careful estimate"))
    chart = page.get("vega_lite_chart")[-1]
    everyone = released(application.store(), application.questionnaire(), "R1.agreement", Grouping.NONE, THRESHOLD)
    assert {line["x"] for line in data_of(chart, "reference")} == {everyone["top_two_of_answered"].item()}
    assert everyone["top_two_of_answered"].item() != everyone["top_two"].item()
    assert w("compare.without_no_opinion") in " ".join(json.loads(chart.proto.spec)["title"]["subtitle"])


def test_a_questionnaire_without_steps_says_so(monkeypatch: pytest.MonkeyPatch, w: Words) -> None:
    text = re.sub(r"kind: scale, anchors: \w+", "kind: single, options: happened", asked_now())
    ask_instead(text, monkeypatch)
    answered_by(people(40))
    for name in ("findings", "differences", "common_ground"):
        assert said(opened(f"results/{name}.py", lang="en")) == [w("analysis.no_scales")]
    sound(opened("results/who_answered.py", lang="en"))


@pytest.mark.parametrize("by", ["country", "museum_type"])
def test_an_address_that_names_a_group_of_staff_is_refused_kindly(w: Words, by: str) -> None:
    answered_by(people(40))
    page = opened("results/differences.py", lang="en", by=by, **{by: "nowhere"})
    assert w("error.unknown_filter") in said(page)
    sound(page)


def test_points_are_put_in_order_for_staff_alone(
    cookies: dict[str, str], w: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask_instead(asked_now().replace("        on: false\n      - {id: missing", "      - {id: missing"), monkeypatch)
    answered_by(people(40))
    drawn = {name: _titles(name, cookies) for name in ("public", "staff")}
    start = w("priorities.points", first="")
    assert not [title for title in drawn["public"] if title.startswith(start)]
    assert drawn["public"]
    assert len([title for title in drawn["staff"] if title.startswith(start)]) == 1


def _titles(who: str, cookies: dict[str, str]) -> list[str]:
    """The titles of the charts of common ground."""
    if who == "public":
        page = opened("results/common_ground.py", lang="en")
    else:
        cookies["consultation_staff"] = session()
        page = opened("staff/analysis.py", lang="en", part="common_ground")
    sound(page)
    charts = [json.loads(each.proto.spec) for each in page.get("vega_lite_chart")]
    return [" ".join(chart["title"]["text"]) for chart in charts]
