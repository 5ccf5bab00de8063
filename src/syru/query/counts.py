"""How often each date occurs among the entries of a selection, by what the entries are about."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from syru.query.selection import INVOLVED, STANDING_NOW, STANDING_THEN, conditions
from syru.query.tally import Tally, count

if TYPE_CHECKING:
    import sqlite3

    from syru.query.selection import Selection


class By(StrEnum):
    """What entries are grouped by."""

    TOPIC = "topic"
    ACTOR = "actor"
    PLACE = "place"
    STANDING = "standing"
    KIND = "kind"


class Occurrence(NamedTuple):
    """A date as written, how many entries have it, and what these are about, if anything."""

    id: str | None
    name: str | None
    date: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrences:
    """The dates of a selection; dated and undated count its entries, each of them once."""

    selection: Selection
    tally: Tally
    dates: tuple[Occurrence, ...]
    dated: int
    undated: int


_DATED = "entries.date IS NOT NULL"

# (entry, id, name): an entry that has to do with several has several rows.
_ABOUT = {
    By.TOPIC: """
        SELECT entry, id, name FROM entry_topics JOIN topics ON topics.id = entry_topics.topic
    """,
    By.PLACE: """
        SELECT entry, id, name FROM entry_places JOIN places ON places.id = entry_places.place
    """,
    By.ACTOR: f"""
        SELECT link.entry, actors.id, actors.name
        FROM ({INVOLVED}) AS link
        JOIN actors ON actors.id = link.actor
    """,  # noqa: S608 - a query of our own
    By.STANDING: "SELECT number AS entry, {standing} AS id, {standing} AS name FROM entries",
    By.KIND: "SELECT number AS entry, kind AS id, kind AS name FROM entries",
}
_COUNTED = """
WITH about AS ({about})
SELECT about.id, about.name, entries.date, count(*)
FROM entries
LEFT JOIN about ON about.entry = entries.number
WHERE {where} AND {dated}
GROUP BY about.id, entries.date
"""


def occurrences(connection: sqlite3.Connection, selection: Selection, by: By) -> Occurrences:
    """Return how often each date occurs in a selection, whatever its limit."""
    where, parameters = conditions(selection)
    standing = STANDING_NOW if selection.as_of is None else STANDING_THEN
    about = _ABOUT[by].format(standing=standing)
    rows = connection.execute(_COUNTED.format(about=about, where=where, dated=_DATED), parameters)
    dated = count(connection, selection, _DATED)
    matching = Tally(connection, selection)
    return Occurrences(
        selection=selection,
        tally=matching,
        dates=tuple(Occurrence(*row) for row in rows),
        dated=dated,
        undated=matching.matching - dated,
    )
