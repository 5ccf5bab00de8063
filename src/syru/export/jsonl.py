"""A log as JSON Lines: its head and all that it declares, then entries, an object a line."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

from syru.log.model import FORMAT
from syru.render.data import entry_object, jsonl

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from syru.query.entries import Answer
    from syru.render.data import Object

_HEADS = "SELECT title, description, language, ignore FROM logs ORDER BY number"
_SOURCES = """
SELECT
    id, title, authors, translator, publisher, date, language, original_language, url, text,
    origin, log
FROM sources
ORDER BY rowid
"""
_NAMED = {
    "actor": "SELECT id, name, kind AS actor_kind, role FROM actors ORDER BY rowid",
    "topic": "SELECT id, name, description FROM topics ORDER BY rowid",
    "place": """
        SELECT id, name, iif(latitude IS NULL, NULL, json_array(latitude, longitude)) AS coordinates
        FROM places
        ORDER BY rowid
    """,
}
_NAMES = "SELECT id, name FROM names WHERE kind = :kind ORDER BY number"
_MEMBERSHIPS = "SELECT member, organisation FROM memberships ORDER BY member, position"
# Columns with a JSON list.
_LISTS = ("ignore", "authors", "coordinates")


def log_lines(
    connection: sqlite3.Connection, answer: Answer, *, ascii_only: bool = False
) -> Iterator[str]:
    """Yield a line for each log, each thing that is declared and each entry of an answer.

    An entry is as in every list. What is declared is there whole, whatever the answer leaves out.
    """
    yield from jsonl(_declared(connection), ascii_only=ascii_only)
    yield from jsonl(map(entry_object, answer.entries), ascii_only=ascii_only)


def _declared(connection: sqlite3.Connection) -> Iterator[Object]:
    for row in connection.execute(_HEADS):
        yield _object("log", row, format=FORMAT)
    for row in connection.execute(_SOURCES):
        yield _object("source", row)
    groups = _grouped(connection.execute(_MEMBERSHIPS))
    for kind, sql in _NAMED.items():
        names = _grouped(connection.execute(_NAMES, {"kind": kind}))
        for row in connection.execute(sql):
            aliases = names[row["id"]][1:]  # the first is the name itself
            member_of = groups[row["id"]] if kind == "actor" else []
            yield _object(kind, row, aliases=aliases, member_of=member_of)


def _object(kind: str, row: sqlite3.Row, **more: object) -> Object:
    """Return a row of the index as an object; what it does not have is left out."""
    values = {"kind": kind, **dict(row), **more}
    for key in _LISTS:
        if values.get(key) is not None:
            values[key] = json.loads(values[key])
    return {key: value for key, value in values.items() if value not in (None, [])}


def _grouped(rows: sqlite3.Cursor) -> defaultdict[str, list[str]]:
    """Return the second values of rows by their first."""
    groups = defaultdict(list)
    for key, value in rows:
        groups[key].append(value)
    return groups
