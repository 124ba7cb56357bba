"""The receipt of a submission, and the public list of those that are counted."""

import hashlib
import json
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from asked import (
    ANNA,
    BRUNO,
    CLOSES,
    CONSULTATION,
    DURING,
    FULL,
    NEXT_DAY,
    PROFILE,
    consultation,
    new,
    saved,
    submitted,
)

from consultation.release.receipts import counted_receipts
from consultation.store import counted, set_aside
from consultation.store.bulk import add
from consultation.store.consultations import register
from consultation.store.engine import Store
from consultation.store.receipts import CHANGES, Receipt, public_list, publish, receipt_of
from consultation.store.responses import discard_changes, find, submit, withdraw

ALWAYS = "while_open"


def key(number: int) -> str:
    return f"person-{number:03}-" + "x" * 32


def receipt(store: Store, key: str) -> Receipt:
    found = receipt_of(store, CONSULTATION, key)
    assert found
    return found


def crowd(store: Store, numbers: range, now: datetime = DURING) -> list[str]:
    """Let people submit one after the other; their fingerprints in that order."""
    for number in numbers:
        submitted(store, key(number), PROFILE, now + timedelta(seconds=number))
    return [receipt(store, key(number)).fingerprint for number in numbers]


def published(store: Store, now: datetime) -> bool:
    return publish(store, CONSULTATION.id, now, final=now >= CLOSES)


def listed(store: Store) -> tuple[str, ...]:
    return public_list(store, CONSULTATION).fingerprints


class TestReceipt:
    def test_it_is_the_hash_of_what_was_counted_with_a_code(self, store: Store) -> None:
        response = submitted(store, ANNA, FULL)
        found = receipt(store, ANNA)

        edition = hashlib.sha256("\n".join(CONSULTATION.counted).encode()).hexdigest()
        answers = {column: list(values) for column, values in FULL.items()}
        form = {"answers": answers, "code": found.code, "consultation": "museums", "edition": edition}
        text = json.dumps({**form, "reference": response.reference}, sort_keys=True, ensure_ascii=False)
        compact = json.dumps(json.loads(text), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        assert found.form == compact
        assert found.fingerprint == hashlib.sha256(compact.encode()).hexdigest()
        assert (found.answers, found.counted_at, found.reference) == (FULL, DURING, response.reference)
        assert (len(found.code), int(found.code, 16) > 0) == (32, True)

    def test_what_is_kept_is_what_can_be_read_again(self, store: Store) -> None:
        left_over = {**FULL, "R9.gone": ("4",), "U.gone": ("piloting",)}
        submitted(store, ANNA, left_over)

        assert counted.kept(CONSULTATION, left_over) == receipt(store, ANNA).answers == FULL
        assert hashlib.sha256(receipt(store, ANNA).form.encode()).hexdigest() == receipt(store, ANNA).fingerprint

    def test_the_same_answers_of_two_people_have_different_fingerprints(self, store: Store) -> None:
        submitted(store, ANNA, FULL)
        submitted(store, BRUNO, FULL)

        assert receipt(store, ANNA).code != receipt(store, BRUNO).code
        assert receipt(store, ANNA).fingerprint != receipt(store, BRUNO).fingerprint

    def test_it_holds_the_answers_of_one_person_alone(self, store: Store) -> None:
        submitted(store, ANNA, FULL)
        submitted(store, BRUNO, {**FULL, "R1.agreement": ("2",), "R1.comment": ("Autre chose.",)})

        assert receipt(store, ANNA).answers == FULL

    def test_it_stays_while_changes_are_not_submitted_and_is_new_when_they_are(self, store: Store) -> None:
        submitted(store, ANNA, FULL)
        first = receipt(store, ANNA)
        saved(store, ANNA, {"R1.agreement": ("1",)})
        assert receipt(store, ANNA) == first
        submit(store, CONSULTATION, ANNA, now=NEXT_DAY)
        second = receipt(store, ANNA)

        assert second.answers["R1.agreement"] == ("1",)
        assert (second.counted_at, second.reference) == (NEXT_DAY, first.reference)
        assert not {second.code, second.fingerprint} & {first.code, first.fingerprint}

    def test_submitting_again_without_change_or_dropping_a_change_keeps_it(self, store: Store) -> None:
        submitted(store, ANNA, FULL)
        first = receipt(store, ANNA)
        submit(store, CONSULTATION, ANNA, now=NEXT_DAY)
        saved(store, ANNA, {"R1.agreement": ("1",)})
        discard_changes(store, CONSULTATION, ANNA, now=NEXT_DAY)

        assert receipt(store, ANNA) == first

    def test_a_later_edition_does_not_change_it(self, store: Store) -> None:
        submitted(store, ANNA, FULL)
        first = receipt(store, ANNA)
        shorter = consultation("R1.support")
        register(store, shorter)

        again = receipt_of(store, shorter, ANNA)
        assert again == first

    def test_there_is_none_for_a_draft_a_withdrawn_response_or_an_unknown_key(self, store: Store) -> None:
        saved(store, ANNA, FULL)
        submitted(store, BRUNO, FULL)
        withdraw(store, CONSULTATION, BRUNO, now=NEXT_DAY)

        assert [receipt_of(store, CONSULTATION, each) for each in (ANNA, BRUNO, key(1))] == [None, None, None]


class TestList:
    def test_while_open_the_latest_five_wait(self, store: Store) -> None:
        crowd(store, range(9))
        assert not published(store, NEXT_DAY)
        assert public_list(store, CONSULTATION).published_at is None

        everybody = crowd(store, range(10))
        assert published(store, NEXT_DAY)
        assert listed(store) == tuple(sorted(everybody[:5]))
        assert public_list(store, CONSULTATION).published_at == NEXT_DAY

    def test_after_the_closing_those_who_waited_come_in(self, store: Store) -> None:
        everybody = crowd(store, range(10))
        published(store, NEXT_DAY)

        assert published(store, CLOSES)
        assert listed(store) == tuple(sorted(everybody))

    def test_fewer_than_five_receipts_make_no_list(self, store: Store) -> None:
        crowd(store, range(4))
        assert not published(store, CLOSES)
        crowd(store, range(5))
        assert published(store, CLOSES)
        assert len(listed(store)) == 5

    def test_withdrawals_and_changes_are_seen_in_the_next_list_and_never_by_a_few(self, store: Store) -> None:
        everybody = crowd(store, range(12))
        published(store, CLOSES)
        for number in range(4):
            withdraw(store, CONSULTATION, key(number), now=CLOSES)
        assert not published(store, CLOSES + timedelta(days=1))
        assert listed(store) == tuple(sorted(everybody))

        withdraw(store, CONSULTATION, key(4), now=CLOSES)
        assert published(store, CLOSES + timedelta(days=2))
        assert listed(store) == tuple(sorted(everybody[5:]))

    def test_no_two_states_of_the_list_differ_by_fewer_than_five(self, store: Store) -> None:
        states = [set[str]()]
        for number in range(23):
            submitted(store, key(number), PROFILE, DURING + timedelta(seconds=number))
            if number > 1 and number % 5 == 1:
                saved(store, key(number - 2), {"R1.agreement": ("1",)})
                submit(store, CONSULTATION, key(number - 2), now=DURING + timedelta(minutes=number))
            if number % 5 == 0:
                withdraw(store, CONSULTATION, key(number), now=DURING)
            published(store, DURING + timedelta(hours=number))
            states.append(set(listed(store)))
        published(store, CLOSES)
        states.append(set(listed(store)))

        steps = [len(before ^ after) for before, after in pairwise(states)]
        assert min(step for step in steps if step) >= CHANGES
        assert len([step for step in steps if step]) >= 3

    def test_publishing_again_changes_nothing(self, store: Store) -> None:
        crowd(store, range(10))
        published(store, NEXT_DAY)
        before = public_list(store, CONSULTATION)

        assert not published(store, CLOSES - timedelta(days=1))
        assert public_list(store, CONSULTATION) == before

    def test_responses_from_files_have_no_receipt_and_are_in_no_list(self, store: Store) -> None:
        add(store, CONSULTATION, [new(f"r{number}", FULL) for number in range(20)])

        assert not published(store, CLOSES)

    def test_another_consultation_has_a_list_of_its_own(self, store: Store) -> None:
        other = consultation(name="archives")
        register(store, other)
        crowd(store, range(6))
        published(store, CLOSES)

        assert public_list(store, other).fingerprints == ()

    def test_what_is_counted_through_another_response_is_not_in_the_list(self, store: Store) -> None:
        everybody = crowd(store, range(7))
        kept, aside = (response.id for number in range(2) if (response := find(store, CONSULTATION, key(number))))
        with store.write() as connection:
            set_aside.count_through(connection, aside, kept, 0)
        published(store, CLOSES)

        assert listed(store) == tuple(sorted([everybody[0], *everybody[2:]]))

    @pytest.mark.parametrize("public", ["never", "when_closed"])
    def test_the_public_sees_no_list_before_it_sees_results(self, store: Store, public: str) -> None:
        crowd(store, range(12))

        assert counted_receipts(store, CONSULTATION, public, CLOSES - timedelta(seconds=1)) is None
        assert public_list(store, CONSULTATION).published_at is None

    def test_with_the_results_the_list_appears_by_itself(self, store: Store) -> None:
        everybody = crowd(store, range(12))
        shown = counted_receipts(store, CONSULTATION, "when_closed", CLOSES)

        assert shown
        assert shown.fingerprints == tuple(sorted(everybody))
        assert shown.published_at
        assert (datetime.now(UTC) - shown.published_at) < timedelta(minutes=5)
        while_open = counted_receipts(store, CONSULTATION, ALWAYS, DURING)
        assert while_open == shown
