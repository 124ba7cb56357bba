"""Counts by the share link that people came by: for staff only, and only where links are kept with the answers."""

from sqlalchemy import func, literal

from consultation.answers import Counts
from consultation.questions.model import UNDISCLOSED, Questionnaire
from consultation.store import reach_tables as r
from consultation.store import tables as t
from consultation.store.counted_anew import RESPONSES, counted_anew
from consultation.store.engine import Store
from consultation.store.share_links import VIA

_SOURCE = RESPONSES.outerjoin(r.response_via, r.response_via.c.response_id == t.response.c.id).outerjoin(
    r.share_link, r.share_link.c.id == r.response_via.c.share_link_id
)


def by_link(store: Store, questionnaire: Questionnaire, columns: tuple[str, ...]) -> Counts:
    """Count the submitted answers in these columns by link, a group is `?via=icom-italy`; `undisclosed` came by none.

    Whoever calls it makes sure that the organiser chose to keep links with the answers. The time it takes grows with
    the number of responses.
    """
    group = func.coalesce(literal(VIA).concat(r.share_link.c.code), UNDISCLOSED)
    return counted_anew(store, questionnaire, columns, group, source=_SOURCE)
