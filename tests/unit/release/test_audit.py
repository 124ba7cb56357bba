"""The audit by linear programming against the bounds that Fréchet gave for a table with known margins."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from unit.release.answers import Kinds, varied
from unit.release.releasing import released

from consultation.release.audit import pinned, tells_of_members
from consultation.release.rules import Rules

TABLE = st.lists(st.lists(st.integers(0, 12), min_size=3, max_size=3), min_size=2, max_size=4)


@settings(max_examples=40)
@given(TABLE)
def test_the_program_finds_what_the_margins_pin_down(cells: list[list[int]]) -> None:
    table = np.array(cells)
    rows, columns, n = table.sum(axis=1), table.sum(axis=0), int(table.sum())
    lowest = np.maximum(0, rows[:, None] + columns[None, :] - n)
    room = np.minimum(rows[:, None], columns[None, :]) - lowest
    places = np.arange(table.size).reshape(table.shape)
    said = [(row.tolist(), int(total)) for row, total in zip(places, rows, strict=True)]
    said += [(column.tolist(), int(total)) for column, total in zip(places.T, columns, strict=True)]
    assert sorted(pinned(table.size, said)) == places[(lowest >= 1) & (room < 3)].tolist()
    assert tells_of_members(rows, columns) == bool(((lowest >= 1) & (room < 3)).any())


def test_a_hidden_number_follows_from_a_longer_chain() -> None:
    """A + b = 9, b + c = 4, a + b + c = 11: c is 2, b is 2, a is 7."""
    assert sorted(pinned(3, [([0, 1], 9), ([1, 2], 4), ([0, 1, 2], 11)])) == [0, 1, 2]


def test_a_number_with_room_is_not_known() -> None:
    assert pinned(2, [([0, 1], 3)]) == []


def test_statements_that_contradict_are_a_defect() -> None:
    with pytest.raises(ValueError, match="contradict"):
        pinned(2, [([0, 1], 3), ([0, 1], 4)])


def _released(groups: dict[str, Kinds], rules: Rules) -> list[str]:
    return [str(group) for group in released(groups, rules)["group"]]


def test_without_the_audit_a_pooled_group_of_one_mind_is_known_from_its_participation() -> None:
    """All 40 Italians chose 4, so they are pooled; of the two others in the pool all but one did."""
    groups = {"DE": varied(60), "FR": varied(45), "IT": [0, 0, 0, 40], "PL": [1, 0, 0, 9], "FI": [0, 1, 0, 9]}
    of_kind = np.array([1, 1, 0, 58, 0])
    assert _released(groups, Rules(audit=False)) == ["all", "DE", "FR", "pooled"]
    assert 40 + of_kind[3] - of_kind.sum() == 38
    assert tells_of_members(np.array([40, 10, 10]), of_kind)
    assert _released(groups, Rules()) == ["all", "DE", "pooled"]
