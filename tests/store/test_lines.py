import tracemalloc
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from asked import ANNA, BRUNO, CARLA, CONSULTATION, DURING, FULL, NEXT_DAY, PROFILE, consultation, new, saved, submitted
from sqlalchemy import text

from consultation.questions.model import Questionnaire
from consultation.store.consultations import register
from consultation.store.engine import Store
from consultation.store.frames import Chosen, Row, lines, rows
from consultation.store.recount import rebuild
from consultation.store.responses import add, remove_synthetic, submit, withdraw

LINE = (
    "yes,yes,,IT,art,museum,Museo della Città,4,support,R1b|R1a,piloting,,70,30,"
    "\"Première ligne,\n« seconde » | 'ligne'\",Say it shorter.,"
)
SHORTER = consultation("R1.support")


def found(store: Store, asked: Questionnaire = CONSULTATION, state: str = "submitted") -> list[str | Row]:
    given = lines(store, asked, Chosen(state=state))  # type: ignore[arg-type]
    return [line.decode() if isinstance(line, bytes) else line for line in given]


def kept(store: Store) -> int:
    with store.read() as connection:
        return int(connection.execute(text("SELECT count(*) FROM line")).scalar_one())


def test_a_submitted_response_has_its_line_ready(store: Store) -> None:
    add(store, CONSULTATION, [new("r1", FULL)])

    assert found(store) == [f"r1,submitted,fr,0,2026-03-10T12:00:00+00:00,2026-03-10T12:00:00+00:00,{LINE}"]


def test_a_made_up_response_and_parts_of_a_second_are_told(store: Store) -> None:
    when = datetime(2026, 3, 10, 12, 0, 7, 12_300, tzinfo=UTC)
    add(store, CONSULTATION, [new("r1", FULL, when=when)], synthetic=True)

    assert found(store) == [f"r1,submitted,fr,1,{when.isoformat()},{when.isoformat()},{LINE}"]


def test_words_that_a_database_could_take_for_codes_of_bytes_stay_as_they_are(store: Store) -> None:
    said = r"C:\x41\101 \\ ünï €😀"
    submitted(store, ANNA, {**PROFILE, "R1.comment": (said,)})

    (line,) = found(store)
    assert isinstance(line, str)
    assert said in line.split(",")


def test_a_line_is_that_of_the_last_submission(store: Store) -> None:
    submitted(store, ANNA, {**PROFILE, "R1.agreement": ("4",)})
    (before,) = found(store)
    saved(store, ANNA, {"R1.agreement": ("1",)})
    assert found(store) == [before]
    submit(store, CONSULTATION, ANNA, now=NEXT_DAY)

    assert isinstance(before, str)
    assert before.endswith(",yes,,,IT,art,museum,,4,,,,,,,,,")
    assert found(store) == [before.replace(",,4,,", ",,1,,")]


def test_who_withdraws_or_is_removed_leaves_no_line(store: Store) -> None:
    submitted(store, ANNA, FULL)
    add(store, CONSULTATION, [new("m", FULL)], synthetic=True)
    assert kept(store) == 2
    withdraw(store, CONSULTATION, ANNA)
    remove_synthetic(store, CONSULTATION)

    assert kept(store) == 0


def test_a_draft_has_no_line_and_is_given_as_a_row_in_its_place(store: Store) -> None:
    saved(store, ANNA, FULL)
    submitted(store, BRUNO, FULL)

    assert kept(store) == 1
    assert found(store, state="draft") == list(rows(store, CONSULTATION, Chosen(state="draft")))
    assert [type(line) for line in found(store, state="all")] == [str, Row]


def test_a_line_of_another_questionnaire_is_not_used(store: Store) -> None:
    register(store, SHORTER)
    submitted(store, ANNA, FULL)
    add(store, SHORTER, [new("r2", FULL)])
    submitted(store, CARLA, FULL)

    everybody = list(rows(store, CONSULTATION, Chosen()))
    given = found(store)
    assert [type(line) for line in given] == [str, Row, str]
    assert given[1] == everybody[1]
    assert [type(line) for line in found(store, SHORTER)] == [Row, str, Row]


def test_counting_anew_makes_the_lines_of_the_questionnaire_given(store: Store) -> None:
    register(store, SHORTER)
    submitted(store, ANNA, FULL)
    rebuild(store, SHORTER)

    (line,) = found(store, SHORTER)
    assert isinstance(line, str)
    assert line.endswith(LINE.replace("support,", ""))


def test_a_response_from_before_there_were_lines_is_given_as_a_row(store: Store) -> None:
    add(store, CONSULTATION, [new("r1", FULL)])
    with store.write() as connection:
        connection.execute(text("DELETE FROM line"))

    assert found(store) == list(rows(store, CONSULTATION, Chosen()))
    assert len(found(store)) == 1


@pytest.mark.parametrize("moment", [Chosen(since=DURING.date()), Chosen(country="IT"), Chosen(until=DURING.date())])
def test_the_same_responses_are_chosen_as_for_rows(store: Store, moment: Chosen) -> None:
    french = {**FULL, "country": ("FR",)}
    arrivals = [new("a", FULL), new("b", french, when=NEXT_DAY), new("c", french)]
    add(store, CONSULTATION, arrivals)

    references = [row.reference for row in rows(store, CONSULTATION, moment)]
    assert [line.split(b",")[0].decode() for line in lines(store, CONSULTATION, moment) if isinstance(line, bytes)] == (
        references
    )


def test_memory_stays_flat(store: Store) -> None:
    """4,000 lines kept would take more than a megabyte; 500 are held at once."""
    people: Iterator[object] = (new(f"r{n}", FULL) for n in range(4000))
    add(store, CONSULTATION, people)  # type: ignore[arg-type]
    tracemalloc.start()
    assert sum(1 for _ in lines(store, CONSULTATION, Chosen())) == 4000
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 1_000_000
