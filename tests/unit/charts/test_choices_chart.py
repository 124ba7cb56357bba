import json

import pandas as pd
import pytest
from unit.charts.tables import layer, looked_up, records

from consultation.charts import choices, describe_choices
from consultation.charts.theme import NO_OPINION
from consultation.text import words

EN, FR = words("en"), words("fr")
SUPPORT = [("support", "Support"), ("if_changed", "If changed"), ("not", "Do not support")]


def support(yes: int, changed: int, no: int, no_opinion: int, blank: int = 0) -> pd.DataFrame:
    answered = yes + changed + no
    return pd.DataFrame(
        {
            "group": ["R1"],
            "label": ["A political vision"],
            "respondents": [answered + no_opinion + blank],
            "answered": [answered],
            "no_opinion": [no_opinion],
            "support": [yes],
            "if_changed": [changed],
            "not": [no],
            "status": ["shown"],
        }
    )


def test_the_options_fill_the_bar_in_their_order_and_no_opinion_comes_last() -> None:
    chart = choices(support(50, 20, 20, 10), SUPPORT, EN)
    assert [(bar["part"], bar["x"], bar["x2"]) for bar in records(chart, "bars")] == [
        ("support", 0, 50),
        ("if_changed", 50, 70),
        ("not", 70, 90),
        ("no_opinion", 90, 100),
    ]


def test_no_opinion_is_grey_and_may_be_left_out() -> None:
    color = layer(choices(support(5, 2, 2, 1), SUPPORT, EN), "rect", "bars")["encoding"]["color"]
    assert color["scale"]["domain"] == ["support", "if_changed", "not", "no_opinion"]
    assert color["scale"]["range"][-1] == NO_OPINION
    assert looked_up(color["legend"]["labelExpr"]) == ["Support", "If changed", "Do not support", "No opinion"]
    without = choices(support(5, 3, 2, 1), SUPPORT, EN, count_no_opinion=False)
    assert [(bar["part"], bar["x2"]) for bar in records(without, "bars")] == [
        ("support", 50),
        ("if_changed", 80),
        ("not", 100),
    ]


def test_an_option_list_that_names_no_opinion_has_it_once() -> None:
    chart = choices(support(5, 2, 2, 1), [*SUPPORT, ("no_opinion", "No opinion")], EN)
    assert [bar["part"] for bar in records(chart, "bars")] == ["support", "if_changed", "not", "no_opinion"]


def test_those_to_whom_it_does_not_apply_have_no_part_in_the_bar() -> None:
    table = support(50, 20, 20, 10).assign(not_applicable=40, respondents=140)
    chart = choices(table, [*SUPPORT, ("not_applicable", "Does not apply")], EN)
    assert [bar["part"] for bar in records(chart, "bars")] == ["support", "if_changed", "not", "no_opinion"]
    assert records(chart, "bars")[-1]["x2"] == 100
    color = layer(chart, "rect", "bars")["encoding"]["color"]
    assert "Does not apply" not in looked_up(color["legend"]["labelExpr"])
    assert "Does not apply" not in describe_choices(table, [*SUPPORT, ("not_applicable", "Does not apply")], EN)


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5])
def test_every_option_has_a_colour_of_its_own(number: int) -> None:
    options = [(str(at), f"Option {at}") for at in range(number)]
    table = pd.DataFrame(
        [{"group": "a", "label": "a", "respondents": 9, "answered": 9, **{str(at): 1 for at in range(number)}}]
    )
    color = layer(choices(table, options, EN), "rect", "bars")["encoding"]["color"]
    assert len(set(color["scale"]["range"])) == number + 1


def test_the_label_and_the_description_name_the_denominator() -> None:
    table = support(50, 20, 20, 10, blank=5)
    assert records(choices(table, SUPPORT, EN), "labels")[0]["label"].replace("\u00a0", " ") == (
        "A political vision (n = 100 of 105)"
    )
    assert describe_choices(table, SUPPORT, EN) == (
        "A political vision: Support 50%; If changed 20%; Do not support 20%; No opinion 10% (n = 100 of 105)."
    )


def test_the_scale_is_a_whole_and_written_as_the_language_does() -> None:
    x = layer(choices(support(1, 1, 1, 1), SUPPORT, FR), "rect", "bars")["encoding"]["x"]
    assert x["scale"]["domain"] == [0, 100]
    assert looked_up(x["axis"]["labelExpr"])[-1] == FR.percent(1)


def test_nobody_and_nothing_draw_an_empty_chart() -> None:
    for table in (support(0, 0, 0, 0, blank=3), support(1, 1, 1, 1).iloc[:0]):
        chart = choices(table, SUPPORT, EN)
        assert records(chart, "bars") == []
        assert "NaN" not in json.dumps(chart)
        assert describe_choices(table, SUPPORT, EN) == "No answers yet."
