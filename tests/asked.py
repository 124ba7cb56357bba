"""A small consultation with every kind of question, and people who answer it."""

from collections.abc import Mapping
from datetime import UTC, datetime

from consultation.questions.model import (
    Consent,
    Grid,
    Points,
    Questionnaire,
    Scale,
    Section,
    SeveralChoices,
    SingleChoice,
    Text,
    Wording,
)
from consultation.questions.organiser import Organiser
from consultation.store.engine import Store
from consultation.store.responses import NewResponse, Response, save, submit

Answers = Mapping[str, tuple[str, ...]]

BEFORE = datetime(2026, 2, 28, 23, 59, 59, tzinfo=UTC)
OPENS = datetime(2026, 3, 1, tzinfo=UTC)
DURING = datetime(2026, 3, 10, 12, tzinfo=UTC)
NEXT_DAY = datetime(2026, 3, 11, 12, tzinfo=UTC)
CLOSES = datetime(2026, 4, 1, tzinfo=UTC)
ANNA, BRUNO, CARLA = "anna-" * 9, "bruno-" * 8, "carla-" * 8

QUESTIONS = (
    Scale(id="R1.agreement", anchors="agreement"),
    SingleChoice(id="R1.support", options="support", also=("no_opinion",)),
    SeveralChoices(id="P.first", options="asks", limit=3),
    Grid(id="U", rows=("security", "collections"), options="stage"),
    Points(id="P.points", over=("R1a", "R1b")),
    Text(id="R1.comment"),
    Wording(id="R1a.wording", of="R1a.title"),
)
ORGANISER = Organiser(
    controller="Museums of Europe",
    contact="office@museums.example",
    purpose="To ask.",
    hosting="Ours.",
    retention_days=30,
)
CLOSED = ("R1.agreement", "R1.support", "P.first", "U.security", "U.collections", "P.points.R1a", "P.points.R1b")


def consultation(*left_out: str, name: str = "museums") -> Questionnaire:
    """The questionnaire, without the questions that are left out."""
    return Questionnaire(
        id=name,
        languages=("en", "fr"),
        opens=OPENS,
        closes=CLOSES,
        organiser=ORGANISER,
        options={
            "countries": ("IT", "FR", "undisclosed"),
            "types": ("art", "specialised", "undisclosed"),
            "behalf": ("person", "museum"),
            "support": ("support", "not"),
            "asks": ("R1a", "R1b", "R1c"),
            "stage": ("piloting", "in_use"),
        },
        consents=(Consent(id="consent.process"), Consent(id="consent.publish"), Consent(id="consent.contact")),
        profile=(
            SingleChoice(id="country", options="countries"),
            SingleChoice(id="museum_type", options="types"),
            SingleChoice(id="on_behalf", options="behalf"),
            Text(id="organisation", long=False, personal_data=True),
        ),
        sections=(Section(id="all", questions=tuple(q for q in QUESTIONS if q.id not in left_out)),),
    )


CONSULTATION = consultation()

PROFILE: Answers = {"consent.process": ("yes",), "country": ("IT",), "museum_type": ("art",), "on_behalf": ("museum",)}
FULL: Answers = {
    **PROFILE,
    "consent.publish": ("yes",),
    "organisation": ("Museo della Città",),
    "R1.agreement": ("4",),
    "R1.support": ("support",),
    "P.first": ("R1b", "R1a"),
    "U.security": ("piloting",),
    "P.points.R1a": ("70",),
    "P.points.R1b": ("30",),
    "R1.comment": ("Première ligne,\n« seconde » | 'ligne'",),
    "R1a.wording": ("Say it shorter.",),
}


def saved(store: Store, key: str, answers: Answers, seen: int | None = None) -> Response:
    """Save answers while the consultation is open."""
    return save(store, CONSULTATION, key, answers, language="en", seen=seen, now=DURING)


def submitted(store: Store, key: str, answers: Answers, now: datetime = DURING) -> Response:
    """Save and submit answers."""
    save(store, CONSULTATION, key, answers, language="en", now=now)
    return submit(store, CONSULTATION, key, now=now)


def new(reference: str, answers: Answers, *, draft: bool = False, when: datetime = DURING) -> NewResponse:
    """A response from elsewhere."""
    return NewResponse(
        reference=reference,
        language="fr",
        state="draft" if draft else "submitted",
        submitted_at=None if draft else when,
        created_at=when,
        answers=answers,
    )
