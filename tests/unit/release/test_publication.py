"""Publishing on a real database: what is stored, when it changes, and what strange consultations give."""

import json
import re
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count, cycle
from pathlib import Path

import pytest
from pandas.testing import assert_frame_equal
from sqlalchemy import event
from unit.release.answers import QUESTIONNAIRE

from consultation.answers import Grouping
from consultation.questions.load import load
from consultation.questions.model import Questionnaire
from consultation.questions.places import COUNTRIES
from consultation.release import looking
from consultation.release.kept import history_of
from consultation.release.publication import publish
from consultation.release.published import release_number, released, released_participation
from consultation.release.rules import Rules
from consultation.settings import SHIPPED_QUESTIONNAIRE
from consultation.store import releases
from consultation.store.bulk import NewResponse, add
from consultation.store.consultations import register
from consultation.store.engine import Store
from consultation.store.releases import Publication, Published

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
CLOSES = NOON + timedelta(days=30)
ASKED = QUESTIONNAIRE.model_copy(update={"closes": CLOSES})
_number = count(1)


def come(country: str, kinds: Sequence[str]) -> Iterator[NewResponse]:
    for kind in kinds:
        answers = {"consent.process": ("yes",), "country": (country,), "museum_type": ("art",)}
        answers |= {"R1.agreement": (kind,)} if kind else {}
        yield NewResponse(f"P-{next(_number)}", "en", "submitted", NOON, NOON, answers)


def shown(store: Store, asked: Questionnaire = ASKED) -> dict[str, int]:
    table = released(store, asked, "R1.agreement", Grouping.COUNTRY, 10)
    return dict(zip(table["group"], table["respondents"], strict=True))


@pytest.fixture
def answered(store: Store) -> Store:
    register(store, ASKED)
    add(store, ASKED, [*come("DE", "12345" * 4), *come("PL", "12345" * 4)])
    assert publish(store, ASKED, 10, NOON)
    return store


def test_what_was_published_stays_until_enough_has_changed(answered: Store) -> None:
    before = released(answered, ASKED, "R1.agreement", Grouping.COUNTRY, 10)
    add(answered, ASKED, [*come("DE", "12"), *come("PL", "34")])
    assert not publish(answered, ASKED, 10, NOON)
    assert_frame_equal(released(answered, ASKED, "R1.agreement", Grouping.COUNTRY, 10), before)
    add(answered, ASKED, [*come("DE", "345"), *come("PL", "512")])
    assert publish(answered, ASKED, 10, NOON)
    assert shown(answered) == {"all": 50, "DE": 25, "PL": 25}


def test_participation_and_every_question_are_of_the_same_release(answered: Store) -> None:
    add(answered, ASKED, [*come("DE", "12345"), *come("PL", "12345")])
    publish(answered, ASKED, 10, NOON)
    people = released_participation(answered, ASKED, Grouping.COUNTRY, 10)
    assert dict(zip(people["group"], people["n"], strict=True)) == shown(answered)


def test_a_release_is_told_by_number_and_week(answered: Store) -> None:
    assert releases.last(answered, ASKED) == Publication(1, "2026-W19", 10, closed=False)
    add(answered, ASKED, [*come("DE", "12345"), *come("PL", "12345")])
    publish(answered, ASKED, 10, NOON + timedelta(days=7))
    assert releases.last(answered, ASKED) == Publication(2, "2026-W20", 10, closed=False)


def test_at_the_closing_a_row_that_a_few_would_move_is_merged(answered: Store) -> None:
    add(answered, ASKED, [*come("DE", "12"), *come("PL", "345")])
    assert publish(answered, ASKED, 10, CLOSES)
    last = releases.last(answered, ASKED)
    assert last is not None
    assert last.closed
    assert set(shown(answered).values()) <= {45, 20}


def test_of_two_processes_one_publishes(answered: Store) -> None:
    before = releases.last(answered, ASKED)
    assert before is not None
    next_one = Publication(2, "2026-W19", 10, closed=False)
    assert releases.replace(answered, ASKED, before, next_one, {})
    assert not releases.replace(answered, ASKED, before, next_one, {})


def test_a_look_at_what_has_not_moved_writes_nothing_and_reads_one_number(
    answered: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    release_number(answered, ASKED, 10)
    monkeypatch.setattr(looking, "monotonic", lambda: 1e12)
    said: list[str] = []

    def note(*sent: object) -> None:
        said.append(str(sent[2]))

    event.listen(answered.engine, "before_cursor_execute", note)
    looking.look(answered, ASKED, 10)
    looking.look(answered, ASKED, 10)
    event.remove(answered.engine, "before_cursor_execute", note)
    assert [each.split()[0] for each in said if not each.startswith("BEGIN")] == ["SELECT"]


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        ([], {}),
        ([("DE", "3")], {}),
        ([("DE", kind) for kind in "12345" * 4], {"all": 20, "DE": 20}),
        ([("DE", "4")] * 30 + [("PL", "4")] * 30, {}),
        ([("DE", "")] * 30 + [("PL", "")] * 30, {}),
    ],
    ids=["nobody", "one", "one country", "all the same", "all blank"],
)
def test_strange_consultations_show_what_they_can(
    store: Store, people: list[tuple[str, str]], expected: dict[str, int]
) -> None:
    register(store, ASKED)
    add(store, ASKED, [new for country, kind in people for new in come(country, [kind])])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        publish(store, ASKED, 10, NOON)
        assert shown(store) == expected


def test_every_country_of_the_world_is_in_one_row(store: Store) -> None:
    register(store, ASKED)
    add(store, ASKED, [new for country in COUNTRIES[:145] for new in come(country, "24")])
    publish(store, ASKED, 10, NOON)
    rows = shown(store)
    assert rows.pop("all") == 290 == sum(rows.values())
    assert min(rows.values()) >= 10


@pytest.fixture
def without_scales(tmp_path: Path) -> Questionnaire:
    """The shipped questionnaire, in which every scale asks what has happened."""
    shipped = SHIPPED_QUESTIONNAIRE.read_text(encoding="utf-8")
    file = tmp_path / SHIPPED_QUESTIONNAIRE.name
    file.write_text(re.sub(r"kind: scale, anchors: \w+", "kind: single, options: happened", shipped), encoding="utf-8")
    return load(file).model_copy(update={"closes": CLOSES})


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        (["yes", "no", "not_sure"] * 10, {"all": 60, "DE": 30, "PL": 30}),
        (["yes"] * 29 + ["no"], {}),
        ([""] * 30, {}),
    ],
    ids=["mixed", "nearly all the same", "all blank"],
)
def test_a_questionnaire_without_scales_is_released_by_its_choices(
    store: Store, without_scales: Questionnaire, kinds: list[str], expected: dict[str, int]
) -> None:
    register(store, without_scales)
    others = kinds if len(set(kinds)) > 2 else [kinds[0]] * 30
    add(store, without_scales, [*come("DE", kinds), *come("PL", others)])
    assert publish(store, without_scales, 10, NOON)
    assert shown(store, without_scales) == expected
    people = released_participation(store, without_scales, Grouping.COUNTRY, 10)
    assert people["n"].tolist() == [60, 30, 30]


@pytest.mark.parametrize(("rules", "row"), [(Rules(linked=False), 1), (Rules(), None)])
def test_a_lone_museum_is_not_known_from_two_tables(store: Store, rules: Rules, row: int | None) -> None:
    """Of sixty-one one strongly disagrees: from the only art museum of Germany."""
    register(store, ASKED)
    german = [answer for kind in "2345" * 5 for answer in come("DE", [kind])]
    types = cycle(["ethnography", "natural_history"])
    others = [replace(answer, answers={**answer.answers, "museum_type": (next(types),)}) for answer in german]
    add(store, ASKED, [*others, *come("PL", "2345" * 5), *come("FR", "2345" * 5), *come("DE", "1")])
    publish(store, ASKED, 10, NOON, rules=rules)
    by_country = released(store, ASKED, "R1.agreement", Grouping.COUNTRY, 10).set_index("group")
    assert by_country["1"].to_dict().get("DE") == row


def test_tables_kept_before_stretches_were_go_on_and_are_not_divided() -> None:
    rows = {
        "DE": {"groups": ["DE"], "counts": [20], "shown": True, "divisible": True, "since": 4},
        "pooled": {"groups": ["FR", "PL"], "counts": [20], "shown": True, "divisible": True, "since": 5},
    }
    known = [{"waiting": {}, "followed": [0], "moment": 5}]
    kept = {"columns": ["n"], "everyone": [40], "past": {}, "rows": rows, "known": known}
    history = history_of(Published("", json.dumps(kept)), ("n",))
    assert history.moment == 5
    assert [history.rows[label].divisible for label in rows] == [True, False]
