"""Whoever reads the public tables while answers arrive learns nothing of fewer than five people, nor of one mind."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from unit.release.answers import COUNTRIES, KINDS
from unit.release.observing import exposed
from unit.release.watching import Person, Watched, stream

from consultation.release.rules import Rules

PERSON = st.builds(Person, st.sampled_from(COUNTRIES[:6]), st.sampled_from(KINDS[:6]))
EACH = KINDS[:5]


def watched(seed: int, n: int, rules: Rules) -> Watched:
    seen = Watched(rules)
    seen.arrives(stream(np.random.default_rng(seed), n))
    return seen


def people(country: str, kinds: tuple[str, ...] | str) -> list[Person]:
    return [Person(country, kind) for kind in kinds]


@pytest.mark.parametrize("seed", range(3))
def test_nobody_is_exposed_while_answers_arrive_nor_by_the_closing(seed: int) -> None:
    seen = watched(seed, 60, Rules())
    assert len(seen.seen) > 5
    seen.publish(regroup=True)
    assert exposed(seen) == set()


@settings(max_examples=8)
@given(st.lists(PERSON, min_size=10, max_size=40))
def test_nobody_is_exposed_whoever_comes(drawn: list[Person]) -> None:
    seen = Watched(Rules())
    seen.arrives(drawn)
    seen.publish(regroup=True)
    assert exposed(seen) == set()


def test_without_the_rule_on_changes_nearly_everybody_is() -> None:
    seen = watched(0, 50, Rules(changes=0))
    assert len(exposed(seen)) > 0.8 * (50 - 10)


def _lively(seed: int, rules: Rules, happen: int = 60) -> Watched:
    """Of the things that happen, half are somebody new; else somebody changes the answer or the country, or withdraws
    and now and then comes back.
    """  # noqa: D205 — one thought
    rng = np.random.default_rng(seed)
    seen, away = Watched(rules), list[Person]()
    seen.come(stream(rng, 40))
    for new in stream(rng, happen):
        number = int(rng.choice(list(seen.people)))
        match str(rng.choice(["new", "answer", "country", "leaves", "back"], p=[0.5, 0.2, 0.05, 0.15, 0.1])):
            case "answer":
                seen.edits(number, kind=new.kind)
            case "country":
                seen.edits(number, country=new.country, kind=new.kind)
            case "leaves":
                away.append(seen.people[number])
                seen.leaves([number])
            case "back" if away:
                seen.arrives([away.pop()])
            case _:
                seen.arrives([new])
    seen.publish(regroup=True)
    return seen


@pytest.mark.parametrize("seed", range(2))
def test_nobody_is_exposed_by_a_change_a_withdrawal_or_by_coming_back(seed: int) -> None:
    seen = _lively(seed, Rules())
    assert len(seen.seen) >= 3
    assert exposed(seen) == set()


def test_without_the_rule_on_changes_every_change_is_seen() -> None:
    assert len(exposed(_lively(0, Rules(changes=0), happen=25))) > 15


def test_five_who_change_from_one_step_to_another_are_not_shown() -> None:
    """They go on agreeing, but everybody would know both of their answers."""
    for changes in (0, 5):
        seen = Watched(Rules(changes=changes))
        seen.come(people("DE", EACH * 8))
        seen.publish()
        four = [number for number, person in seen.people.items() if person.kind == "4"]
        for number in four[:6]:
            seen.edits(number, kind="5")
        assert len(seen.seen) == (1 if changes else 7)
        assert exposed(seen) == (set() if changes else set(four[:6]))


@pytest.mark.parametrize(("rules", "expected"), [(Rules(), 30), (Rules(changes=0), 22)])
def test_the_few_who_are_left_of_many_who_came_and_went_are_not_shown(rules: Rules, expected: int) -> None:
    """Both the coming of ten and the going of eight may be seen, but not the two between the first and the last."""
    seen = Watched(rules)
    for each in (people("DE", EACH * 4), people("DE", EACH * 2)):
        seen.come(each)
        seen.publish()
    for number in range(20, 28):
        del seen.people[number]
    seen.publish()
    assert (len(seen.then[-1]), seen.sizes()) == (expected, {"DE": expected})
    seen.come(people("DE", EACH * 4))
    seen.publish()
    assert len(seen.then[-1]) == len(seen.people)


def test_a_row_follows_after_five_changes_not_before() -> None:
    seen = Watched(Rules())
    for country in ("DE", "PL"):
        seen.come(people(country, EACH * 4))
    seen.publish()
    seen.arrives([Person("DE", "1"), Person("PL", "2"), Person("DE", "3"), Person("PL", "4")])
    assert len(seen.seen) == 1
    seen.arrives([Person("DE", "5"), Person("PL", "1"), Person("DE", "2"), Person("PL", "3")])
    assert [len(each) for each in seen.then] == [40, 45]
    assert seen.sizes() == {"DE": 20, "PL": 20}
    seen.arrives([Person("DE", "4"), Person("PL", "5")])
    assert len(seen.then[-1]) == 50
    assert seen.sizes() == {"DE": 25, "PL": 25}


@pytest.mark.parametrize(("rules", "expected"), [(Rules(), (8, 0)), (Rules(changes=0), (0, 3))])
def test_a_row_with_three_changes_holds_the_others_back(rules: Rules, expected: tuple[int, int]) -> None:
    """Otherwise `all` minus the row that followed would tell of the three."""
    seen = Watched(rules)
    for country in ("DE", "PL"):
        seen.come(people(country, EACH * 4))
    seen.publish()
    seen.come([*people("DE", EACH), *people("PL", "135")])
    seen.publish()
    assert (len(seen.people) - sum(seen.sizes().values()), len(exposed(seen))) == expected


def test_five_of_one_mind_do_not_move_a_row() -> None:
    seen = Watched(Rules())
    seen.come(people("DE", EACH * 4))
    seen.publish()
    seen.arrives(people("DE", "545454"))
    assert len(seen.seen) == 1
    seen.arrives(people("DE", "12"))
    assert seen.sizes() == {"DE": 28}


def test_the_closing_merges_what_a_few_would_move() -> None:
    seen = Watched(Rules())
    for country in ("DE", "FR", "PL", "ES"):
        seen.come(people(country, EACH * 4))
    seen.publish()
    seen.come([Person("DE", "1"), Person("FR", "2"), Person("DE", "3"), Person("FR", "4"), Person("FR", "5")])
    seen.come(people("PL", EACH))
    seen.publish(regroup=True)
    assert len(seen.then[-1]) == 90
    assert seen.sizes() == {"ES": 20, "PL": 25, "region:west": 45}
    assert exposed(seen) == set()


def test_a_group_that_shrinks_under_the_threshold_keeps_what_was_shown_until_the_closing() -> None:
    seen = Watched(Rules())
    seen.come([*people("DE", EACH * 8), *people("PL", EACH * 2)])
    seen.publish()
    assert seen.sizes() == {"DE": 40, "PL": 10}
    of_poland = [number for number, person in seen.people.items() if person.country == "PL"]
    seen.leaves(of_poland[3:])
    assert seen.sizes()["PL"] == 10
    assert exposed(seen) == set()
    seen.publish(regroup=True)
    assert seen.sizes().get("PL", 10) == 10
    assert exposed(seen) == set()
