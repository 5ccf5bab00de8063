"""How many entries a selection is about, and how many it leaves out and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from syru.dates.span import AFTER_ALL
from syru.query.selection import SURE, conditions

if TYPE_CHECKING:
    import sqlite3

    from syru.query.selection import Selection

_PUBLIC_UNKNOWN = f"entries.public = '{AFTER_ALL}'"


class Tally(NamedTuple):
    """How many entries a selection is about.

    total: of these kinds in the log; matching: found; shown: found within the limit; possible:
    found but not surely in the window; undated: left out of the window for having no date;
    unsure: left out by --certain; unplaced: left out by --as-of, since no day is known for them.
    """

    total: int
    matching: int
    shown: int
    possible: int
    undated: int
    unsure: int
    unplaced: int


def count(connection: sqlite3.Connection, selection: Selection, also: str = "TRUE") -> int:
    """Return how many entries a selection finds and that meet a further condition."""
    where, parameters = conditions(selection)
    sql = f"SELECT count(*) FROM entries WHERE {where} AND ({also})"  # noqa: S608 - of our own
    return int(connection.execute(sql, parameters).fetchone()[0])


def tally(connection: sqlite3.Connection, selection: Selection) -> Tally:
    """Return how many entries a selection is about, and how many it leaves out and why."""
    matching = count(connection, selection)
    timeless = selection.without_window()
    filtered = selection != selection.unfiltered()
    bounded = selection.windowed or selection.certain
    limit = matching if selection.limit is None else selection.limit
    unsure = unplaced = 0
    if selection.certain:
        unsure = count(connection, selection._replace(certain=False), f"NOT ({SURE})")
    if selection.as_of is not None:
        unplaced = count(connection, selection._replace(as_of=None), _PUBLIC_UNKNOWN)
    return Tally(
        total=count(connection, selection.unfiltered()) if filtered else matching,
        matching=matching,
        shown=min(matching, limit),
        possible=count(connection, selection, f"NOT ({SURE})") if selection.windowed else 0,
        undated=count(connection, timeless, "entries.start_lo IS NULL") if bounded else 0,
        unsure=unsure,
        unplaced=unplaced,
    )
