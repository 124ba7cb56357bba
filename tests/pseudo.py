"""A language that nobody speaks: the English sentences in letters that no other text on a page is written in.

It stands in for Greek, of which the names of countries and the months hold no Latin letter either: a word in plain
Latin letters on a page has not come out of the catalogues.
"""

import re
from pathlib import Path

from babel.messages import Catalog
from babel.messages.pofile import read_po, write_po

from consultation.text.catalogues import PACKAGED

LANGUAGE = "el"
LATIN = "abcdefghijklmnopqrstuvwxyz"
LETTERS = str.maketrans(LATIN + LATIN.upper(), "áƀçđéƒğħíĵķłɱñóƥʠřšťúṽŵẋýžÁƁÇĐÉƑĞĦÍĴĶŁṀÑÓƤɊŘŠŤÚṼŴẊÝŽ")
GAP = re.compile(r"(\{\w+\})")
PLAIN = re.compile(r"[A-Za-z]+(?:[^\s\w]?[A-Za-z]+)*")


def pseudo(text: str) -> str:
    """Write a sentence in the other letters; gaps stay as they are."""
    return "".join(part if GAP.fullmatch(part) else part.translate(LETTERS) for part in GAP.split(text))


def write_catalogue(folder: Path) -> None:
    """Put the whole catalogue beside a questionnaire that lies in `folder`."""
    with (PACKAGED / "en" / "LC_MESSAGES" / "consultation.po").open("rb") as file:
        english = read_po(file, locale="en")
    catalogue = Catalog(locale=LANGUAGE, fuzzy=False)
    for message in english:
        if message.id:
            said = message.string
            catalogue.add(message.id, pseudo(said) if isinstance(said, str) else tuple(map(pseudo, said or ())))
    path = folder / "locale" / LANGUAGE / "LC_MESSAGES" / "pseudo.po"
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        write_po(file, catalogue)


def plain_words(text: str) -> list[str]:
    """Every word in plain Latin letters."""
    return PLAIN.findall(text)
