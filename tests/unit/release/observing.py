"""What an observer of all releases can tell apart by adding and subtracting, and whose answers are known from it."""

from collections import Counter

from unit.release.answers import COUNTRIES
from unit.release.watching import Watched

from consultation.answers import Grouping

# What changed in a country between a release and the one before: an observer knows which of these are in a number.
Changes = frozenset[tuple[str, int]]
_SIDE = {"1": "low", "2": "low", "4": "high", "5": "high"}


def exposed(watched: Watched) -> set[int]:
    """Give the people whose answer, or change of it, is known: with three others at the most, or all of one mind."""
    found: set[int] = set()
    for changes in told_apart(watched):
        moved = _moved(watched, changes)
        visible = Counter[str]()
        for each in moved.values():
            visible.update(each)
        if any(visible.values()) and (len(moved) < 5 or _alike(list(moved.values()))):
            found |= moved.keys()
    return found


def told_apart(watched: Watched) -> set[Changes]:
    """Give the sets of changes that the observer can count by themselves.

    Every row and every difference of `all` and rows of one release; what changed in any of them from any release to
    any later one; and what is left of that without what changed, within that time, in others.
    """
    known: list[dict[str, Changes]] = []
    for release, seen in enumerate(watched.seen):
        rows = {label: _until(row.groups, row.since) for label, row in seen[Grouping.COUNTRY].items()}
        everyone = _until(COUNTRIES, release + 1)
        known.append({**rows, "all": everyone, "rest": everyone - frozenset[tuple[str, int]]().union(*rows.values())})
    changed: set[Changes] = set()
    for i, early in enumerate(known):
        for late in known[i + 1 :]:
            changed |= {
                late[label] - before for label, before in early.items() if before < late.get(label, frozenset())
            }
    return _remainders(changed) | {changes for each in known for changes in each.values() if changes}


def _until(countries: tuple[str, ...] | frozenset[str], release: int) -> Changes:
    return frozenset((country, i) for country in countries for i in range(release))


def _remainders(changed: set[Changes]) -> set[Changes]:
    """Take from each set, one after the other, every disjoint smaller one that lies within it, largest first."""
    left = set(changed)
    ordered = sorted(changed, key=lambda each: (-len(each), sorted(each)))
    for whole in changed:
        rest = whole
        for part in ordered:
            if part < rest:
                rest -= part
                left.add(rest)
                left.add(whole - part)
    return left


def _moved(watched: Watched, changes: Changes) -> dict[int, Counter[str]]:
    """Give who is behind these changes, and by how much each moved each count."""
    moved: dict[int, Counter[str]] = {}
    for country, release in changes:
        before = watched.then[release - 1] if release else {}
        for sign, people in ((1, watched.then[release]), (-1, before)):
            for number, person in people.items():
                if person.country == country:
                    moved.setdefault(number, Counter())[person.kind] += sign
    return {number: each for number, each in moved.items() if any(each.values())}


def _alike(moved: list[Counter[str]]) -> bool:
    """Tell whether all, or all but one, came to the same answer or the same side, or left it."""
    same = Counter[tuple[str, bool]]()
    for each in moved:
        sides = Counter[str]()
        for kind, n in each.items():
            sides[_SIDE.get(kind, kind)] += n
        same.update({(kind, n > 0) for kind, n in (*each.items(), *sides.items()) if n})
    return max(same.values(), default=0) >= len(moved) - 1
