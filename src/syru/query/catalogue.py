"""What a log holds: its actors, topics, places and sources, with counts within a selection."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from syru.query.selection import INVOLVED, conditions

if TYPE_CHECKING:
    import sqlite3

    from syru.query.selection import Selection

KINDS = ("actor", "topic", "place", "source")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Something that a log declares, and how many entries of a selection have to do with it.

    detail is an actor's kind and role, a topic's description or a source's date in words; first
    and last are the dates of its first and last dated entry, in words.
    """

    kind: str
    id: str
    name: str
    detail: str | None
    events: int
    facts: int
    quotes: int
    first: str | None
    last: str | None

    @property
    def total(self) -> int:
        """Return how many entries there are in all."""
        return self.events + self.facts + self.quotes


_DECLARED = {
    "actor": "SELECT id, name, kind || coalesce(': ' || role, '') AS detail FROM actors",
    "topic": "SELECT id, name, description AS detail FROM topics",
    "place": "SELECT id, name, NULL AS detail FROM places",
    "source": "SELECT id, title AS name, date_words AS detail FROM sources",
}
# Which entries have to do with what: (entry, id).
_LINKS = {
    "actor": f"SELECT entry, actor AS id FROM ({INVOLVED})",  # noqa: S608
    "topic": "SELECT entry, topic AS id FROM entry_topics",
    "place": "SELECT entry, place AS id FROM entry_places",
    "source": "SELECT number AS entry, source AS id FROM entries",
}
# With a single min or max, SQLite takes the other columns from the row that has it: here that of
# the first or last place in a chronology. An undated entry has none, and NULL is passed over.
_COUNTED = """
WITH links AS ({links})
SELECT
    links.id,
    count(*) FILTER (WHERE entries.kind = 'event') AS events,
    count(*) FILTER (WHERE entries.kind = 'fact') AS facts,
    count(*) FILTER (WHERE entries.kind = 'quote') AS quotes,
    entries.date_words AS date_words,
    {which}(
        entries.sort_day || entries.sort_late || entries.end_hi || printf('%020d', entries.number)
    ) AS place
FROM links
JOIN entries ON entries.number = links.entry
WHERE {where}
GROUP BY links.id
"""


def catalogue(connection: sqlite3.Connection, kind: str, selection: Selection) -> list[Item]:
    """Return all of a kind, those with most entries first, whatever the limit."""
    first = _counted(connection, kind, selection, "min")
    last = _counted(connection, kind, selection, "max")
    items = [
        _item(kind, row, first.get(row["id"]), last.get(row["id"]))
        for row in connection.execute(_DECLARED[kind])
    ]
    items.sort(key=lambda item: -item.total)
    if selection.reverse:
        items.reverse()
    return items


def _item(
    kind: str, declared: sqlite3.Row, first: sqlite3.Row | None, last: sqlite3.Row | None
) -> Item:
    """Return what is declared with its counts; without an entry there is no first and no last."""
    return Item(
        kind=kind,
        id=declared["id"],
        name=declared["name"],
        detail=declared["detail"],
        events=first["events"] if first else 0,
        facts=first["facts"] if first else 0,
        quotes=first["quotes"] if first else 0,
        first=first["date_words"] if first else None,
        last=last["date_words"] if last else None,
    )


def _counted(
    connection: sqlite3.Connection, kind: str, selection: Selection, which: str
) -> dict[str, sqlite3.Row]:
    where, parameters = conditions(selection)
    sql = _COUNTED.format(links=_LINKS[kind], which=which, where=where)
    return {row["id"]: row for row in connection.execute(sql, parameters)}
