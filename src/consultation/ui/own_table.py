"""The table of one question: its choices, the share of each among others, and a marker at one's own."""

from html import escape
from typing import Any, NamedTuple

import pandas as pd

from consultation.questions.labels import choice_label
from consultation.questions.model import NO_OPINION, NOT_APPLICABLE
from consultation.text import Words
from consultation.ui import context, respondent
from consultation.ui.review import question_label

MARK = "◆"


class Side(NamedTuple):
    """One column: what it is called, and the released row that it is made from."""

    label: str
    row: "pd.Series[Any]"

    @property
    def n(self) -> int:
        """How many answered, no opinion included: what every share is of."""
        return int(self.row["answered"] + self.row[NO_OPINION])

    def share(self, value: str) -> float | None:
        """The share of a choice; None for not applicable, which is not part of what shares are of."""
        return None if value == NOT_APPLICABLE or not self.n else float(self.row[value]) / self.n


def markup(column: str, sides: list[Side], w: Words) -> str:
    """Write the table as HTML of our own elements and words; a row for each choice, a column for each side."""
    questionnaire = context.questionnaire()
    question = questionnaire.question(column)
    mine = respondent.answers().get(column, ())
    head = "".join(f'<th scope="col">{escape(side.label)}<small>{_n(side, w)}</small></th>' for side in sides)
    rows = [
        _row(choice_label(w, questionnaire, question, value), value, sides, w, mine=value in mine)
        for value in questionnaire.choices(question)
        if value != NOT_APPLICABLE or value in mine
    ]
    caption = escape(question_label(column, questionnaire, w))
    first = f'<th scope="col"><span class="unseen">{escape(w("own.choice"))}</span></th>'
    return (
        f'<table class="own"><caption>{caption}</caption><thead><tr>{first}{head}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table>"
    )


def _n(side: Side, w: Words) -> str:
    return escape(w("own.n", n=w.number(side.n)))


def _row(label: str, value: str, sides: list[Side], w: Words, *, mine: bool) -> str:
    marked = f'<span aria-hidden="true">{MARK} </span>' if mine else ""
    said = f'<span class="mine">{escape(w("own.mine"))}</span>' if mine else ""
    cells = "".join(_cell(side.share(value), w) for side in sides)
    kind = ' class="own-answer"' if mine else ""
    return f'<tr{kind}><th scope="row">{marked}{escape(label)}{said}</th>{cells}</tr>'


def _cell(share: float | None, w: Words) -> str:
    if share is None:
        return "<td>–</td>"
    return f'<td><span class="bar" style="width:{share:.1%}"></span><span>{escape(w.percent(share))}</span></td>'
