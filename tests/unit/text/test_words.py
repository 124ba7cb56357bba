from datetime import UTC, date, datetime, timedelta, timezone
from math import nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultation.errors import InvalidAnswer, UnknownName
from consultation.text import languages, words


def test_a_key_has_its_words_in_each_language() -> None:
    assert words("en")("no_opinion") == "No opinion"
    assert words("fr")("no_opinion") == "Sans opinion"


def test_the_package_speaks_six_languages_english_first() -> None:
    assert languages() == ("en", "de", "es", "fr", "it", "pl")


def test_a_language_without_catalogue_is_refused() -> None:
    with pytest.raises(UnknownName) as refused:
        words("tlh")
    assert refused.value.values == {"name": "tlh"}


def test_a_language_that_is_a_path_is_refused() -> None:
    with pytest.raises(UnknownName):
        words("../locale/en")


def test_an_unknown_key_is_shown_as_it_is() -> None:
    assert words("fr")("no.such.key") == "no.such.key"
    assert not words("fr").has("no.such.key")


def test_gaps_are_filled_by_name() -> None:
    assert words("en")("error.unknown_question", name="R9") == "There is no question “R9”."


def test_a_gap_without_value_stays_and_stops_nothing() -> None:
    assert words("en")("error.unknown_question") == "There is no question “{name}”."


@given(written=st.text())
def test_braces_that_a_person_writes_are_not_gaps(written: str) -> None:
    assert words("en")("error.unknown_question", name=written) == f"There is no question “{written}”."


def test_a_value_does_not_open_further_gaps() -> None:
    said = words("en")("error.answer.points", value="{total}", total=100)
    assert said == "“{total}” is not a whole number from 0 to 100."


@pytest.mark.parametrize(
    ("language", "number", "digits", "written"),
    [
        ("en", 12345.6, 0, "12,346"),
        ("en", 0.25, 2, "0.25"),
        ("en", -0.2, 0, "0"),
        ("en", nan, 1, "–"),
        ("fr", 12345.6, 1, "12\u202f345,6"),
        ("de", 12345.6, 1, "12.345,6"),
        ("es", 12345.6, 1, "12.345,6"),
        ("it", 12345.6, 1, "12.345,6"),
        ("pl", 12345.6, 1, "12\u00a0345,6"),
    ],
)
def test_numbers_are_written_as_the_language_does(language: str, number: float, digits: int, written: str) -> None:
    assert words(language).number(number, digits) == written


@pytest.mark.parametrize(
    ("language", "share", "digits", "written"),
    [
        ("en", 0.42, 0, "42%"),
        ("en", 0.4249, 1, "42.5%"),
        ("en", 1, 0, "100%"),
        ("en", nan, 0, "–"),
        ("fr", 0.42, 0, "42\u00a0%"),
        ("fr", 0.4249, 1, "42,5\u00a0%"),
        ("de", 0.4249, 1, "42,5\u00a0%"),
        ("es", 0.4249, 1, "42,5\u00a0%"),
        ("it", 0.4249, 1, "42,5%"),
        ("pl", 0.4249, 1, "42,5%"),
        ("en", 0, 0, "0%"),
        ("en", 0.004, 0, "<1%"),
        ("en", 0.005, 0, "1%"),
        ("fr", 0.0004, 1, "<0,1\u00a0%"),
    ],
)
def test_shares_are_written_as_percentages(language: str, share: float, digits: int, written: str) -> None:
    assert words(language).percent(share, digits) == written


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "2 November 2026"),
        ("fr", "2 novembre 2026"),
        ("de", "2. November 2026"),
        ("es", "2 de noviembre de 2026"),
        ("it", "2 novembre 2026"),
        ("pl", "2 listopada 2026"),
    ],
)
def test_a_day_has_its_month_as_a_word(language: str, written: str) -> None:
    assert words(language).date(date(2026, 11, 2)) == written


def test_a_moment_keeps_its_own_time_zone() -> None:
    evening = datetime(2026, 11, 2, 23, 5, tzinfo=timezone(timedelta(hours=1)))
    assert words("en").time(evening) == "23:05"
    assert words("en").date(evening) == "2 November 2026"
    assert words("fr").time(evening.astimezone(UTC)) == "22:05"


@pytest.mark.parametrize(
    ("language", "named"),
    [
        ("fr", ["Allemagne", "Kosovo*", "Antarctique"]),
        ("de", ["Deutschland", "Kosovo*", "Antarktis"]),
        ("es", ["Alemania", "Kosovo*", "Antártida"]),
        ("it", ["Germania", "Kosovo*", "Antartide"]),
        ("pl", ["Niemcy", "Kosowo*", "Antarktyda"]),
    ],
)
def test_countries_are_named_in_the_language(language: str, named: list[str]) -> None:
    assert [words(language).country(code) for code in ("DE", "XK", "AQ")] == named


def test_an_unknown_country_is_said_by_its_code() -> None:
    assert words("en").country("ZZZ") == "ZZZ"


@pytest.mark.parametrize(
    ("n", "said"), [(0, "Dodano 0 odpowiedzi."), (1, "Dodano 1 odpowiedź."), (3, "Dodano 3 odpowiedzi.")]
)
def test_polish_counts_in_its_own_forms(n: int, said: str) -> None:
    assert words("pl").plural("cli.import.added", n) == said


def test_polish_has_a_form_for_few_and_one_for_many() -> None:
    said = [words("pl").plural("cli.import.refused", n).split(".")[0] for n in (1, 2, 5, 12, 22)]
    assert said == [
        "Znaleziono 1 problem",
        "Znaleziono 2 problemy",
        "Znaleziono 5 problemów",
        "Znaleziono 12 problemów",
        "Znaleziono 22 problemy",
    ]


def test_an_error_is_one_sentence_with_its_numbers() -> None:
    error = InvalidAnswer("error.answer.too_long", question="R1.comment", length=100_000, longest=3000)
    assert words("en").error(error) == "Your text has 100,000 characters. It may have 3,000 at most."


def test_an_error_names_the_question_by_its_words() -> None:
    error = InvalidAnswer("error.answer.required", question="country")
    assert words("en")("country") in words("en").error(error)
