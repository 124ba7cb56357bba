"""The next release of one question, by every grouping: all of its tables change together."""

from collections.abc import Iterator, Mapping

from consultation.answers import ALL, Grouping
from consultation.release import step
from consultation.release.changes import seen
from consultation.release.history import History
from consultation.release.kept import everyone_of, history_of, written
from consultation.release.rules import publishable
from consultation.release.step import Exact
from consultation.stats.distribution import combine
from consultation.store.releases import Published, Tables

_PACE = 200  # the longer rows have waited, the more has to change before `all` follows again: history stays short

Exacts = Mapping[Grouping, Exact]


def next_tables(name: str, exacts: Exacts, before: Tables, *, regroup: bool) -> Tables:
    """Give the tables of one question if they change: `all` and, by each grouping, its rows.

    exacts: of one moment, by every grouping that is published. before: what was published. regroup: every row is to
    follow now. All tables have the same row `all`, so they change together or not at all.
    """
    exact = next(iter(exacts.values()))
    if not _may_be_published(exact):
        return {}
    columns = exact.layout.columns
    everyone = before.get((Grouping.NONE, name))
    if everyone is None:
        histories = {each: step.first(exacts[each]) for each in exacts}
        return dict(_written(name, exact, histories))
    old = {each: history_of(before[each, name], columns) for each in exacts if (each, name) in before}
    change = exact.everyone - everyone_of(everyone, columns)
    if not exact.layout.enough(change, exact.policy.rules):
        return {}
    if not regroup and (not change.any() or seen(exact.layout.people(change)) < _pace(exact, old)):
        return {}
    following = step.regrouped if regroup else step.followed
    followed = {
        each: following(old[each], exacts[each]) if each in old else step.first(exacts[each]) for each in exacts
    }
    histories = {each: history for each, history in followed.items() if history is not None}
    return dict(_written(name, exact, histories)) if len(histories) == len(exacts) else {}


def _pace(exact: Exact, histories: Mapping[Grouping, History]) -> int:
    if not exact.policy.rules.changes:
        return 0
    longest = max((len(history.known) for history in histories.values()), default=0)
    return int(exact.layout.people(exact.everyone).sum()) * longest // _PACE


def _may_be_published(exact: Exact) -> bool:
    everyone = combine(exact.table, dict.fromkeys(exact.table["group"], ALL))
    policy = exact.policy
    if exact.layout.columns == ("n",):
        return int(everyone["n"].iloc[0]) >= policy.threshold
    return bool(publishable(everyone, policy.threshold, policy.rules)[0])


def _written(
    name: str, exact: Exact, histories: Mapping[Grouping, History]
) -> Iterator[tuple[tuple[str, str], Published]]:
    columns = exact.layout.columns
    yield (Grouping.NONE, name), written(columns, exact.everyone, None)
    for grouping, history in histories.items():
        yield (grouping, name), written(columns, exact.everyone, history)
