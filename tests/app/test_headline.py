"""The public overview says first how many persons and organisations answered, as far as that is released."""

from datetime import UTC, datetime

import pytest
from app.opening import opened

from consultation import application
from consultation.store.responses import NewResponse, add
from consultation.text import Words

NEEDED = {"consent.process": ("yes",), "country": ("IT",), "museum_type": ("art",)}

pytestmark = pytest.mark.usefixtures("database")


def answered(**by_behalf: int) -> None:
    now, questionnaire = datetime.now(UTC), application.questionnaire()
    people = [behalf for behalf, n in by_behalf.items() for _ in range(n)]
    add(
        application.store(),
        questionnaire,
        (
            NewResponse(
                reference=f"AAAAA-{number:05}",
                language="en",
                state="submitted",
                submitted_at=now,
                created_at=now,
                answers={
                    "consent.process": ("yes",),
                    "country": ("IT",),
                    "museum_type": ("art",),
                    "on_behalf": (behalf,),
                },
            )
            for number, behalf in enumerate(people)
        ),
    )


def numbers() -> dict[str, str]:
    return {each.label: each.value for each in opened("results/overview.py", lang="en").metric}


def test_persons_and_organisations_stand_side_by_side(monkeypatch: pytest.MonkeyPatch, w: Words) -> None:
    monkeypatch.setenv("CONSULTATION_RESULTS_PUBLIC", "while_open")
    answered(person=30, museum=15, association=12)
    shown = {"submitted": "57", "persons": "30", "organisations": "27"}
    assert numbers() == {w(f"live.{name}"): value for name, value in shown.items()}


def test_organisations_that_are_not_released_have_no_number(monkeypatch: pytest.MonkeyPatch, w: Words) -> None:
    monkeypatch.setenv("CONSULTATION_RESULTS_PUBLIC", "while_open")
    answered(person=40, museum=30, association=2)
    assert w("live.organisations") not in numbers()
