"""What staff read of suggested wordings: from submitted responses only, the same ones together."""

from collections.abc import Mapping

from asked import ANNA, BRUNO, CARLA, CONSULTATION, NEXT_DAY, PROFILE, consultation, saved, submitted

from consultation.questions.model import Wording
from consultation.store.consultations import register
from consultation.store.engine import Store
from consultation.store.responses import withdraw
from consultation.store.rewordings import Rewording, Suggester, rewording_counts, rewordings

WORDING = "R1a.wording"
QUESTION = CONSULTATION.question(WORDING)
assert isinstance(QUESTION, Wording)


def said(text: str, reason: str = "", country: str = "IT") -> Mapping[str, tuple[str, ...]]:
    words = {WORDING: (text,)} | ({QUESTION.columns[1]: (reason,)} if reason else {})
    return {**PROFILE, "country": (country,), **words}


def found(store: Store, most: int = 10) -> tuple[Rewording, ...]:
    assert isinstance(QUESTION, Wording)
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
