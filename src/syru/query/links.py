"""What found entries are about: their actors, topics and places."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

from syru.query.selection import Named

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

LINKED = ("actors", "topics", "places")  # the fields of a found entry

_LINKS = {
    "actors": """
        SELECT entry, actor FROM entry_actors
        WHERE entry IN (SELECT value FROM json_each(:entries))
        ORDER BY entry, position
    """,
    "topics": """
        SELECT entry, topic FROM entry_topics
        WHERE entry IN (SELECT value FROM json_each(:entries))
        ORDER BY entry, position
    """,
    "places": """
        SELECT entry, place FROM entry_places
        WHERE entry IN (SELECT value FROM json_each(:entries))
        ORDER BY entry, position
    """,
}
_THINGS = {
    "actors": """
        SELECT id, name, NULL, NULL FROM actors WHERE id IN (SELECT value FROM json_each(:ids))
    """,
    "topics": """
        SELECT id, name, NULL, NULL FROM topics WHERE id IN (SELECT value FROM json_each(:ids))
    """,
    "places": """
        SELECT id, name, latitude, longitude FROM places
        WHERE id IN (SELECT value FROM json_each(:ids))
    """,
}


class Links:
    """What entries are about; who or what several of them name is read from the index once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._read: dict[str, dict[str, Named]] = {field: {} for field in LINKED}

    def of(self, entries: str) -> dict[str, dict[int, list[Named]]]:
        """Return the links in each field of entries, a JSON list of numbers, by these."""
        return {field: self._of(field, entries) for field in LINKED}

    def _of(self, field: str, entries: str) -> dict[int, list[Named]]:
        rows = self._connection.execute(_LINKS[field], {"entries": entries}).fetchall()
        read = self._read[field]
        self._read_more(field, {id_ for _, id_ in rows} - read.keys())
        links = defaultdict(list)
        for number, id_ in rows:
            links[number].append(read[id_])
        return links

    def _read_more(self, field: str, ids: Iterable[str]) -> None:
        found = self._connection.execute(_THINGS[field], {"ids": json.dumps(list(ids))})
        for id_, name, latitude, longitude in found:
            where = None if latitude is None else (latitude, longitude)
            self._read[field][id_] = Named(id=id_, name=name, coordinates=where)
