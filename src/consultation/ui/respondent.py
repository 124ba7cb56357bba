"""The person who answers: their key, their response, and saving it change by change."""

import secrets
from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from consultation.errors import ChangedElsewhere, ConsultationError
from consultation.questions.clean import clean
from consultation.questions.model import Question
from consultation.store import responses
from consultation.store.responses import Response
from consultation.ui import arrival, context, gate, language, preview, redraw, run, team, windows
from consultation.ui.held import Held, Owner

COOKIE = "consultation_key"
_HELD, _KEY = "held", "key"
FIELD = "field:"
KEY_LENGTH = 43
WITHDRAWN = "withdrawn"


def key() -> str:
    """The secret that the answers are kept under: the browser's cookie, or this session's where cookies are refused."""
    return run.once(COOKIE, _key)


def _key() -> str:
    cookie = st.context.cookies.get(COOKIE, "")
    if len(cookie) == KEY_LENGTH:
        return str(cookie)
    held: Held | None = run.kept(_HELD)
    if held and not st.context.headers:  # the page was closed before this was dealt with, and its cookies are gone
        return held.owner[0]
    return str(run.kept(_KEY) or run.keep(_KEY, value=secrets.token_urlsafe(32)))


def response() -> Response | None:
    """What this person has answered so far; read from the database once a session, then kept in step by `save`."""
    found = _found()
    return None if found is None or found.state == WITHDRAWN else found


def has_withdrawn() -> bool:
    """Whether the answers of this browser's key were withdrawn, so that it takes a new key to answer again."""
    found = _found()
    return found is not None and found.state == WITHDRAWN


def begin_run() -> None:
    """Drop, where a page begins, what this session holds of somebody else: another key, a past pilot, a preview."""
    if _held().owner != _owner():
        _forget_fields()
        run.keep(_HELD, value=Held(_owner()))


def _found() -> Response | None:
    held = _held()
    if not held.is_read:
        held.take(None if preview.on() else responses.find(context.store(), context.questionnaire(), key()))
        if held.response is not None:
            windows.opened(key())
    return held.response


def _held() -> Held:
    held: Held | None = run.kept(_HELD)
    return run.keep(_HELD, value=Held(_owner())) if held is None else held


def _owner() -> Owner:
    return key(), context.questionnaire().id, preview.on()


def _forget_fields() -> None:
    """Let every field start from the stored answer again."""
    for name in [name for name in st.session_state if str(name).startswith(FIELD)]:
        del st.session_state[name]


def answers() -> Mapping[str, tuple[str, ...]]:
    """The values given so far, by column."""
    found = response()
    return found.answers if found else {}


def forget_copy() -> None:
    """Read the response from the database again at the next look."""
    _held().is_read = False


def save(question: Question, raw: object) -> None:
    """Store one question's answer before anything says saved; keep a problem beside the question instead of raising."""
    begin_run()  # of the page it may be, and this comes before
    held = _held()
    corrected = held.problems.pop(question.id, None)
    try:
        held.response, held.last_saved = _stored(held, question, raw), question.id
        if not preview.on() and team.can_be_joint(key(), held.response.answers):
            team.edited(key(), question)
        if windows.is_older(key()):
            redraw.everything()
    except ChangedElsewhere as error:
        read_again()
        held.problems[question.id] = error
    except ConsultationError as error:  # also where it was closed or paused meanwhile: the page says what that means
        held.problems[question.id] = error
    if corrected or question.id in held.problems:  # the list at the top of the step changes too
        redraw.everything()


def last_saved() -> str | None:
    """The question whose answer was saved last in this window, by id."""
    return _held().last_saved


def field_name(column: str) -> str:
    """The key of the widget that shows a column."""
    return f"{FIELD}{column}"


def problems() -> dict[str, ConsultationError]:
    """What could not be saved, by question."""
    return _held().problems


def submit() -> Response:
    """Make the working copy the one that counts; raises what the store raises, and what the gate does.

    After ChangedElsewhere the window shows what is stored now.
    """
    questionnaire = context.questionnaire()
    gate.before_submitting(key(), response())
    arrives = arrival.of_this_browser().submitted(questionnaire)
    seen = _held().seen.whole
    try:
        submitted = responses.submit(context.store(), questionnaire, key(), seen=seen, arrives=arrives)
    except ChangedElsewhere:
        read_again()
        raise
    team.forget()  # who signed off is news
    _held().take(submitted)
    return submitted


def discard_changes() -> None:
    """Drop changes that were not submitted."""
    _held().take(responses.discard_changes(context.store(), context.questionnaire(), key()))


def withdraw() -> None:
    """Delete the answers."""
    responses.withdraw(context.store(), context.questionnaire(), key())
    forget_copy()


def local(moment: datetime) -> datetime:
    """The moment in the person's own time zone, as their browser tells it."""
    try:
        return moment.astimezone(ZoneInfo(st.context.timezone or "UTC"))
    except (ZoneInfoNotFoundError, ValueError):
        return moment


def personal_link() -> str:
    """The address that opens these answers on another device."""
    return link(f"/answer/{key()}")


def link(path: str) -> str:
    """The whole address of a path of this site."""
    base = (st.context.url or "").split("?")[0].rstrip("/")
    origin = "/".join(base.split("/")[:3])
    return f"{origin}{path}"


def is_behind(version: int) -> bool:
    """Whether the answers were changed elsewhere since this window read them, up to this version of the response."""
    return version > _held().seen.whole


def read_again() -> None:
    """Show what is stored now in every field."""
    forget_copy()
    _forget_fields()


def _stored(held: Held, question: Question, raw: object) -> Response:
    questionnaire, shown = context.questionnaire(), language.shown()
    changes = clean(questionnaire, question, raw)
    before = response()
    if preview.on():
        return preview.changed(before, changes, shown)
    begins = before is None
    if begins:
        gate.before_beginning(key())
    stored = responses.save(
        context.store(),
        questionnaire,
        key(),
        changes,
        language=shown,
        seen=held.seen.of(changes),
        held=before,
        begins=arrival.of_this_browser().begun(questionnaire) if begins else None,
    )
    held.seen.note(changes, stored.version)
    return stored
