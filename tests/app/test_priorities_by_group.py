"""Priorities of a group beside everybody's, and of every group: for the public as released, for staff exact."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from app.opening import ask_instead, asked_now, captions, open_now, opened, said
from app.staff import session
from app.test_analysis_pages import answered_by, people, sound
from published import published_in
from streamlit.testing.v1 import AppTest

from consultation import application
from consultation.answers import ALL, Grouping
from consultation.questions.load import load
from consultation.release.published import released, released_tables
from consultation.stats.distribution import distribution
from consultation.stats.ranking import agreement_on_ranking, chosen
from consultation.store import frames
from consultation.text import Words
from consultation.text.labels import group_label

TYPE, FIRST = Grouping.MUSEUM_TYPE, "P.first"


def with_points() -> str:
    """The questionnaire with the points switched on."""
    return open_now().replace("        on: false\n      - {id: missing", "      - {id: missing")


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of 300 made-up people who also shared out points, with what is published of them, made once."""
    folder = tmp_path_factory.mktemp("published")
    file = folder / "questionnaire.yaml"
    file.write_text(with_points(), "utf-8")
    return published_in(folder, load(file))


@pytest.fixture(autouse=True)
def answered(
    published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cookies: dict[str, str]
) -> Iterator[None]:
    """These results, public while the consultation is open, and somebody of the staff who looks."""
    file = tmp_path / "questionnaire.yaml"
    file.write_text(with_points(), "utf-8")
    shutil.copy(published, tmp_path / "consultation.db")
    monkeypatch.setenv("CONSULTATION_DATABASE_URL", f"sqlite:///{tmp_path / 'consultation.db'}")
    monkeypatch.setenv("CONSULTATION_QUESTIONNAIRE", str(file))
    monkeypatch.setenv("CONSULTATION_RESULTS_PUBLIC", "while_open")
    cookies["consultation_staff"] = session()
    yield
    application.store().close()


def seen(who: str, **asked: str) -> AppTest:
    if who == "public":
        page = opened("results/common_ground.py", lang="en", by=TYPE, **asked)
    else:
        page = opened("staff/analysis.py", lang="en", part="common_ground", by=TYPE, **asked)
    sound(page)
    return page


def charts(page: AppTest) -> dict[str, Any]:
    """Each chart of the page by its title."""
    found = [json.loads(each.proto.spec) for each in page.get("vega_lite_chart")]
    return {" ".join(chart["title"]["text"]): chart for chart in found}


def first_choices(who: str) -> pd.DataFrame:
    """The table of first choices by museum type, recounted or as released."""
    store, asked, threshold = application.store(), application.questionnaire(), application.settings().threshold
    if who == "public":
        return released(store, asked, FIRST, TYPE, threshold)
    options = asked.choices(asked.question(FIRST))
    by = (Grouping.NONE, TYPE)
    return pd.concat([distribution(frames.counts(store, asked, each), FIRST, options) for each in by])


def known(who: str) -> list[str]:
    return first_choices(who)["group"].tolist()


def expected(who: str, group: str) -> dict[str, float]:
    """The shares of first choices in one group."""
    asked = application.questionnaire()
    found = chosen(first_choices(who), asked.choices(asked.question(FIRST)), group)
    return dict(zip(found["question"], found["share"], strict=True))


@pytest.mark.parametrize("who", ["public", "staff"])
def test_a_group_stands_beside_everybody(who: str, w: Words) -> None:
    name = seen(who).selectbox[0].options[1]
    group = next(each for each in known(who) if group_label(w, TYPE, each) == name)
    drawn = charts(seen(who, museum_type=group))
    (title,) = [title for title in drawn if title.startswith(f"{name} · {w('priorities.first', first='')}")]
    own, everybody = expected(who, group), expected(who, ALL)
    assert own != everybody
    first = next(iter(own))
    assert title.endswith(w(f"{first}.title"))
    assert f"{name} · {w(f'{first}.title')}: {w.percent(own[first])}" in drawn[title]["description"]
    assert f"{w('all')}: n = " in " ".join(drawn[title]["title"]["subtitle"])


@pytest.mark.parametrize("who", ["public", "staff"])
def test_every_group_is_in_the_table_of_cells(who: str, w: Words) -> None:
    page = seen(who)
    drawn = charts(page)
    assert (w("priorities.points.not_public") in captions(page)) == (who == "public")
    assert w("figure.asks") in drawn
    assert w("priorities.first.by_group") in drawn
    points = {w("priorities.points.by_group"), w("priorities.points", first="")}
    found = [title for title in drawn if any(title.startswith(start) for start in points)]
    assert len(found) == (2 if who == "staff" else 0)


def test_the_public_chooses_among_released_groups_alone(w: Words) -> None:
    store, asked = application.store(), application.questionnaire()
    columns = [name for name in asked.columns if name.endswith(".importance")]
    tables = [released(store, asked, name, TYPE, application.settings().threshold) for name in columns]
    allowed = set.intersection(*(set(table["group"]) for table in tables))
    (offered,) = seen("public").selectbox
    assert offered.label == w("filter.museum_type")
    assert len(offered.options) == len(allowed)
    page = opened("results/common_ground.py", lang="en", by=TYPE, museum_type="undisclosed_or_no_group")
    assert w("error.unknown_filter") in said(page)


def test_what_a_group_is_too_small_for_is_said(w: Words, monkeypatch: pytest.MonkeyPatch) -> None:
    ask_instead(asked_now().replace("id: nemo_ai", "id: silent"), monkeypatch, "silent.yaml")
    everybody = [one for one in people(80) if one.answers.get("museum_type")]
    silent = ("museum_type", ("art",))
    answered_by(
        replace(one, answers={k: v for k, v in one.answers.items() if k != FIRST or silent not in one.answers.items()})
        for one in everybody
    )
    assert w("priorities.too_few", group=w("museum_type.art")) in captions(seen("staff", museum_type="art"))
    assert w("priorities.too_few", group=w("museum_type.art")) not in captions(seen("staff"))


def test_who_agrees_on_the_order_is_told_in_words(w: Words) -> None:
    store, asked = application.store(), application.questionnaire()
    columns = tuple(name for name in asked.columns if name.endswith(".importance"))
    tables = released_tables(store, asked, columns, TYPE, application.settings().threshold)
    value, groups = agreement_on_ranking(tables)
    assert value is not None
    told = [each.value for each in seen("public").markdown if each.value.startswith(w("filter.by.museum_type") + ":")]
    assert len(told) == 1
    assert w.number(value, 2) in told[0]
    assert str(len(groups)) in told[0]


def test_people_of_one_group_alone_have_nobody_beside_them(w: Words, monkeypatch: pytest.MonkeyPatch) -> None:
    ask_instead(asked_now().replace("id: nemo_ai", "id: other"), monkeypatch, "other.yaml")
    made_up = [one for one in people(60) if one.answers.get("museum_type") == ("art",)]
    answered_by(iter(made_up))
    page = opened("staff/analysis.py", lang="en", part="common_ground", by=TYPE)
    sound(page)
    (offered,) = page.selectbox
    assert offered.options == [w("all"), w("museum_type.art")]
