"""The lines of a catalogue that goes out to be translated: one for each text, several where a text counts."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from consultation.text import Words
from consultation.text.messages import Forms, numbers_of_forms

FORM = "#"  # stands between a key and the number of a plural form: chart.groups#2
SHOWN = 4  # of the numbers that a plural form is for
ITEM = re.compile(r"[CORUW]\d*[a-z]?")
_RESULTS = "all chart class compare figure filter kind overview pooled region results status table"
_STAFF = "export import live organiser retention sign_in staff state template translation wordings"
_ASKED = (
    "agreement closed consent country form happened importance museum_type no_opinion not_applicable on_behalf "
    "organisation preparedness question readiness review role seriousness sign size stage support town undisclosed "
    "value wording concerns opportunities recommendations museum_today priorities wider"
)
WHERE: Mapping[str, str] = {
    **dict.fromkeys(_RESULTS.split(), "nav.results"),
    **dict.fromkeys(_STAFF.split(), "nav.staff"),
    **dict.fromkeys(_ASKED.split(), "nav.questionnaire"),
    **dict.fromkeys(("welcome", "nemo_ai"), "nav.welcome"),
    "accessibility": "nav.accessibility",
    "boot": "translation.where.command_line",
    "cli": "translation.where.command_line",
    "error": "translation.where.errors",
    "mail": "translation.where.mail",
    "nav": "translation.where.menu",
    "own": "nav.receipt",
    "privacy": "nav.privacy",
    "receipt": "nav.receipt",
}


@dataclass(frozen=True)
class Row:
    """One text: `name` is its key, with `#` and the number of the form where it counts, then for `numbers`."""

    name: str
    key: str
    form: int
    english: str
    numbers: tuple[int, ...] = ()


def rows(language: str, english: Mapping[str, Forms]) -> list[Row]:
    """List what is to be translated into a language, by key; raise UnknownName for a language that does not exist."""
    forms = numbers_of_forms(language)
    found: list[Row] = []
    for key, texts in sorted(english.items()):
        if len(texts) == 1:
            found.append(Row(key, key, 0, texts[0]))
        else:
            found += [
                Row(f"{key}{FORM}{n}", key, n - 1, _english(texts, each), each) for n, each in enumerate(forms, 1)
            ]
    return found


def where(row: Row, w: Words) -> str:
    """Say on which page a text is used, and of a plural form for which numbers; empty where that is not known."""
    first = row.key.split(".")[0]
    place = WHERE.get(first) or ("nav.questionnaire" if ITEM.fullmatch(first) else "")
    said = [w(place)] if place else []
    if row.numbers:
        shown = ", ".join(w.number(n) for n in row.numbers[:SHOWN])
        said.append(w("translation.numbers", numbers=shown + (" …" if len(row.numbers) > SHOWN else "")))
    return ". ".join(said)


def _english(texts: Forms, numbers: tuple[int, ...]) -> str:
    """Choose the English that a plural form is translated from: that for one where the form is for one alone."""
    return texts[0] if numbers == (1,) else texts[-1]
