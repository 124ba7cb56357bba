from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from unit.intake.wide_files import GOOD, header, stored, write

from consultation.errors import InvalidAnswer, InvalidFile
from consultation.exports.wide import wide, wide_with_labels
from consultation.intake.record import Parsed, Record
from consultation.intake.responses_csv import records
from consultation.intake.responses_file import add_records, check, left_blank
from consultation.intake.simulate import simulate
from consultation.questions.clean import clean
from consultation.questions.model import Questionnaire
from consultation.store.engine import Store
from consultation.store.frames import Row
from consultation.store.responses import add
from consultation.text import words

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
EN = words("en")
SOME_TEXT = st.text(min_size=1) | st.builds(
    "{}{}".format,
    st.sampled_from(["=", "+", "-", "@", "'", "''", "＝", "a\n=b", '"', ","]),
    st.text(),
)


def exported(store: Store, questionnaire: Questionnaire) -> bytes:
    return b"".join(wide(stored(store, questionnaire), questionnaire))


def test_an_export_that_is_imported_is_the_same_export(
    tmp_path: Path, questionnaire: Questionnaire, stores: tuple[Store, Store]
) -> None:
    one, other = stores
    add(one, questionnaire, simulate(questionnaire, 150, 7, NOW))
    add(one, questionnaire, simulate(questionnaire, 50, 8, NOW), synthetic=True)
    path = tmp_path / "answers.csv"
    path.write_bytes(exported(one, questionnaire))

    checked = check(records(path, questionnaire), other, questionnaire)
    assert (checked.responses, checked.problems) == (200, ())
    assert add_records(partial(records, path, questionnaire), path.name, other, questionnaire) == 200
    assert sorted(exported(other, questionnaire).splitlines()) == sorted(path.read_bytes().splitlines())
    by_reference = {row.reference: row for row in stored(one, questionnaire)}
    assert {row.reference: row for row in stored(other, questionnaire)} == by_reference


def test_a_file_from_before_optional_questions_were_asked_is_taken_in_and_says_what_is_blank(
    tmp_path: Path, questionnaire: Questionnaire
) -> None:
    later = ("R1.comment", "U.security")
    older = [column for column in header(questionnaire) if column not in later]
    path = write(tmp_path / "older.csv", older, [GOOD | {"R1.agreement": "1"}])
    (record,) = records(path, questionnaire)
    assert isinstance(record, Record)
    assert record.response.answers["R1.agreement"] == ("1",)
    assert left_blank(path, questionnaire) == later
    assert left_blank(write(tmp_path / "whole.csv", header(questionnaire), [GOOD]), questionnaire) == ()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(comment=SOME_TEXT, organisation=SOME_TEXT)
def test_any_words_that_can_be_answered_come_back_exactly(
    tmp_path: Path, questionnaire: Questionnaire, comment: str, organisation: str
) -> None:
    answers: dict[str, tuple[str, ...]] = {"consent.process": ("yes",), "country": ("IT",), "museum_type": ("art",)}
    try:
        for name, text in (("R1.comment", comment), ("organisation", organisation)):
            answers |= {
                column: given
                for column, given in clean(questionnaire, questionnaire.asked[name], text).items()
                if given
            }
    except InvalidAnswer:
        return  # too long to be answered
    row = Row("AAAAA-11111", "submitted", "fr", False, NOW, NOW, NOW, answers)  # noqa: FBT003
    path = tmp_path / "answers.csv"
    path.write_bytes(b"".join(wide([row], questionnaire)))
    (record,) = records(path, questionnaire)
    assert isinstance(record, Record)
    assert record.response.answers == answers


def test_labels_are_passed_over(tmp_path: Path, questionnaire: Questionnaire, store: Store) -> None:
    add(store, questionnaire, simulate(questionnaire, 30, 1, NOW))
    found = stored(store, questionnaire)
    plain, labelled = tmp_path / "plain.csv", tmp_path / "labelled.csv"
    plain.write_bytes(b"".join(wide(found, questionnaire)))
    labelled.write_bytes(b"".join(wide_with_labels(found, questionnaire, EN)))
    read = list(records(plain, questionnaire))
    assert all(isinstance(record, Record) for record in read)
    assert list(records(labelled, questionnaire)) == read


def test_a_reference_that_is_in_the_database_is_refused_with_its_line(
    tmp_path: Path, questionnaire: Questionnaire, store: Store
) -> None:
    path = write(tmp_path / "answers.csv", header(questionnaire), [GOOD])
    add_records(partial(records, path, questionnaire), path.name, store, questionnaire)
    write(path, header(questionnaire), [GOOD | {"reference": "BBBBB-22222"}, GOOD])
    checked = check(records(path, questionnaire), store, questionnaire)
    assert [(p.line, p.column, p.reason.key) for p in checked.problems] == [
        (3, "reference", "error.import.already_there")
    ]


def test_an_import_that_broke_off_goes_on_with_what_is_missing(
    tmp_path: Path, questionnaire: Questionnaire, store: Store
) -> None:
    path = write(tmp_path / "answers.csv", header(questionnaire), [GOOD])
    add_records(partial(records, path, questionnaire), path.name, store, questionnaire)
    write(path, header(questionnaire), [GOOD, GOOD | {"reference": "BBBBB-22222"}])
    checked = check(records(path, questionnaire), store, questionnaire, going_on=True)
    assert (checked.responses, checked.problems) == (1, ())
    assert add_records(partial(records, path, questionnaire), path.name, store, questionnaire) == 1
    assert [row.reference for row in stored(store, questionnaire)] == ["AAAAA-11111", "BBBBB-22222"]


def test_a_file_that_was_spoilt_after_the_check_stops_the_import(
    tmp_path: Path, questionnaire: Questionnaire, store: Store
) -> None:
    path = write(tmp_path / "answers.csv", header(questionnaire), [GOOD | {"country": "XX"}])
    with pytest.raises(InvalidFile) as caught:
        add_records(partial(records, path, questionnaire), path.name, store, questionnaire)
    assert caught.value.key == "error.import.changed"
    assert stored(store, questionnaire) == []


def test_the_lines_are_read_again_to_be_written(tmp_path: Path, questionnaire: Questionnaire, store: Store) -> None:
    path = write(tmp_path / "answers.csv", header(questionnaire), [GOOD, GOOD | {"reference": "BBBBB-22222"}])
    seen: list[Parsed] = []

    def read() -> Iterator[Parsed]:
        for record in records(path, questionnaire):
            seen.append(record)
            yield record

    assert add_records(read, path.name, store, questionnaire) == 2
    assert [record.synthetic for record in seen if isinstance(record, Record)] == [False] * 4
