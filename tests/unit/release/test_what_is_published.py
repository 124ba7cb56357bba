from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from pandas.testing import assert_frame_equal
from unit.release.answers import QUESTIONNAIRE

from consultation.answers import Grouping
from consultation.errors import ConsultationError, UnknownName
from consultation.release.published import (
    Shown,
    Visibility,
    may_show,
    released,
    released_participation,
    released_tables,
)
from consultation.store.bulk import NewResponse, add
from consultation.store.consultations import register
from consultation.store.engine import Store

CLOSES = datetime(2026, 6, 30, 22, tzinfo=UTC)
NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
_number = count(1)


@pytest.fixture
def answered(store: Store) -> Store:
    """20 from Germany, 6 from France, 7 from the Netherlands, who agree, are neutral or disagree in turn."""
    register(store, QUESTIONNAIRE)
    add(store, QUESTIONNAIRE, [*_from("DE", 20), *_from("FR", 6), *_from("NL", 7)])
    return store


def _from(country: str, n: int) -> Iterator[NewResponse]:
    for i in range(n):
        answers = {
            "consent.process": ("yes",),
            "country": (country,),
            "museum_type": ("art",),
            "R1.agreement": (("5", "3", "1")[i % 3],),
        }
        yield NewResponse(f"R-{next(_number)}", "en", "submitted", NOON, NOON, answers)


def test_the_public_sees_merged_countries(answered: Store) -> None:
    table = released(answered, QUESTIONNAIRE, "R1.agreement", Grouping.COUNTRY, 10)
    columns = ["group", "respondents", "answered", "1", "3", "5", "status", "members"]
    assert table[columns].to_numpy().tolist() == [
        ["all", 33, 33, 10, 11, 12, "shown", 0],
        ["DE", 20, 20, 6, 7, 7, "few", 1],
        ["region:west", 13, 13, 4, 4, 5, "merged", 2],
    ]


def test_the_public_sees_how_many_took_part(answered: Store) -> None:
    table = released_participation(answered, QUESTIONNAIRE, Grouping.COUNTRY, 10)
    assert table.to_numpy().tolist() == [
        ["all", 33, "shown", 0],
        ["DE", 20, "few", 1],
        ["region:west", 13, "merged", 2],
    ]


def test_a_question_that_nobody_answered_is_not_shown(answered: Store) -> None:
    assert released(answered, QUESTIONNAIRE, "R2.agreement", Grouping.NONE, 10).empty


@pytest.mark.parametrize("grouping", list(Grouping))
def test_before_the_first_answer_there_is_nothing(store: Store, grouping: Grouping) -> None:
    register(store, QUESTIONNAIRE)
    assert released(store, QUESTIONNAIRE, "R1.agreement", grouping, 10).empty
    assert released_participation(store, QUESTIONNAIRE, grouping, 10).empty


def test_many_questions_at_once_are_released_as_each_by_itself(answered: Store) -> None:
    columns = ("R1.agreement", "R1.support")
    tables = released_tables(answered, QUESTIONNAIRE, columns, Grouping.NONE, 10)
    assert list(tables) == list(columns)
    for column in columns:
        assert_frame_equal(tables[column], released(answered, QUESTIONNAIRE, column, Grouping.NONE, 10))


@pytest.mark.parametrize("column", ["country", "size", "organisation", "R1.comment", "consent.publish", "R9.agreement"])
def test_only_counted_answers_are_released(answered: Store, column: str) -> None:
    with pytest.raises(UnknownName) as refused:
        released(answered, QUESTIONNAIRE, column, Grouping.NONE, 10)
    assert str(refused.value) == f"error.unknown_question (name: {column})"


@pytest.mark.parametrize(
    ("public", "since_closing", "expected"),
    [
        ("never", timedelta(days=1), Visibility(Shown.NEVER)),
        ("when_closed", timedelta(seconds=-1), Visibility(Shown.NOT_YET, CLOSES)),
        ("when_closed", timedelta(0), Visibility(Shown.SHOWN, CLOSES)),
        ("while_open", timedelta(days=-9), Visibility(Shown.SHOWN, CLOSES)),
    ],
)
def test_results_are_shown_when_the_organiser_wants(
    public: str, since_closing: timedelta, expected: Visibility
) -> None:
    asked = QUESTIONNAIRE.model_copy(update={"closes": CLOSES, "results_public": public})
    assert may_show(asked, None, CLOSES + since_closing, embargo=None) == expected


@pytest.mark.parametrize(("setting", "shown"), [(None, Shown.NEVER), ("while_open", Shown.SHOWN)])
def test_the_setting_wins_over_the_questionnaire(setting: str | None, shown: Shown) -> None:
    asked = QUESTIONNAIRE.model_copy(update={"closes": CLOSES, "results_public": "never"})
    assert may_show(asked, setting, NOON, embargo=None).shown == shown


def test_without_a_closing_date_results_wait() -> None:
    asked = QUESTIONNAIRE.model_copy(update={"closes": None, "results_public": "when_closed"})
    assert may_show(asked, None, embargo=None) == Visibility(Shown.NOT_YET, None)


def test_a_word_that_is_no_choice_is_refused() -> None:
    with pytest.raises(ConsultationError) as refused:
        may_show(QUESTIONNAIRE, "always", embargo=None)
    assert str(refused.value) == "error.settings.results_public (value: always)"
