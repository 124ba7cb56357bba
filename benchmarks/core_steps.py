"""What a complete core response consists of: its steps, the fields of each, and what a person does to fill them in."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from consultation.questions.model import Consent, Question, Questionnaire, Scale, Section, SingleChoice, Text

IN_FRAGMENTS = "BARE_PAGE_IN_FRAGMENTS"  # tells the bare page to draw each field by itself
FEW_OPTIONS = 7  # more than these are asked in a list that unfolds

Kind = Literal["tick", "pills", "list", "line", "area"]
Verb = Literal["press", "tick", "pick", "write"]


@dataclass(frozen=True)
class Field:
    """One field of the form: the question's id, how it is asked, and its options."""

    name: str
    kind: Kind
    options: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The name of its widget."""
        return f"field:{self.name}"


@dataclass(frozen=True)
class Block:
    """Fields that stand under one heading and are drawn together."""

    name: str
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Step:
    """One page of the form."""

    name: str
    blocks: tuple[Block, ...]


class Act(NamedTuple):
    """What a person does to one widget."""

    verb: Verb
    key: str
    place: int = 0  # of the option to pick


def core_steps(questionnaire: Questionnaire) -> tuple[Step, ...]:
    """The steps from the profile to the last section, with the core questions of each."""
    profile = (_block("consents", questionnaire, questionnaire.consents), _profile(questionnaire))
    sections = (Step(section.id, tuple(_blocks(questionnaire, section))) for section in questionnaire.steps)
    return (Step("profile", profile), *sections)


def acts(steps: Iterable[Step]) -> Iterator[Act]:
    """Everything that a person does, from the first page to the receipt: every field filled in, every step gone."""
    yield Act("press", "start")
    for step in steps:
        for block in step.blocks:
            yield from (Act(_verb(field.kind), field.key, _place(field)) for field in block.fields)
        yield Act("press", "next")
    yield Act("press", "submit")


def _profile(questionnaire: Questionnaire) -> Block:
    return _block("profile", questionnaire, questionnaire.profile)


def _blocks(questionnaire: Questionnaire, section: Section) -> Iterator[Block]:
    for item in section.items:
        yield _block(item.id, questionnaire, item.every_question())
    if section.questions:
        yield _block(section.id, questionnaire, section.questions)


def _block(name: str, questionnaire: Questionnaire, questions: Iterable[Question]) -> Block:
    return Block(name, tuple(_field(questionnaire, question) for question in questions if question.core))


def _field(questionnaire: Questionnaire, question: Question) -> Field:
    match question:
        case Consent():
            return Field(question.id, "tick")
        case Text():
            return Field(question.id, "area" if question.long else "line")
        case Scale() | SingleChoice():
            options = tuple(questionnaire.choices(question))
            return Field(question.id, "list" if len(options) > FEW_OPTIONS else "pills", options)
        case _:
            raise TypeError(question.kind)


def _place(field: Field) -> int:
    """Pick an option from the middle; of those that one may answer for, the museum, which is then asked its name."""
    return len(field.options) // 2


def _verb(kind: Kind) -> Verb:
    match kind:
        case "tick":
            return "tick"
        case "pills" | "list":
            return "pick"
        case "line" | "area":
            return "write"
