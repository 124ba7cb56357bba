"""The lines of a catalogue that goes out to be translated: one for each text, several where a text counts."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from consultation.text import Words
from consultation.text.messages import Forms, numbers_of_forms

FORM = "#"  # stands between a key and the number of a plural form: chart.groups#2
SHOWN = 4  # of the numbers that a plural form is for
ITEM = re.compile(r"[CORUW]\d*[a-z]?")
# By the words of a place the first parts of the keys that are used there.
_PLACES = {
    "nav.about": "about",
    "nav.accessibility": "accessibility",
    "nav.privacy": "privacy",
    "nav.questionnaire": (
        "agreement closed concerns consent country form happened importance joint museum_today museum_type "
        "no_opinion not_applicable on_behalf opportunities organisation paper preparedness priorities profile "
        "question readiness recommendations review role seriousness sign size stage support town undisclosed value "
        "wider wording"
    ),
    "nav.receipt": "contact own receipt",
    "nav.receipts": "receipts",
    "nav.results": (
        "all api chance chart class compare figure filter group groups kind like overview pairs pooled region results "
        "said status table weights words"
    ),
    "nav.results-common-ground": "common",
    "nav.results-findings": "findings",
    "nav.results-method": "method term",
    "nav.results-who-answered": "missing",
    "nav.staff": (
        "analysis duplicates export import live organiser preview reach retention same_words sign_in staff state "
        "template translation wordings written"
    ),
    "nav.staff-invitations": "invite",
    "nav.staff-settings": "settings",
    "nav.welcome": "invitation link mail_link nemo_ai welcome",
    "translation.where.command_line": "boot cli",
    "translation.where.errors": "error",
    "translation.where.everywhere": "built_in copy gate page",
    "translation.where.mail": "mail unsubscribe",
    "translation.where.menu": "nav",
}
WHERE: Mapping[str, str] = {first: place for place, listed in _PLACES.items() for first in listed.split()}


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
