"""The staff's live page is a few views: the address chooses one, and together they leave nothing out."""

import json
from datetime import UTC, datetime

import pytest
from app.opening import opened, said
from app.staff import session
from streamlit.testing.v1 import AppTest

from consultation import application
from consultation.store.responses import NewResponse, add
from consultation.text import Words
from consultation.ui.panels import panels
from consultation.ui.staff_live import views

pytestmark = pytest.mark.usefixtures("database")
ANSWERS = {"consent.process": ("yes",), "country": ("IT",), "museum_type": ("art",), "on_behalf": ("person",)}


@pytest.fixture
def live(cookies: dict[str, str]) -> str:
    """Somebody of the staff, and one response to every question."""
    cookies["consultation_staff"] = session()
    now, asked = datetime.now(UTC), application.questionnaire()
    every = {name: (asked.choices(asked.question(name))[0],) for panel in panels(asked) for name in panel.columns}
    answered = NewResponse(
        reference="AAAAA-00001",
        language="en",
        state="submitted",
        submitted_at=now,
        created_at=now,
        answers=every | ANSWERS,
    )
    add(application.store(), application.questionnaire(), [answered])
    return "staff/live.py"


def titles(page: AppTest) -> list[str]:
    specs = [json.loads(chart.proto.spec) for chart in page.get("vega_lite_chart")]
    return [" ".join(spec["title"]["text"]) for spec in specs]


def test_without_a_choice_it_is_the_overview(live: str, w: Words) -> None:
    page = opened(live, lang="en")
    assert titles(page) == [
        w("figure.over_time"),
        w("figure.first", about=w("figure.by.museum_type"), first="“Art”", share="100%"),
        w("figure.first", about=w("figure.by.on_behalf"), first="“As a person”", share="100%"),
    ]
    assert [each.value for each in page.metric] == ["1", "0", "1", "0", "0"]


def test_countries_are_a_map_and_tiles_and_the_rest_where_there_is_one(live: str) -> None:
    page = opened(live, lang="en", view="countries")
    assert titles(page) == ["Most answers come from Italy", "Answers from 1 country"]
    (outlines,) = json.loads(page.get("vega_lite_chart")[0].proto.spec)["layer"]
    assert outlines["data"]["url"] == "./assets/europe.json"
    assert len(page.metric) == 0


def test_a_view_draws_its_section_alone_and_all_of_them_every_core_question(live: str, w: Words) -> None:
    listed = panels(application.questionnaire())
    for name in views()[2:]:
        own = [panel for panel in listed if panel.section == name]
        core = [panel for panel in own if panel.core] or own  # nothing is folded where there is nothing else
        assert titles(opened(live, lang="en", view=name)) == [w(panel.question.words) for panel in core]
    assert set(views()[2:]) == {panel.section for panel in listed}


def test_a_view_that_does_not_exist_is_the_overview_and_said(live: str, w: Words) -> None:
    page = opened(live, lang="en", view="nowhere")
    assert said(page) == [w("error.unknown_filter")]
    assert "view" not in page.query_params
    assert titles(page)[0] == w("figure.over_time")


def test_a_choice_is_kept_in_the_address(live: str, w: Words) -> None:
    page = opened(live, lang="en")
    page.button_group(key="filter:view").set_value("concerns").run()
    assert page.query_params["view"] == "concerns"
    assert [each.value for each in page.header] == [w("concerns.title")]


@pytest.mark.parametrize("view", ["overview", "countries", "recommendations"])
def test_before_the_first_answer_every_view_says_what_to_do(cookies: dict[str, str], w: Words, view: str) -> None:
    cookies["consultation_staff"] = session()
    page = opened("staff/live.py", lang="en", view=view)
    assert said(page) == [w("live.empty")]
    assert titles(page) == []
