"""A consultation that is published after each response, and what an observer of the public tables saw of it."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from unit.release.answers import COUNTRIES, KINDS, QUESTIONNAIRE, THRESHOLD, Kinds, exact

from consultation.answers import Grouping
from consultation.release.changes import Layout
from consultation.release.crossing import Crossing
from consultation.release.history import Row
from consultation.release.kept import history_of
from consultation.release.merging import singles
from consultation.release.question import next_tables
from consultation.release.rules import Policy, Rules
from consultation.release.step import Exact
from consultation.store.releases import Tables

QUESTION = "R1.agreement"


@dataclass(frozen=True)
class Person:
    """Where somebody is from, what was answered, the type of the museum, and on whose behalf."""

    country: str
    kind: str
    museum_type: str = "art"
    on_behalf: str = "museum"

    def of(self, grouping: Grouping) -> str:
        """Give the group by one grouping."""
        return str(getattr(self, grouping))


@dataclass
class Watched:
    """One question by one grouping or several.

    people: who is counted now, by an arbitrary number. then: the same at each release. seen: the rows as they were
    shown at each release; `since` tells at which one each of them followed the answers last.
    """

    rules: Rules
    groupings: Sequence[Grouping] = (Grouping.COUNTRY,)
    threshold: int = THRESHOLD
    people: dict[int, Person] = field(default_factory=dict)
    tables: Tables = field(default_factory=dict)
    then: list[Mapping[int, Person]] = field(default_factory=list)
    seen: list[Mapping[Grouping, Mapping[str, Row]]] = field(default_factory=list)
    _next: int = 0

    def come(self, people: Iterable[Person]) -> None:
        """Let people answer, before anything is published."""
        for person in people:
            self.people[self._next] = person
            self._next += 1

    def arrives(self, people: Iterable[Person]) -> None:
        """Let people answer one after the other."""
        for person in people:
            self.come([person])
            self.publish()

    def leaves(self, numbers: Collection[int]) -> None:
        """Let people withdraw one after the other."""
        for number in numbers:
            del self.people[number]
            self.publish()

    def edits(self, number: int, **changed: str) -> None:
        """Let somebody submit something else."""
        self.people[number] = replace(self.people[number], **changed)
        self.publish()

    def publish(self, *, regroup: bool = False) -> None:
        """Publish what the rules allow."""
        exacts = {grouping: self._exact(grouping) for grouping in self.groupings}
        changed = next_tables(QUESTION, exacts, self.tables, self._crossing(), regroup=regroup)
        if changed:
            self.tables |= changed
            self.then.append(dict(self.people))
            self.seen.append({grouping: self._rows(grouping, exacts) for grouping in self.groupings})

    def sizes(self, grouping: Grouping = Grouping.COUNTRY) -> dict[str, int]:
        """Give the respondents of the rows that are shown now."""
        return {label: int(row.counts[0]) for label, row in self.seen[-1][grouping].items()}

    def _rows(self, grouping: Grouping, exacts: Mapping[Grouping, Exact]) -> dict[str, Row]:
        history = history_of(self.tables[grouping, QUESTION], exacts[grouping].layout.columns)
        return {label: row for label, row in history.rows.items() if row.shown}

    def _crossing(self) -> Crossing:
        return Crossing.of(Counter((each.country, each.museum_type, each.on_behalf) for each in self.people.values()))

    def _exact(self, grouping: Grouping) -> Exact:
        groups: dict[str, Kinds] = {}
        for group in {person.of(grouping) for person in self.people.values()}:
            found = Counter(person.kind for person in self.people.values() if person.of(grouping) == group)
            groups[group] = [found[kind] for kind in KINDS]
        table, _ = exact(groups)
        policy = Policy.of(grouping, self.threshold, QUESTIONNAIRE, self.rules)
        table = table.sort_values("group", ignore_index=True)
        return Exact(table, Layout.of(table, several=False), policy, singles(table["group"]))


def stream(
    rng: np.random.Generator,
    n: int,
    countries: Sequence[str] = COUNTRIES[:9],
    types: Sequence[str] = ("art",),
    behalf: Sequence[str] = ("museum",),
) -> list[Person]:
    """Draw people: some countries and types are ten times as many as others, and most agree."""

    def drawn(names: Sequence[str]) -> list[str]:
        weights = (1 + np.arange(len(names))) ** -1.2
        return [str(name) for name in rng.choice(names, n, p=weights / weights.sum())]

    kinds = [str(kind) for kind in rng.choice(KINDS[:6], n, p=[0.05, 0.1, 0.2, 0.35, 0.25, 0.05])]
    return [Person(*each) for each in zip(drawn(countries), kinds, drawn(types), drawn(behalf), strict=True)]
