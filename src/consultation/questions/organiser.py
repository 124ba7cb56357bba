"""Who asks: what the organiser sets once in the questionnaire's file, and staff may change while it runs."""

from collections.abc import Iterator
from datetime import datetime
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field, field_validator

from consultation.questions.contrast import GROUND, SMALLEST, contrast
from consultation.text import Words
from consultation.text.words import FOOTNOTED

ALL_LANGUAGES = ""
NEEDED = ("controller", "contact", "purpose", "retention_days", "hosting")
BRUSSELS = ZoneInfo("Europe/Brussels")  # whose clock the dates that staff set are read by
Reach = Literal["anonymous", "linked"]


def _by_language(given: object) -> object:
    """Let a file write one text for all languages without naming them."""
    return {ALL_LANGUAGES: given} if isinstance(given, str) else given


# By language; under the empty name what holds for all others: a text, or the key of one in the catalogues.
Worded = Annotated[dict[str, str], BeforeValidator(_by_language)]


class Organiser(BaseModel):
    """The settings of one consultation. What is empty here is said nowhere, and a NEEDED one keeps it from opening.

    opens, closes: go before the questionnaire's own dates. reach: whether a share link is kept with the answers that
    came by it. own_answer_compared: whether respondents see
    their answer beside the others' after submitting. logo, emblem: the names of kept images.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    controller: Annotated[str, Field(max_length=200)] = ""
    contact: Annotated[str, Field(max_length=300)] = ""
    purpose: Worded = {}
    hosting: Worded = {}
    retention_days: Annotated[int, Field(ge=1, le=3650)] | None = None
    opens: AwareDatetime | None = None
    closes: AwareDatetime | None = None
    reach: Reach = "anonymous"
    own_answer_compared: bool = False
    paused: bool = False
    pilot: bool = False
    licence: Annotated[str, Field(max_length=200)] = ""
    cite_as: Worded = {}
    embargo: AwareDatetime | None = None
    disclaimer: Worded = {}
    accent: Annotated[str, Field(pattern=r"^(#[0-9a-fA-F]{6})?$")] = ""
    logo: Annotated[str, Field(pattern=r"^[0-9a-f]{0,64}$")] = ""
    emblem: Annotated[str, Field(pattern=r"^[0-9a-f]{0,64}$")] = ""
    map_footnote: Worded = {ALL_LANGUAGES: "organiser.footnote.map"}
    country_footnote: Worded = {ALL_LANGUAGES: "organiser.footnote.country"}

    @field_validator("accent")
    @classmethod
    def _readable(cls, accent: str) -> str:
        """Refuse a colour in which words on our grounds, or white words on it, could not be read."""
        if accent and contrast(accent, GROUND) < SMALLEST:
            raise ValueError(f"contrast under {SMALLEST}:1")
        return accent

    @property
    def embargo_in_brussels(self) -> datetime | None:
        """The embargo by the clock of Brussels."""
        return self.embargo and self.embargo.astimezone(BRUSSELS)

    @property
    def missing(self) -> tuple[str, ...]:
        """Name the settings without which the consultation does not open."""
        return tuple(name for name in NEEDED if not _is_given(getattr(self, name)))


def said(worded: dict[str, str], w: Words) -> str:
    """Give a text of the organiser's in the language of `w`, else in all languages', else in English or another's."""
    text = worded.get(w.language) or worded.get(ALL_LANGUAGES) or worded.get("en") or next(iter(worded.values()), "")
    return w(text) if text else ""


def terms(organiser: Organiser, w: Words) -> Iterator[str]:
    """Say in sentences who publishes, under which licence, how to cite, from when on; what is not set is left out."""
    said_of = {
        "organiser.controller": " · ".join(filter(None, (organiser.controller, organiser.contact))),
        "organiser.licence": organiser.licence,
        "organiser.cite_as": said(organiser.cite_as, w),
    }
    yield from (w(key, text=text) for key, text in said_of.items() if text)
    if until := organiser.embargo_in_brussels:
        yield w("organiser.embargo", date=w.date(until), time=w.time(until))
    if disclaimer := said(organiser.disclaimer, w):
        yield disclaimer


def source(organiser: Organiser, w: Words) -> Iterator[str]:
    """Say in two sentences what goes with every figure: the licence, and how to cite; what is not set is left out."""
    if organiser.licence:
        yield w("organiser.licence", text=organiser.licence)
    if cited := said(organiser.cite_as, w):
        yield w("organiser.cite_as", text=cited)


def footnotes(organiser: Organiser, w: Words, *, named: str, a_map: bool) -> Iterator[str]:
    """Give the footnotes of what shows the text `named`: on names of countries if it has one of those, on maps."""
    texts = {"country": organiser.country_footnote, "map": organiser.map_footnote}
    apply = {"country": any(w.country(code) in named for code in FOOTNOTED), "map": a_map}
    yield from (text for kind, worded in texts.items() if apply[kind] and (text := said(worded, w)))


def _is_given(value: object) -> bool:
    return any(text.strip() for text in value.values()) if isinstance(value, dict) else bool(str(value or "").strip())
