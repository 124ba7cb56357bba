"""An observer who reads the public tables whenever they change, while single responses arrive."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from unit.release.answers import COUNTRIES, KINDS, QUESTIONNAIRE, THRESHOLD, Kinds, exact

from consultation.answers import Grouping
from consultation.release.changes import Layout
from consultation.release.kept import history_of
from consultation.release.merging import singles
from consultation.release.question import next_tables
from consultation.release.rules import Policy, Rules
from consultation.release.step import Exact
from consultation.store.releases import Tables

QUESTION = "R1.agreement"
Person = tuple[str, str]  # country, and what was answered
People = frozenset[tuple[str, int]]  # those of a country who came between a release and the one before


@dataclass
class Watched:
    """A consultation of one question by country that is published after each response, and what was seen of it.

    seen: for each release, who is behind `all` and behind each row as it was shown then. An observer knows which
    countries a row is of and when it changed, but not whether somebody came from a country between two releases.
    """

    rules: Rules
    came: list[Person] = field(default_factory=list)
    tables: Tables = field(default_factory=dict)
    seen: list[dict[str, People]] = field(default_factory=list)
    moments: list[int] = field(default_factory=list)
    threshold: int = THRESHOLD

    def arrives(self, people: Iterable[Person]) -> None:
        """Let people answer one after the other."""
        for person in people:
            self.came.append(person)
            self.publish()

    def publish(self, *, regroup: bool = False) -> None:
        """Publish what the rules allow."""
        asked = self._exact()
        changed = next_tables(QUESTION, {Grouping.COUNTRY: asked}, self.tables, regroup=regroup)
        if not changed:
            return
        before = self.seen[-1] if self.seen else {}
        shown = {"all": _until(COUNTRIES, len(self.seen))}
        for label, row in history_of(changed[Grouping.COUNTRY, QUESTION], asked.layout.columns).rows.items():
            if row.shown:
                followed = (asked.of(row.groups) == row.counts).all()
                shown[label] = _until(row.groups, len(self.seen)) if followed else before[label]
        self.tables |= changed
        self.seen.append(shown)
        self.moments.append(len(self.came))

    def people(self, behind: People) -> set[int]:
        """Find who these people are, by the order in which they came."""
        began = [0, *self.moments]
        between = {release: range(*began[release : release + 2]) for _, release in behind}
        return {i for country, release in behind for i in between[release] if self.came[i][0] == country}

    def _exact(self) -> Exact:
        groups: dict[str, Kinds] = {}
        for country in {country for country, _ in self.came}:
            of_country = Counter(kind for from_, kind in self.came if from_ == country)
            groups[country] = [of_country[kind] for kind in KINDS]
        table, _ = exact(groups)
        policy = Policy.of(Grouping.COUNTRY, self.threshold, QUESTIONNAIRE, self.rules)
        table = table.sort_values("group", ignore_index=True)
        return Exact(table, Layout.of(table, several=False), policy, singles(table["group"]))


def _until(countries: Iterable[str], release: int) -> People:
    return frozenset((country, i) for country in countries for i in range(release + 1))


def told_apart(watched: Watched) -> set[People]:
    """Give the sets of people that the observer can count by themselves.

    Every row and every difference of `all` and rows of one release; what was added to any of them from any release to
    any later one; and what is left of that without what was added, within that time, to others.
    """
    known: list[dict[str, People]] = []
    for shown in watched.seen:
        rows = {label: people for label, people in shown.items() if label != "all"}
        rest = shown["all"] - frozenset().union(*rows.values())
        known.append({**shown, "rest": rest})
    added: set[People] = set()
    for i, early in enumerate(known):
        for late in known[i + 1 :]:
            added |= {late[label] - people for label, people in early.items() if people < late.get(label, frozenset())}
    return _remainders(added) | {people for shown in known for people in shown.values() if people}


def _remainders(added: set[People]) -> set[People]:
    """Take from each set, one after the other, every disjoint smaller one that lies within it, largest first."""
    left = set(added)
    ordered = sorted(added, key=lambda people: (-len(people), sorted(people)))
    for whole in added:
        rest = whole
        for part in ordered:
            if part < rest:
                rest -= part
                left.add(rest)
                left.add(whole - part)
    return left


def exposed(watched: Watched) -> set[int]:
    """Give the people whose answer is known: alone, with three others at the most, or with all others of one mind."""
    found: set[int] = set()
    for behind in told_apart(watched):
        people = watched.people(behind)
        kinds = Counter(watched.came[i][1] for i in people)
        if people and (len(people) < 5 or kinds.most_common(1)[0][1] >= len(people) - 1):
            found |= people
    return found


def stream(rng: np.random.Generator, n: int, countries: Sequence[str]) -> list[Person]:
    """Draw people: some countries are ten times as many as others, and most agree."""
    weights = (1 + np.arange(len(countries))) ** -1.2
    drawn = rng.choice(countries, n, p=weights / weights.sum())
    kinds = rng.choice(KINDS[:6], n, p=[0.05, 0.1, 0.2, 0.35, 0.25, 0.05])
    return [(str(country), str(kind)) for country, kind in zip(drawn, kinds, strict=True)]
