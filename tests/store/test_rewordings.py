"""What staff read of suggested wordings: from submitted responses only, the same ones together."""

from collections.abc import Mapping
from typing import cast

from asked import ANNA, BRUNO, CARLA, CONSULTATION, NEXT_DAY, PROFILE, consultation, saved, submitted

from consultation.questions.model import Wording
from consultation.store.consultations import register
from consultation.store.engine import Store
from consultation.store.responses import discard_changes, withdraw
from consultation.store.rewordings import Rewording, Suggester, rewording_counts, rewordings
from consultation.store.sentences_seen import Sentence, note, read

WORDING = "R1a.wording"
QUESTION = cast("Wording", CONSULTATION.question(WORDING))
OLD, NEW = Sentence("en", "It must be said."), Sentence("en", "It should be said.")


def said(text: str, reason: str = "", country: str = "IT") -> Mapping[str, tuple[str, ...]]:
    words = {WORDING: (text,)} | ({QUESTION.columns[1]: (reason,)} if reason else {})
    return {**PROFILE, "country": (country,), **words}


def found(store: Store, most: int = 10) -> tuple[Rewording, ...]:
    return rewordings(store, CONSULTATION, QUESTION, most)


def test_a_wording_comes_with_country_type_and_reason(store: Store) -> None:
    submitted(store, ANNA, said("Say it shorter.", "Nobody reads it."))
    assert found(store) == (Rewording("Say it shorter.", "en", (Suggester("IT", "art", "Nobody reads it."),)),)


def test_the_same_wording_of_several_stands_once_and_first(store: Store) -> None:
    submitted(store, ANNA, said("Same.", country="FR"))
    submitted(store, BRUNO, said("Another."), NEXT_DAY)
    submitted(store, CARLA, said("Same.", "Why not?"), NEXT_DAY)
    assert found(store) == (
        Rewording("Same.", "en", (Suggester("FR", "art", None), Suggester("IT", "art", "Why not?"))),
        Rewording("Another.", "en", (Suggester("IT", "art", None),)),
    )
    assert rewording_counts(store, CONSULTATION) == {WORDING: 3}


def test_only_so_many_are_given(store: Store) -> None:
    submitted(store, ANNA, said("Older."))
    submitted(store, BRUNO, said("Newer."), NEXT_DAY)
    assert [each.text for each in found(store, 1)] == ["Newer."]


def test_drafts_withdrawn_responses_and_other_consultations_are_left_out(store: Store) -> None:
    saved(store, ANNA, said("A draft."))
    submitted(store, BRUNO, said("Withdrawn."))
    withdraw(store, CONSULTATION, BRUNO)
    assert (found(store), rewording_counts(store, CONSULTATION)) == ((), {})
    submitted(store, CARLA, said("Counts."))
    other = consultation(name="other")
    register(store, other)
    assert rewording_counts(store, other) == {}


def test_what_is_changed_and_not_submitted_again_is_not_read(store: Store) -> None:
    submitted(store, ANNA, said("First."))
    saved(store, ANNA, said("Second."))
    assert [each.text for each in found(store)] == ["First."]


def test_each_comes_with_the_sentence_that_was_read_whatever_it_has_become(store: Store) -> None:
    saved(store, ANNA, said("Say it shorter."))
    note(store, CONSULTATION, ANNA, QUESTION, OLD)
    submitted(store, ANNA, {})
    submitted(store, BRUNO, said("Say it shorter."))
    saved(store, ANNA, said("Say it even shorter."))
    note(store, CONSULTATION, ANNA, QUESTION, NEW)
    assert {each.seen for each in found(store)} == {OLD, None}
    assert read(store, CONSULTATION, ANNA) == {WORDING: NEW}

    submitted(store, ANNA, {})
    assert [(each.text, each.seen) for each in found(store)] == [
        ("Say it shorter.", None),
        ("Say it even shorter.", NEW),
    ]


def test_going_back_to_what_counts_goes_back_to_its_sentence(store: Store) -> None:
    saved(store, ANNA, said("Say it shorter."))
    note(store, CONSULTATION, ANNA, QUESTION, OLD)
    submitted(store, ANNA, {})
    saved(store, ANNA, said("Say it even shorter."))
    note(store, CONSULTATION, ANNA, QUESTION, NEW)
    discard_changes(store, CONSULTATION, ANNA, now=NEXT_DAY)
    assert read(store, CONSULTATION, ANNA) == {WORDING: OLD}


def test_a_withdrawal_leaves_no_sentence_and_there_is_none_for_an_unknown_key(store: Store) -> None:
    saved(store, ANNA, said("Say it shorter."))
    note(store, CONSULTATION, ANNA, QUESTION, OLD)
    withdraw(store, CONSULTATION, ANNA)
    assert read(store, CONSULTATION, ANNA) == read(store, CONSULTATION, BRUNO) == {}
