"""Laws of cleaning that hold for whatever comes in, over every question of two consultations."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultation.errors import InvalidAnswer
from consultation.questions.clean import Stored, clean
from consultation.questions.load import load
from consultation.questions.model import (
    Consent,
    Grid,
    Points,
    Question,
    Questionnaire,
    SeveralChoices,
    Text,
    Wording,
)
from consultation.settings import SHIPPED_QUESTIONNAIRE

ASKED = [load(SHIPPED_QUESTIONNAIRE), load(Path(__file__).parent / "second" / "second.yaml")]
PAIRS = [(asked, question) for asked in ASKED for question in asked.asked.values()]

strange = st.one_of(
    st.text(st.characters(codec=None, exclude_categories=())),
    st.sampled_from(["\x00", "\u202eabc", "👩🏽‍🎨", "<b>", ":red[x]", "$x$", "e\u0301", " \r\n", "x" * 3001]),
)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | strange,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(strange | st.integers(), inner, max_size=4),
    max_leaves=8,
)


def likely(asked: Questionnaire, question: Question) -> st.SearchStrategy[object]:
    """Values that the question takes, or nearly."""
    choices = st.sampled_from([*asked.choices(question), "1", "yes", ""])
    match question:
        case SeveralChoices():
            return st.lists(choices, max_size=5)
        case Grid():
            return st.dictionaries(st.sampled_from(question.rows), choices | st.none())
        case Points():
            return st.dictionaries(st.sampled_from(question.over), st.integers(-1, question.total) | st.none())
        case Text() | Wording():
            return strange | st.dictionaries(st.sampled_from(question.columns), strange)
        case Consent():
            return st.booleans()
        case _:
            return choices


pairs_with_raw = st.sampled_from(PAIRS).flatmap(
    lambda pair: st.tuples(st.just(pair[0]), st.just(pair[1]), likely(*pair) | anything)
)


def raw_again(question: Question, stored: Stored) -> object:
    """Give what a field or a file would hand in for what is stored."""
    parts = {column.removeprefix(f"{question.id}."): values for column, values in stored.items()}
    match question:
        case SeveralChoices():
            return list(stored[question.id])
        case Grid():
            return {row: values[0] if values else None for row, values in parts.items()}
        case Points():
            return {option: int(values[0]) if values else None for option, values in parts.items()}
        case Wording():
            return {column: values[0] if values else None for column, values in stored.items()}
        case Consent():
            return stored[question.id] == ("yes",)
        case _:
            return stored[question.id][0] if stored[question.id] else None


def or_refused(asked: Questionnaire, question: Question, raw: object) -> Stored:
    """Clean, and give nothing where it is refused; any other error is a defect."""
    try:
        return clean(asked, question, raw)
    except InvalidAnswer:
        return {}


@given(pairs_with_raw)
def test_cleaning_what_is_stored_changes_nothing(case: tuple[Questionnaire, Question, object]) -> None:
    asked, question, raw = case
    if stored := or_refused(asked, question, raw):
        assert clean(asked, question, raw_again(question, stored)) == stored


@given(pairs_with_raw)
def test_only_columns_and_values_of_the_question_are_stored(case: tuple[Questionnaire, Question, object]) -> None:
    asked, question, raw = case
    stored = or_refused(asked, question, raw)
    assert set(stored) <= set(question.columns)
    if choices := asked.choices(question):
        assert {value for values in stored.values() for value in values} <= set(choices)
    if isinstance(question, Points):
        assert all(0 <= int(value) <= question.total for values in stored.values() for value in values)
    if isinstance(question, Wording) and stored:
        assert stored[question.id] or not stored[question.reason]
    if isinstance(question, SeveralChoices):
        assert len(stored.get(question.id, ())) <= (question.limit or len(choices))


@given(pairs_with_raw)
def test_every_stored_value_can_be_written_to_any_database(case: tuple[Questionnaire, Question, object]) -> None:
    for values in or_refused(*case).values():
        for value in values:
            assert value
            assert value == value.strip() == unicodedata.normalize("NFC", value)
            assert not {character for character in value if unicodedata.category(character) in {"Cc", "Cs"}} - {
                "\n",
                "\t",
            }
            assert value.encode().decode() == value


@pytest.mark.parametrize("asked", ASKED, ids=lambda asked: asked.id)
def test_every_choice_that_is_offered_is_taken(asked: Questionnaire) -> None:
    for question in asked.asked.values():
        for value in asked.choices(question):
            match question:
                case SeveralChoices():
                    assert clean(asked, question, [value]) == {question.id: (value,)}
                case Grid():
                    raw = dict.fromkeys(question.rows, value)
                    assert clean(asked, question, raw) == dict.fromkeys(question.columns, (value,))
                case _:
                    assert clean(asked, question, value) == {question.id: (value,)}
