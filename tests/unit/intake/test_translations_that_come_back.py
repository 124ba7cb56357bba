"""A catalogue goes out as a workbook and comes back, whole, changed, or broken in every way that people break one."""

import io
import zipfile
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from xlsxwriter import Workbook

from consultation.errors import InvalidFile
from consultation.exports.translation import translation
from consultation.intake.translation import Change, Returned, language_of, read_translation
from consultation.text import words
from consultation.text.catalogues import PACKAGED
from consultation.text.messages import Forms, messages, numbers_of_forms

ENGLISH: dict[str, Forms] = {
    "form.saved": ("Saved {time}",),
    "form.title": ("About you",),
    "groups": ("{n} group", "{n} groups"),
}
GERMAN: dict[str, Forms] = {
    "form.saved": ("Gespeichert {time}",),
    "form.title": ("Über Sie",),
    "groups": ("{n} Gruppe", "{n} Gruppen"),
}
LINES = {"form.saved": 2, "form.title": 3, "groups#1": 4, "groups#2": 5}
Edit = Callable[[Any], None]


def sent(language: str = "de", english: dict[str, Forms] = ENGLISH, present: dict[str, Forms] = GERMAN) -> bytes:
    return translation(language, english, present, words("en"), date(2026, 11, 21))


def edited(edit: Edit, content: bytes | None = None) -> bytes:
    """Let somebody do something to the first sheet."""
    book = load_workbook(io.BytesIO(content or sent()))
    edit(book.worksheets[0])
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def returned(content: bytes, english: dict[str, Forms] = ENGLISH, present: dict[str, Forms] = GERMAN) -> Returned:
    return read_translation(content, "de.xlsx", english, present)


def put(**cells: str) -> Edit:
    def edit(sheet: Any) -> None:
        for name, text in cells.items():
            sheet[name] = text

    return edit


def told(found: Returned) -> list[tuple[int, str, str, bool]]:
    return [(each.line, each.column, each.reason.key.split(".")[-1], each.stops) for each in found.remarks]


def refused(content: bytes) -> InvalidFile:
    with pytest.raises(InvalidFile) as error:
        returned(content)
    return error.value


@pytest.mark.parametrize("language", ["fr", "de", "es", "it", "pl"])
def test_every_shipped_catalogue_comes_back_unchanged_and_without_a_remark(language: str) -> None:
    english, present = messages("en", PACKAGED), messages(language, PACKAGED)
    found = read_translation(sent(language, english, present), "x.xlsx", english, present)
    assert (found.language, found.remarks, found.changes, dict(found.said)) == (language, (), (), {})


SENTENCE = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Z"], exclude_characters="{}[]<>`|\\:/"), min_size=1
)


@settings(max_examples=15, deadline=None)
@given(
    language=st.sampled_from(["de", "pl", "ar", "ka"]),
    plain=st.dictionaries(st.from_regex(r"[a-z]{1,8}\.[a-z]{1,8}", fullmatch=True), st.tuples(SENTENCE, SENTENCE)),
    count=st.integers(0, 1),
)
def test_what_goes_out_and_comes_back_changes_nothing(
    language: str, plain: dict[str, tuple[str, str]], count: int
) -> None:
    english: dict[str, Forms] = {key: (text,) for key, (text, _) in plain.items()}
    present: dict[str, Forms] = {key: (text[: 4 * len(en)],) for key, (en, text) in plain.items()}
    if count:
        english["counted"] = ("{n} a", "{n} b")
        present["counted"] = tuple(f"{{n}} {number}" for number, _ in enumerate(numbers_of_forms(language)))
    found = read_translation(sent(language, english, present), "x.xlsx", english, present)
    assert (found.remarks, found.changes) == ((), ())


def test_a_change_is_told_with_old_and_new() -> None:
    found = returned(edited(put(D3="Angaben zu Ihnen")))
    assert found.changes == (Change("form.title", "Über Sie", "Angaben zu Ihnen"),)
    assert dict(found.said) == {"form.title": ("Angaben zu Ihnen",)}
    assert not found.stopped


def test_one_changed_form_keeps_the_others() -> None:
    assert dict(returned(edited(put(D5="{n} Gruppen insgesamt"))).said) == {
        "groups": ("{n} Gruppe", "{n} Gruppen insgesamt")
    }


def test_spaces_around_words_and_notes_change_nothing() -> None:
    found = returned(edited(put(D3="  Über Sie ", E3="Is this right?")))
    assert (found.remarks, found.changes) == ((), ())


@pytest.mark.parametrize(
    ("edit", "remark"),
    [
        (put(D2="Gespeichert"), (2, "D", "gap_lost", True)),
        (put(D2="Gespeichert {time} {who}"), (2, "D", "gap_unknown", True)),
        (put(D2="Gespeichert {time} {"), (2, "D", "brace", True)),
        (put(D2="Gespeichert { time }"), (2, "D", "gap_lost", True)),
        (put(D5="mehrere Gruppen"), (5, "D", "gap_lost", True)),
        (put(D3="![](http://elsewhere.example/x.png)"), (3, "D", "markup", True)),
        (put(D3="<b>Über Sie</b>"), (3, "D", "markup", True)),
        (put(D3="Über \u202eeiS"), (3, "D", "markup", True)),
        (put(D3="Über Sie " * 100), (3, "D", "too_long", True)),
        (put(A3="form.saved"), (3, "A", "twice", True)),
        (put(A3=""), (3, "A", "no_key", True)),
        (put(A6="groups#3", C6="{n} groups", D6="{n}"), (6, "A", "form_unknown", True)),
        (put(A6="groups", D6="{n}"), (6, "A", "form_unknown", True)),
        (put(A6="form.gone", D6="Weg"), (6, "A", "unknown", False)),
        (put(C3="About us"), (3, "C", "english_changed", False)),
        (put(D3=""), (3, "D", "emptied", False)),
    ],
)
def test_what_is_wrong_is_told_with_its_place(edit: Edit, remark: tuple[int, str, str, bool]) -> None:
    found = returned(edited(edit))
    assert remark in told(found)
    assert found.stopped is remark[3]


def test_a_form_for_one_alone_may_say_it_in_words() -> None:
    assert told(returned(edited(put(D4="eine Gruppe")))) == []


def test_a_line_that_is_passed_over_stays_as_it_was() -> None:
    found = returned(edited(put(C3="About us", D3="Über uns")))
    assert (found.changes, dict(found.said)) == ((), {})


def test_lines_that_are_missing_are_named() -> None:
    found = returned(edited(lambda sheet: sheet.delete_rows(LINES["form.title"])))
    assert told(found) == [(0, "", "lines_missing", False)]
    assert found.remarks[0].reason.values == {"n": 1, "names": "form.title"}


def test_a_new_language_needs_every_plural_form() -> None:
    content = edited(put(D4="{n} skupina", D5="{n} skupiny"), sent("sk", ENGLISH, {}))
    found = returned(content, present={})
    assert (4, "D", "forms", True) in told(found)
    assert [each.reason.values for each in found.remarks if each.stops] == [
        {"name": "groups", "wanted": len(numbers_of_forms("sk")), "found": 2}
    ]


def test_what_has_no_words_yet_is_counted() -> None:
    found = returned(edited(put(D3="O vás"), sent("sk", ENGLISH, {})), present={})
    assert [(each.reason.key, each.reason.values["n"]) for each in found.remarks] == [
        ("error.translation.untranslated", 4)
    ]
    assert found.language == "sk"


def test_words_in_another_language_are_refused() -> None:
    english = messages("en", PACKAGED)
    french = sent("de", english, messages("fr", PACKAGED))
    with pytest.raises(InvalidFile) as error:
        read_translation(french, "de.xlsx", english, messages("de", PACKAGED))
    assert error.value.values == {"file": "de.xlsx", "language": "de", "found": "fr"}


def test_words_left_in_english_are_refused() -> None:
    english = messages("en", PACKAGED)
    with pytest.raises(InvalidFile) as error:
        read_translation(sent("sk", english, english), "sk.xlsx", english, {})
    assert error.value.values["found"] == "en"


@pytest.mark.parametrize(
    ("edit", "key"),
    [
        (put(D2='=HYPERLINK("http://elsewhere.example")'), "workbook.formula"),
        (lambda sheet: sheet.merge_cells("D2:D3"), "workbook.merged"),
        (lambda sheet: sheet.insert_cols(2), "translation.header"),
        (put(D1="Français (fr)"), "translation.header"),
        (lambda sheet: sheet.insert_rows(1), "translation.header"),
        (lambda sheet: setattr(sheet, "title", "My translation"), "translation.no_sheet"),
    ],
)
def test_a_workbook_that_is_not_the_one_sent_is_refused(edit: Edit, key: str) -> None:
    assert refused(edited(edit)).key == f"error.{key}"


def test_a_hundred_thousand_lines_are_refused() -> None:
    made = io.BytesIO()
    with Workbook(made, {"in_memory": True}) as book:
        sheet = book.add_worksheet("de")
        sheet.write_row(0, 0, ["Key", "Where", "English (en)", "Deutsch (de)", "Note"])
        for line in range(1, 100_001):
            sheet.write_number(line, 0, 1)
    assert refused(made.getvalue()).key == "error.workbook.too_many_lines"


def test_macros_are_refused() -> None:
    content = io.BytesIO(sent())
    with zipfile.ZipFile(content, "a") as package:
        package.writestr("xl/vbaProject.bin", b"macro")
    assert refused(content.getvalue()).key == "error.workbook.macros"


@pytest.mark.parametrize("content", [b"", b"key,words\r\n", b"PK\x03\x04rest"])
def test_what_is_no_workbook_is_refused(content: bytes) -> None:
    with pytest.raises(InvalidFile):
        language_of(content, "de.xlsx")


def test_the_workbook_locks_what_is_not_to_be_changed_and_explains_itself() -> None:
    book = load_workbook(io.BytesIO(sent()))
    sheet, about = book.worksheets
    assert sheet.title == "de"
    assert sheet.protection.sheet
    assert [sheet.cell(2, place).protection.locked for place in range(1, 6)] == [True, True, True, False, False]
    assert [sheet.cell(1, place).value for place in range(1, 6)] == [
        "Key",
        "Where it is used",
        "English (en)",
        "Deutsch (de)",
        "Note for us",
    ]
    assert sheet["B4"].value == "Results. For these numbers: 1"
    assert about["A2"].value == "Sent out on 21 November 2026. Texts: 4. Without a translation: 0."
    assert "{n}" in about["A5"].value


def test_words_that_look_like_formulas_stay_words() -> None:
    present = GERMAN | {"form.title": ("=1+1",)}
    assert returned(sent(present=present), present=present).remarks == ()
