from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

import pandas as pd
import pytest
from asked import (
    ANNA,
    BRUNO,
    CARLA,
    CLOSED,
    CONSULTATION,
    DURING,
    FULL,
    NEXT_DAY,
    PROFILE,
    consultation,
    new,
    saved,
    submitted,
)
from sqlalchemy import Engine, event

from consultation.answers import Grouping
from consultation.store.columns import Answers
from consultation.store.consultations import register
from consultation.store.engine import Store
from consultation.store.frames import counts, participation, respondents, revision
from consultation.store.responses import Response, add, find, save, submit, withdraw

FRENCH = {**PROFILE, "country": ("FR",), "on_behalf": (), "R1.agreement": ("4",), "P.first": ("R1a",)}


@contextmanager
def statements() -> Iterator[list[str]]:
    """Every statement that is sent to the database inside the block, besides what begins a transaction."""
    sent: list[str] = []

    def note(_c: object, _cursor: object, statement: str, *_rest: object) -> None:
        if not statement.startswith(("BEGIN", "PRAGMA")):
            sent.append(statement)

    event.listen(Engine, "before_cursor_execute", note)  # a store on PostgreSQL has two
    yield sent
    event.remove(Engine, "before_cursor_execute", note)


def records(table: pd.DataFrame) -> set[tuple[object, ...]]:
    return set(table.itertuples(index=False, name=None))


def test_cells_count_answers_and_the_first_of_each_respondent(store: Store) -> None:
    submitted(store, ANNA, FULL)
    submitted(store, BRUNO, FRENCH)

    found = counts(store, CONSULTATION, Grouping.NONE, ["R1.agreement", "P.first"])
    assert list(found.cells.columns) == ["group", "question", "value", "n", "firsts"]
    assert records(found.cells) == {
        ("all", "R1.agreement", "4", 2, 2),
        ("all", "P.first", "R1a", 2, 1),
        ("all", "P.first", "R1b", 1, 1),
    }
    assert records(found.respondents) == {("all", 2)}
    assert records(found.asked) == {("all", "R1.agreement", 2), ("all", "P.first", 2)}


def test_cells_are_kept_for_each_group(store: Store) -> None:
    submitted(store, ANNA, FULL)
    submitted(store, BRUNO, FRENCH)

    found = counts(store, CONSULTATION, Grouping.COUNTRY, ["R1.agreement"])
    assert records(found.cells) == {("IT", "R1.agreement", "4", 1, 1), ("FR", "R1.agreement", "4", 1, 1)}
    assert records(found.respondents) == {("IT", 1), ("FR", 1)}
    assert records(found.asked) == {("IT", "R1.agreement", 1), ("FR", "R1.agreement", 1)}


def test_who_left_a_grouping_blank_counts_as_undisclosed(store: Store) -> None:
    submitted(store, ANNA, FULL)
    submitted(store, BRUNO, FRENCH)

    assert records(respondents(store, CONSULTATION, Grouping.ON_BEHALF)) == {("museum", 1), ("undisclosed", 1)}
    assert records(respondents(store, CONSULTATION, Grouping.MUSEUM_TYPE)) == {("art", 2)}


def test_all_columns_are_the_closed_ones_without_words_and_profile(store: Store) -> None:
    submitted(store, ANNA, FULL)

    found = counts(store, CONSULTATION, Grouping.NONE)
    assert set(found.cells["question"]) == set(CLOSED) & set(FULL)
    assert set(found.asked["question"]) == set(CLOSED)


def test_counts_of_nothing_are_tables_without_rows(store: Store) -> None:
    found = counts(store, CONSULTATION, Grouping.COUNTRY)

    assert {name: str(kind) for name, kind in found.cells.dtypes.items()} == {
        "group": "str", "question": "str", "value": "str", "n": "int64", "firsts": "int64",
    }  # fmt: skip
    assert (len(found.cells), len(found.respondents), len(found.asked)) == (0, 0, 0)


def test_a_group_that_everybody_left_has_no_row(store: Store) -> None:
    submitted(store, ANNA, FULL)
    submitted(store, BRUNO, FRENCH)
    withdraw(store, CONSULTATION, BRUNO, now=DURING)

    found = counts(store, CONSULTATION, Grouping.COUNTRY)
    assert set(found.cells["group"]) | set(found.respondents["group"]) | set(found.asked["group"]) == {"IT"}


def test_two_consultations_in_one_database_do_not_mix(store: Store) -> None:
    other = consultation(name="libraries")
    register(store, other)
    save(store, other, ANNA, FULL, language="en", now=DURING)
    submit(store, other, ANNA, now=DURING)

    assert find(store, CONSULTATION, ANNA) is None
    assert (revision(store, CONSULTATION), revision(store, other)) == (0, 1)
    assert len(counts(store, CONSULTATION, Grouping.NONE).cells) == 0
    assert participation(store, other).submitted == 1


def test_participation_counts_states_and_days(store: Store) -> None:
    submitted(store, ANNA, FULL)
    submitted(store, BRUNO, FRENCH, NEXT_DAY)
    saved(store, CARLA, FULL)
    made_up = [new("m1", FULL), new("m2", FULL, when=NEXT_DAY), new("m3", FULL, draft=True)]
    add(store, CONSULTATION, made_up, synthetic=True)

    numbers = participation(store, CONSULTATION)
    assert (numbers.submitted, numbers.drafts, numbers.withdrawn, numbers.synthetic) == (4, 2, 0, 2)
    assert records(numbers.by_day) == {(date(2026, 3, 10), 2), (date(2026, 3, 11), 2)}


def test_a_change_submitted_later_stays_on_the_day_of_the_first_submission(store: Store) -> None:
    submitted(store, ANNA, FULL)
    saved(store, ANNA, {"R1.agreement": ("1",)})
    submit(store, CONSULTATION, ANNA, now=NEXT_DAY)

    assert records(participation(store, CONSULTATION).by_day) == {(date(2026, 3, 10), 1)}


def _saved_as_held(store: Store, answers: Answers) -> Response:
    held = find(store, CONSULTATION, ANNA)
    return save(store, CONSULTATION, ANNA, answers, language="en", held=held, now=DURING)


Act = Callable[[Store], object]
SAVES_AS_HELD = {"sqlite": 2 + 2, "postgresql": 2 + 1}
ACTS: dict[str, tuple[Act, int | dict[str, int]]] = {
    "find": (lambda store: find(store, CONSULTATION, ANNA), 2),
    "save": (lambda store: saved(store, ANNA, {"R1.agreement": ("2",), "R1.support": ("not",)}), 6),
    "find, and save what is held": (
        lambda store: _saved_as_held(store, {"R1.agreement": ("2",)}),
        SAVES_AS_HELD,
    ),
    "begin": (lambda store: saved(store, CARLA, FULL), 6),
    "submit": (lambda store: submit(store, CONSULTATION, BRUNO, now=DURING), 16),
    "revision": (lambda store: revision(store, CONSULTATION), 1),
    "counts": (lambda store: counts(store, CONSULTATION, Grouping.COUNTRY), 2),
    "participation": (lambda store: participation(store, CONSULTATION), 2),
}


@pytest.mark.parametrize("others", [1, 300])
@pytest.mark.parametrize("name", ACTS)
def test_the_number_of_statements_does_not_depend_on_the_number_of_responses(
    store: Store, name: str, others: int
) -> None:
    add(store, CONSULTATION, (new(f"o{n}", FULL) for n in range(others)))
    submitted(store, ANNA, FULL)
    saved(store, BRUNO, FULL)
    act, expected = ACTS[name]

    with statements() as sent:
        act(store)
    of_this_kind = expected if isinstance(expected, int) else expected[store.engine.dialect.name]
    assert len(sent) == of_this_kind, "\n\n".join(sent)
