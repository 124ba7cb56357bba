"""The first release of one table, made as the product makes it, from a few numbers by group."""

from collections.abc import Mapping, Sequence

import pandas as pd
from unit.release.answers import KINDS, QUESTIONNAIRE, THRESHOLD, Kinds, exact

from consultation.answers import Grouping
from consultation.release import step
from consultation.release.changes import Layout
from consultation.release.crossing import Crossing
from consultation.release.merging import Partition, singles
from consultation.release.publication import PARTICIPATION
from consultation.release.question import next_tables
from consultation.release.rules import RULES, Policy, Rules
from consultation.release.step import Exact
from consultation.release.tables import shown_table
from consultation.store.releases import Published, Tables

QUESTION = "R1.agreement"


def released(
    groups: Mapping[str, Kinds],
    rules: Rules = RULES,
    *,
    threshold: int = THRESHOLD,
    grouping: Grouping = Grouping.COUNTRY,
    values: Sequence[str] = KINDS,
) -> pd.DataFrame:
    """Release answers by one grouping."""
    policy = Policy.of(grouping, threshold, QUESTIONNAIRE, rules)
    return shown_table(published(exact(groups, values)[0], policy, grouping), values)


def released_respondents(groups: Mapping[str, int], threshold: int = THRESHOLD) -> pd.DataFrame:
    """Release numbers of respondents by country."""
    policy = Policy.of(Grouping.COUNTRY, threshold, QUESTIONNAIRE)
    people = _people(pd.DataFrame({"group": list(groups), "n": list(groups.values())}), policy)
    return shown_table(_first(people, Grouping.COUNTRY, PARTICIPATION), None)


def published(table: pd.DataFrame, policy: Policy, grouping: Grouping) -> Published | None:
    """Release a `distribution` as it is stored; None where nothing may be shown."""
    table = table[table["respondents"] > 0].sort_values("group", ignore_index=True)
    people = _people(table[["group", "respondents"]].set_axis(["group", "n"], axis=1), policy)
    counted = _together(people) if policy.rules.participation else people.counted
    return _first(Exact(table, Layout.of(table, several=False), policy, counted), grouping, QUESTION)


def _people(table: pd.DataFrame, policy: Policy) -> Exact:
    table = table[table["n"] > 0].sort_values("group", ignore_index=True)
    return Exact(table, Layout.of(table, several=False), policy, singles(table["group"]))


def _together(people: Exact) -> Partition:
    return {label: row.groups for label, row in step.first(people).rows.items()}


def _first(asked: Exact, grouping: Grouping, name: str) -> Published | None:
    if asked.table.empty:
        return None
    tables: Tables = next_tables(name, {grouping: asked}, {}, Crossing.of({}), regroup=False)
    return tables.get((grouping, name))
