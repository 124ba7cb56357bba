"""Read a questionnaire from its file."""

from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from consultation.errors import InvalidQuestionnaire
from consultation.questions.checks import problems
from consultation.questions.model import Item, Questionnaire, Section
from consultation.questions.official import with_signatures
from consultation.questions.places import COUNTRIES
from consultation.questions.yaml_file import YamlFile, read_yaml

Holder = TypeVar("Holder", Section, Item)
KEYS = {"extra_forbidden": "error.questionnaire.unknown_key", "missing": "error.questionnaire.missing_key"}


def load(path: Path) -> Questionnaire:
    """Read and check a questionnaire; questions with `on: false` are left out, `countries` is the built-in list.

    Raise InvalidQuestionnaire with file, line, place and reason for the first thing that is wrong.
    """
    file = read_yaml(path)
    complete = _validated(file)
    for problem in problems(complete):
        raise file.refuse(f"error.questionnaire.{problem.what}", problem.path, problem.name)
    return _only_what_is_on(complete)


def _validated(file: YamlFile) -> Questionnaire:
    try:
        read = Questionnaire.model_validate(file.content)
    except ValidationError as error:
        raise _refused(file, error) from error
    return with_signatures(read.model_copy(update={"options": {"countries": COUNTRIES} | read.options}))


def _refused(file: YamlFile, error: ValidationError) -> InvalidQuestionnaire:
    first = error.errors()[0]
    key = KEYS.get(first["type"], "error.questionnaire.invalid")
    reason = str(first["loc"][-1]) if first["type"] in KEYS else first["msg"]
    return file.refuse(key, first["loc"], reason)


def _only_what_is_on(complete: Questionnaire) -> Questionnaire:
    kept = {
        "consents": tuple(question for question in complete.consents if question.on),
        "profile": tuple(question for question in complete.profile if question.on),
        "sections": tuple(_section(section) for section in complete.sections),
    }
    return complete.model_copy(update=kept)


def _section(section: Section) -> Section:
    return _own(section).model_copy(update={"items": tuple(_item(item) for item in section.items)})


def _item(item: Item) -> Item:
    return _own(item).model_copy(update={"asks": tuple(_item(ask) for ask in item.asks)})


def _own(holder: Holder) -> Holder:
    return holder.model_copy(update={"questions": tuple(question for question in holder.questions if question.on)})
