"""Published tables as JSON: what the public sees, and the exact counts and history that only `release` reads."""

import json
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

import numpy as np

from consultation.answers import ALL, POOLED, Grouping
from consultation.release.history import KEPT, START, History, Row, Stretch
from consultation.release.linked import Past
from consultation.release.rules import Counted, is_merged
from consultation.store.releases import Published


def written(
    columns: Sequence[str], shown: Sequence[Counted], history: History | None = None, past: Past = MappingProxyType({})
) -> Published:
    """Write a table: everybody as shown until now and last, the rows with their history, and counts of earlier moments.

    Without a history it is the table of everybody.
    """
    everyone = shown[-1]
    rows = [[ALL, 0, everyone.tolist()]]
    kept: dict[str, Any] = {"columns": list(columns), "everyone": everyone.tolist()}
    kept |= {"before": [each.tolist() for each in shown[:-1][-KEPT:]]}
    kept |= {"past": {moment: {each: _lists(counts) for each, counts in by.items()} for moment, by in past.items()}}
    if history is not None:
        visible = [(label, row) for label, row in history.rows.items() if row.shown]
        visible.sort(key=lambda each: (is_merged(each[0]), each[0] == POOLED, each[0]))
        rows += [[label, len(row.groups), row.counts.tolist()] for label, row in visible]
        kept |= {"rows": {label: _row(row) for label, row in history.rows.items()}}
        kept |= {"moment": history.moment}
    return Published(_json({"columns": list(columns), "rows": rows}), _json(kept))


def everyone_of(table: Published, columns: Sequence[str]) -> list[Counted]:
    """Read the row `all` as it was published before and last, in the order of these columns."""
    kept = json.loads(table.kept)
    return [_in_order(each, kept["columns"], columns) for each in (*kept.get("before", ()), kept["everyone"])]


def past_of(table: Published, columns: Sequence[str]) -> Past:
    """Read the counts by group at earlier moments."""
    kept = json.loads(table.kept)
    return {
        int(moment): {
            Grouping(each): {group: _in_order(n, kept["columns"], columns) for group, n in counts.items()}
            for each, counts in by.items()
        }
        for moment, by in kept.get("past", {}).items()
    }


def history_of(table: Published, columns: Sequence[str]) -> History:
    """Read the history of a table by groups."""
    kept = json.loads(table.kept)

    def counts(listed: Sequence[int]) -> Counted:
        return _in_order(listed, kept["columns"], columns)

    def row(label: str, of: dict[str, Any]) -> Row:
        since = of.get("since", START)  # what was published before moments were kept has none
        told = tuple(stretch(each) for each in of.get("stretches", ()))
        divisible = of["divisible"] and bool(told or not is_merged(label))
        return Row(frozenset(of["groups"]), counts(of["counts"]), of["shown"], divisible, since, told)

    def stretch(of: Sequence[Any]) -> Stretch:
        since, until, change, within = of
        return Stretch(since, until, counts(change), tuple(stretch(each) for each in within))

    rows = {label: row(label, of) for label, of in kept["rows"].items()}
    before = max((each.get("moment", START) for each in kept.get("known", ())), default=START)  # as it was kept before
    return History(rows, kept.get("moment", before))


def row_of(table: Published, group: str) -> str | None:
    """Name the row in which a group is counted, itself or another; None if the table shows none."""
    rows = json.loads(table.kept).get("rows", {})
    return next((label for label, row in rows.items() if row["shown"] and group in row["groups"]), None)


def _row(row: Row) -> dict[str, Any]:
    kept = {"groups": sorted(row.groups), "counts": row.counts.tolist()}
    kept |= {"shown": row.shown, "divisible": row.divisible, "since": row.since}
    return kept | ({"stretches": [_stretch(each) for each in row.stretches]} if row.stretches else {})


def _stretch(told: Stretch) -> list[Any]:
    return [told.since, told.until, told.change.tolist(), [_stretch(each) for each in told.within]]


def _lists(counts: Mapping[str, Counted]) -> dict[str, list[int]]:
    return {label: each.tolist() for label, each in counts.items()}


def _in_order(counts: Sequence[int], named: Sequence[str], columns: Sequence[str]) -> Counted:
    """A value that the questionnaire has since gained had no answers; one that it has lost is left out."""
    found = dict(zip(named, counts, strict=True))
    return np.array([found.get(column, 0) for column in columns], dtype=np.int64)


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
