import pytest

from consultation.errors import ConsultationError, InvalidAnswer
from consultation.questions.clean import clean
from consultation.questions.model import Questionnaire
from consultation.text import words

Stored = dict[str, tuple[str, ...]]


def cleaned(asked: Questionnaire, name: str, raw: object) -> Stored:
    return clean(asked, asked.question(name), raw)


@pytest.mark.parametrize(
    ("name", "raw", "stored"),
    [
        ("R1.agreement", "4", {"R1.agreement": ("4",)}),
        ("R1.agreement", "no_opinion", {"R1.agreement": ("no_opinion",)}),
        ("R1.agreement", None, {"R1.agreement": ()}),
        ("R1.agreement", "", {"R1.agreement": ()}),
        ("R1.readiness", "not_applicable", {"R1.readiness": ("not_applicable",)}),
        ("country", "XK", {"country": ("XK",)}),
        ("country", "undisclosed", {"country": ("undisclosed",)}),
        ("size", "1_9", {"size": ("1_9",)}),
        ("P.first", ["R3a", "R1b", "R3a"], {"P.first": ("R1b", "R3a")}),
        ("P.first", [], {"P.first": ()}),
        ("P.first", None, {"P.first": ()}),
        ("U", {"security": "piloting"}, {"U.security": ("piloting",)}),
        ("U", {"security": None, "immersive": "in_use"}, {"U.security": (), "U.immersive": ("in_use",)}),
        ("U", None, {}),
        ("missing", "  Time.\r\nAnd money\t\n", {"missing": ("Time.\nAnd money",)}),
        ("missing", " \n\t ", {"missing": ()}),
        ("missing", None, {"missing": ()}),
        ("R1a.wording", "Say it so.", {"R1a.wording": ("Say it so.",), "R1a.wording.reason": ()}),
        ("R1a.wording", None, {"R1a.wording": (), "R1a.wording.reason": ()}),
        (
            "R1a.wording",
            {"R1a.wording": "Say it so. ", "R1a.wording.reason": " It is shorter."},
            {"R1a.wording": ("Say it so.",), "R1a.wording.reason": ("It is shorter.",)},
        ),
        (
            "R1a.wording",
            {"R1a.wording": " ", "R1a.wording.reason": "It is shorter."},
            {"R1a.wording": (), "R1a.wording.reason": ()},
        ),
        ("consent.process", True, {"consent.process": ("yes",)}),
        ("consent.process", False, {"consent.process": ()}),
        ("consent.process", None, {"consent.process": ()}),
    ],
)
def test_an_answer_becomes_what_is_stored(nemo_ai: Questionnaire, name: str, raw: object, stored: Stored) -> None:
    assert cleaned(nemo_ai, name, raw) == stored


@pytest.mark.parametrize(
    ("raw", "stored"),
    [
        ({"H1": 10}, {"share.H1": ("10",), "share.H2": ()}),
        ({"H1": 0, "H2": 10}, {"share.H1": ("0",), "share.H2": ("10",)}),
        ({"H1": 3, "H2": 4}, {"share.H1": ("3",), "share.H2": ("4",)}),
        ({"H1": 6, "H2": 5}, {"share.H1": ("6",), "share.H2": ("5",)}),
        ({"H1": None}, {"share.H1": (), "share.H2": ()}),
        (None, {"share.H1": (), "share.H2": ()}),
    ],
)
def test_points_are_stored_as_they_are_shared_out(second: Questionnaire, raw: object, stored: Stored) -> None:
    assert cleaned(second, "share", raw) == stored


@pytest.mark.parametrize(
    ("name", "raw", "what"),
    [
        ("R1.agreement", "6", "not_a_choice"),
        ("R1.agreement", "not_applicable", "not_a_choice"),
        ("R1.agreement", 4, "not_a_choice"),
        ("R1.agreement", ["4"], "not_a_choice"),
        ("country", "UK", "not_a_choice"),
        ("country", "fr", "not_a_choice"),
        ("on_behalf", "undisclosed", "not_a_choice"),
        ("P.first", ["R1a", "R1b", "R1c", "R2a"], "too_many"),
        ("P.first", ["R1"], "not_a_choice"),
        ("P.first", [["R1a"]], "not_a_choice"),
        ("P.first", "R1a", "not_a_choice"),
        ("U", {"cinema": "in_use"}, "not_a_choice"),
        ("U", {"security": "no_opinion"}, "not_a_choice"),
        ("U", "in_use", "not_a_choice"),
        ("missing", 5, "not_a_choice"),
        ("missing", "x" * 3001, "too_long"),
        ("R1a.wording", "x" * 1001, "too_long"),
        ("R1a.wording", {"R1a.wording": "x", "R1a.wording.reason": "x" * 1001}, "too_long"),
        ("R1a.wording", {"R1b.wording": "x"}, "not_a_choice"),
        ("consent.process", "yes", "not_a_choice"),
        ("consent.process", 1, "not_a_choice"),
    ],
)
def test_what_a_question_does_not_allow_is_refused(nemo_ai: Questionnaire, name: str, raw: object, what: str) -> None:
    with pytest.raises(InvalidAnswer) as refused:
        cleaned(nemo_ai, name, raw)
    assert (refused.value.key, refused.value.values["question"]) == (f"error.answer.{what}", name)


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        ({"H1": 11}, "points"),
        ({"H1": -1}, "points"),
        ({"H1": 2.5}, "points"),
        ({"H1": True}, "points"),
        ({"H1": "3"}, "points"),
        ({"H3": 3}, "not_a_choice"),
        ([3], "not_a_choice"),
    ],
)
def test_what_is_no_number_of_points_is_refused(second: Questionnaire, raw: object, what: str) -> None:
    with pytest.raises(InvalidAnswer) as refused:
        cleaned(second, "share", raw)
    assert refused.value.key == f"error.answer.{what}"


def test_a_text_may_be_exactly_as_long_as_allowed(nemo_ai: Questionnaire) -> None:
    assert cleaned(nemo_ai, "missing", "é" * 3000 + "  ") == {"missing": ("é" * 3000,)}


def test_a_text_too_long_is_told_how_long_it_is_and_may_be(nemo_ai: Questionnaire) -> None:
    with pytest.raises(ConsultationError) as refused:
        cleaned(nemo_ai, "missing", "a" * 100_000)
    said = words("en").error(refused.value)
    assert said == "Your text has 100,000 characters. It may have 3,000 at most."


@pytest.mark.parametrize(
    "text",
    [
        "שלום לכולם",
        "مرحبا بالعالم",
        "👩🏽‍🎨 at work",
        "<script>alert(1)</script> & <b>",
        ":red[hot] $x^2$ **bold** `code`",
        "=SUM(A1:A9)",
        "Ελληνικά, ქართული",
    ],
)
def test_what_people_write_is_kept_as_they_wrote_it(nemo_ai: Questionnaire, text: str) -> None:
    assert cleaned(nemo_ai, "missing", text) == {"missing": (text,)}


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("a\x00b\x07c\x1b\x7f\x85d", "abcd"),
        ("a\u202eb\u2066c\u2069", "abc"),
        ("a\ud83d", "a"),
        ("e\u0301", "\u00e9"),
        ("e\x00\u0301", "\u00e9"),
        ("one\rtwo\r\nthree\tfour", "one\ntwo\nthree\tfour"),
    ],
)
def test_what_is_no_text_is_taken_out(nemo_ai: Questionnaire, raw: str, kept: str) -> None:
    assert cleaned(nemo_ai, "missing", raw) == {"missing": (kept,)}


def test_a_long_wrong_value_is_told_in_short(nemo_ai: Questionnaire) -> None:
    with pytest.raises(InvalidAnswer) as refused:
        cleaned(nemo_ai, "R1.agreement", "z" * 100_000)
    assert refused.value.values["value"] == "z" * 60
