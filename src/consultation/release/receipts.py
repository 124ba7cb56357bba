"""The public list of counted receipts: it changes only when results are published, and never by a few."""

from datetime import UTC, datetime
from functools import lru_cache

from consultation.questions.model import Questionnaire
from consultation.release.published import Shown, may_show
from consultation.store import frames, receipts
from consultation.store.engine import Store
from consultation.store.organisers import organiser
from consultation.store.receipts import PublicList


def counted_receipts(
    store: Store, questionnaire: Questionnaire, results_public: str | None, now: datetime | None = None
) -> PublicList | None:
    """Give the list as the public may see it, made anew first if that is due; None while results are not public."""
    now = now or datetime.now(UTC)
    embargo = organiser(store, questionnaire).embargo
    if may_show(questionnaire, results_public, now, embargo=embargo).shown is not Shown.SHOWN:
        return None
    _up_to_date(store, questionnaire.id, frames.revision(store, questionnaire), _is_final(questionnaire, now))
    return receipts.public_list(store, questionnaire)


@lru_cache(maxsize=16)
def _up_to_date(store: Store, consultation: str, _revision: int, final: bool) -> bool:  # noqa: FBT001
    """Look once for each revision: between two of them nothing can have become due."""
    return receipts.publish(store, consultation, datetime.now(UTC), final=final)


def _is_final(questionnaire: Questionnaire, now: datetime) -> bool:
    return questionnaire.closes is not None and now >= questionnaire.closes
