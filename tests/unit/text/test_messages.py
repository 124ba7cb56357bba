"""Catalogues as plain data, and written by the program."""

from pathlib import Path

import pytest

from consultation.errors import ConsultationError, UnknownName
from consultation.text import words
from consultation.text.catalogues import PACKAGED
from consultation.text.messages import catalogue_file, messages, numbers_of_forms, write_messages

SAID = {"seen": ("{n} múzeum", "{n} múzeá", "{n} múzeí"), "no_opinion": ("Bez názoru",)}


@pytest.mark.parametrize(
    ("language", "starts"),
    [
        ("en", [(1,), (0, 2, 3)]),
        ("fr", [(0, 1), (2, 3, 4)]),
        ("pl", [(1,), (2, 3, 4), (0, 5, 6)]),
        ("ka", [(0, 1, 2)]),
    ],
)
def test_a_plural_form_knows_its_numbers(language: str, starts: list[tuple[int, ...]]) -> None:
    assert [form[: len(start)] for form, start in zip(numbers_of_forms(language), starts, strict=True)] == starts


@pytest.mark.parametrize("language", ["zz", "../en", "EN", ""])
def test_what_is_no_language_is_refused(language: str) -> None:
    with pytest.raises(UnknownName) as refused:
        numbers_of_forms(language)
    assert refused.value.values == {"name": language}
    with pytest.raises(UnknownName):
        catalogue_file(Path("x"), language.replace("zz", "z"))


def test_what_is_written_is_read_and_said(tmp_path: Path) -> None:
    write_messages(tmp_path, "sk", SAID, {"seen"}, "Slovak Museum")
    assert messages("sk", tmp_path) == SAID
    w = words("sk", tmp_path)
    assert [w.plural("seen", n) for n in (1, 3, 7)] == ["1 múzeum", "3 múzeá", "7 múzeí"]
    assert w("no_opinion") == "Bez názoru"
    assert w.reviewed


def test_a_language_with_one_form_counts_all_the_same(tmp_path: Path) -> None:
    write_messages(tmp_path, "ka", {"seen": ("{n} მუზეუმი",)}, {"seen"})
    assert [words("ka", tmp_path).plural("seen", n) for n in (1, 5)] == ["1 მუზეუმი", "5 მუზეუმი"]
    assert not words("ka", tmp_path).reviewed


def test_the_first_folder_wins_and_none_is_looked_into_unasked(tmp_path: Path) -> None:
    write_messages(tmp_path, "fr", {"no_opinion": ("Je ne sais pas",)}, set())
    assert messages("fr", tmp_path) == {"no_opinion": ("Je ne sais pas",)}
    both = messages("fr", tmp_path, PACKAGED)
    assert (both["no_opinion"], len(both) > 500) == (("Je ne sais pas",), True)


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "sk").write_text("in the way")
    with pytest.raises(ConsultationError) as refused:
        write_messages(tmp_path, "sk", SAID, {"seen"})
    assert refused.value.key == "error.export.not_written"
