"""While too few have answered for any group to be shown, the public pages say so instead of showing everybody twice."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from app.opening import opened, said

from consultation import application
from consultation.intake.simulate import simulate
from consultation.store.bulk import add
from consultation.text import Words


@pytest.fixture(autouse=True)
def fifteen(database: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An open consultation that 15 answered, from many countries, with public results."""
    monkeypatch.setenv("CONSULTATION_RESULTS_PUBLIC", "while_open")
    _answer(15)
    return database


def _answer(n: int) -> None:
    asked = application.questionnaire()
    add(application.store(), asked, simulate(asked, n, seed=n, now=datetime.now(UTC)), synthetic=True)


@pytest.mark.parametrize("by", ["country", "museum_type"])
def test_a_comparison_has_one_row_and_says_why(w: Words, by: str) -> None:
    page = opened("results/compare.py", lang="en", by=by, form="table")
    assert page.table[0].value[w("table.group")].tolist() == [w("all")]
    assert w("groups.alone") in said(page)


def test_a_group_that_can_be_shown_needs_no_excuse(w: Words) -> None:
    _answer(80)
    page = opened("results/compare.py", lang="en", by="on_behalf", form="table")
    assert w("on_behalf.person") in page.table[0].value[w("table.group")].tolist()
    assert w("groups.alone") not in said(page)


def test_the_asks_say_so_too(w: Words) -> None:
    assert w("groups.alone") in said(opened("results/compare.py", lang="en", what="asks", by="country"))


def test_no_map_is_drawn_on_which_every_country_looks_alike(w: Words) -> None:
    page = opened("results/overview.py", lang="en")
    drawn = [json.loads(chart.proto.spec)["description"] for chart in page.get("vega_lite_chart")]
    titles = [w(f"figure.{name}") for name in ("europe", "tiles", "together", "by.museum_type", "by.on_behalf")]
    assert drawn
    assert not [one for one in drawn for title in titles if one.startswith(title)]
    assert w("groups.alone.countries") in said(page)
    assert [each.value for each in page.markdown].count(w("groups.alone")) == 2


def test_small_groups_put_together_are_not_said_to_come_first(w: Words) -> None:
    _answer(25)
    page = opened("results/overview.py", lang="en")
    titles = [" ".join(json.loads(chart.proto.spec)["title"]["text"]) for chart in page.get("vega_lite_chart")]
    assert w("figure.by.museum_type") in titles
    assert not [title for title in titles if w("pooled") in title]
