"""What keeps programs from answering: asked when somebody begins and when they submit for the first time, only then.

The limits count by network address, and are so high that a museum or a room of people behind one address does not meet
them. Whoever is stopped loses nothing: what was saved stays saved.
"""

import time
from datetime import UTC, datetime, timedelta

import streamlit as st

from consultation.errors import ConsultationError
from consultation.store import limits, proofs
from consultation.store.limits import Limit
from consultation.store.responses import Response
from consultation.text import Words
from consultation.ui import context

STARTS = Limit("start", 1000, timedelta(days=1))
SUBMISSIONS = Limit("submit", 600, timedelta(days=1))
LEAST_SECONDS = 0.3  # for each answer: nobody reads and chooses faster
PATIENCE, PAUSE = 10.0, 0.25  # seconds to wait for the browser to solve the challenge, between two looks
_TRAP = "gate-trap"
_ASKED = "gate-asked"


def before_beginning(key: str) -> None:
    """Raise ConsultationError where too many began from this address, or this browser has not solved the challenge."""
    _refuse_unproved(key)
    _limit(STARTS, "error.gate.starts")


def before_submitting(key: str, found: Response | None) -> None:
    """Do the same for submitting; what only a program does is asked about once, and let through when repeated."""
    if found is None or found.submitted_at is not None:
        return
    _refuse_unproved(key)
    if (why := _doubt(found)) and not st.session_state.get(_ASKED):
        st.session_state[_ASKED] = True
        raise ConsultationError(why)
    _limit(SUBMISSIONS, "error.gate.submissions")


def trap(w: Words) -> None:
    """A field beside the page, which programs fill in; page.js keeps keyboards, screen readers and fillers from it."""
    with st.container(key="gate"):
        st.text_input(w("gate.trap"), key=_TRAP, autocomplete="off", max_chars=200)


def _doubt(found: Response) -> str | None:
    """The key of what is said to somebody who may be a program."""
    if st.session_state.get(_TRAP):
        return "error.gate.filled"
    return "error.gate.look_again" if _is_hasty(found) else None


def _is_hasty(found: Response) -> bool:
    return datetime.now(UTC) - found.created_at < timedelta(seconds=LEAST_SECONDS * len(found.answers))


def _limit(limit: Limit, sentence: str) -> None:
    """On the computer that serves, where there is no address to count by, nothing is limited."""
    host = st.context.ip_address
    if host and limits.note(context.store(), limit, limits.network(host), datetime.now(UTC)):
        raise ConsultationError(sentence)


def _refuse_unproved(key: str) -> None:
    """The browser solves it while the person reads; somebody very quick waits here until it has."""
    if not context.settings().proof_of_work:
        return
    until = time.monotonic() + PATIENCE
    while not proofs.is_there(context.store(), key, datetime.now(UTC)):
        if time.monotonic() >= until:
            raise ConsultationError("error.gate.challenge")
        time.sleep(PAUSE)
