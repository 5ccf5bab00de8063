"""How many entries a selection is about, and how many it leaves out and why."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from syru.dates.span import AFTER_ALL
from syru.query.selection import SURE, conditions

if TYPE_CHECKING:
    import sqlite3

    from syru.query.selection import Selection

_PUBLIC_UNKNOWN = f"entries.public = '{AFTER_ALL}'"
# Few entries have no date, and an index has these alone. The cross join begins with them, and with
# the plus sign SQLite does not look all of an actor up instead.
_UNDATED = """
SELECT count(*)
FROM (SELECT number FROM entries WHERE start_lo IS NULL) AS undated
CROSS JOIN entries ON entries.number = +undated.number
WHERE {where}
"""
_COUNTED = """
SELECT count(*), count(*) FILTER (WHERE {possible}) FROM entries WHERE {where}
"""
_TOTAL = """
SELECT coalesce(sum(entries), 0) FROM totals WHERE kind IN (SELECT value FROM json_each(:kinds))
"""


class Tally:
    """How many entries a selection is about.

    Each number is counted when it is first asked for: in a log of a million entries a count takes
    as long as a start of the program, and most answers need few of them.
    """

    def __init__(self, connection: sqlite3.Connection, selection: Selection) -> None:
        self._connection = connection
        self._selection = selection

    @cached_property
    def total(self) -> int:
        """How many entries of these kinds the log has."""
        _, parameters = conditions(self._selection.unfiltered())
        return int(self._connection.execute(_TOTAL, parameters).fetchone()[0])

    @cached_property
    def matching(self) -> int:
        """How many are found, whatever the limit."""
        selection = self._selection
        if selection._replace(limit=None, reverse=False) == selection.unfiltered():
            return self.total
        return self._counted[0]

    @cached_property
    def _counted(self) -> tuple[int, int]:
        """How many are found, and of a window how many of these may lie in it only."""
        where, parameters = conditions(self._selection)
        sql = _COUNTED.format(where=where, possible=f"NOT ({SURE})")
        found, possible = self._connection.execute(sql, parameters).fetchone()
        return found, possible

    @cached_property
    def nothing(self) -> bool:
        """Whether none is found."""
        where, parameters = conditions(self._selection)
        sql = f"SELECT NOT EXISTS (SELECT 1 FROM entries WHERE {where})"  # noqa: S608 - of our own
        return bool(self._connection.execute(sql, parameters).fetchone()[0])

    @cached_property
    def shown(self) -> int:
        """How many are found within the limit."""
        limit = self._selection.limit
        return self.matching if limit is None else min(self.matching, limit)

    @cached_property
    def possible(self) -> int:
        """How many are found that are not surely in the window."""
        return self._counted[1] if self._selection.windowed else 0

    @cached_property
    def undated(self) -> int:
        """How many are left out of the window for having no date."""
        selection = self._selection
        if not (selection.windowed or selection.certain):
            return 0
        where, parameters = conditions(selection.without_window())
        found = self._connection.execute(_UNDATED.format(where=where), parameters)
        return int(found.fetchone()[0])

    @cached_property
    def unsure(self) -> int:
        """How many are left out by --certain."""
        selection = self._selection
        if not selection.certain:
            return 0
        return count(self._connection, selection._replace(certain=False), f"NOT ({SURE})")

    @cached_property
    def unplaced(self) -> int:
        """How many are left out by --as-of, since no day is known for them."""
        selection = self._selection
        if selection.as_of is None:
            return 0
        return count(self._connection, selection._replace(as_of=None), _PUBLIC_UNKNOWN)

    @cached_property
    def perhaps_public(self) -> int:
        """How many are left out by --as-of that may have been public, as far as their dates go.

        The date of what was confidential does not say that it may.
        """
        selection = self._selection
        if selection.as_of is None:
            return 0
        return count(self._connection, selection._replace(as_of=None), self._begun)

    def perhaps_public_ids(self, most: int) -> list[str]:
        """Return the ids of the first so many of these."""
        where, parameters = conditions(self._selection._replace(as_of=None))
        sql = f"""
        SELECT id FROM entries WHERE {where} AND {self._begun} ORDER BY number LIMIT :most
        """  # noqa: S608 - of our own
        found = self._connection.execute(sql, parameters | {"most": most})
        return [id_ for (id_,) in found]

    @property
    def _begun(self) -> str:
        day = self._selection.known_by
        later = f"entries.public > '{day}' AND NOT {_PUBLIC_UNKNOWN}"
        return f"{later} AND entries.start_lo <= '{day}' AND NOT entries.confidential"


def public_later(
    connection: sqlite3.Connection, selection: Selection, day: str
) -> tuple[int, str | None]:
    """Return how many entries became public after a day, as far as known, and the first day."""
    where, parameters = conditions(selection)
    sql = f"""
    SELECT count(*), min(entries.public) FROM entries
    WHERE {where} AND entries.public > :day AND NOT {_PUBLIC_UNKNOWN}
    """  # noqa: S608 - of our own
    number, first = connection.execute(sql, parameters | {"day": day}).fetchone()
    return int(number), first


def count(connection: sqlite3.Connection, selection: Selection, also: str = "TRUE") -> int:
    """Return how many entries a selection finds and that meet a further condition."""
    where, parameters = conditions(selection)
    sql = f"SELECT count(*) FROM entries WHERE {where} AND ({also})"  # noqa: S608 - of our own
    return int(connection.execute(sql, parameters).fetchone()[0])
