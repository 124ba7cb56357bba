"""The words of one language, with its ways to write numbers, dates and countries."""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache, lru_cache
from gettext import NullTranslations

from babel import Locale
from babel.dates import format_date, format_time
from babel.numbers import format_decimal, format_percent

from consultation.errors import ConsultationError
from consultation.text.authors import Authors

NOTHING = "–"
FOOTNOTE = "*"
FOOTNOTED = frozenset({"XK"})  # names that the organiser's footnote on countries belongs to
GAP = re.compile(r"\{(\w+)\}")
# English is read by Europeans: day before month, the clock to 24.
LOCALES = {"en": "en_GB"}


@dataclass(frozen=True)
class Words:
    """Says what stands under a key; `keys` are those that have words in this very language."""

    language: str
    keys: frozenset[str]
    translations: NullTranslations
    authors: tuple[Authors, ...] = ()

    @property
    def reviewed(self) -> bool:
        """Whether each catalogue whose words are said here names somebody who reviewed it."""
        return all(each.reviewed for each in self.authors)

    def __call__(self, key: str, **values: object) -> str:
        """Give the words of a key, gaps like `{name}` filled; in English, then the key itself, where there are none."""
        return _filled(self.translations.gettext(key), values)

    def plural(self, key: str, n: int, **values: object) -> str:
        """Give the words of a key for a count; `{n}` is the count as the language writes it."""
        return _filled(self.translations.ngettext(key, key, n), {"n": self.number(n)} | values)

    def has(self, key: str) -> bool:
        """Whether there are words for a key, in this language or in English."""
        return self.translations.gettext(key) != key or key in self.keys

    def number(self, x: float, digits: int = 0) -> str:
        """Write a number with so many decimal digits: 12345.6 becomes `12,346`; a dash where there is none."""
        return _unless_nan(x, digits, lambda value: _decimal(value, digits, self._locale))

    def percent(self, share: float, digits: int = 0) -> str:
        """Write a share of 0 to 1 as a percentage: 0.42 becomes `42%`, in French `42 %`; a dash where there is none.

        One that would be rounded to 0 without being 0 is `<1%`: a few people are not nobody.
        """
        least = 10.0 ** -(digits + 2)
        if 0 < share < least / 2:
            return "<" + _percentage(least, digits, self._locale)
        return _unless_nan(share, digits + 2, lambda value: _percentage(value, digits, self._locale))

    def date(self, day: date) -> str:
        """Write a day, or the day of a moment, with the month as a word."""
        return format_date(day, "long", self._locale)

    def time(self, moment: datetime) -> str:
        """Write the hour and minute of a moment, in the time zone it comes in."""
        return _clock(moment.hour, moment.minute, self._locale)

    def country(self, code: str) -> str:
        """Name a country by its ISO 3166-1 alpha-2 code, or XK; the code itself where it is unknown."""
        return f"{self._locale.territories.get(code, code)}{FOOTNOTE if code in FOOTNOTED else ''}"

    def language_name(self, code: str) -> str:
        """Name a language in this one, such as `anglais`; the code where it is not known."""
        return str(self._locale.languages.get(code, code))

    def error(self, error: ConsultationError) -> str:
        """Say an error as one sentence: whole numbers as the language writes them, a question by its words."""
        return self(error.key, **{name: self._said(name, value) for name, value in error.values.items()})

    def _said(self, name: str, value: object) -> object:
        if name == "question":
            return self(str(value))
        return self.number(value) if isinstance(value, int) and not isinstance(value, bool) else value

    @property
    def _locale(self) -> Locale:
        return _locale(self.language)


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(LOCALES.get(language, language))


@lru_cache(maxsize=10_000)
def _clock(hour: int, minute: int, locale: Locale) -> str:
    """There are 1,440 minutes in a day, and each answer that is saved says one."""
    return format_time(time(hour, minute), "short", locale=locale)


@lru_cache(maxsize=2**16)
def _decimal(value: float, digits: int, locale: Locale) -> str:
    """The same counts and percentages are written again and again, and writing one takes 30 microseconds."""
    return format_decimal(value, "#,##0" + _decimals(digits), locale)


@lru_cache(maxsize=2**12)
def _percentage(share: float, digits: int, locale: Locale) -> str:
    pattern = locale.percent_formats[None].pattern.replace("##0", "##0" + _decimals(digits))
    return format_percent(share, pattern, locale)


def _filled(text: str, values: dict[str, object]) -> str:
    # Not str.format: a slip in a catalogue, or a brace in what a person wrote, must not stop a page.
    return GAP.sub(lambda gap: str(values.get(gap[1], gap[0])), text)


def _decimals(digits: int) -> str:
    return "." + "0" * digits if digits else ""


def _unless_nan(x: float, digits: int, write: Callable[[float], str]) -> str:
    # Adding 0.0 turns -0.0, which would be written with its sign, into 0.0.
    return NOTHING if math.isnan(x) else write(round(float(x), digits) + 0.0)
