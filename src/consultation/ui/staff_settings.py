"""The organiser's settings: who is responsible, whether answers are taken, how it looks, what is said with results."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time
from typing import Literal, get_args

import streamlit as st

from consultation import application
from consultation.accounts import Role
from consultation.questions.contrast import HOUSE
from consultation.questions.model import Questionnaire
from consultation.questions.organiser import ALL_LANGUAGES, BRUSSELS, NEEDED, Organiser, said
from consultation.store.contacts import reachable
from consultation.store.pilots import answers_of_pilot
from consultation.store.staff import StaffMember
from consultation.text import Words
from consultation.ui import availability, context, furniture, language
from consultation.ui.failures import guarded
from consultation.ui.staff_contacts import contacts
from consultation.ui.staff_gate import require_staff

TEXTS = ("purpose", "hosting", "disclaimer", "cite_as", "map_footnote", "country_footnote")
REACH = ("anonymous", "linked")
Picture = Literal["logo", "emblem"]
PICTURES: tuple[Picture, ...] = get_args(Picture)
KINDS = ["png", "jpg", "jpeg", "webp"]
MOST_DAYS = 3650
_SAVED = "settings_saved"

Changes = Mapping[str, object]


def show() -> None:
    """Show every setting with what it holds now; each part is saved on its own, by an administrator."""
    member = require_staff(Role.ADMIN)
    w, now = language.now(), context.organiser()
    st.title(w("settings.title"))
    st.write(w("settings.intro"))
    _state(w)
    _part("opening", member, w, lambda: _opening(now, w))
    _part("responsible", member, w, lambda: _responsible(now, w))
    _part("texts", member, w, lambda: _texts(now, w))
    _part("results", member, w, lambda: _results(now, w))
    _part("answers", member, w, lambda: _answers(now, w))
    _part("look", member, w, lambda: _look(now, w))
    for name in PICTURES:
        _picture(name, member, now, w)
    contacts(member, reachable(context.store(), context.questionnaire()), w)


def _state(w: Words) -> None:
    """Whether answers are taken now, and what stands in the way."""
    questionnaire: Questionnaire = context.questionnaire()
    if missing := context.organiser().missing:
        st.warning(w("closed.missing", missing=", ".join(w(f"settings.{name}") for name in missing)))
    elif availability.closed(questionnaire):
        st.info(availability.sentence(questionnaire, w))
    else:
        st.success(w("settings.pilot_runs") if questionnaire.is_pilot else w("settings.is_open"))
    if left := answers_of_pilot(context.store(), questionnaire):
        st.warning(w.plural("settings.test_answers", left))


def _part(name: str, member: StaffMember, w: Words, fields: Callable[[], Changes]) -> None:
    st.header(w(f"settings.part.{name}"))
    with st.form(f"settings-{name}"):
        changes = fields()
        sent = st.form_submit_button(w("settings.save"), key=f"save-{name}")
    if sent:
        with guarded(w):
            application.change_organiser(member, changes)
            st.session_state[_SAVED] = name
            st.rerun()
    if st.session_state.get(_SAVED) == name:
        del st.session_state[_SAVED]
        st.success(w("settings.saved"))


def _opening(now: Organiser, w: Words) -> Changes:
    st.write(w("settings.dates"))
    return _dates(w) | {
        "paused": st.toggle(w("settings.paused"), now.paused, help=w("settings.paused.help")),
        "pilot": st.toggle(w("settings.pilot"), now.pilot, help=w("settings.pilot.help")),
    }


def _dates(w: Words) -> dict[str, object]:
    """Only a moment that differs from the one shown is changed: a file may have seconds, which no field shows."""
    changes: dict[str, object] = {}
    for name in ("opens", "closes"):
        shown = getattr(application.announced(), name)
        chosen = _moment(name, shown, w)
        if chosen != (shown and shown.replace(second=0, microsecond=0)):
            changes[name] = chosen
    return changes


def _moment(name: str, shown: datetime | None, w: Words) -> datetime | None:
    """Ask for a day and its hour by the clock of Brussels."""
    local = shown and shown.astimezone(BRUSSELS)
    left, right = st.columns(2)
    label, explained = w(f"settings.{name}"), w(f"settings.{name}.help")
    day = left.date_input(label, local.date() if local else None, help=explained, format="DD/MM/YYYY")
    hour = right.time_input(w(f"settings.{name}.time"), local.time() if local else time(0, 0))
    return datetime.combine(day, hour, BRUSSELS).astimezone(UTC) if isinstance(day, date) else None


def _responsible(now: Organiser, w: Words) -> Changes:
    return {
        "controller": st.text_input(_needed("controller", w), now.controller, max_chars=200),
        "contact": st.text_input(_needed("contact", w), now.contact, max_chars=300, help=w("settings.contact.help")),
        "retention_days": st.number_input(
            _needed("retention_days", w), 1, MOST_DAYS, now.retention_days, step=1, help=w("settings.retention.help")
        ),
    }


def _texts(now: Organiser, w: Words) -> Changes:
    """Only what differs from what is shown becomes a text of this language; an empty one gives way to the file's."""
    st.caption(w("settings.texts.language"))
    changes: dict[str, object] = {}
    for name in TEXTS:
        shown = said(getattr(now, name), w)
        label = _needed(name, w) if name in NEEDED else w(f"settings.{name}")
        written = st.text_area(label, shown, key=f"settings-{name}-{w.language}", max_chars=2000).strip()
        if written != shown.strip():
            changes[name] = _with(name, getattr(now, name), written, w)
    return changes


def _with(name: str, texts: Mapping[str, str], written: str, w: Words) -> dict[str, str]:
    others = {language: text for language, text in texts.items() if language != w.language}
    of_file = getattr(context.questionnaire().organiser, name).get(ALL_LANGUAGES)
    if written:
        return {**others, w.language: written}
    return others if w.language in texts and of_file else {lang: text for lang, text in others.items() if lang}


def _results(now: Organiser, w: Words) -> Changes:
    licence = st.text_input(w("settings.licence"), now.licence, max_chars=200, help=w("settings.licence.help"))
    return {"licence": licence, "embargo": _moment("embargo", now.embargo, w)}


def _answers(now: Organiser, w: Words) -> Changes:
    return {
        "reach": st.radio(
            w("settings.reach"),
            REACH,
            REACH.index(now.reach),
            format_func=lambda reach: w(f"settings.reach.{reach}"),
            help=w("settings.reach.help"),
        ),
        "own_answer_compared": st.toggle(w("settings.own_answer_compared"), now.own_answer_compared),
    }


def _look(now: Organiser, w: Words) -> Changes:
    help_ = w("settings.accent.help")
    colour = st.text_input(w("settings.accent"), now.accent, max_chars=7, placeholder=HOUSE, help=help_)
    return {"accent": colour.strip().lower()}


def _picture(name: Picture, member: StaffMember, now: Organiser, w: Words) -> None:
    st.subheader(w(f"settings.{name}"))
    kept: str = getattr(now, name)
    if kept:
        furniture.picture(kept, w(f"settings.{name}"))
    with st.form(f"settings-{name}", clear_on_submit=True):
        uploaded = st.file_uploader(w("settings.picture"), KINDS, key=f"upload-{name}", max_upload_size=2)
        sent = st.form_submit_button(w("settings.picture.use"), key=f"save-{name}")
    removed = kept and st.button(w("settings.picture.remove"), key=f"remove-{name}")
    if (sent and uploaded) or removed:
        with guarded(w):
            application.change_picture(member, name, uploaded.getvalue() if sent and uploaded else None)
            st.rerun()


def _needed(name: str, w: Words) -> str:
    return f"{w(f'settings.{name}')} *"
