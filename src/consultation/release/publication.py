"""Publishing: from the counts of one moment, and what was published before, to what the public sees next."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

import pandas as pd

from consultation.answers import ALL, Grouping
from consultation.questions.model import Questionnaire, SeveralChoices
from consultation.release import step
from consultation.release.changes import Layout, seen
from consultation.release.history import History
from consultation.release.kept import everyone_of, history_of, written
from consultation.release.merging import Partition, singles
from consultation.release.rules import RULES, Policy, Rules, answers, kinds, publishable
from consultation.release.step import Exact
from consultation.stats.distribution import combine, distributions
from consultation.store import frames, receipts, releases
from consultation.store.engine import Store
from consultation.store.releases import Publication, Tables

PARTICIPATION = ""
GROUPINGS = tuple(grouping for grouping in Grouping if grouping is not Grouping.NONE)
_PACE = 200  # the longer rows have waited, the more has to change before `all` follows again: history stays short

Exacts = Mapping[Grouping, Exact]


@dataclass(frozen=True)
class _Before:
    """What was published, and whether all rows are to follow now."""

    tables: Tables
    regroup: bool


def publish(store: Store, questionnaire: Questionnaire, threshold: int, now: datetime, *, rules: Rules = RULES) -> bool:
    """Publish what the rules allow to be published at this moment; tell whether anything new was.

    After the closing, the first call lets every row follow; so does a new threshold. The list of counted receipts is
    made anew with it. Several processes may call it at once: one of them publishes. Raise ConsultationError for a
    threshold that protects nobody, StoreUnavailable when the database is.
    """
    with releases.one_moment(store) as moment:
        last = releases.last(moment, questionnaire)
        tables = releases.everything(moment, questionnaire)
        exact = _exact_tables(moment, questionnaire)
    closed = questionnaire.closes is not None and now >= questionnaire.closes
    regroup = last is not None and (last.threshold != threshold or (closed and not last.closed))
    policies = {each: Policy.of(each, threshold, questionnaire, rules) for each in GROUPINGS}
    changed = _changed(questionnaire, exact, policies, _Before(tables, regroup))
    week = f"{now:%G-W%V}"
    same = last or Publication(0, week, threshold, closed=False)
    after = replace(same, threshold=threshold, closed=closed or same.closed)
    if changed:
        after = replace(after, number=after.number + 1, week=week)
    if after == last or (last is None and not changed):
        return False
    published = releases.replace(store, questionnaire, last, after, changed)
    if published and changed:
        receipts.publish(store, questionnaire.id, now, final=closed)
    return published and bool(changed)


def _exact_tables(store: Store, questionnaire: Questionnaire) -> dict[Grouping, dict[str, pd.DataFrame]]:
    values = {column: questionnaire.choices(questionnaire.columns[column]) for column in questionnaire.counted}
    found = {}
    for grouping in GROUPINGS:
        counts = frames.counts(store, questionnaire, grouping)
        people = counts.respondents[["group", "n"]].sort_values("group", ignore_index=True)
        found[grouping] = {PARTICIPATION: people, **distributions(counts, values)}
    return found


def _changed(
    questionnaire: Questionnaire,
    exact: Mapping[Grouping, Mapping[str, pd.DataFrame]],
    policies: Mapping[Grouping, Policy],
    before: _Before,
) -> Tables:
    """Give the tables that change: participation first, whose rows no table of answers divides."""
    alone = {each: exact[each][PARTICIPATION] for each in GROUPINGS}
    if alone[Grouping.COUNTRY].empty:
        return {}
    people = {
        each: Exact(table, Layout.of(table, several=False), policies[each], singles(table["group"]))
        for each, table in alone.items()
    }
    changed = _next(PARTICIPATION, people, before)
    counted = {each: _counted(people[each], before.tables | changed, each) for each in GROUPINGS}
    for column in questionnaire.counted:
        several = isinstance(questionnaire.columns[column], SeveralChoices)
        tables = {each: exact[each][column] for each in GROUPINGS}
        asked = {
            each: Exact(table, Layout.of(table, several=several), policies[each], counted[each])
            for each, table in tables.items()
        }
        changed |= _next(column, asked, before)
    return changed


def _counted(people: Exact, tables: Tables, grouping: Grouping) -> Partition:
    """Give the parts that the table of participation shows, of the groups that have respondents."""
    table = tables.get((grouping, PARTICIPATION))
    if table is None:
        return people.counted
    rows = step.with_new_groups(history_of(table, people.layout.columns), people).rows
    return {label: people.present(row.groups) for label, row in rows.items() if people.present(row.groups)}


def _next(name: str, exacts: Exacts, before: _Before) -> Tables:
    """Give the tables of one question if they change: `all` and, by each grouping, its rows."""
    exact = exacts[Grouping.COUNTRY]
    if not _may_be_published(exact):
        return {}
    columns = exact.layout.columns
    everyone = before.tables.get((Grouping.NONE, name))
    if everyone is None:
        histories = {each: step.first(exacts[each]) for each in GROUPINGS}
        return dict(_written(name, exact, histories))
    old = {each: history_of(before.tables[each, name], columns) for each in GROUPINGS if (each, name) in before.tables}
    change = exact.everyone - everyone_of(everyone, columns)
    if not exact.layout.enough(change, exact.policy.rules):
        return {}
    if before.regroup:
        histories = {each: _regrouped(old.get(each), exacts[each]) for each in GROUPINGS}
        return dict(_written(name, exact, histories))
    if not change.any() or seen(exact.layout.people(change)) < _pace(exact, old):
        return {}
    followed = {
        each: step.followed(old[each], exacts[each]) if each in old else step.first(exacts[each]) for each in GROUPINGS
    }
    histories = {each: history for each, history in followed.items() if history is not None}
    return dict(_written(name, exact, histories)) if len(histories) == len(GROUPINGS) else {}


def _regrouped(history: History | None, exact: Exact) -> History:
    return step.regrouped(history, exact) if history is not None else step.first(exact)


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
    return bool(publishable(answers(everyone), kinds(everyone), policy.threshold, policy.rules)[0])


def _written(
    name: str, exact: Exact, histories: Mapping[Grouping, History]
) -> Iterator[tuple[tuple[str, str], releases.Published]]:
    columns = exact.layout.columns
    yield (Grouping.NONE, name), written(columns, exact.everyone, None)
    for grouping, history in histories.items():
        yield (grouping, name), written(columns, exact.everyone, history)
