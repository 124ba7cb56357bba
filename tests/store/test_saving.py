from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from asked import ANNA, BEFORE, BRUNO, CLOSES, CONSULTATION, DURING, FULL, NEXT_DAY, OPENS, saved
from sqlalchemy import text

from consultation.errors import ChangedElsewhere, ConsultationError, NotOpen, UnknownName
from consultation.store import organisers
from consultation.store.consultations import register
from consultation.store.engine import Store
from consultation.store.responses import find, save, submit, withdraw


def test_nothing_is_found_before_the_first_save(store: Store) -> None:
    assert find(store, CONSULTATION, ANNA) is None


def test_the_first_save_begins_a_draft_that_the_key_finds_again(store: Store) -> None:
    response = saved(store, ANNA, FULL)

    assert find(store, CONSULTATION, ANNA) == response
    assert response.answers == FULL
    assert (response.state, response.language, response.changing) == ("draft", "en", False)
    assert (response.created_at, response.updated_at, response.submitted_at) == (DURING, DURING, None)


def test_a_reference_can_be_read_out(store: Store) -> None:
    first, second = saved(store, ANNA, {}), saved(store, BRUNO, {})

    assert first.reference != second.reference
    assert len(first.reference) == 11
    assert set(first.reference) <= set("0123456789ABCDEFGHJKMNPQRSTVWXYZ-")


def test_another_key_finds_nothing_of_it(store: Store) -> None:
    saved(store, ANNA, FULL)

    assert find(store, CONSULTATION, BRUNO) is None


def test_the_key_itself_is_not_in_the_database(store: Store) -> None:
    saved(store, ANNA, FULL)

    with store.read() as connection:
        kept = str(connection.execute(text("SELECT * FROM response")).all())
    assert ANNA not in kept


def test_saving_again_replaces_only_what_is_named(store: Store) -> None:
    saved(store, ANNA, FULL)
    saved(store, ANNA, {"R1.agreement": ("2",), "P.first": ("R1c",)})

    found = find(store, CONSULTATION, ANNA)
    assert found is not None
    assert found.answers == {**FULL, "R1.agreement": ("2",), "P.first": ("R1c",)}


def test_an_empty_answer_makes_a_column_blank_again(store: Store) -> None:
    saved(store, ANNA, {"R1.agreement": ("4",), "R1.support": ("not",)})
    saved(store, ANNA, {"R1.agreement": ()})

    found = find(store, CONSULTATION, ANNA)
    assert found is not None
    assert found.answers == {"R1.support": ("not",)}


def test_several_choices_keep_the_order_in_which_they_were_made(store: Store) -> None:
    saved(store, ANNA, {"P.first": ("R1c", "R1a", "R1b")})

    found = find(store, CONSULTATION, ANNA)
    assert found is not None
    assert found.answers["P.first"] == ("R1c", "R1a", "R1b")


@pytest.mark.parametrize("after", [(), ("R1b",), ("R1b", "R1a"), ("R1a", "R1b", "R1c")])
@pytest.mark.parametrize("before", [(), ("R1a",), ("R1c", "R1a"), ("R1c", "R1a", "R1b")])
def test_any_number_of_choices_takes_the_place_of_any_other(
    store: Store, before: tuple[str, ...], after: tuple[str, ...]
) -> None:
    held = saved(store, ANNA, {"P.first": before, "R1.support": ("not",)})
    saved(store, BRUNO, {"P.first": ("R1a", "R1b")})
    again = save(store, CONSULTATION, ANNA, {"P.first": after}, language="en", held=held, now=DURING)

    assert find(store, CONSULTATION, ANNA) == again
    assert again.answers.get("P.first", ()) == after
    assert again.answers["R1.support"] == ("not",)


def test_what_a_window_holds_is_read_again_when_another_has_changed_it(store: Store) -> None:
    held = saved(store, ANNA, {"R1.agreement": ("4",)})
    saved(store, ANNA, {"R1.support": ("not",)})
    again = save(store, CONSULTATION, ANNA, {"R1.agreement": ("2",)}, language="en", held=held, now=DURING)

    assert again.answers == {"R1.agreement": ("2",), "R1.support": ("not",)}
    with pytest.raises(ChangedElsewhere):
        save(store, CONSULTATION, ANNA, {"R1.support": ("full",)}, language="en", seen=1, held=held, now=DURING)


def test_what_a_window_holds_of_another_response_is_not_taken_for_this_one(store: Store) -> None:
    held = saved(store, BRUNO, {"R1.agreement": ("4",)})
    saved(store, ANNA, {"R1.support": ("not",)})

    assert save(store, CONSULTATION, ANNA, {"R1.agreement": ("2",)}, language="en", held=held, now=DURING).answers == {
        "R1.agreement": ("2",), "R1.support": ("not",),
    }  # fmt: skip


def _closed(_store: Store) -> datetime:
    return CLOSES


def _not_yet_open(_store: Store) -> datetime:
    return BEFORE


def _paused(store: Store) -> datetime:
    organisers.change(store, CONSULTATION, {"paused": True}, DURING)
    return DURING


def _nobody_responsible(store: Store) -> datetime:
    organisers.change(store, CONSULTATION, {"controller": ""}, DURING)
    return DURING


def _withdrawn(store: Store) -> datetime:
    withdraw(store, CONSULTATION, ANNA, now=DURING)
    return DURING


@pytest.mark.parametrize("happens", [_closed, _not_yet_open, _paused, _nobody_responsible, _withdrawn])
def test_what_a_window_holds_saves_nothing_that_may_not_be_saved(
    store: Store, happens: Callable[[Store], datetime]
) -> None:
    held = saved(store, ANNA, {"R1.agreement": ("4",)})
    now = happens(store)
    refused = []
    for known in (held, None):
        with pytest.raises(ConsultationError) as error:
            save(store, CONSULTATION, ANNA, {"R1.agreement": ("2",)}, language="en", held=known, now=now)
        refused.append(error.value.key)

    assert refused[0] == refused[1]
    found = find(store, CONSULTATION, ANNA)
    assert found is not None
    assert found.answers == ({} if happens is _withdrawn else held.answers)


def test_saving_the_same_again_changes_nothing(store: Store) -> None:
    first = saved(store, ANNA, FULL)
    again = save(store, CONSULTATION, ANNA, FULL, language="en", now=NEXT_DAY)

    assert again == first


def test_a_changed_language_is_kept(store: Store) -> None:
    saved(store, ANNA, FULL)
    again = save(store, CONSULTATION, ANNA, {}, language="fr", now=NEXT_DAY)

    assert again.language == "fr"
    assert find(store, CONSULTATION, ANNA) == again


def test_two_clicks_at_once_begin_one_response(store: Store) -> None:
    with ThreadPoolExecutor(8) as people:
        responses = list(people.map(lambda _: saved(store, ANNA, {"R1.agreement": ("4",)}), range(8)))

    assert {response.id for response in responses} == {responses[0].id}
    with store.read() as connection:
        assert connection.execute(text("SELECT count(*) FROM response")).scalar_one() == 1
        assert connection.execute(text("SELECT count(*) FROM draft_answer")).scalar_one() == 1


def test_many_steps_saved_at_once_never_overwrite_each_other(store: Store) -> None:
    columns = [f"R1.agreement{n}" for n in range(12)]
    with ThreadPoolExecutor(6) as people:
        list(people.map(lambda column: saved(store, ANNA, {column: ("4",)}), columns))

    found = find(store, CONSULTATION, ANNA)
    assert found is not None
    assert found.answers == dict.fromkeys(columns, ("4",))


class TestTwoWindows:
    def test_a_window_that_read_before_the_other_changed_the_answer_is_refused(self, store: Store) -> None:
        seen = saved(store, ANNA, {"R1.agreement": ("4",)}).version
        saved(store, ANNA, {"R1.agreement": ("2",)}, seen)

        with pytest.raises(ChangedElsewhere) as refused:
            saved(store, ANNA, {"R1.agreement": ("5",)}, seen)
        assert refused.value.key == "error.answer.changed_elsewhere"
        assert refused.value.values == {"columns": "R1.agreement"}

    def test_what_the_other_window_saved_stays(self, store: Store) -> None:
        seen = saved(store, ANNA, {"R1.agreement": ("4",)}).version
        saved(store, ANNA, {"R1.agreement": ("2",)}, seen)
        with pytest.raises(ChangedElsewhere):
            saved(store, ANNA, {"R1.agreement": ("5",), "R1.support": ("not",)}, seen)

        found = find(store, CONSULTATION, ANNA)
        assert found is not None
        assert found.answers == {"R1.agreement": ("2",)}

    def test_different_answers_do_not_collide(self, store: Store) -> None:
        seen = saved(store, ANNA, {"R1.agreement": ("4",)}).version
        saved(store, ANNA, {"R1.agreement": ("2",)}, seen)

        both = saved(store, ANNA, {"R1.support": ("not",)}, seen)
        assert both.answers == {"R1.agreement": ("2",), "R1.support": ("not",)}

    def test_an_answer_blanked_in_the_other_window_collides_too(self, store: Store) -> None:
        seen = saved(store, ANNA, {"R1.agreement": ("4",)}).version
        saved(store, ANNA, {"R1.agreement": ()}, seen)

        with pytest.raises(ChangedElsewhere):
            saved(store, ANNA, {"R1.agreement": ("5",)}, seen)

    def test_the_same_change_in_both_windows_is_no_collision(self, store: Store) -> None:
        seen = saved(store, ANNA, {"R1.agreement": ("4",)}).version
        saved(store, ANNA, {"R1.agreement": ("2",)}, seen)

        assert saved(store, ANNA, {"R1.agreement": ("2",)}, seen).answers == {"R1.agreement": ("2",)}

    def test_a_change_is_still_noticed_after_the_other_window_submitted_it(self, store: Store) -> None:
        seen = saved(store, ANNA, FULL).version
        saved(store, ANNA, {"R1.agreement": ("2",)}, seen)
        submit(store, CONSULTATION, ANNA, now=DURING)

        with pytest.raises(ChangedElsewhere):
            saved(store, ANNA, {"R1.agreement": ("5",)}, seen)
        assert saved(store, ANNA, {"R1.support": ("not",)}, seen).answers["R1.support"] == ("not",)

    def test_a_page_that_names_no_version_always_saves(self, store: Store) -> None:
        saved(store, ANNA, {"R1.agreement": ("4",)})
        saved(store, ANNA, {"R1.agreement": ("2",)})

        assert saved(store, ANNA, {"R1.agreement": ("5",)}).answers == {"R1.agreement": ("5",)}


class TestDates:
    def test_before_the_opening_nothing_is_saved(self, store: Store) -> None:
        with pytest.raises(NotOpen, match=r"error\.answer\.not_yet_open"):
            save(store, CONSULTATION, ANNA, FULL, language="en", now=BEFORE)
        assert find(store, CONSULTATION, ANNA) is None

    def test_from_the_closing_on_nothing_is_saved(self, store: Store) -> None:
        with pytest.raises(NotOpen, match=r"error\.answer\.closed"):
            save(store, CONSULTATION, ANNA, FULL, language="en", now=CLOSES)
        assert find(store, CONSULTATION, ANNA) is None

    def test_at_the_moment_of_opening_it_is_open(self, store: Store) -> None:
        assert save(store, CONSULTATION, ANNA, FULL, language="en", now=OPENS).created_at == OPENS

    def test_a_later_closing_date_in_the_file_opens_it_again(self, store: Store) -> None:
        longer = CONSULTATION.model_copy(update={"closes": CLOSES + timedelta(days=7)})
        register(store, longer)

        assert save(store, longer, ANNA, FULL, language="en", now=CLOSES).created_at == CLOSES


def test_a_consultation_that_was_not_registered_is_an_unknown_name(store: Store) -> None:
    other = CONSULTATION.model_copy(update={"id": "other"})

    with pytest.raises(UnknownName, match=r"error\.store\.unregistered"):
        save(store, other, ANNA, FULL, language="en", now=DURING)


def test_what_another_window_changed_is_not_overwritten_by_one_that_only_holds_it(store: Store) -> None:
    begun = saved(store, ANNA, {"R1.support": ("not",)})
    saved(store, ANNA, {"R1.agreement": ("4",)})
    held = save(
        store, CONSULTATION, ANNA, {"P.first": ("R1a",)}, language="en", seen=begun.version, held=begun, now=DURING
    )

    assert held.answers["R1.agreement"] == ("4",)
    change = {"R1.agreement": ("1",)}
    with pytest.raises(ChangedElsewhere):
        save(store, CONSULTATION, ANNA, change, language="en", seen=begun.version, held=held, now=DURING)
