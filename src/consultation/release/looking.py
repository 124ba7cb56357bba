"""When to publish: looked at by whoever reads, now and then, and only if the answers have moved since."""

from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Lock
from time import monotonic
from weakref import WeakKeyDictionary

from consultation.errors import StoreUnavailable
from consultation.questions.model import Questionnaire
from consultation.release.publication import publish
from consultation.store import frames, releases
from consultation.store.engine import Store

NEVER = -1  # no revision: the next look publishes what this one could not
PAUSE = 10  # seconds between two looks of one process
BUSY = 20  # and so many times as long as the last one took, so that looking is a twentieth of a process's work at most


@dataclass(frozen=True)
class _Look:
    """What a look found: the revision, whether the consultation was closed; and when the next one may be."""

    revision: int
    closed: bool
    again: float


_looks: WeakKeyDictionary[Store, dict[tuple[str, int], _Look]] = WeakKeyDictionary()
_looking = Lock()


def look(store: Store, questionnaire: Questionnaire, threshold: int) -> None:
    """Publish if that may be due. Costs next to nothing when it was looked lately, or nothing has moved.

    Raises as `publish` does, unless something was published before: that goes on being shown while the database is busy
    or can only be read. Whoever comes while another thread looks reads what was published before, too.
    """
    looks = _looks.setdefault(store, {})
    before = looks.get((questionnaire.id, threshold))
    if before is not None and monotonic() < before.again:
        return
    if not _looking.acquire(blocking=before is None):
        return
    try:
        looks[questionnaire.id, threshold] = _look(store, questionnaire, threshold, before)
    finally:
        _looking.release()


def _look(store: Store, questionnaire: Questionnaire, threshold: int, before: _Look | None) -> _Look:
    now, began = datetime.now(UTC), monotonic()
    closed = questionnaire.closes is not None and now >= questionnaire.closes
    revision = frames.revision(store, questionnaire)
    if before is None or (revision, closed) != (before.revision, before.closed):
        try:
            publish(store, questionnaire, threshold, now)
        except StoreUnavailable:
            if releases.last(store, questionnaire) is None:
                raise
            revision = NEVER
    ended = monotonic()
    return _Look(revision, closed, ended + max(PAUSE, BUSY * (ended - began)))
