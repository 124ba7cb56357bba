import csv
import io
import tracemalloc
from collections.abc import Iterator

from hypothesis import example, given
from hypothesis import strategies as st
from unit.exports.rows_of_answers import row

from consultation.exports.wide import wide, wide_with_labels
from consultation.questions.model import Questionnaire
from consultation.store.frames import Row
from consultation.text import words
from consultation.text.csv_safe import unguard

EN = words("en")
HEADER = (
    "reference,state,language,synthetic,created_at,submitted_at,consent.process,consent.publish,country,museum_type,"
    "on_behalf,organisation,R1.agreement,R1.support,R1.comment,R1a.wording,R1a.wording.reason,P.first,U.security,U.collections,"
    "P.points.R1a,P.points.R1b"
)
FULL = {
    "P.points.R1b": ("30",),
    "P.points.R1a": ("70",),
    "P.first": ("R1a", "R1c"),
    "U.security": ("piloting",),
    "U.collections": ("not_applicable",),
    "R1a.wording": ("Shorter.",),
    "R1a.wording.reason": ('It is shorter, and says "all".',),
    "R1.comment": ('=SUM(A1), "yes"\nsecond line',),
    "R1.support": ("if_changed",),
    "R1.agreement": ("4",),
    "organisation": ("Musée, ville",),
    "on_behalf": ("museum",),
    "museum_type": ("art",),
    "country": ("IT",),
    "consent.process": ("yes",),
}


def test_every_response_is_a_line_with_a_cell_for_every_column(questionnaire: Questionnaire) -> None:
    rows = [row("AAAAA-11111", FULL), row("BBBBB-22222", {"country": ("undisclosed",)}, draft=True)]
    expected = (
        f"\ufeff{HEADER}\r\n"
        "AAAAA-11111,submitted,fr,0,2026-11-20T09:30:00+00:00,2026-11-20T09:41:05+00:00,yes,,IT,art,museum,"
        '"Musée, ville",4,if_changed,"\'=SUM(A1), ""yes""\nsecond line",Shorter.,'
        '"It is shorter, and says ""all"".",R1a|R1c,piloting,'
        "not_applicable,70,30\r\n"
        "BBBBB-22222,draft,fr,1,2026-11-20T09:30:00+00:00,,,,undisclosed,,,,,,,,,,,,,\r\n"
    )
    assert b"".join(wide(rows, questionnaire)).decode() == expected


def test_labels_stand_beside_the_codes_of_closed_columns_only(questionnaire: Questionnaire) -> None:
    content = b"".join(wide_with_labels([row("AAAAA-11111", FULL)], questionnaire, EN)).decode("utf-8-sig")
    (line,) = csv.DictReader(io.StringIO(content, newline=""))
    labels = {column.removesuffix("__label"): cell for column, cell in line.items() if column.endswith("__label")}
    assert labels == {
        "consent.process": "Yes",
        "consent.publish": "",
        "country": "Italy",
        "museum_type": "Art",
        "on_behalf": EN("on_behalf.museum"),
        "R1.agreement": "Agree",
        "R1.support": EN("support.if_changed"),
        "P.first": f"{EN('R1a.title')}|{EN('R1c.title')}",
        "U.security": EN("stage.piloting"),
        "U.collections": EN("not_applicable"),
    }
    assert list(line)[8:12] == ["consent.publish", "consent.publish__label", "country", "country__label"]


def test_an_answer_to_a_question_that_is_no_longer_asked_has_no_column(questionnaire: Questionnaire) -> None:
    with_it = b"".join(wide([row("AAAAA-11111", {"W1.agreement": ("5",)})], questionnaire))
    without = b"".join(wide([row("AAAAA-11111", {})], questionnaire))
    assert with_it == without


@example(text="one\rtwo")
@example(text="a;b,c")
@given(text=st.text(min_size=1) | st.builds("{}{}".format, st.sampled_from("=+-@'\t\n\r\0＝"), st.text()))
def test_words_come_back_from_the_file_exactly(questionnaire: Questionnaire, text: str) -> None:
    content = b"".join(wide([row("A", {"R1.comment": (text,)})], questionnaire))
    (line,) = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    assert unguard(line["R1.comment"]) == text


def test_memory_stays_flat_however_many_responses_there_are(questionnaire: Questionnaire) -> None:
    def many() -> Iterator[Row]:
        return (row(f"R-{n}", FULL) for n in range(20_000))

    tracemalloc.start()
    size = sum(map(len, wide(many(), questionnaire)))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert size > 4_000_000
    assert peak < 2_000_000
