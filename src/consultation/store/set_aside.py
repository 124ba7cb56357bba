"""Responses that are counted through another one of the same museum: out of the counts, and back into them."""

from collections.abc import Sequence

from sqlalchemy import Connection, select, update

from consultation.store import tables as t
from consultation.store import tallies


def one_at_a_time(connection: Connection, consultation: int) -> None:
    """Wait for whoever else decides about, or deletes, responses that count for others; the first thing they all do.

    They hold several responses at once, and without this each could wait for one that the other holds.
    """
    row = select(t.consultation.c.id).where(t.consultation.c.id == consultation)
    connection.execute(row.with_for_update(key_share=True))


def lock_others(connection: Connection, counted: Sequence[int]) -> list[int]:
    """Give those that are counted through one of these responses, so that nobody changes them meanwhile.

    Before a slot is locked: a writer that waits for the slot may hold one of them.
    """
    through = select(t.response.c.id).where(t.response.c.counted_through.in_(counted)).order_by(t.response.c.id)
    return list(connection.scalars(through.with_for_update()))


def count_again(connection: Connection, responses: Sequence[int], slot: int) -> None:
    """Let these count by themselves; the slot is locked by the caller."""
    if responses:
        connection.execute(update(t.response).where(t.response.c.id.in_(responses)).values(counted_through=None))
        tallies.count(connection, tallies.Scope.BATCH, 1, slot, responses=list(responses))


def count_through(connection: Connection, aside: int, counted: int, slot: int) -> None:
    """Take a response out of the counts because another one counts in its place; the slot is locked by the caller."""
    tallies.count(connection, tallies.Scope.ONE, -1, slot, response=aside)
    connection.execute(update(t.response).where(t.response.c.id == aside).values(counted_through=counted))
