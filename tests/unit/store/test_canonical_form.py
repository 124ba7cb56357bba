"""The canonical form: one text for one answer, whoever writes it."""

import hashlib
import json
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultation.store.fingerprint import canonical, fingerprint, new_code

WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
COLUMNS = st.from_regex(r"[A-Z][A-Za-z0-9]{0,5}(\.[a-z_]{1,8}){0,2}", fullmatch=True)
ANSWERS = st.dictionaries(COLUMNS, st.lists(WORDS, min_size=1, max_size=3).map(tuple), max_size=6)


def form(answers: Mapping[str, tuple[str, ...]], code: str = "0" * 32) -> str:
    return canonical(consultation="museums", edition="e" * 64, reference="AAAAA-BBBBB", code=code, answers=answers)


@given(ANSWERS)
def test_the_order_in_which_columns_come_does_not_matter(answers: dict[str, tuple[str, ...]]) -> None:
    assert form(dict(reversed(answers.items()))) == form(answers)


@given(ANSWERS)
def test_it_is_json_that_says_what_was_answered(answers: dict[str, tuple[str, ...]]) -> None:
    read = json.loads(form(answers))
    assert read == {
        "answers": {column: list(values) for column, values in answers.items()},
        "code": "0" * 32,
        "consultation": "museums",
        "edition": "e" * 64,
        "reference": "AAAAA-BBBBB",
    }


@given(ANSWERS, ANSWERS)
def test_different_answers_have_different_forms(
    one: dict[str, tuple[str, ...]], other: dict[str, tuple[str, ...]]
) -> None:
    assert (form(one) == form(other)) == (one == other)


@given(ANSWERS)
def test_it_is_one_line_of_utf8(answers: dict[str, tuple[str, ...]]) -> None:
    written = form(answers)
    assert not {"\n", "\r"} & set(written)
    assert fingerprint(written) == hashlib.sha256(written.encode("utf-8")).hexdigest()


def test_it_is_written_as_rfc_8785_writes_it() -> None:
    written = form({"R1.comment": ('„Ż"ó\\ł\n\t\x1f\x7f\u2028🏛️/',), "P.first": ("R1b", "R1a")})
    assert written == (
        '{"answers":{"P.first":["R1b","R1a"],"R1.comment":["„Ż\\"ó\\\\ł\\n\\t\\u001f\x7f\u2028🏛️/"]},'
        f'"code":"{"0" * 32}","consultation":"museums","edition":"{"e" * 64}","reference":"AAAAA-BBBBB"}}'
    )


@pytest.mark.parametrize("order", [("R1b", "R1a"), ("R1a", "R1b")])
def test_the_order_of_several_choices_is_part_of_it(order: tuple[str, str]) -> None:
    assert json.loads(form({"P.first": order}))["answers"]["P.first"] == list(order)


def test_a_code_is_128_bits_and_never_the_same() -> None:
    codes = {new_code() for _ in range(1000)}
    assert len(codes) == 1000
    assert {len(code) for code in codes} == {32}
    assert len({code[0] for code in codes}) == 16


def test_another_code_is_another_fingerprint() -> None:
    answers = {"R1.agreement": ("4",)}
    assert fingerprint(form(answers, "0" * 32)) != fingerprint(form(answers, "0" * 31 + "1"))
