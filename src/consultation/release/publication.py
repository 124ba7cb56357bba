"""Publishing: from the counts of one moment, and what was published before, to what the public sees next."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

import pandas as pd

from consultation.answers import Grouping
from consultation.questions.model import Questionnaire, SeveralChoices
from consultation.release import step
from consultation.release.changes import Layout
from consultation.release.crossing import Crossing
from consultation.release.kept import history_of
from consultation.release.merging import Partition, singles
from consultation.release.question import next_tables
from consultation.release.rules import PUBLIC_GROUPINGS, RULES, Policy, Rules
from consultation.release.step import Exact
from consultation.stats.distribution import distributions
from consultation.store import crossed, frames, receipts, releases
from consultation.store.engine import Store
from consultation.store.releases import Publication, Tables

PARTICIPATION = ""


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
        crossing = Crossing.of(crossed.respondents(moment, questionnaire, PUBLIC_GROUPINGS))
    closed = questionnaire.closes is not None and now >= questionnaire.closes
    regroup = last is not None and (last.threshold != threshold or (closed and not last.closed))
    policies = {each: Policy.of(each, threshold, questionnaire, rules) for each in PUBLIC_GROUPINGS}
    changed = _changed(questionnaire, exact, policies, tables, crossing, regroup=regroup)
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
    for grouping in PUBLIC_GROUPINGS:
        counts = frames.counts(store, questionnaire, grouping)
        people = counts.respondents[["group", "n"]].sort_values("group", ignore_index=True)
        found[grouping] = {PARTICIPATION: people, **distributions(counts, values)}
    return found


def _changed(
    questionnaire: Questionnaire,
    exact: Mapping[Grouping, Mapping[str, pd.DataFrame]],
    policies: Mapping[Grouping, Policy],
    before: Tables,
    crossing: Crossing,
    *,
    regroup: bool,
) -> Tables:
    """Give the tables that change: participation first, whose rows no table of answers divides."""
    alone = {each: exact[each][PARTICIPATION] for each in PUBLIC_GROUPINGS}
    if alone[Grouping.COUNTRY].empty:
        return {}
    people = {
        each: Exact(table, Layout.of(table, several=False), policies[each], singles(table["group"]))
        for each, table in alone.items()
    }
    changed = next_tables(PARTICIPATION, people, before, crossing, regroup=regroup)
    counted = {each: _counted(people[each], before | changed, each) for each in PUBLIC_GROUPINGS}
    for column in questionnaire.counted:
        several = isinstance(questionnaire.columns[column], SeveralChoices)
        tables = {each: exact[each][column] for each in PUBLIC_GROUPINGS}
        asked = {
            each: Exact(table, Layout.of(table, several=several), policies[each], counted[each])
            for each, table in tables.items()
        }
        changed |= next_tables(column, asked, before, crossing, regroup=regroup)
    return changed


def _counted(people: Exact, tables: Tables, grouping: Grouping) -> Partition:
    """Give the parts that the table of participation shows, of the groups that have respondents."""
    table = tables.get((grouping, PARTICIPATION))
    if table is None:
        return people.counted
    rows = step.with_new_groups(history_of(table, people.layout.columns), people).rows
    return {label: people.present(row.groups) for label, row in rows.items() if people.present(row.groups)}
