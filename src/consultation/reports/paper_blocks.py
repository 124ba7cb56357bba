"""What stands on the printed questionnaire, block by block, as its Typst source draws them.

A block is one of: `heading` (level, text), `prose` (text), `framed` (text), `ticks` (question, options, hint), `table`
(question, columns, rows), `lines` (question, n), `field` (question, options), `countries` (question, options, other,
also). `optional` blocks say so.
"""

from collections.abc import Iterable, Iterator
from typing import Any, assert_never

from consultation.questions.labels import COUNTRY_LIST, choice_label, part_label, shown_choices
from consultation.questions.model import (
    Consent,
    Grid,
    Item,
    Points,
    Question,
    Questionnaire,
    Scale,
    Section,
    SeveralChoices,
    SingleChoice,
    Text,
    Wording,
)
from consultation.questions.official import official_text
from consultation.questions.places import FIRST_COUNTRIES
from consultation.text import Words

Block = dict[str, Any]
LINES = 4
LINES_IF_OPTIONAL = 3
LINES_FOR_WORDINGS = 5


def blocks(questionnaire: Questionnaire, w: Words) -> list[Block]:
    """Give the blocks of all that is asked, in the order in which it is asked."""
    found = [_heading(1, w("form.profile.title"))]
    for question in (*questionnaire.consents, *questionnaire.profile):
        found += _question(questionnaire, question, w)
    for section in questionnaire.steps:
        found += _section(questionnaire, section, w)
    return found


def countries_on_paper(questionnaire: Questionnaire) -> frozenset[str]:
    """Give the codes of the countries that are there to tick; none where no country is asked for."""
    lists = [q for q in questionnaire.asked.values() if isinstance(q, SingleChoice) and q.options == COUNTRY_LIST]
    return frozenset(FIRST_COUNTRIES) & {value for question in lists for value in questionnaire.choices(question)}


def _section(questionnaire: Questionnaire, section: Section, w: Words) -> Iterator[Block]:
    yield _heading(1, w(f"{section.id}.title"))
    if w.has(f"{section.id}.intro"):
        yield {"kind": "prose", "text": w(f"{section.id}.intro")}
    for item in section.items:
        yield from _item(questionnaire, item, w)
    for question in section.questions:
        yield from _question(questionnaire, question, w)


def _item(questionnaire: Questionnaire, item: Item, w: Words) -> Iterator[Block]:
    yield _heading(2, w(f"{item.id}.title"))
    if w.has(f"{item.id}.body"):
        yield {"kind": "prose", "text": w(f"{item.id}.body")}
    if official := official_text(questionnaire, item, w.language):
        yield {"kind": "framed", "text": official.text}
        if official.language != w.language:
            yield {"kind": "prose", "text": w("wording.official_in", language=w.language_name(official.language))}
    for core in (True, False):
        for question in item.questions:
            if question.core is core:
                yield from _question(questionnaire, question, w)
        yield from _asks(questionnaire, item, w, core=core)


def _asks(questionnaire: Questionnaire, item: Item, w: Words, *, core: bool) -> Iterator[Block]:
    """Ask the same question of all asks at once: a table of steps, or lines on which to write any of them anew."""
    asked = [(ask, question) for ask in item.asks for question in ask.questions if question.core is core]
    for sentence in dict.fromkeys(question.words for _, question in asked):
        together = [(ask, question) for ask, question in asked if question.words == sentence]
        first = together[0][1]
        if isinstance(first, Wording):
            yield _lines(first, w, LINES_FOR_WORDINGS) | {"hint": w("paper.wording", code=together[0][0].id)}
        elif isinstance(first, Scale | SingleChoice):
            rows = [{"code": ask.id, "label": w(f"{ask.id}.body")} for ask, _ in together]
            yield _table(questionnaire, first, rows, w)
        else:
            for _, question in together:
                yield from _question(questionnaire, question, w)


def _question(questionnaire: Questionnaire, question: Question, w: Words) -> Iterator[Block]:
    match question:
        case Scale():
            yield _ticks(questionnaire, question, w) | {"scale": True}
        case SingleChoice() if question.options == COUNTRY_LIST:
            yield _countries(questionnaire, question, w)
        case SingleChoice():
            yield _ticks(questionnaire, question, w)
        case SeveralChoices():
            yield _ticks(questionnaire, question, w) | {"hint": _at_most(question, w)}
        case Grid():
            rows = [{"code": "", "label": part_label(w, questionnaire, column)} for column in question.columns]
            yield _table(questionnaire, question, rows, w)
        case Points():
            options = [part_label(w, questionnaire, column) for column in question.columns]
            yield _block("points", question, w) | {"options": options}
        case Text(long=False):
            yield _block("field", question, w) | {"options": []}
        case Text() | Wording():
            yield _lines(question, w, LINES if question.core else LINES_IF_OPTIONAL)
        case Consent():
            yield _block("consent", question, w)
        case _:
            assert_never(question)


def _countries(questionnaire: Questionnaire, question: SingleChoice, w: Words) -> Block:
    """Those that come first are there to tick; any other of the world is written."""
    shown = shown_choices(w, questionnaire, question)
    ticked = countries_on_paper(questionnaire)
    first = [choice_label(w, questionnaire, question, value) for value in shown if value in ticked]
    also = [choice_label(w, questionnaire, question, value) for value in question.also]
    return _block("countries", question, w) | {"options": first, "other": w("paper.other_country"), "also": also}


def _heading(level: int, text: str) -> Block:
    return {"kind": "heading", "level": level, "text": text}


def _block(kind: str, question: Question, w: Words) -> Block:
    optional = not question.core and not question.required
    return {
        "kind": kind,
        "question": w(question.words),
        "hint": "",
        "optional": optional,
        "required": question.required,
        "scale": False,
    }


def _ticks(questionnaire: Questionnaire, question: Question, w: Words) -> Block:
    return _block("ticks", question, w) | {"options": _choices(questionnaire, question, w)}


def _table(questionnaire: Questionnaire, question: Question, rows: Iterable[Block], w: Words) -> Block:
    return _block("table", question, w) | {"columns": _choices(questionnaire, question, w), "rows": list(rows)}


def _lines(question: Question, w: Words, n: int) -> Block:
    return _block("lines", question, w) | {"n": n}


def _choices(questionnaire: Questionnaire, question: Question, w: Words) -> list[str]:
    return [choice_label(w, questionnaire, question, value) for value in shown_choices(w, questionnaire, question)]


def _at_most(question: SeveralChoices, w: Words) -> str:
    return w("form.at_most", limit=w.number(question.limit)) if question.limit else ""
