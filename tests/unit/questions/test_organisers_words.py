"""The organiser's settings: what they say in a language, the colours that are taken, the terms of use."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from consultation.questions.contrast import DARK_GROUND, GROUND, HOUSE, SMALLEST, contrast, on_dark
from consultation.questions.organiser import Organiser, footnotes, said, source, terms
from consultation.text import words

EN, FR = words("en"), words("fr")
COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        # The examples of WCAG's technique G18 and of the WebAIM contrast checker.
        ("#000000", "#ffffff", 21.0),
        ("#777777", "#ffffff", 4.48),
        ("#767676", "#ffffff", 4.54),
        ("#0000ff", "#ffffff", 8.59),
        ("#ff0000", "#ffffff", 4.0),
    ],
)
def test_contrast_is_that_of_the_guidelines(one: str, other: str, expected: float) -> None:
    assert round(contrast(one, other), 2) == expected
    assert contrast(one, other) == contrast(other, one)


@given(COLOURS)
def test_a_colour_is_taken_exactly_when_it_can_be_read(colour: str) -> None:
    readable = contrast(colour, GROUND) >= SMALLEST
    try:
        assert Organiser(accent=colour).accent == colour
        assert readable
    except ValidationError:
        assert not readable


@given(COLOURS, st.sampled_from([3.0, 6.0]))
def test_on_the_dark_ground_every_colour_becomes_light_enough(colour: str, enough: float) -> None:
    assert contrast(on_dark(colour, enough), DARK_GROUND) >= enough


def test_the_colour_of_the_house_is_taken() -> None:
    assert Organiser(accent=HOUSE).accent == HOUSE


@pytest.mark.parametrize(
    ("written", "english", "french"),
    [
        ("Sentence.", "Sentence.", "Sentence."),
        ("nemo_ai.purpose", EN("nemo_ai.purpose"), FR("nemo_ai.purpose")),
        ({"": "For all.", "fr": "Pour."}, "For all.", "Pour."),
        ({"en": "For.", "fr": "Pour."}, "For.", "Pour."),
        ({"en": "For."}, "For.", "For."),
        ({"de": "Für."}, "Für.", "Für."),
        ({}, "", ""),
        ("", "", ""),
    ],
)
def test_a_text_is_said_in_the_language_or_the_nearest(written: object, english: str, french: str) -> None:
    purpose = Organiser.model_validate({"purpose": written}).purpose
    assert (said(purpose, EN), said(purpose, FR)) == (english, french)


def test_terms_say_what_is_set_and_nothing_else() -> None:
    assert list(terms(Organiser(), EN)) == []
    organiser = Organiser.model_validate(
        {
            "controller": "We",
            "contact": "we@museums.example",
            "licence": "CC BY 4.0",
            "cite_as": {"fr": "Nous, 2027"},
            "embargo": datetime(2027, 5, 4, 8, 0, tzinfo=UTC),
            "disclaimer": "Views are ours.",
        }
    )
    assert list(terms(organiser, EN)) == [
        "Organised by: We · we@museums.example",
        "Licence of the results: CC BY 4.0",
        "Cite as: Nous, 2027",
        "Not to be published before 4 May 2027, 10:00, Brussels time.",
        "Views are ours.",
    ]


def test_with_a_figure_go_the_licence_and_how_to_cite_as_far_as_they_are_set() -> None:
    licence, cited = "Licence of the results: CC BY 4.0", "Cite as: We, 2027"
    organiser = Organiser(controller="We", licence="CC BY 4.0", cite_as={"": "We, 2027"}, disclaimer={"": "Ours."})
    assert list(source(organiser, EN)) == [licence, cited]
    assert list(source(organiser.model_copy(update={"licence": ""}), EN)) == [cited]
    assert list(source(organiser.model_copy(update={"cite_as": {}}), EN)) == [licence]


def test_the_footnotes_of_the_house_are_there_unless_others_are_written() -> None:
    assert said(Organiser().country_footnote, EN).startswith("Kosovo*: This designation is without prejudice")
    assert said(Organiser().map_footnote, FR).startswith("Les frontières")


def test_a_footnote_stands_only_where_it_applies() -> None:
    house = Organiser()
    countries, maps = said(house.country_footnote, EN), said(house.map_footnote, EN)
    assert list(footnotes(house, EN, named="Italy, Kosovo*", a_map=True)) == [countries, maps]
    assert list(footnotes(house, EN, named="Italy", a_map=True)) == [maps]
    assert list(footnotes(Organiser(country_footnote={}), EN, named="Kosovo*", a_map=False)) == []
