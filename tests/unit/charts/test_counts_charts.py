from datetime import date, timedelta

import pandas as pd
import pytest
from unit.charts.tables import counted, layer, looked_up, records

from consultation.charts import bars, describe_bars, describe_over_time, over_time
from consultation.charts.wording import round_up
from consultation.text import words

EN, FR = words("en"), words("fr")


def days(*numbers: int, apart: int = 1) -> pd.DataFrame:
    first = date(2026, 3, 28)
    return pd.DataFrame({"day": [first + timedelta(days=apart * at) for at in range(len(numbers))], "n": list(numbers)})


def test_bars_begin_at_zero_and_carry_their_figures() -> None:
    chart = bars(counted(NL=1200, MT=3), EN)
    scale = layer(chart, "rect", "bars")["encoding"]["x"]["scale"]
    assert scale["domain"] == [0, pytest.approx(1200 * 1.12)]
    assert [(bar["n"], bar["figure"]) for bar in records(chart, "bars")] == [(1200, "1,200"), (3, "3")]


@pytest.mark.parametrize(("most", "end"), [(0, 1), (3, 3), (9, 9), (23, 24), (101, 120), (1200, 1200), (2398, 2400)])
def test_a_scale_ends_at_a_full_number_with_room_for_answers_to_come(most: int, end: int) -> None:
    assert round_up(most) == end


def test_bars_keep_their_order_and_say_what_is_not_public() -> None:
    table = counted(NL=12, MT=3).assign(status=["shown", "withheld"])
    labels = [label["label"] for label in records(bars(table, EN), "labels")]
    assert labels == ["Land NL", "Land MT · not\u00a0public"]
    assert describe_bars(table, EN) == "Land NL: 12, Land MT · not\u00a0public: 3."


def test_no_counts_draw_an_empty_chart() -> None:
    assert records(bars(counted(), EN), "bars") == []
    assert describe_bars(counted(), EN) == "No answers yet."
    assert bars(counted(NL=0), EN)["datasets"]["bars"][0]["figure"] == "0"


def test_each_day_has_its_place_and_a_day_without_answers_leaves_a_gap() -> None:
    chart = over_time(days(4, 0, 7).drop(index=1), EN)
    assert [(round(bar["start"]), bar["n"]) for bar in records(chart, "days")] == [(0, 4), (2, 7)]
    assert layer(chart, "rect", "days")["encoding"]["x"]["scale"]["domain"] == [0, 3]
    assert layer(chart, "rect", "days")["encoding"]["y"]["scale"]["domain"][0] == 0


def test_the_total_stands_below_the_title() -> None:
    assert over_time(days(4, 0, 7), EN, title="Each day")["title"]["subtitle"] == ["11 in all"]


@pytest.mark.parametrize(
    ("most", "numbers"),
    [
        (3, ["0", "1", "2", "3", "4"]),
        (9, ["0", "2", "4", "6", "8"]),
        (40, ["0", "10", "20", "30", "40"]),
        (1100, ["0", "500", "1,000"]),
    ],
)
def test_the_numbers_beside_the_bars_are_few_and_written_as_in_the_language(most: int, numbers: list[str]) -> None:
    axis = layer(over_time(days(most), EN), "rect", "days")["encoding"]["y"]["axis"]
    assert looked_up(axis["labelExpr"]) == numbers


def test_weeks_are_seen_and_drawn_as_wide_as_a_week() -> None:
    bar = records(over_time(days(4, 9, apart=7), EN), "days")[0]
    assert bar["end"] - bar["start"] == pytest.approx(7 * 0.84)
    assert describe_over_time(days(4, 9, apart=7), EN) == (
        "13 answers from 28 March 2026 to 4 April 2026. Busiest week: from 4 April 2026, 9."
    )


def test_days_are_told_in_words_of_the_language() -> None:
    axis = layer(over_time(days(1, 2, 3), FR), "rect", "days")["encoding"]["x"]["axis"]
    assert looked_up(axis["labelExpr"]) == ["28 mars", "29 mars", "30 mars"]
    assert describe_over_time(days(1, 2, 3), EN) == (
        "6 answers from 28 March 2026 to 30 March 2026. Busiest day: 30 March 2026, 3."
    )


@pytest.mark.parametrize(("narrow", "most"), [(True, 4), (False, 8)])
def test_dates_do_not_crowd(narrow: bool, most: int) -> None:  # noqa: FBT001
    axis = layer(over_time(days(*range(1, 120)), EN, narrow=narrow), "rect", "days")["encoding"]["x"]["axis"]
    assert 3 <= len(axis["values"]) <= most


def test_before_the_first_answer_there_is_an_empty_chart() -> None:
    assert records(over_time(days(), EN), "days") == []
    assert describe_over_time(days(), EN) == "No answers yet."
    assert describe_over_time(days(0, 0), EN) == "No answers yet."
