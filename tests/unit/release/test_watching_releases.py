"""Whoever reads the public tables while answers arrive learns nothing of fewer than five people, nor of one mind."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from unit.release.answers import COUNTRIES, KINDS
from unit.release.watching import Watched, exposed, stream

from consultation.release.rules import Rules

PERSON = st.tuples(st.sampled_from(COUNTRIES[:6]), st.sampled_from(KINDS[:6]))


def watched(seed: int, n: int, rules: Rules) -> Watched:
    seen = Watched(rules)
    seen.arrives(stream(np.random.default_rng(seed), n, COUNTRIES[:9]))
    return seen


@pytest.mark.parametrize("seed", range(3))
def test_nobody_is_exposed_while_answers_arrive_nor_by_the_closing(seed: int) -> None:
    seen = watched(seed, 90, Rules())
    assert len(seen.seen) > 10
    seen.publish(regroup=True)
    assert exposed(seen) == set()


@settings(max_examples=8)
@given(st.lists(PERSON, min_size=10, max_size=60))
def test_nobody_is_exposed_whoever_comes(people: list[tuple[str, str]]) -> None:
    seen = Watched(Rules())
    seen.arrives(people)
    seen.publish(regroup=True)
    assert exposed(seen) == set()


def test_without_the_rule_on_changes_nearly_everybody_is() -> None:
    seen = watched(0, 50, Rules(changes=0))
    assert len(exposed(seen)) > 0.8 * (50 - 10)


def test_a_row_follows_after_five_changes_not_before() -> None:
    seen = Watched(Rules())
    for country in ("DE", "PL"):
        seen.came += [(country, kind) for kind in KINDS[:5] * 4]
    seen.publish()
    first = dict(seen.seen[-1])
    seen.arrives([("DE", "1"), ("PL", "2"), ("DE", "3"), ("PL", "4")])
    assert len(seen.seen) == 1
    seen.arrives([("DE", "5"), ("PL", "1"), ("DE", "2"), ("PL", "3")])
    assert len(seen.people(seen.seen[-1]["all"])) == 45
    assert {label: seen.seen[-1][label] for label in ("DE", "PL")} == {label: first[label] for label in ("DE", "PL")}
    seen.arrives([("DE", "4"), ("PL", "5")])
    assert [len(seen.people(seen.seen[-1][label])) for label in ("all", "DE", "PL")] == [50, 25, 25]


def test_five_of_one_mind_do_not_move_a_row() -> None:
    seen = Watched(Rules())
    seen.came += [("DE", kind) for kind in KINDS[:5] * 4]
    seen.publish()
    seen.arrives([("DE", "5")] * 6)
    assert len(seen.seen) == 1
    seen.arrives([("DE", "1"), ("DE", "2")])
    assert len(seen.people(seen.seen[-1]["DE"])) == 28


def test_the_closing_merges_what_a_few_would_move() -> None:
    seen = Watched(Rules())
    for country in ("DE", "FR", "PL", "ES"):
        seen.came += [(country, kind) for kind in KINDS[:5] * 4]
    seen.publish()
    seen.came += [("DE", "1"), ("FR", "2"), ("DE", "3"), ("FR", "4"), ("FR", "5")]
    seen.came += [("PL", "1"), ("PL", "2"), ("PL", "3"), ("PL", "4"), ("PL", "5")]
    seen.publish(regroup=True)
    rows = {label: len(seen.people(behind)) for label, behind in seen.seen[-1].items()}
    assert rows == {"all": 90, "ES": 20, "PL": 25, "region:west": 45}
    assert exposed(seen) == set()


def test_a_group_that_shrinks_under_the_threshold_keeps_what_was_shown_until_the_closing() -> None:
    seen = Watched(Rules())
    seen.came += [("DE", kind) for kind in KINDS[:5] * 8] + [("PL", kind) for kind in KINDS[:5] * 2]
    seen.publish()
    stay = [person for person in seen.came if person[0] == "DE"] + [("PL", "1"), ("PL", "2"), ("PL", "3")]
    shown = dict(seen.seen[-1])
    seen.came = [*stay[:36], *stay[40:]]
    seen.publish()
    assert seen.seen[-1]["PL"] == shown["PL"]
    seen.publish(regroup=True)
    assert "PL" not in seen.seen[-1] or seen.seen[-1]["PL"] == shown["PL"]
