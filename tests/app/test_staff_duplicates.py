"""Editors decide which of two answers of one museum counts, and the respondent is told."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from app.opening import opened, said
from app.staff import session

from consultation import application
from consultation.accounts import Role
from consultation.store import duplicates
from consultation.store.duplicates import known
from consultation.store.frames import participation
from consultation.store.responses import save, submit, withdraw
from consultation.text import Words

pytestmark = pytest.mark.usefixtures("database")
ANNA, BRUNO, CARLA = "anna-" * 8 + "aaa", "bruno-" * 7 + "b", "carla-" * 7 + "c"
MUSEUM = {
    "consent.process": ("yes",),
    "country": ("IT",),
    "museum_type": ("art",),
    "on_behalf": ("museum",),
    "town": ("Torino",),
}


@pytest.fixture
def three(database: Path) -> None:  # noqa: ARG001
    """Two answers of one museum, and one of another."""
    for key, name in ((ANNA, "Museo Egizio"), (BRUNO, "**Museo Egizio"), (CARLA, "Museo Diffuso")):
        answered(key, name)


def answered(key: str, name: str) -> None:
    store, questionnaire = application.store(), application.questionnaire()
    save(store, questionnaire, key, {**MUSEUM, "organisation": (name,)}, language="en")
    submit(store, questionnaire, key)


def counted() -> int:
    return participation(application.store(), application.questionnaire()).submitted


def ids() -> list[int]:
    return [one.id for one in known(application.store(), application.questionnaire()).organisations]


def test_analysts_do_not_decide(cookies: dict[str, str], w: Words) -> None:
    cookies["consultation_staff"] = session()
    for file in ("staff/duplicates.py", "staff/import.py"):
        assert said(opened(file, lang="en")) == [w("error.staff.role")]


@pytest.mark.usefixtures("three")
def test_an_editor_lets_one_of_two_count_and_undoes_it(cookies: dict[str, str], w: Words) -> None:
    cookies["consultation_staff"] = session(role=Role.EDITOR)
    anna, bruno, _ = ids()
    page = opened("staff/duplicates.py", lang="en")
    assert [header.value for header in page.header] == [w.plural("duplicates.open", 1)]
    assert {"Museo Egizio", "**Museo Egizio"} <= {each.value for each in page.text}

    page.button(f"count-{anna}-{bruno}").click().run()
    assert [header.value for header in page.header] == [
        w.plural("duplicates.open", 0),
        w.plural("duplicates.decided", 1),
    ]
    assert counted() == 2

    page.button(f"undo-{bruno}").click().run()
    assert counted() == 3


@pytest.mark.usefixtures("three")
def test_two_museums_told_apart_are_not_shown_again(cookies: dict[str, str], w: Words) -> None:
    cookies["consultation_staff"] = session(role=Role.EDITOR)
    anna, bruno, _ = ids()
    page = opened("staff/duplicates.py", lang="en").button(f"both-{anna}-{bruno}").click().run()

    assert [header.value for header in page.header] == [w.plural("duplicates.open", 0)]
    assert counted() == 3


@pytest.mark.usefixtures("three")
def test_a_decision_that_came_too_late_is_told(cookies: dict[str, str], w: Words) -> None:
    cookies["consultation_staff"] = session(role=Role.EDITOR)
    anna, bruno, _ = ids()
    page = opened("staff/duplicates.py", lang="en")
    withdraw(application.store(), application.questionnaire(), BRUNO)

    page.button(f"count-{anna}-{bruno}").click().run()
    assert said(page) == [w("error.duplicates.gone")]


@pytest.mark.usefixtures("three")
def test_somebody_who_is_no_longer_an_editor_decides_nothing(cookies: dict[str, str]) -> None:
    cookies["consultation_staff"] = session(role=Role.EDITOR)
    anna, bruno, _ = ids()
    page = opened("staff/duplicates.py", lang="en")
    session(role=Role.ANALYST)

    page.button(f"count-{anna}-{bruno}").click().run()
    assert counted() == 3


@pytest.mark.usefixtures("three")
def test_the_respondent_is_told(cookies: dict[str, str], w: Words) -> None:
    anna, bruno, _ = ids()
    duplicates.count_only(application.store(), "Zoë", anna, bruno, now=datetime.now(UTC))

    cookies["consultation_key"] = BRUNO
    brunos = opened("respond/receipt.py", lang="en")
    assert w("duplicates.told") in said(brunos)
    assert not any("they count" in sentence for sentence in said(brunos))
    assert w("receipt.proof.title") not in [header.value for header in brunos.header]
    cookies["consultation_key"] = ANNA
    annas = opened("respond/receipt.py", lang="en")
    assert w("duplicates.told") not in said(annas)
    assert any("they count" in sentence for sentence in said(annas))
