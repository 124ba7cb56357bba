import json
from typing import Any

import pandas as pd
import pytest
from unit.charts.tables import checked, records

from consultation.charts import Spec, as_svg, describe_mentions, mentions
from consultation.charts.theme import THEMES
from consultation.text import words

EN, FR = words("en"), words("fr")
ASKS = [("rules", "Rules for AI"), ("staff", "Qualified staff"), ("data", "Good data"), ("money", "Lasting support")]


def chose(group: str, *counts: int, n: int, blank: int = 0, no_opinion: int = 0, **more: str) -> dict[str, Any]:
    codes = [code for code, _ in ASKS]
    return {
        "group": group,
        "label": group,
        "respondents": n + no_opinion + blank,
        "answered": n,
        "no_opinion": no_opinion,
        "status": "shown",
        **dict(zip(codes, counts, strict=True)),
        **more,
    }


def everyone() -> pd.DataFrame:
    return pd.DataFrame([chose("all", 20, 90, 60, 50, n=100, blank=20)])


def groups() -> pd.DataFrame:
    return pd.DataFrame(
        [
            chose("NL", 5, 36, 30, 12, n=40),
            chose("all", 20, 90, 60, 50, n=100, blank=20),
            chose("FI", 3, 1, 0, 2, n=5, status="withheld"),
            chose("MT", 0, 0, 0, 0, n=0, blank=2, status="withheld"),
        ]
    )


def many_options(number: int) -> tuple[pd.DataFrame, list[tuple[str, str]]]:
    options = [(f"o{at}", f"Option {at}") for at in range(number)]
    row = {"label": "x", "respondents": 99, "answered": 99} | {f"o{at}": at for at in range(number)}
    return pd.DataFrame([{"group": group, **row} for group in ("all", "NL")]), options


def texts(chart: Any, name: str, field: str) -> list[str]:
    return [str(each[field]).replace("\u00a0", " ") for each in records(chart, name)]


def test_one_row_is_a_list_of_bars_with_the_most_chosen_first() -> None:
    chart = mentions(everyone(), ASKS, EN)
    assert texts(chart, "labels", "label") == ["Qualified staff", "Good data", "Lasting support", "Rules for AI"]
    assert [(bar["part"], bar["share"], bar["figure"]) for bar in records(chart, "bars")] == [
        ("staff", 90, "90%"),
        ("data", 60, "60%"),
        ("money", 50, "50%"),
        ("rules", 20, "20%"),
    ]


def test_bars_begin_at_zero_and_their_scale_holds_the_longest() -> None:
    (bar,) = [each for each in mentions(everyone(), ASKS, EN)["layer"] if _draws(each, "rect", "bars")]
    assert bar["encoding"]["x"]["scale"]["domain"] == [0, pytest.approx(110)]
    assert bar["encoding"]["x2"] == {"datum": 0}


def test_the_denominator_stands_above_the_bars_with_the_name_unless_the_title_has_it() -> None:
    assert texts(mentions(everyone(), ASKS, EN), "notes", "text")[0] == "all (n = 100 of 120)"
    assert texts(mentions(everyone(), ASKS, EN, title="all"), "notes", "text") == [
        "n = 100 of 120",
        "% of those who answered; several answers were possible.",
    ]


def test_more_rows_are_a_table_with_everyone_first_and_set_apart() -> None:
    chart = mentions(groups(), ASKS, EN)
    assert texts(chart, "labels", "label") == [
        "all (n = 100 of 120)",
        "NL (n = 40 of 40)",
        "FI (n = 5 of 5 · not public)",
        "MT (n = 0 of 2 · not public)",
    ]
    assert len(records(chart, "separators")) == 1


def test_columns_are_in_one_order_and_every_cell_has_its_figure() -> None:
    chart = mentions(groups(), ASKS, EN)
    assert texts(chart, "headings", "upright") == ["Qualified staff", "Good data", "Lasting support", "Rules for AI"]
    found = [(cell["x"], cell["part"], cell["share"], cell["whole"]) for cell in records(chart, "cells")]
    assert found[:4] == [
        (0, "staff", "90%", "90"),
        (1, "data", "60%", "60"),
        (2, "money", "50%", "50"),
        (3, "rules", "20%", "20"),
    ]
    assert found[4:8] == [
        (0, "staff", "90%", "90"),
        (1, "data", "75%", "75"),
        (2, "money", "30%", "30"),
        (3, "rules", "12%", "12"),
    ]


def test_a_group_without_answers_has_a_label_and_no_cells() -> None:
    assert len(records(mentions(groups(), ASKS, EN), "cells")) == 3 * len(ASKS)


def test_those_without_an_opinion_are_in_the_denominator() -> None:
    table = pd.DataFrame([chose("all", 20, 90, 60, 50, n=100, no_opinion=100)])
    assert texts(mentions(table, ASKS, EN), "bars", "figure") == ["45%", "30%", "25%", "10%"]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_same_share_has_the_same_colour_in_every_table(theme: Any) -> None:
    cells = records(mentions(groups(), ASKS, EN, theme), "cells")
    colours = {cell["whole"]: cell["fill"] for cell in cells}
    assert colours["0/5"] == THEMES[theme].ground
    assert (colours["12"], colours["20"], colours["30"], colours["50"], colours["90"]) == THEMES[theme].blues


def test_nobody_and_hardly_anybody_are_counted_and_no_share() -> None:
    table = pd.DataFrame([chose("NL", 0, 6, 3, 1, n=12), chose("FI", 0, 3, 9, 1, n=9), chose("IT", 1, 2, 3, 4, n=300)])
    cells = records(mentions(table, ASKS, EN), "cells")
    written = {(cell["tip"][:2], cell["part"]): (cell["share"], cell["whole"]) for cell in cells}
    assert written["NL", "rules"] == ("0 of 12", "0/12")
    assert written["NL", "staff"] == ("50%", "50")
    assert written["FI", "data"] == ("9 of 9", "9/9")
    assert written["IT", "rules"] == ("<1%", "<1")
    fills = {cell["part"]: cell["fill"] for cell in cells if cell["tip"].startswith("NL")}
    assert fills["rules"] == THEMES["light"].empty
    assert {cell["fill"] for cell in cells if cell["tip"].startswith("FI")} == {THEMES["light"].ground}


def test_a_table_of_large_groups_says_nothing_of_cells_without_colour() -> None:
    large = groups().iloc[:2]
    assert EN("chart.pale") not in " ".join(texts(mentions(large, ASKS, EN), "notes", "text"))
    assert EN("chart.pale") in " ".join(texts(mentions(groups(), ASKS, EN), "notes", "text"))


def test_of_very_many_options_the_table_has_the_most_chosen_and_says_so() -> None:
    table, options = many_options(30)
    chart = mentions(table, options, EN)
    assert texts(chart, "headings", "upright") == [f"Option {at}" for at in range(29, 17, -1)]
    assert "The 12 most chosen of 30 options." in " ".join(texts(chart, "notes", "text"))


def test_narrow_columns_have_numbers_and_the_list_says_what_they_stand_for() -> None:
    chart = mentions(groups(), ASKS, EN, narrow=True)
    assert texts(chart, "headings", "upright") == ["1", "2", "3", "4"]
    assert texts(chart, "notes", "text") == [
        "% of those who answered; several answers were possible.",
        "Without colour: fewer than 10 answers.",
        "1. Qualified staff",
        "2. Good data",
        "3. Lasting support",
        "4. Rules for AI",
    ]


def test_three_narrow_columns_have_their_words() -> None:
    chart = mentions(groups(), ASKS[1:], EN, narrow=True)
    assert texts(chart, "headings", "upright") == ["Qualified staff", "Good data", "Lasting support"]


@pytest.mark.parametrize("narrow", [True, False])
def test_nothing_of_the_head_reaches_into_the_rows(narrow: bool) -> None:  # noqa: FBT001
    for number in (2, 4, 5, 11, 30):
        table, options = many_options(number)
        chart = mentions(table, options, EN, narrow=narrow)
        first = min(cell["y"] for cell in records(chart, "cells"))
        assert all(0 < note["y"] < first for note in records(chart, "notes"))
        assert all(0 < heading["upright_y"] < first for heading in records(chart, "headings"))
        assert all(heading["turned_y"] < first for heading in records(chart, "headings"))


def test_a_long_table_repeats_its_headings_below_the_rows() -> None:
    rows = pd.DataFrame([chose("all", 1, 2, 3, 4, n=9), *(chose(f"g{at}", 1, 2, 3, 4, n=9) for at in range(45))])
    long = mentions(rows, ASKS, EN)
    last = max(cell["y2"] for cell in records(long, "cells"))
    below = records(long, "headings_below")
    assert [each["upright"] for each in below] == [each["upright"] for each in records(long, "headings")]
    assert all(last < each["upright_y"] < long["height"] for each in below)
    assert records(mentions(groups(), ASKS, EN), "headings_below") == []


@pytest.mark.parametrize(("width", "drawn"), [(1000, "Human-"), (640, "private, open source")])
def test_words_are_turned_only_where_columns_are_tight(width: int, drawn: str) -> None:
    table, options = many_options(11)
    options[10] = ("o10", "Human-centred, private, open source")
    drawing = as_svg(mentions(table, options, EN), width=width).replace("\u00a0", " ")
    assert f">{drawn}</" in drawing
    assert ("rotate(270)" in drawing) == (width == 640)


def test_the_description_tells_all_options_and_which_comes_first_where() -> None:
    assert describe_mentions(everyone(), ASKS, EN) == (
        "all: Qualified staff 90%; Good data 60%; Lasting support 50%; Rules for AI 20% (n = 100 of 120)."
    )
    assert describe_mentions(groups(), ASKS, EN) == (
        "all: Qualified staff 90%; Good data 60%; Lasting support 50%; Rules for AI 20% (n = 100 of 120). "
        "2 groups compared. Qualified staff: first in 1 group. Rules for AI: first in 1 group."
    )


def test_questions_without_a_row_of_everyone_are_told_one_by_one() -> None:
    table = pd.DataFrame([chose("P", 1, 0, 0, 2, n=2), chose("Q", 0, 0, 0, 1, n=2)])
    assert describe_mentions(table, ASKS, EN).startswith("P: Lasting support 100%; Rules for AI 50%;")
    assert " Q: Lasting support 50%; Rules for AI 0%;" in describe_mentions(table, ASKS, EN)


def test_shares_are_written_as_the_language_does() -> None:
    assert records(mentions(everyone(), ASKS, FR), "bars")[0]["figure"] == FR.percent(0.9)


@pytest.mark.parametrize("narrow", [True, False])
def test_nobody_and_nothing_draw_an_empty_chart(narrow: bool) -> None:  # noqa: FBT001
    nobody = pd.DataFrame([chose("all", 0, 0, 0, 0, n=0, blank=3)])
    for table in (nobody, groups().iloc[:0]):
        chart = mentions(table, ASKS, EN, narrow=narrow)
        assert "NaN" not in json.dumps(chart)
        assert checked(chart)
        assert describe_mentions(table, ASKS, EN) == "No answers yet."
    assert checked(mentions(groups(), [], EN, narrow=narrow))


def _draws(each: Spec, mark: str, data: str) -> bool:
    return bool(each["mark"]["type"] == mark and each.get("data", {}).get("name") == data)
