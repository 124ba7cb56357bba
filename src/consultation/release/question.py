"""The next release of one question, by every grouping: all of its tables change together."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from consultation.answers import ALL, Grouping
from consultation.release import step
from consultation.release.crossing import Crossing
from consultation.release.history import START, History
from consultation.release.kept import everyone_of, history_of, past_of, written
from consultation.release.linked import Beside, Other, Past, Shown
from consultation.release.merging import Part
from consultation.release.rules import Counted, publishable
from consultation.release.step import Exact
from consultation.stats.distribution import combine
from consultation.store.releases import Published, Tables

Exacts = Mapping[Grouping, Exact]
Histories = Mapping[Grouping, History]
Following = Callable[[History, Exact], History | None]


def next_tables(name: str, exacts: Exacts, before: Tables, crossing: Crossing, *, regroup: bool) -> Tables:
    """Give the tables of one question if they change: `all` and, by each grouping, its rows.

    exacts: of one moment, by every grouping that is published. before: what was published. crossing: the respondents
    by all groupings at once. regroup: every row is to follow now. All tables have the same row `all`, so they change
    together or not at all.
    """
    exact = next(iter(exacts.values()))
    if not _may_be_published(exact):
        return {}
    columns = exact.layout.columns
    everyone = before.get((Grouping.NONE, name))
    old = {each: history_of(before[each, name], columns) for each in exacts if (each, name) in before}
    past = past_of(everyone, columns) if everyone else {}
    shown = everyone_of(everyone, columns) if everyone else []
    if shown and not _due(exact, shown, regroup=regroup):
        return {}
    histories = _histories(_Asked(exacts, old, past, crossing), step.regrouped if regroup else step.followed)
    return dict(_written(name, exacts, histories, past, shown)) if histories is not None else {}


def _due(exact: Exact, shown: Sequence[Counted], *, regroup: bool) -> bool:
    """Tell whether `all` may change, and has changed unless every row is to follow."""
    changed = bool((exact.everyone != shown[-1]).any())
    return (regroup or changed) and exact.layout.differs(exact.everyone, shown, exact.policy.rules)


@dataclass(frozen=True)
class _Asked:
    """What the next tables are made from: the exact ones, what was published of earlier ones, and the crossing."""

    exacts: Exacts
    old: Histories
    past: Past
    crossing: Crossing

    @property
    def moment(self) -> int:
        return max((history.moment for history in self.old.values()), default=START) + 1

    def beside(self, grouping: Grouping, found: Histories) -> Beside:
        """Give what the rows by one grouping are seen beside, when those of others have been found."""
        exact, rows = self.exacts[grouping], {**self.old, **found}
        known = [
            Other(each, _parts(rows[each]), self.exacts[each].by_group, self.past)
            for each in [*self.exacts][1:]
            if each in rows and each != grouping
        ]
        ready = [each for each in known if each.grouping in found]
        shown = [
            Shown(each, list(self.old[each].rows.values()), exact.everyone)
            for each in self.exacts
            if each in self.old and each not in found and each != grouping
        ]
        return Beside(grouping, ready, shown, exact.layout, self.crossing, exact.policy.threshold, known, self.past)


def _parts(history: History) -> list[Part]:
    return [row.groups for row in history.rows.values()]


def _histories(asked: _Asked, following: Following) -> Histories | None:
    """Give the next rows of every table; None if one of them has to wait, so that all do.

    The tables with fewest groups come first: the others look at what is told beside them.
    """
    found: dict[Grouping, History] = {}
    for grouping in reversed(list(asked.exacts)):
        exact = replace(asked.exacts[grouping], moment=asked.moment)
        if exact.policy.rules.linked:
            exact = replace(exact, beside=asked.beside(grouping, found))
        history = following(asked.old[grouping], exact) if grouping in asked.old else step.first(exact)
        if history is None:
            return None
        found[grouping] = history
    return found


def _may_be_published(exact: Exact) -> bool:
    everyone = combine(exact.table, dict.fromkeys(exact.table["group"], ALL))
    policy = exact.policy
    if exact.layout.columns == ("n",):
        return int(everyone["n"].iloc[0]) >= policy.threshold
    return bool(publishable(everyone, policy.threshold, policy.rules)[0])


def _written(
    name: str, exacts: Exacts, histories: Histories, past: Past, shown: Sequence[Counted]
) -> Iterator[tuple[tuple[str, str], Published]]:
    exact = next(iter(exacts.values()))
    columns, everyone = exact.layout.columns, exact.everyone
    yield (Grouping.NONE, name), written(columns, [*shown, everyone], past=_needed(exacts, histories, past))
    for grouping, history in histories.items():
        yield (grouping, name), written(columns, [everyone], history)


def _needed(exacts: Exacts, histories: Histories, past: Past) -> Past:
    """Keep the counts of those moments from which on some row waits, of the groupings that others are seen beside."""
    rows = [row for history in histories.values() for row in history.rows.values()]
    moments = {row.since for row in rows}.union(*(stretch.moments for row in rows for stretch in row.stretches))
    latest = max(history.moment for history in histories.values())
    now = {each: exacts[each].by_group for each in list(exacts)[1:]}
    return {moment: now if moment == latest else past[moment] for moment in sorted(moments - {START})}
