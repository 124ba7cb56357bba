"""The privacy page, made from the organiser's settings: who, why, what, who sees it, for how long, which rights."""

from collections.abc import Iterator
from datetime import UTC, datetime

import streamlit as st

from consultation.questions.organiser import said
from consultation.store import retention
from consultation.text import Words
from consultation.ui import context, language

CONSENTS = ("process", "publish", "contact")


def show() -> None:
    """Say it all in short parts with a heading each; what the organiser has not said yet is named as missing."""
    w = language.now()
    st.title(w("privacy.title"))
    for heading, paragraphs in _parts(w):
        st.header(w(f"privacy.{heading}.title"))
        for paragraph in paragraphs:
            st.write(paragraph)


def _parts(w: Words) -> Iterator[tuple[str, list[str]]]:
    organiser = context.organiser()
    unsaid = w("privacy.not_said")
    yield "contact", [organiser.controller or unsaid, w("privacy.write", contact=organiser.contact or unsaid)]
    yield "why", [said(organiser.purpose, w) or unsaid, w("privacy.ground")]
    yield "kept", [w("privacy.kept"), w(f"privacy.reach.{organiser.reach}")]
    yield "consents", [_consents(w)]
    yield "seen", [w("privacy.seen", threshold=context.settings().threshold)]
    yield "where", [said(organiser.hosting, w) or unsaid]
    yield "how_long", _how_long(w)
    yield "rights", [w("privacy.rights"), w("privacy.rights.authority")]
    yield "cookies", [w("privacy.cookies")]


def _consents(w: Words) -> str:
    return "\n".join(f"- {w(f'consent.{name}')} {w(f'privacy.consent.{name}')}" for name in CONSENTS)


def _how_long(w: Words) -> list[str]:
    """By the closing date and the days of the settings: in days, and as the day on which it happens."""
    organiser = context.organiser()
    if organiser.retention_days is None:
        return [w("privacy.not_said")]
    erased = w("privacy.erased", days=w.number(organiser.retention_days))
    asked = context.questionnaire()
    due = None if asked.is_pilot else retention.due(asked, organiser)
    if due is None:
        return [erased, w("privacy.stays")]
    key = "privacy.erased_from" if due > datetime.now(UTC) else "privacy.erased_since"
    return [erased, w(key, date=w.date(due)), w("privacy.stays")]
