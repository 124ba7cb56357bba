from datetime import datetime

import pytest
from asked import (
    ANNA,
    BRUNO,
    CLOSED,
    CLOSES,
    CONSULTATION,
    DURING,
    FULL,
    NEXT_DAY,
    PROFILE,
    consultation,
    saved,
    submitted,
)
from sqlalchemy import func, select, table, text

from consultation.answers import Grouping
from consultation.errors import InvalidAnswer, LinkRefused, NotOpen
from consultation.store.consultations import register
from consultation.store.engine import Store
from consultation.store.frames import Chosen, counts, participation, revision, rows
from consultation.store.responses import discard_changes, find, save, submit, withdraw

TABLES = ("answer", "draft_answer", "comment")
OTHER = {
    **FULL,
    "country": ("FR",),
    "R1.agreement": ("2",),
    "P.first": ("R1c", "R1b"),
    "R1.comment": ("Autre chose.",),
    "R1a.wording": ("Say it longer.",),
}


def counted(store: Store, column: str = "R1.agreement") -> dict[str, int]:
    cells = counts(store, CONSULTATION, Grouping.NONE, [column]).cells
    return dict(zip(cells["value"], cells["n"], strict=True))


def exported(store: Store) -> list[dict[str, tuple[str, ...]]]:
    return [dict(row.answers) for row in rows(store, CONSULTATION, Chosen())]


def test_a_draft_is_not_counted(store: Store) -> None:
    saved(store, ANNA, FULL)

    assert counted(store) == {}
    assert exported(store) == []


def test_a_submitted_response_is_counted_and_exported_as_it_was_given(store: Store) -> None:
    response = submitted(store, ANNA, FULL)

    assert (response.state, response.submitted_at, response.changing) == ("submitted", DURING, False)
    assert find(store, CONSULTATION, ANNA) == response
    assert counted(store) == {"4": 1}
    assert exported(store) == [FULL]


@pytest.mark.parametrize("missing", ["consent.process", "country", "museum_type"])
def test_a_response_without_what_is_required_stays_a_draft(store: Store, missing: str) -> None:
    saved(store, ANNA, {**FULL, missing: ()})

    with pytest.raises(InvalidAnswer) as refused:
        submit(store, CONSULTATION, ANNA, now=DURING)
    assert (refused.value.key, refused.value.values) == ("error.answer.required", {"question": missing})
    assert participation(store, CONSULTATION).drafts == 1
    assert counted(store) == {}


def test_submitting_twice_counts_once(store: Store) -> None:
    first = submitted(store, ANNA, FULL)
    before = revision(store, CONSULTATION)

    assert submit(store, CONSULTATION, ANNA, now=NEXT_DAY) == first
    assert (counted(store), revision(store, CONSULTATION)) == ({"4": 1}, before)


def test_the_revision_moves_with_every_submission(store: Store) -> None:
    seen = [revision(store, CONSULTATION)]
    for key in (ANNA, BRUNO):
        submitted(store, key, FULL)
        seen.append(revision(store, CONSULTATION))

    assert seen == [0, 1, 2]


def test_a_draft_does_not_move_the_revision(store: Store) -> None:
    saved(store, ANNA, FULL)

    assert revision(store, CONSULTATION) == 0


def test_a_key_without_response_cannot_submit(store: Store) -> None:
    with pytest.raises(LinkRefused, match=r"error\.answer\.unknown"):
        submit(store, CONSULTATION, ANNA, now=DURING)


def test_after_the_closing_a_draft_cannot_be_submitted(store: Store) -> None:
    saved(store, ANNA, FULL)

    with pytest.raises(NotOpen, match=r"error\.answer\.closed"):
        submit(store, CONSULTATION, ANNA, now=CLOSES)


class TestChanging:
    def test_the_submitted_version_stays_counted_until_the_change_is_submitted(self, store: Store) -> None:
        submitted(store, ANNA, FULL)
        changing = saved(store, ANNA, {"R1.agreement": ("1",), "country": ("FR",), "R1.comment": ()})

        assert (changing.state, changing.changing) == ("submitted", True)
        assert changing.answers["R1.agreement"] == ("1",)
        assert counted(store) == {"4": 1}
        assert exported(store) == [FULL]

    def test_the_change_is_counted_once_it_is_submitted(self, store: Store) -> None:
        submitted(store, ANNA, FULL)
        saved(store, ANNA, {"R1.agreement": ("1",), "country": ("FR",), "R1.comment": ()})
        response = submit(store, CONSULTATION, ANNA, now=NEXT_DAY)

        assert (response.changing, response.submitted_at, response.updated_at) == (False, DURING, NEXT_DAY)
        assert counted(store) == {"1": 1}
        without_comment = {column: values for column, values in FULL.items() if column != "R1.comment"}
        assert exported(store) == [{**without_comment, "R1.agreement": ("1",), "country": ("FR",)}]
        people = counts(store, CONSULTATION, Grouping.COUNTRY).respondents
        assert people.to_dict("records") == [{"group": "FR", "n": 1}]

    def test_a_discarded_change_leaves_the_counted_version(self, store: Store) -> None:
        submitted(store, ANNA, FULL)
        changed = {"R1.agreement": ("1",), "P.first": (), "U.collections": ("in_use",), "consent.contact": ("yes",)}
        saved(store, ANNA, changed)
        response = discard_changes(store, CONSULTATION, ANNA)

        assert (response.changing, response.answers) == (False, FULL)
        assert find(store, CONSULTATION, ANNA) == response
        assert counted(store) == {"4": 1}

    def test_changing_and_going_back_touches_nobody_else(self, store: Store) -> None:
        submitted(store, ANNA, FULL)
        submitted(store, BRUNO, OTHER)
        saved(store, ANNA, {"R1.agreement": ("1",), "R1.comment": ()})
        assert discard_changes(store, CONSULTATION, ANNA).answers == FULL
        saved(store, ANNA, {"P.first": ("R1a",), "R1.comment": ("Changed.",), "R1a.wording": ()})
        changed = submit(store, CONSULTATION, ANNA, now=DURING)

        assert sorted(exported(store), key=lambda answers: answers["country"]) == [OTHER, changed.answers]

    def test_a_draft_has_no_counted_version_to_go_back_to(self, store: Store) -> None:
        draft = saved(store, ANNA, FULL)

        assert discard_changes(store, CONSULTATION, ANNA) == draft

    def test_a_change_cannot_be_submitted_after_the_closing_but_discarded(self, store: Store) -> None:
        submitted(store, ANNA, FULL)
        saved(store, ANNA, {"R1.agreement": ("1",)})

        with pytest.raises(NotOpen):
            submit(store, CONSULTATION, ANNA, now=CLOSES)
        assert discard_changes(store, CONSULTATION, ANNA, now=CLOSES).answers == FULL

    def test_what_was_decided_about_words_stays_as_long_as_the_words_do(self, store: Store) -> None:
        submitted(store, ANNA, FULL)
        with store.write() as connection:
            connection.execute(text("UPDATE comment SET state = 'shown'"))
        saved(store, ANNA, {"R1a.wording": ("Say it another way.",)})
        submit(store, CONSULTATION, ANNA, now=DURING)

        with store.read() as connection:
            states = connection.execute(text("SELECT question, state FROM comment ORDER BY question")).all()
        assert states == [("R1.comment", "shown"), ("R1a.wording", "unread")]


class TestWithdrawing:
    @pytest.mark.parametrize("now", [DURING, CLOSES])
    def test_nothing_of_what_was_answered_is_left(self, store: Store, now: datetime) -> None:
        submitted(store, ANNA, FULL)
        saved(store, ANNA, {"R1.agreement": ("1",)})
        withdraw(store, CONSULTATION, ANNA, now=now)

        assert counted(store) == {}
        with store.read() as connection:
            left = [connection.execute(select(func.count()).select_from(table(name))).scalar_one() for name in TABLES]
            profile = connection.execute(text("SELECT country, museum_type, organisation FROM response")).one()
        assert left == [0, 0, 0]
        assert tuple(profile) == (None, None, None)

    def test_it_is_shown_as_withdrawn_and_counted_as_such(self, store: Store) -> None:
        submitted(store, ANNA, FULL)
        withdraw(store, CONSULTATION, ANNA, now=DURING)

        found = find(store, CONSULTATION, ANNA)
        assert found is not None
        assert (found.state, found.answers, found.submitted_at) == ("withdrawn", {}, None)
        numbers = participation(store, CONSULTATION)
        assert (numbers.submitted, numbers.drafts, numbers.withdrawn) == (0, 0, 1)

    def test_the_others_stay_counted_and_the_revision_moves(self, store: Store) -> None:
        submitted(store, ANNA, FULL)
        submitted(store, BRUNO, {**PROFILE, "R1.agreement": ("2",)})
        before = revision(store, CONSULTATION)
        withdraw(store, CONSULTATION, ANNA, now=DURING)

        assert counted(store) == {"2": 1}
        assert revision(store, CONSULTATION) == before + 1

    def test_withdrawing_twice_is_the_same_as_once(self, store: Store) -> None:
        submitted(store, ANNA, FULL)
        withdraw(store, CONSULTATION, ANNA, now=DURING)
        before = find(store, CONSULTATION, ANNA), revision(store, CONSULTATION)
        withdraw(store, CONSULTATION, ANNA, now=NEXT_DAY)

        assert (find(store, CONSULTATION, ANNA), revision(store, CONSULTATION)) == before

    def test_a_withdrawn_response_takes_no_answers_any_more(self, store: Store) -> None:
        saved(store, ANNA, FULL)
        withdraw(store, CONSULTATION, ANNA, now=DURING)

        with pytest.raises(LinkRefused, match=r"error\.answer\.withdrawn"):
            saved(store, ANNA, FULL)
        with pytest.raises(LinkRefused, match=r"error\.answer\.withdrawn"):
            submit(store, CONSULTATION, ANNA, now=DURING)

    def test_an_unknown_key_withdraws_nothing(self, store: Store) -> None:
        with pytest.raises(LinkRefused, match=r"error\.answer\.unknown"):
            withdraw(store, CONSULTATION, ANNA, now=DURING)


class TestEditions:
    def test_who_answered_before_a_question_was_added_was_not_asked_it(self, store: Store) -> None:
        shorter = consultation("R1.support")
        register(store, shorter)
        save(store, shorter, ANNA, PROFILE, language="en", now=DURING)
        submit(store, shorter, ANNA, now=DURING)
        submitted(store, BRUNO, FULL)

        asked = counts(store, CONSULTATION, Grouping.NONE).asked
        numbers = dict(zip(asked["question"], asked["n"], strict=True))
        assert numbers == {**dict.fromkeys(CLOSED, 2), "R1.support": 1}

    def test_who_submits_again_answers_the_questions_of_today(self, store: Store) -> None:
        shorter = consultation("R1.support")
        register(store, shorter)
        submitted(store, ANNA, FULL)
        save(store, shorter, ANNA, {"R1.agreement": ("1",)}, language="en", now=DURING)
        submit(store, shorter, ANNA, now=DURING)

        result = counts(store, shorter, Grouping.NONE)
        assert set(result.asked["question"]) == set(CLOSED) - {"R1.support"}
        assert "R1.support" not in set(result.cells["question"])
