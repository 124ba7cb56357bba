"""Own answers beside the released ones, on the page of the receipt: only where the organiser allows it."""

import re
from datetime import UTC, datetime
from html import unescape
from pathlib import Path

import pytest
from app.opening import ask_instead, asked_now, captions, said
from app.staff import session
from streamlit.testing.v1 import AppTest

from consultation import application
from consultation.accounts import Role
from consultation.settings import ROOT
from consultation.store import responses, staff
from consultation.store.responses import NewResponse, add
from consultation.text import Words

FILE = "respond/receipt.py"
KEY = "k" * 43
MINE = {
    "consent.process": ("yes",),
    "country": ("MT",),
    "museum_type": ("art",),
    "R1.agreement": ("4",),
    "R1.support": ("not",),
    "P.first": ("R1a", "R2b"),
}


@pytest.fixture
def allowed(database: Path, cookies: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001
    """A consultation in which own answers are compared, with 20 from Germany, 12 from the south and mine from Malta."""
    ask_instead(asked_now().replace("own_answer_compared: false", "own_answer_compared: true"), monkeypatch)
    add(application.store(), application.questionnaire(), [*_from("DE", 20), *_from("GR", 6), *_from("ES", 6)])
    cookies["consultation_key"] = KEY
    responses.save(application.store(), application.questionnaire(), KEY, MINE, language="en")
    responses.submit(application.store(), application.questionnaire(), KEY)


def _from(country: str, n: int) -> list[NewResponse]:
    now = datetime.now(UTC)
    return [
        NewResponse(
            f"{country}-{i:04}",
            "en",
            "submitted",
            now,
            now,
            {
                "consent.process": ("yes",),
                "country": (country,),
                "museum_type": ("art" if i % 2 else "specialised",),
                "R1.agreement": (("5", "4", "1", "no_opinion")[i // 2 % 4],),
            },
        )
        for i in range(n)
    ]


def receipt() -> AppTest:
    """The receipt, with the comparison of the recommendations unfolded."""
    page = AppTest.from_file(str(ROOT / "pages" / FILE), default_timeout=30)
    page.query_params["lang"] = "en"
    page.session_state["own-recommendations"] = True
    return page.run()


def tables(page: AppTest) -> list[list[list[str]]]:
    """The cells of each table, as they are read; without the caption."""
    found = [each.proto.body for each in page.get("html") if '<table class="own">' in each.proto.body]
    return [[_cells(row) for row in re.findall(r"<tr.*?</tr>", table)] for table in found]


def _cells(row: str) -> list[str]:
    return [unescape(re.sub(r"<[^>]+>", "", cell)) for cell in re.findall(r"<t[hd].*?</t[hd]>", row)]


@pytest.mark.usefixtures("allowed")
def test_mine_is_marked_among_everyones_my_countrys_and_my_types(monkeypatch: pytest.MonkeyPatch, w: Words) -> None:
    monkeypatch.setenv("CONSULTATION_RESULTS_PUBLIC", "while_open")
    page = receipt()
    agreement, *_ = tables(page)
    assert agreement == [
        ["Answer", "Alln = 33", "Southern Europe, small groupsn = 13", "Artn = 17"],
        ["Strongly disagree", "24%", "31%", "24%"],
        ["Disagree", "0%", "0%", "0%"],
        ["Neither", "0%", "0%", "0%"],
        ["◆ Agreeyour answer", "33%", "38%", "35%"],
        ["Strongly agree", "30%", "31%", "29%"],
        ["No opinion", "12%", "0%", "12%"],
    ]
    assert w("own.merged", group="Malta", row="Southern Europe, small groups") in captions(page)


@pytest.mark.usefixtures("allowed")
def test_a_question_with_too_few_answers_says_so_and_shows_none(monkeypatch: pytest.MonkeyPatch, w: Words) -> None:
    monkeypatch.setenv("CONSULTATION_RESULTS_PUBLIC", "while_open")
    page = receipt()
    _, support = tables(page)
    assert support[0] == ["Answer"]
    assert ["◆ No supportyour answer"] in support
    assert w("own.too_few") in captions(page)


@pytest.mark.usefixtures("allowed")
def test_before_results_are_published_it_says_when(w: Words) -> None:
    closes = application.questionnaire().closes
    assert closes
    page = receipt()
    assert w("own.not_yet", date=w.date(closes)) in said(page)
    assert tables(page) == []


@pytest.mark.usefixtures("allowed")
def test_where_results_are_never_public_nothing_is_said_of_it(monkeypatch: pytest.MonkeyPatch, w: Words) -> None:
    monkeypatch.setenv("CONSULTATION_RESULTS_PUBLIC", "never")
    assert w("own.title") not in [header.value for header in receipt().header]


@pytest.mark.usefixtures("allowed")
def test_unless_the_organiser_allows_it_in_the_file_or_the_settings_nothing_is_compared(
    monkeypatch: pytest.MonkeyPatch, w: Words
) -> None:
    monkeypatch.setenv("CONSULTATION_RESULTS_PUBLIC", "while_open")
    assert w("own.title") in [header.value for header in receipt().header]
    ask_instead(asked_now().replace("own_answer_compared: true", ""), monkeypatch, "not_allowed.yaml")
    assert w("own.title") not in [header.value for header in receipt().header]
    session(role=Role.ADMIN)
    member = staff.staff(application.store(), "ana")
    assert member
    application.change_organiser(member, {"own_answer_compared": True})
    assert w("own.title") in [header.value for header in receipt().header]
