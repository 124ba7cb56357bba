"""What must be true of a questionnaire beyond its form: no name twice, none that leads nowhere."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

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
from consultation.questions.places import COUNTRIES
from consultation.questions.yaml_file import PathInFile

PROFILE = ("country", "museum_type", "on_behalf", "size", "role", "organisation", "town")
CONSENTS = ("consent.process", "consent.publish", "consent.contact")
NEEDED = ("consent.process", "country", "museum_type")
OWN_LISTS = {"country": "countries", "museum_type": "museum_type", "on_behalf": "on_behalf"}


class Problem(NamedTuple):
    """What is wrong, as the end of a catalogue key, where in the file, and with which name."""

    what: str
    path: PathInFile
    name: str


def problems(questionnaire: Questionnaire) -> Iterator[Problem]:
    """Find everything that is wrong, what is switched off included."""
    yield from _dates(questionnaire)
    yield from _profile(questionnaire)
    yield from _twice(questionnaire)
    yield from _places_named(questionnaire)
    for path, question in _questions(questionnaire):
        yield from _references(questionnaire, path, question)


def _dates(questionnaire: Questionnaire) -> Iterator[Problem]:
    if questionnaire.never_open:
        yield Problem("closes_before_opens", ("closes",), str(questionnaire.closes))


def _profile(questionnaire: Questionnaire) -> Iterator[Problem]:
    """Hold the profile to the names that the store has columns for, and to the lists that groups are named after."""
    asked = {question.id for question in (*questionnaire.consents, *questionnaire.profile) if question.on}
    for name in NEEDED:
        if name not in asked:
            yield Problem("not_asked", ("consents" if name.startswith("consent") else "profile",), name)
    for where, known in (("consents", CONSENTS), ("profile", PROFILE)):
        for number, question in enumerate(getattr(questionnaire, where)):
            if question.id not in known:
                yield Problem("not_a_profile_question", (where, number, "id"), question.id)
            if question.id in OWN_LISTS and getattr(question, "options", None) != OWN_LISTS[question.id]:
                yield Problem("wrong_list", (where, number, "options"), OWN_LISTS[question.id])


def _twice(questionnaire: Questionnaire) -> Iterator[Problem]:
    """Sections, items, questions and their columns share one set of names; a list names an option once."""
    seen: set[str] = set()
    for path, names in _names(questionnaire):
        for name in names:
            if name in seen:
                yield Problem("twice", path, name)
        seen |= names
    for name, codes in questionnaire.options.items():
        yield from _repeated(codes, ("options", name))


def _names(questionnaire: Questionnaire) -> Iterator[tuple[PathInFile, set[str]]]:
    for path, named in _holders(questionnaire):
        yield (*path, "id"), {named.id}
    for path, question in _questions(questionnaire):
        yield (*path, "id"), {question.id, *question.columns}


def _places_named(questionnaire: Questionnaire) -> Iterator[Problem]:
    for path, named in _holders(questionnaire):
        sources = (named.source, *named.repeated_at) if isinstance(named, Item) else (named.source,)
        yield from _unknown(filter(None, sources), questionnaire.sources, (*path, "source"))
    types = questionnaire.options.get("museum_type", ())
    yield from _unknown(questionnaire.classes, types, ("classes",))
    yield from _unknown(questionnaire.options["countries"], COUNTRIES, ("options", "countries"))


def _references(questionnaire: Questionnaire, path: PathInFile, question: Question) -> Iterator[Problem]:
    items = {item.id for _, item in _items(questionnaire)}
    match question:
        case Scale():
            yield from _repeated(question.also, (*path, "also"))
        case SingleChoice() | SeveralChoices():
            yield from _unknown([question.options], questionnaire.options, (*path, "options"))
        case Grid():
            yield from _unknown([question.options], questionnaire.options, (*path, "options"))
            yield from _repeated(question.rows, (*path, "rows"))
        case Points():
            yield from _unknown(question.over, items, (*path, "over"))
            yield from _repeated(question.over, (*path, "over"))
        case Wording():
            shown = {f"{item}.{part}" for item in items for part in ("title", "body")}
            yield from _unknown([question.of], shown, (*path, "of"))
        case Text() | Consent():
            pass


def _unknown(names: Iterator[str] | Collection[str], known: Collection[str], path: PathInFile) -> Iterator[Problem]:
    yield from (Problem("unknown_name", path, name) for name in names if name not in known)


def _repeated(codes: tuple[str, ...], path: PathInFile) -> Iterator[Problem]:
    yield from (Problem("twice", (*path, number), code) for number, code in enumerate(codes) if code in codes[:number])


def _sections(questionnaire: Questionnaire) -> Iterator[tuple[PathInFile, Section]]:
    yield from ((("sections", number), section) for number, section in enumerate(questionnaire.sections))


def _items(questionnaire: Questionnaire) -> Iterator[tuple[PathInFile, Item]]:
    for path, section in _sections(questionnaire):
        for number, item in enumerate(section.items):
            yield from _with_asks((*path, "items", number), item)


def _with_asks(path: PathInFile, item: Item) -> Iterator[tuple[PathInFile, Item]]:
    yield path, item
    for number, ask in enumerate(item.asks):
        yield from _with_asks((*path, "asks", number), ask)


def _holders(questionnaire: Questionnaire) -> Iterator[tuple[PathInFile, Section | Item]]:
    yield from _sections(questionnaire)
    yield from _items(questionnaire)


def _questions(questionnaire: Questionnaire) -> Iterator[tuple[PathInFile, Question]]:
    yield from _numbered(("consents",), questionnaire.consents)
    yield from _numbered(("profile",), questionnaire.profile)
    for path, holder in _holders(questionnaire):
        yield from _numbered((*path, "questions"), holder.questions)


def _numbered(path: PathInFile, questions: tuple[Question, ...]) -> Iterator[tuple[PathInFile, Question]]:
    yield from (((*path, number), question) for number, question in enumerate(questions))
