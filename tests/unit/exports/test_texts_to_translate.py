"""The lines of a catalogue that goes out: one for each text, and what a translator is told about it."""

from dataclasses import replace

from consultation.exports.translation_rows import WHERE, rows, where
from consultation.text import words
from consultation.text.catalogues import PACKAGED
from consultation.text.messages import messages

EN = words("en")
ENGLISH = {"chart.groups": ("{n} group", "{n} groups"), "R1a.title": ("Ask",), "hours.title": ("Hours",)}


def test_a_text_is_a_line_and_one_that_counts_has_a_line_for_each_form() -> None:
    found = rows("pl", ENGLISH)
    assert [(row.name, row.key, row.form, row.english) for row in found] == [
        ("R1a.title", "R1a.title", 0, "Ask"),
        ("chart.groups#1", "chart.groups", 0, "{n} group"),
        ("chart.groups#2", "chart.groups", 1, "{n} groups"),
        ("chart.groups#3", "chart.groups", 2, "{n} groups"),
        ("hours.title", "hours.title", 0, "Hours"),
    ]


def test_a_form_for_0_and_1_is_made_from_the_english_for_many() -> None:
    assert [row.english for row in rows("fr", ENGLISH)[1:3]] == ["{n} groups", "{n} groups"]


def test_a_translator_is_told_where_a_text_stands_and_for_which_numbers_a_form_is() -> None:
    assert [where(row, EN) for row in rows("pl", ENGLISH)] == [
        "Your answers",
        "Results. For these numbers: 1",
        "Results. For these numbers: 2, 3, 4, 22 …",
        "Results. For these numbers: 0, 5, 6, 7 …",
        "",
    ]
    assert where(rows("fr", ENGLISH)[1], EN) == "Results. For these numbers: 0, 1"


def test_every_text_of_the_package_says_where_it_stands() -> None:
    """When it fails, name the place of the first part of the key in `translation_rows`, or take it out there."""
    shipped = rows("de", messages("en", PACKAGED))
    assert {row.key.split(".")[0] for row in shipped if not where(replace(row, numbers=()), EN)} == set()
    assert set(WHERE) - {row.key.split(".")[0] for row in shipped} == set()
