"""What a typed name means in an index: one actor, topic, place, source or entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from syru.errors import UsageError
from syru.names import Name, find_ids, nearest
from syru.query.selection import Named

if TYPE_CHECKING:
    import sqlite3

_MOST_LISTED = 10

_NAMES = "SELECT id, name, folded FROM names WHERE kind = :kind ORDER BY number"
_OWNERS = {
    "actor": "SELECT id, name, role FROM actors WHERE id = :id",
    "topic": "SELECT id, name, NULL AS role FROM topics WHERE id = :id",
    "place": "SELECT id, name, NULL AS role FROM places WHERE id = :id",
}


def names_of(connection: sqlite3.Connection, kind: str) -> list[Name]:
    """Return every name and alias of a kind: actor, topic or place."""
    rows = connection.execute(_NAMES, {"kind": kind})
    return [Name(id=row["id"], text=row["name"], folded=row["folded"]) for row in rows]


def named(connection: sqlite3.Connection, kind: str, id_: str) -> Named:
    """Return what a kind has under an id."""
    return Named(**connection.execute(_OWNERS[kind], {"id": id_}).fetchone())


def find_named(connection: sqlite3.Connection, kind: str, typed: str) -> Named:
    """Return the one thing of a kind that was typed.

    Raises UsageError where there is none, with the nearest names, or several, with all of them.
    """
    names = names_of(connection, kind)
    found = find_ids(typed, names)
    if len(found) == 1:
        return named(connection, kind, found[0])
    if found:
        raise UsageError(_several(kind, typed, [named(connection, kind, id_) for id_ in found]))
    ids = {word: name.id for name in names for word in (name.text, name.id)}
    close = dict.fromkeys(ids[word] for word in nearest(typed, ids))
    meant = [_labelled(named(connection, kind, id_)) for id_ in close]
    remedy = f"did you mean {' or '.join(meant)}?" if meant else f"syru {kind}s lists them all"
    raise UsageError(f'no {kind} is called "{typed}"; {remedy}')


def _several(kind: str, typed: str, found: list[Named]) -> str:
    listed = list(map(_labelled, found[:_MOST_LISTED]))
    if len(found) > _MOST_LISTED:
        listed.append(f"{len(found) - _MOST_LISTED} more")
    several = f'"{typed}" may be one of several {kind}s: {", ".join(listed)}'
    return f"{several}; write more of the name, or the id"


def _labelled(one: Named) -> str:
    return f"{one.name} ({one.id})"
