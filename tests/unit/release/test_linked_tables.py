"""Tables by country and by museum type together tell nothing of a small combination of both."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from unit.release.answers import KINDS
from unit.release.linking import told
from unit.release.watching import Person, Watched, stream

from consultation.answers import Grouping
from consultation.release.audit import pinned
from consultation.release.changes import Layout
from consultation.release.crossing import Crossing
from consultation.release.history import START
from consultation.release.linked import Beside, Other
from consultation.release.rules import Rules

BOTH = (Grouping.COUNTRY, Grouping.MUSEUM_TYPE)
COUNTRIES = ("DE", "FR", "PL", "ES", "AT")
NINE = ("DE", "FR", "PL", "ES", "AT", "NL", "IT", "CZ", "FI")
TYPES = ("art", "natural_history", "ethnography", "science_technology")
UNLINKED = Rules(linked=False)
CELLS = st.lists(st.lists(st.integers(0, 6), min_size=3, max_size=3), min_size=2, max_size=4)


def at_once(people: list[Person], rules: Rules) -> Watched:
    seen = Watched(rules, BOTH)
    seen.come(people)
    seen.publish()
    return seen


@settings(max_examples=60)
@given(CELLS)
def test_the_bounds_are_those_of_linear_programming(drawn: list[list[int]]) -> None:
    cells = np.array(drawn)
    types = {kind: cells[:, [i]].sum(axis=0) for i, kind in enumerate(TYPES[:3])}
    combined = [(country, kind) for country in COUNTRIES[: len(cells)] for kind in types]
    people: dict[tuple[str, ...], int] = {
        (*both, "museum"): int(n) for both, n in zip(combined, cells.flat, strict=True)
    }
    beside = Beside(
        Grouping.COUNTRY,
        [Other(Grouping.MUSEUM_TYPE, [frozenset([kind]) for kind in types], types, {})],
        [],
        Layout(("n",), several=False),
        Crossing.of(people),
        threshold=1000,
    )
    places = np.arange(cells.size).reshape(cells.shape)
    said = [(line.tolist(), int(total)) for line, total in zip(places, cells.sum(axis=1), strict=True)]
    said += [(line.tolist(), int(total)) for line, total in zip(places.T, cells.sum(axis=0), strict=True)]
    by_program = {place // 3 for place in pinned(cells.size, said)}
    rows = cells.sum(axis=1, keepdims=True)
    assert {i for i, row in enumerate(rows) if beside.tells(frozenset([COUNTRIES[i]]), row, START)} == by_program


def _lone() -> list[Person]:
    """Of 45 people one strongly disagrees: from the only art museum of Germany, among twenty of each."""
    middle = list(KINDS[1:5] * 12)
    people = [Person("DE", kind, "ethnography") for kind in middle[:20]]
    people += [Person("PL", kind, "art") for kind in middle[:20]]
    people += [Person("FR", kind, "ethnography") for kind in middle[:12]]
    return [*people, Person("DE", "1", "art")]


def test_without_the_audit_across_tables_the_answer_of_a_lone_museum_is_known() -> None:
    seen = at_once(_lone(), UNLINKED)
    place = KINDS.index("1") + 6
    found = [seen.seen[0][grouping][row].counts[place] for grouping, row in zip(BOTH, ("DE", "art"), strict=True)]
    assert found == [1, 1]
    assert ((frozenset({"DE"}), frozenset({"art"})), ("1",)) in told(seen)


def test_the_row_of_a_lone_museum_is_merged() -> None:
    seen = at_once(_lone(), Rules())
    assert set(seen.seen[0][Grouping.MUSEUM_TYPE]) == {"art", "ethnography"}
    assert "DE" not in seen.seen[0][Grouping.COUNTRY]
    assert told(seen) == []


def test_what_follows_for_everybody_in_a_combination_is_not_told_either() -> None:
    """No German said 1 or 2, nobody of an art museum 3 or had no opinion: so whoever is both agreed."""
    people = [Person("DE", kind, "ethnography") for kind in "345" * 6]
    people += [Person("PL", kind, "art") for kind in "1245" * 5]
    people += [Person("FR", kind, "ethnography") for kind in "12345" * 5]
    people += [Person("DE", "5", "art"), Person("DE", "4", "art")]
    rows = [set(at_once(people, rules).seen[0][Grouping.COUNTRY]) for rules in (UNLINKED, Rules())]
    assert ["DE" in each for each in rows] == [True, False]


@pytest.mark.parametrize("seed", range(6))
def test_no_small_combination_is_known_from_one_release(seed: int) -> None:
    people = stream(np.random.default_rng(seed), 60, COUNTRIES, TYPES)
    assert told(at_once(people, Rules())) == []


def test_without_the_audit_across_tables_combinations_are_known() -> None:
    drawn = [stream(np.random.default_rng(seed), 60, COUNTRIES, TYPES) for seed in range(6)]
    assert sum(bool(told(at_once(people, UNLINKED))) for people in drawn) >= 3


def _newcomers(rules: Rules) -> Watched:
    """A hundred answers are shown; then eleven arrive, of which one, from a German art museum, strongly disagrees."""
    seen = Watched(rules, BOTH)
    seen.come([Person(country, kind, "ethnography") for country in ("DE", "PL") for kind in KINDS[:5] * 5])
    seen.come([Person("PL", kind, "art") for kind in KINDS[:5] * 10])
    seen.publish()
    for country, kind in (("DE", "ethnography"), ("PL", "art")):
        seen.come([Person(country, each, kind) for each in "23452"])
    seen.come([Person("DE", "1", "art")])
    seen.publish()
    return seen


def test_what_is_new_in_two_tables_does_not_tell_who_is_new_in_both() -> None:
    followed = [
        [seen.seen[-1][grouping][row].since for grouping, row in zip(BOTH, ("DE", "art"), strict=True)]
        for seen in (_newcomers(UNLINKED), _newcomers(Rules()))
    ]
    assert followed == [[2, 2], [1, 2]]


def _many_releases(seed: int) -> Watched:
    """Publish while answers come, and at the closing."""
    people = stream(np.random.default_rng(seed), 150, NINE, TYPES)
    return _watched(people, 40, Watched(Rules(), BOTH))


def _watched(people: list[Person], parts: int, seen: Watched) -> Watched:
    for few in np.array_split(np.arange(len(people)), parts):
        seen.come(people[few[0] : few[-1] + 1])
        seen.publish()
    seen.publish(regroup=True)
    return seen


@pytest.mark.parametrize("seed", [3, 12, 14])
def test_no_small_combination_is_known_from_many_releases(seed: int) -> None:
    """In these streams one was, while rows followed one by one and were divided without regard to the past."""
    seen = _many_releases(seed)
    assert len(seen.seen) > 10
    assert len(seen.sizes()) > 1
    assert told(seen) == []


def test_without_regard_to_what_was_shown_of_a_merged_row_its_parts_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Beside, "tells_of_part", lambda *_: False)
    assert any(told(_many_releases(seed)) for seed in (3, 12))


def _three_groupings(seed: int) -> Watched:
    people = stream(np.random.default_rng(seed), 150, NINE[:6], TYPES[:3], ("museum", "person", "association"))
    return _watched(people, 30, Watched(Rules(), (*BOTH, Grouping.ON_BEHALF)))


@pytest.mark.parametrize("seed", [8, 11])
def test_no_small_combination_of_three_groupings_is_known(seed: int) -> None:
    """In these streams one was, while what two other tables tell together was taken from both ends of a stretch."""
    seen = _three_groupings(seed)
    assert len(seen.sizes()) > 1
    assert told(seen) == []
