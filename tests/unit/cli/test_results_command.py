import csv
import io
import math
import shutil
from pathlib import Path

import pytest
from unit.cli.command_line import Command

KEYS = [
    "group", "label", "respondents", "answered", "no_opinion", "not_applicable", "blank", "not_asked", "counts",
    "top_two", "top_two_of_answered", "low", "high", "status",
]  # fmt: skip
SHARES = {"top_two", "top_two_of_answered", "low", "high"}


@pytest.fixture
def crowded(consultation: Command, published_700: Path) -> Command:
    """Commands on a database with 700 made-up respondents, of whom all is published: each would do it anew."""
    shutil.copy(published_700, consultation.file)
    return consultation


def test_a_scale_by_country_has_the_promised_keys_and_adds_up(crowded: Command) -> None:
    data = crowded("results", "--question", "R1.agreement", "--by", "country", "--format", "json").data
    assert list(data) == ["question", "by", "groups"]
    assert (data["question"], data["by"]) == ("R1.agreement", "country")
    for group in data["groups"]:
        assert list(group) == KEYS
        assert list(group["counts"]) == ["1", "2", "3", "4", "5"]
        assert sum(group["counts"].values()) == group["answered"]
        parts = ("answered", "no_opinion", "not_applicable", "blank", "not_asked")
        assert sum(group[part] for part in parts) == group["respondents"]
        top = group["counts"]["4"] + group["counts"]["5"]
        assert math.isclose(group["top_two"], top / (group["answered"] + group["no_opinion"]))
        assert math.isclose(group["top_two_of_answered"], top / group["answered"])
        assert 0 <= group["low"] <= group["top_two"] <= group["high"] <= 1
    everyone, *groups = data["groups"]
    assert (everyone["group"], everyone["label"]) == ("all", "All respondents")
    for part in ("respondents", "answered", "no_opinion", "blank"):
        assert sum(group[part] for group in groups) == everyone[part]


@pytest.mark.parametrize("by", ["country", "museum_type", "none"])
def test_the_public_sees_no_group_under_the_threshold(crowded: Command, by: str) -> None:
    for question in ("R1.agreement", "C3.seriousness", "O2.stage", "R2.support"):
        groups = crowded("results", "--question", question, "--by", by).data["groups"]
        assert groups
        assert {group["status"] for group in groups} <= {"shown", "few", "merged"}
        assert min(group["answered"] + group["no_opinion"] for group in groups) >= 10


def test_small_countries_are_merged_into_regions(crowded: Command) -> None:
    groups = crowded("results", "--question", "R1.agreement", "--by", "country").data["groups"]
    merged = {group["group"]: group["label"] for group in groups if group["status"] == "merged"}
    assert merged
    assert all(name.startswith("region:") or name == "pooled" for name in merged)
    assert not set(merged) & set(merged.values())  # each has a name of its own


def test_exact_shows_every_country_and_marks_what_the_public_does_not_see(crowded: Command) -> None:
    said = crowded("results", "--question", "R1.agreement", "--by", "country", "--exact")
    groups = {group["group"]: group for group in said.data["groups"]}
    small = {name for name, group in groups.items() if group["answered"] + group["no_opinion"] < 10}
    assert len(small) > 15
    assert {groups[name]["status"] for name in small} == {"withheld"}
    assert said.err == "Exact numbers, not for publication.\n"


def test_a_choice_counts_by_option_and_has_no_shares(crowded: Command) -> None:
    data = crowded("results", "--question", "R1.support", "--by", "none").data
    assert [group["group"] for group in data["groups"]] == ["all"]
    assert list(data["groups"][0]["counts"]) == ["support", "if_changed", "not"]
    assert not SHARES & set(data["groups"][0])


def test_a_group_without_a_denominator_has_null_for_its_shares(consultation: Command) -> None:
    assert consultation("migrate").code == 0
    (everyone,) = consultation("results", "--question", "R1.agreement", "--exact").data["groups"]
    assert {everyone[share] for share in SHARES} == {None}
    assert everyone["respondents"] == 0


def test_nothing_is_released_before_anybody_answered(consultation: Command) -> None:
    consultation("migrate")
    assert consultation("results", "--question", "R1.agreement", "--by", "country").data["groups"] == []


def test_csv_says_the_same_as_json(crowded: Command) -> None:
    asked = ("results", "--question", "R1.agreement", "--by", "museum_type")
    lines = list(csv.DictReader(io.StringIO(crowded(*asked, "--format", "csv").out, newline="")))
    groups = crowded(*asked, "--format", "json").data["groups"]
    assert [line["group"] for line in lines] == [group["group"] for group in groups]
    for line, group in zip(lines, groups, strict=True):
        assert [int(line[f"n_{step}"]) for step in "12345"] == list(group["counts"].values())
        assert float(line["low"]) == group["low"]


def test_it_says_whom_the_numbers_describe_and_that_they_are_not_public_yet(crowded: Command) -> None:
    assert crowded("results", "--question", "R1.agreement").err == (
        "Open consultation: describes those who answered, not all museums.\n"
        "The public does not see these results now.\n"
    )


def test_labels_are_in_the_language_asked_for(crowded: Command) -> None:
    data = crowded("results", "--question", "R1.agreement", "--by", "country", "--language", "fr").data
    assert {group["label"] for group in data["groups"] if group["group"] == "DE"} == {"Allemagne"}


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--question", "R9.agreement"), "There is no question “R9.agreement”."),
        (
            ("--question", "R1.agreement", "--by", "colour"),
            "Answers cannot be grouped by colour. Choose one of these: country, museum_type, on_behalf, none.",
        ),
        (
            ("--question", "U"),
            (
                "The question U has several parts. Choose one of these: U.accessibility, U.cataloguing, U.security, "
                "U.collections, U.immersive."
            ),
        ),
        (
            ("--question", "missing"),
            "The answers to missing are not counted: only closed questions of the consultation are.",
        ),
        (
            ("--question", "country"),
            "The answers to country are not counted: only closed questions of the consultation are.",
        ),
    ],
)
def test_what_does_not_exist_is_said_in_a_sentence(crowded: Command, arguments: tuple[str, ...], sentence: str) -> None:
    said = crowded("results", *arguments)
    assert (said.code, said.out, said.err) == (1, "", sentence + "\n")


def test_two_groupings_add_up_to_each_of_them(crowded: Command) -> None:
    asked = ("results", "--question", "R1.agreement", "--exact", "--by")
    everyone, *both = crowded(*asked, "country,size").data["groups"]
    one = {group["group"]: group for group in crowded(*asked, "country").data["groups"]}
    other = {group["group"]: group for group in crowded(*asked, "size").data["groups"]}
    assert everyone == one["all"]
    for place, expected in ((0, one), (1, other)):
        added: dict[str, list[int]] = {}
        for group in both:
            numbers = [*group["counts"].values(), group["respondents"], group["blank"], group["no_opinion"]]
            name = group["group"].split(",")[place]
            added[name] = [a + b for a, b in zip(added.get(name, [0] * 8), numbers, strict=True)]
        assert added == {
            name: [*group["counts"].values(), group["respondents"], group["blank"], group["no_opinion"]]
            for name, group in expected.items()
            if name != "all"
        }


def test_two_groupings_are_named_by_both(crowded: Command) -> None:
    data = crowded("results", "--question", "R1.agreement", "--by", "country,size", "--exact").data
    labels = {group["group"]: group["label"] for group in data["groups"]}
    assert data["by"] == "country,size"
    assert labels["DE,10_49"] == "Germany · 10 to 49"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--by", "country,size"), "Two groupings at once are not for publication. Add --exact to see them."),
        (
            ("--by", "size"),
            "Answers cannot be grouped by size. Choose one of these: country, museum_type, on_behalf, none.",
        ),
        (("--by", "size,size", "--exact"), "Answers can be grouped by one thing or by two different ones."),
        (
            ("--by", "country,none", "--exact"),
            "Answers cannot be grouped by none. Choose one of these: country, museum_type, on_behalf, size, role.",
        ),
        (
            ("--weights", "--by", "museum_type"),
            "Weights are by country only. Leave out --by, or give --by country.",
        ),
        (
            ("--compare", "DE"),
            "A group can only be compared where answers are grouped. Add --by country or another grouping.",
        ),
    ],
)
def test_what_cannot_be_put_together_is_said(crowded: Command, arguments: tuple[str, ...], sentence: str) -> None:
    said = crowded("results", "--question", "R1.agreement", *arguments)
    assert (said.code, said.out, said.err) == (1, "", sentence + "\n")


def test_a_choice_has_neither_weights_nor_pairs(crowded: Command) -> None:
    for extra in (("--weights",), ("--by", "country", "--compare", "DE")):
        said = crowded("results", "--question", "R1.support", *extra)
        assert said.code == 1
        assert said.err.startswith("This needs a question with five steps, and R1.support is not one")


def test_weights_are_those_of_the_released_countries(crowded: Command) -> None:
    data = crowded("results", "--question", "R1.agreement", "--weights").data
    table = crowded("results", "--question", "R1.agreement", "--by", "country").data["groups"]
    raw, one_vote, museums = data["weights"]
    assert [each["scheme"] for each in data["weights"]] == ["raw", "one_country_one_vote", "museums"]
    assert math.isclose(raw["share"], table[0]["top_two"])
    voting = [group["top_two"] for group in table if len(group["group"]) == 2]
    assert math.isclose(one_vote["share"], sum(voting) / len(voting))
    assert one_vote["countries"] == len(voting)
    assert one_vote["n"] + one_vote["left_out"] == raw["n"]
    assert museums["share"] is None or 0 <= museums["share"] <= 1
    assert data["conclusion"] in {"does_not_change", "does_change", "cannot_tell"}


def test_staff_see_a_headline_by_class_too(crowded: Command) -> None:
    data = crowded("results", "--question", "R1.agreement", "--weights", "--exact").data
    assert data["weights"][-1]["scheme"] == "museums_and_classes"
    assert data["weights"][-1]["n"] > 0


def test_a_group_against_the_rest_is_counted_from_the_released_table(crowded: Command) -> None:
    asked = ("results", "--question", "R1.agreement", "--by", "country")
    groups = {group["group"]: group["counts"] for group in crowded(*asked).data["groups"]}
    (row,) = crowded(*asked, "--compare", "DE").data["pairs"]
    own = groups["DE"]
    rest = {step: groups["all"][step] - own[step] for step in own}
    pairs = [(a, b, own[a] * rest[b]) for a in own for b in rest]
    higher, lower = (sum(n for a, b, n in pairs if (a > b if up else a < b)) for up in (True, False))
    assert (row["n"], row["others"]) == (sum(own.values()), sum(rest.values()))
    assert math.isclose(row["delta"], (higher - lower) / (row["n"] * row["others"]))
    assert row["higher"] + row["lower"] + row["same"] == 100
    assert row["said"].startswith("R1.agreement: of 100 random pairs, the person from Germany ")


def test_a_group_that_is_not_shown_is_refused_like_one_that_does_not_exist(crowded: Command) -> None:
    asked = ("results", "--question", "R1.agreement", "--by", "country")
    hidden = {group["group"] for group in crowded(*asked, "--exact").data["groups"] if group["status"] == "withheld"}
    assert hidden
    told = {crowded(*asked, "--compare", name).err.replace(name, "it", 1) for name in [*sorted(hidden)[:3], "nowhere"]}
    assert len(told) == 1
    assert crowded(*asked, "--compare", min(hidden), "--exact").code == 0


def test_weights_and_pairs_as_csv_have_a_line_for_each(crowded: Command) -> None:
    out = crowded("results", "--question", "R1.agreement", "--weights", "--format", "csv").out
    lines = list(csv.DictReader(io.StringIO(out, newline="")))
    assert [line["scheme"] for line in lines] == ["raw", "one_country_one_vote", "museums"]


def test_with_too_few_answers_it_is_said_what_cannot_be_shown(consultation: Command) -> None:
    consultation("simulate", "--responses", "1", "--seed", "1")
    asked = ("results", "--question", "R1.agreement")
    table = consultation(*asked)
    assert table.data["groups"] == []
    assert table.err.startswith("There are not enough answers yet to show results without exposing anyone.\n")
    compared = consultation(*asked, "--by", "country", "--compare", "DE")
    assert (compared.code, compared.err) == (1, "There are too few answers to compare one group with the others.\n")
