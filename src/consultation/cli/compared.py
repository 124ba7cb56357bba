"""`results --compare GROUP`: one group against all others together, told in pairs of people."""

from typing import Any

from consultation.answers import Grouping
from consultation.cli.asked_results import Asked
from consultation.cli.context import Context
from consultation.errors import ConsultationError, UnknownName
from consultation.stats.pairs import against_the_rest


def compared(context: Context, asked: Asked, group: str) -> dict[str, Any]:
    """Give Cliff's delta of a group of the table against the rest, and what it says of 100 random pairs.

    Raise ConsultationError where nothing is grouped, too few answers can be shown or the question is no scale,
    UnknownName for a group that is no row of the table: a group that is not shown and one that does not exist are told
    alike.
    """
    if asked.groupings == (Grouping.NONE,):
        raise ConsultationError("error.results.compare_needs_groups")
    found = against_the_rest(asked.scale(context))
    found = found[found["others"] > 0]
    if found.empty:
        raise ConsultationError("error.results.no_groups")
    own = found[found["group"] == group]
    if own.empty:
        raise UnknownName("error.results.no_such_group", name=group, known=", ".join(found["group"]))
    (row,) = own.to_dict("records")
    w = context.words_of_questionnaire
    label = asked.label(group, w)
    numbers = {name: w.number(row[name]) for name in ("higher", "lower", "same")}
    said = w("pairs.said", item=asked.column, group=label, **numbers)
    return {"question": asked.column, "by": asked.by, "pairs": [{"label": label, **row, "said": said}]}
