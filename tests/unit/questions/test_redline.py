"""What changes between two texts, as tables and as laws."""

from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultation.questions.redline import Change, nearest, redline, spaced, words_of

texts = st.text(max_size=60) | st.lists(
    st.sampled_from(["data", "musées", "d’art", " ", "\n", ", ", "schützen", "博物館", "👩🏽‍🎨", "e\u0301", "."]),
    max_size=14,
).map("".join)


def shown(old: str, new: str) -> str:
    marks = {Change.KEPT: "{}", Change.REMOVED: "[-{}-]", Change.ADDED: "[+{}+]"}
    return "".join(marks[piece.change].format(piece.text) for piece in redline(old, new))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Data should be good.", "Data should be good.", "Data should be good."),
        ("Data should be good.", "Data must be good.", "Data [-should-][+must+] be good."),
        ("Data should be good.", "Data should be good and open.", "Data should be good[+ and open+]."),
        ("Data should always be good.", "Data should be good.", "Data should [-always -]be good."),
        ("one big old house", "one small new house", "one [-big old-][+small new+] house"),
        ("l’avenir des musées", "l’avenir du musée", "l’avenir [-des musées-][+du musée+]"),
        ("Das Museum", "das Museum", "[-Das-][+das+] Museum"),
        ("été", "éte", "[-été-][+éte+]"),
        ("日本の博物館", "日本の美術館", "日本の[-博物-][+美術+]館"),
        ("Yes 👩🏽‍🎨", "Yes 👩‍🎨", "Yes [-👩🏽‍🎨-][+👩‍🎨+]"),
        ("שלום עולם", "שלום לכולם", "שלום [-עולם-][+לכולם+]"),
        ("Przepisy o\u00a0AI", "Przepisy o nowym AI", "Przepisy o [+nowym +]AI"),
        ("100\u202f% oui", "100 % oui", "100 % oui"),
        ("", "New.", "[+New.+]"),
        ("", "", ""),
    ],
)
def test_changes_are_shown_by_whole_words(old: str, new: str, expected: str) -> None:
    assert shown(old, new) == expected


@given(texts, texts)
def test_without_what_was_added_it_is_the_old_text_and_without_what_was_removed_the_new(old: str, new: str) -> None:
    pieces = redline(old, new)
    assert "".join(text for change, text in pieces if change is not Change.ADDED) == spaced(old)
    assert "".join(text for change, text in pieces if change is not Change.REMOVED) == spaced(new)


@given(texts, texts)
def test_no_piece_is_empty_and_neighbours_differ(old: str, new: str) -> None:
    pieces = redline(old, new)
    assert all(text for _, text in pieces)
    assert all(one.change is not other.change for one, other in pairwise(pieces))


@given(texts)
def test_an_unchanged_text_is_kept_as_a_whole(text: str) -> None:
    assert redline(text, text) == (((Change.KEPT, spaced(text)),) if text else ())


@given(texts)
def test_words_joined_again_are_the_text(text: str) -> None:
    assert "".join(words_of(text)) == text


@given(texts, texts)
def test_no_word_is_cut_in_two(old: str, new: str) -> None:
    ends = {0}
    for word in words_of(spaced(old)):
        ends.add(max(ends) + len(word))
    length = 0
    for change, text in redline(old, new):
        length += len(text) if change is not Change.ADDED else 0
        assert length in ends


def test_long_texts_of_few_words_are_cut_in_a_moment() -> None:
    old, new = "a " * 5000, "a b " * 2500
    began = process_time()
    pieces = redline(old, new)
    assert process_time() - began < 2  # without the care that `redline` takes it is minutes
    assert "".join(text for change, text in pieces if change is not Change.REMOVED) == new


def test_the_language_that_was_changed_is_found_again() -> None:
    originals = ["Museum data should be good.", "Les données des musées doivent être bonnes."]
    assert nearest(originals, "Les données des musées doivent être ouvertes.") == originals[1]
    assert nearest(originals, "Museum data should be open.") == originals[0]
