"""A finding leads to the very view that it is read from, and goes when the answers no longer support it."""

import re
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count, islice
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from app.opening import opened, said
from app.staff import session
from streamlit.testing.v1 import AppTest

from consultation import application
from consultation.answers import Grouping
from consultation.intake.simulate import simulate
from consultation.release.publication import publish
from consultation.release.published import released_tables
from consultation.stats.findings import Counted, Finding, Kind, findings
from consultation.store.bulk import add
from consultation.store.responses import NewResponse
from consultation.text import Words
from consultation.text.labels import group_label
from consultation.ui import scales, told, watcher

THRESHOLD = 10
QUESTION = "R2d.importance"
SEEDS = count()
ABOUT_GROUPS = {Kind.SPLITS, Kind.HIGHER, Kind.LOWER}


@pytest.fixture(autouse=True)
def shown_while_open(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001  which hides them
    monkeypatch.setenv("CONSULTATION_RESULTS_PUBLIC", "while_open")


def answered_by(*crowds: Iterator[NewResponse]) -> None:
    for crowd in crowds:
        add(application.store(), application.questionnaire(), crowd, synthetic=True)


def more_answered_by(*crowds: Iterator[NewResponse]) -> None:
    """What is due is published, and the pages look for it once a second."""
    answered_by(*crowds)
    publish(application.store(), application.questionnaire(), THRESHOLD, datetime.now(UTC))
    time.sleep(watcher.LOOK_EVERY)


def people(n: int) -> Iterator[NewResponse]:
    """Other people at each call."""
    made_up = simulate(application.questionnaire(), 2 * n, seed=next(SEEDS), now=datetime.now(UTC))
    return islice((one for one in made_up if one.state == "submitted"), n)


def who_say(value: str, museum_type: str, n: int) -> Iterator[NewResponse]:
    """People of one type of museum who answer one question alike, but for two of them."""
    asked = {question.id for question in application.questionnaire().consents}
    for at, one in enumerate(people(n)):
        consents = {name: given for name, given in one.answers.items() if name in asked}
        known = {"country": ("IT",), "museum_type": (museum_type,), "on_behalf": ("person",)}
        yield replace(one, answers={**consents, **known, QUESTION: (value if at > 1 else "3",)})


def findings_now() -> list[Finding]:
    """What the released tables support."""
    store, questionnaire = application.store(), application.questionnaire()
    columns = scales.scales(questionnaire)
    tables = {
        (column, str(by)): table
        for by in scales.BY
        for column, table in released_tables(store, questionnaire, columns, by, THRESHOLD).items()
    }
    return findings(tables, [name for name in columns if name.endswith(".importance")])


def lines(page: AppTest) -> list[str]:
    return [line for each in page.markdown for line in str(each.value).split("\n\n- ")]


def at(address: str) -> AppTest:
    place, query = urlsplit(address), dict(parse_qsl(urlsplit(address).query))
    return opened(f"{place.path.removeprefix('/').replace('-', '/', 1).replace('-', '_')}.py", **query)


def test_every_finding_stands_beside_its_numbers_and_the_addresses_of_its_views(w: Words) -> None:
    answered_by(people(300))
    found, shown = findings_now(), "\n".join(lines(opened("results/findings.py", lang="en")))
    leading = [one for one in found if told.sentence(one, w).replace("*", r"\*") in shown]
    assert {one.kind for one in leading} == {one.kind for one in found} >= ABOUT_GROUPS
    for one in leading:
        assert told.basis(one, w).replace("*", r"\*") in shown
        assert all(f"]({address})" in shown for address in told.links(one, "en", exact=False).values())


def test_the_table_that_a_finding_leads_to_has_its_numbers(w: Words) -> None:
    answered_by(people(300))
    several = {one.kind: one for one in reversed(findings_now()) if one.kind in ABOUT_GROUPS}
    for one in several.values():
        page = at(told.links(one, "en", exact=False)["numbers"])
        assert w("error.unknown_filter") not in said(page)
        rows = page.table[0].value.set_index(w("table.group"))
        for side in filter(None, [one.about, one.other if one.other and one.other.name else None]):
            row = rows.loc[group_label(w, one.grouping, side.name)]
            assert row[w("table.top_two")] == w.percent(side.share)
            assert row[w("table.respondents")] == w.number(side.of)


def test_the_data_that_a_finding_leads_to_are_those_of_the_api_for_its_question_and_grouping() -> None:
    one = Finding(Kind.HIGHER, QUESTION, "country", Counted("FR", 30, 20, 31), Counted("", 60, 20, 61), 0.3)
    assert told.links(one, "fr", exact=False)["query"] == f"/api/v1/results/{QUESTION}?by=country&lang=fr"
    assert set(told.links(one, "fr", exact=True)) == {"see", "numbers"}


def test_a_finding_goes_when_new_answers_no_longer_support_it(w: Words) -> None:
    answered_by(who_say("5", "art", 40), who_say("1", "city", 40))
    page = opened("results/findings.py", lang="en")
    before = [line for line in lines(page) if line.startswith(_about("art", w))]
    assert before
    more_answered_by(who_say("1", "art", 40), who_say("5", "city", 40))
    assert findings_now()
    after = [line for line in lines(opened("results/findings.py", lang="en")) if line.startswith(_about("art", w))]
    assert after == []


@pytest.mark.parametrize("exact", [False, True])
def test_nothing_is_found_about_a_group_that_is_withheld(cookies: dict[str, str], w: Words, *, exact: bool) -> None:
    answered_by(who_say("1", "art", 40), who_say("1", "city", 40), who_say("5", "ethnography", 9))
    cookies["consultation_staff"] = session()
    address = {"file": "staff/analysis.py", "part": "findings"} if exact else {"file": "results/findings.py"}
    seen = "\n".join(lines(opened(lang="en", **address)))
    assert w("museum_type.ethnography") not in seen
    more_answered_by(who_say("5", "ethnography", 9))
    seen = "\n".join(lines(opened(lang="en", **address)))
    assert w("museum_type.ethnography") in seen


def test_where_nobody_did_it_is_said_of_how_many(w: Words) -> None:
    one = Finding(Kind.LOWER, QUESTION, "country", Counted("AT", 11, 0, 18), Counted("", 345, 148, 660), 0.4)
    assert "There 0 of 11 answered" in told.sentence(one, w)
    assert told.basis(one, w).startswith("Austria: n\u00a0=\u00a011\u00a0of\u00a018")


def _about(group: str, w: Words) -> str:
    """How the sentence begins that says that a type of museum rates the question higher."""
    named = scales.group(Grouping.MUSEUM_TYPE, group, w)
    whole = w("findings.higher_than_others", item=scales.topic(QUESTION, w), group=named, share="#")
    return re.split(r"#", f"- {whole}")[0].removesuffix(" ")
