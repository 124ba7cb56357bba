"""One frozen model per kind of question, and the questionnaire that holds them."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Annotated, Any, Literal, Self

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from consultation.errors import UnknownName
from consultation.questions.organiser import BRUSSELS, Organiser

SCALE = ("1", "2", "3", "4", "5")
NO_OPINION: Literal["no_opinion"] = "no_opinion"
NOT_APPLICABLE = "not_applicable"
UNDISCLOSED = "undisclosed"
YES = "yes"
LONGEST_TEXT = 20_000
PILOT = "-pilot"  # what no id in a file can end with
# The profile questions that only those who answer for a museum or an association are asked.
OF_ORGANISATIONS = ("organisation", "town")
Also = Literal["no_opinion", "not_applicable", "undisclosed"]
ResultsPublic = Literal["never", "when_closed", "while_open"]
Id = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_]*(\.[a-z_]+)?$", max_length=40)]
Code = Annotated[str, Field(pattern=r"^[A-Za-z0-9_]+$", max_length=32)]


class Frozen(BaseModel):
    """Unknown keys are refused, nothing changes after loading."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Asked(Frozen):
    """What every kind of question has: `text` is the catalogue key of its words, by default its id.

    A question with `on: false` is checked and then left out when the questionnaire is loaded.
    """

    id: Id
    text: str = ""
    on: bool = True
    required: bool = False
    core: bool = True
    personal_data: bool = False

    @property
    def words(self) -> str:
        """The catalogue key of the question's sentence."""
        return self.text or self.id

    @property
    def columns(self) -> tuple[str, ...]:
        """The names under which its answers are stored and exported: one, unless it has several parts."""
        return (self.id,)


class Scale(Asked):
    """Five steps, 5 always the most; `anchors` names the words of the steps."""

    kind: Literal["scale"] = "scale"
    anchors: Code
    also: tuple[Also, ...] = (NO_OPINION,)

    @property
    def values(self) -> tuple[str, ...]:
        """Every value that can be chosen."""
        return (*SCALE, *self.also)


class SingleChoice(Asked):
    """One of a named list of options."""

    kind: Literal["single"] = "single"
    options: Code
    also: tuple[Also, ...] = ()


class SeveralChoices(Asked):
    """Any of a list of items or options, at most `limit` of them."""

    kind: Literal["several"] = "several"
    options: Code
    limit: int | None = Field(default=None, ge=1)


class Grid(Asked):
    """One choice from the same options for each row."""

    kind: Literal["grid"] = "grid"
    rows: Annotated[tuple[Code, ...], Field(min_length=1)]
    options: Code
    also: tuple[Also, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """One for each row, such as `U.security`."""
        return tuple(f"{self.id}.{row}" for row in self.rows)


class Points(Asked):
    """A number of points to share over the options of a named list."""

    kind: Literal["points"] = "points"
    over: Annotated[tuple[Code, ...], Field(min_length=2)]
    total: int = Field(default=100, ge=1)

    @property
    def columns(self) -> tuple[str, ...]:
        """One for each option, such as `P.points.R1a`."""
        return tuple(f"{self.id}.{option}" for option in self.over)


class Text(Asked):
    """Words of the person's own."""

    kind: Literal["text"] = "text"
    long: bool = True
    max_length: int = Field(default=3000, ge=1, le=LONGEST_TEXT)


class Wording(Asked):
    """A suggested rewording of the sentence whose catalogue key is `of`, or of its item's official text; and why."""

    kind: Literal["wording"] = "wording"
    of: str
    max_length: int = Field(default=1000, ge=1, le=LONGEST_TEXT)

    @property
    def columns(self) -> tuple[str, ...]:
        """The sentence as it should be, and the reason, such as `R1a.wording` and `R1a.wording.reason`."""
        return (self.id, self.reason)

    @property
    def reason(self) -> str:
        """The column of the reason."""
        return f"{self.id}.reason"


class Consent(Asked):
    """A box that is ticked (`yes`) or left."""

    kind: Literal["consent"] = "consent"


Question = Scale | SingleChoice | SeveralChoices | Grid | Points | Text | Wording | Consent
AnyQuestion = Annotated[Question, Field(discriminator="kind")]


class Item(Frozen):
    """Something consulted on: a recommendation, an ask, a concern, an opportunity. Words: `<id>.title`, `<id>.body`.

    `source` is where it comes from, `repeated_at` where it was put forward again.
    """

    id: Id
    source: Code | None = None
    repeated_at: tuple[Code, ...] = ()
    official_text: dict[str, str] = {}
    questions: tuple[AnyQuestion, ...] = ()
    asks: tuple["Item", ...] = ()

    def every_question(self) -> Iterator[Question]:
        """Give its own questions, then those of its asks, in the order they are asked."""
        yield from self.questions
        for ask in self.asks:
            yield from ask.every_question()


class Section(Frozen):
    """One step of the questionnaire. Words: `<id>.title`, `<id>.intro`. `on: false` leaves it out."""

    id: Id
    on: bool = True
    source: Code | None = None
    items: tuple[Item, ...] = ()
    questions: tuple[AnyQuestion, ...] = ()

    def every_question(self) -> Iterator[Question]:
        """Give the questions of its items, then its own, in the order they are asked."""
        for item in self.items:
            yield from item.every_question()
        yield from self.questions


class Source(Frozen):
    """A public event that something consulted on comes from; `address` without the scheme.

    `date` is a day, `2024-03-20`, or the first and the last, `2024-04-09/2024-04-10`; empty where it is not known.
    """

    event: str
    place: str = ""
    date: Annotated[str, Field(pattern=r"^(\d{4}-\d\d-\d\d(/\d{4}-\d\d-\d\d)?)?$")] = ""
    address: str


class Questionnaire(Frozen):
    """A consultation as data: what is asked, in which order, when, and who sees results."""

    id: Code
    languages: Annotated[tuple[str, ...], Field(min_length=1)]
    opens: AwareDatetime | None = None
    closes: AwareDatetime | None = None
    results_public: ResultsPublic = "when_closed"
    organiser: Organiser = Organiser()
    options: dict[Code, Annotated[tuple[Code, ...], Field(min_length=1)]]
    classes: dict[Code, Code] = {}
    sources: dict[Code, Source] = {}
    consents: tuple[AnyQuestion, ...]
    profile: tuple[AnyQuestion, ...]
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]

    @property
    def name(self) -> str:
        """The id in its file, with which the keys of its words begin; a pilot shares it."""
        return self.id.removesuffix(PILOT)

    @property
    def is_pilot(self) -> bool:
        """Whether this is the copy under which test answers are kept apart."""
        return self.id.endswith(PILOT)

    def as_pilot(self) -> Self:
        """Copy it as a consultation of its own for test answers: open until the real one opens, never public."""
        update = {"id": f"{self.name}{PILOT}", "opens": None, "closes": self.opens, "results_public": "never"}
        return self.model_copy(update=update)

    def dated(self, organiser: Organiser) -> Self:
        """Copy it with the dates that staff set, by the clock of Brussels; they go before its own."""
        moved = {"closes": organiser.opens} if self.is_pilot else {"opens": organiser.opens, "closes": organiser.closes}
        return self.model_copy(update={name: at.astimezone(BRUSSELS) for name, at in moved.items() if at})

    @property
    def never_open(self) -> bool:
        """Whether it closes before it opens."""
        return bool(self.opens and self.closes and self.closes <= self.opens)

    @property
    def steps(self) -> tuple[Section, ...]:
        """The sections that are asked."""
        return tuple(section for section in self.sections if section.on)

    @cached_property
    def asked(self) -> dict[str, Question]:
        """Every question that is asked, consents and profile first, by id and in order."""
        listed = [*self.consents, *self.profile]
        for section in self.steps:
            listed += section.every_question()
        return {question.id: question for question in listed}

    @cached_property
    def columns(self) -> dict[str, Question]:
        """Every column of the answers with the question it belongs to, in order, profile included."""
        return {column: question for question in self.asked.values() for column in question.columns}

    @cached_property
    def counted(self) -> tuple[str, ...]:
        """The columns whose answers are counted, in the order they are asked: all that is closed in the steps."""
        asked = (question for step in self.steps for question in step.every_question())
        closed = (question for question in asked if not isinstance(question, Text | Wording))
        return tuple(column for question in closed for column in question.columns)

    @cached_property
    def items(self) -> dict[str, Item]:
        """Every item and ask that is asked about, by id and in order."""
        found: dict[str, Item] = {}
        for section in self.steps:
            for item in section.items:
                found |= {item.id: item} | {ask.id: ask for ask in item.asks}
        return found

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Copy with some fields replaced; what was computed from the old ones is not taken over."""
        copied = super().model_copy(update=update, deep=deep)
        for computed in ("asked", "columns", "counted", "items"):
            copied.__dict__.pop(computed, None)
        return copied

    def question(self, name: str) -> Question:
        """Find the question with this id or column; raise UnknownName if it is not asked."""
        found = self.asked.get(name) or self.columns.get(name)
        if found is None:
            raise UnknownName("error.unknown_question", name=name)
        return found

    def choices(self, question: Question) -> tuple[str, ...]:
        """Give the values that a closed question allows, in order; none for words, points and consents."""
        match question:
            case Scale():
                return question.values
            case SingleChoice() | Grid():
                return (*self.options[question.options], *question.also)
            case SeveralChoices():
                return self.options[question.options]
            case _:
                return ()
